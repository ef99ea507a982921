"""What files and pictures are made of: names of files, harmless cells, lines of text, legends."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from emas.geo.names import title
from emas.geo.register import register
from emas.reports.chart_picture import chart_svg
from emas.reports.csv_file import MARKS, Form, csv_bytes, figures_csv
from emas.reports.legend import Section, Sign, below, beside
from emas.reports.lettering import lines, width, written
from emas.reports.names import file_name
from emas.reports.villages import titles
from emas.reports.words import FACTS, Caption, Words, facts
from emas.reports.workbook import figures_xlsx, xlsx_bytes
from emas.services.rubrics import rubric
from tests.support.report_words import CAPTION, words

FORMULAS = [
    "=1+1",
    "+62 812",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    '=HYPERLINK("http://example.org";"klik")',
    "=cmd|'/C calc'!A0",
    '-1";=1+1;"',
]
MARK_UP = ["<r><t>x</t></r>", "<b>&amp;</b>", "_x0041_", '"a";"b"', "a\nb", "http://example.org"]


def small(names: list[str]) -> tuple[pd.DataFrame, Words]:
    """A table of the columns that a reader's text may land in, and words for it."""
    table = pd.DataFrame(
        {
            "code": pd.array([f"{at:010d}" for at in range(len(names))], dtype="str"),
            "name": pd.array(names, dtype="str"),
            "origin": pd.Categorical(["village"] * len(names), categories=["village", "simulated"]),
            "district": pd.Categorical(names),
            "score": np.linspace(-1, 1, len(names)),
        }
    )
    return table, words(rubric())


@pytest.mark.parametrize("form", ["indonesian", "international"])
def test_no_cell_of_a_csv_begins_a_formula(form: Form) -> None:
    separator, decimal = MARKS[form]
    names = [*FORMULAS, *MARK_UP, "Kampung = Baru", ""]
    table, told = small(names)
    caption = Caption(title="x", date="=1+1", source="@x", disclaimer="-")
    data = csv_bytes(table, told, caption, form)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))
    assert len(rows) == len(names) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    at = rows[0].index("Kolom name")
    score = rows[0].index("Kolom score")
    for name, row in zip(names, rows[1:], strict=True):
        dangerous = name in FORMULAS
        assert row[at] == (f"'{name}" if dangerous else name)
        for place, cell in enumerate(row):
            if place != score:
                assert not cell.startswith(tuple("=+-@\t\r\n＝"))
    # A number keeps its sign and stays a number.
    numbers = [float(row[score].replace(decimal, ".")) for row in rows[1:]]
    assert numbers == pytest.approx(table["score"].tolist())


def test_a_heading_that_is_a_formula_is_harmless_too() -> None:
    table, told = small(["a"])
    evil = Words({**told.headings, "name": "=1+1"}, told.values, told.marks, told.sheets)
    assert "'=1+1" in csv_bytes(table, evil, CAPTION, "international").decode("utf-8-sig").splitlines()[0]


def test_a_workbook_takes_no_text_for_a_formula_a_link_or_mark_up() -> None:
    names = [*FORMULAS, *MARK_UP]
    table, told = small(names)
    data = xlsx_bytes(table, table, told, Caption(title="=1+1", source="<r>&</r>", disclaimer="@x"))
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    rows = book.get_sheet_by_name("Desa").to_python()
    assert [str(row[1]).strip() for row in rows[1:]] == [name.replace("\r", "\r").strip() for name in names]
    # A formula would carry its own element, a link its relation.
    assert b"<f>" not in sheet_xml(data)
    assert b"hyperlink" not in sheet_xml(data)
    told_facts = {row[0]: row[1].strip() for row in book.get_sheet_by_name("Keterangan").to_python()}
    assert told_facts["Kolom title"] == "=1+1"
    assert told_facts["Kolom source"] == "<r>&</r>"


def sheet_xml(workbook: bytes) -> bytes:
    from zipfile import ZipFile

    with ZipFile(BytesIO(workbook)) as parts:
        return b"".join(parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/"))


def test_a_file_is_named_by_what_is_in_it() -> None:
    parts = ("peta", "Jawa Timur", "isian desa", "2026-11-24", "simulasi")
    expected = "desa-migran-emas_peta_jawa-timur_isian-desa_2026-11-24_simulasi.xlsx"
    assert file_name(*parts, ending="xlsx") == expected
    assert file_name("peta", "", "Ba'u / Çarik..", ending="png") == "desa-migran-emas_peta_ba-u-carik.png"


@given(st.lists(st.text(), max_size=6))
def test_a_file_name_is_one_on_every_system(parts: list[str]) -> None:
    name = file_name(*parts, ending="csv")
    assert name.isascii()
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    assert name.endswith(".csv")
    assert len(name) <= 255
    assert name.count(".") == 1


@given(st.text(max_size=300), st.floats(30, 900), st.integers(1, 4), st.booleans())
def test_lines_fit_and_only_what_does_not_fit_is_left_out(
    text: str, room: float, most: int, bold: bool
) -> None:
    found = lines(text, 12, room, most=most, bold=bold)
    assert len(found) <= most
    assert all(width(line, 12, bold=bold) <= room for line in found)
    if not found or not found[-1].endswith(" …"):
        kept = "".join("".join(found).split())
        assert kept == "".join(c for c in text if c.isprintable() and not c.isspace())


@given(st.text(max_size=50))
def test_any_text_is_an_element_that_can_be_read(text: str) -> None:
    for line in lines(text, 12, 900, most=3):
        assert ElementTree.fromstring(written(line, (0, 0), 12)).text == line  # noqa: S314


def test_names_of_the_register_are_spelt_as_everywhere() -> None:
    names = np.array(register().villages.name.to_pylist(), dtype=object)
    assert titles(names).tolist() == [title(name) for name in names]


@given(
    st.lists(
        st.lists(st.text("abcdefgh ", min_size=1, max_size=60), min_size=1, max_size=9),
        min_size=1,
        max_size=2,
    ),
    st.floats(160, 904),
)
def test_a_legend_keeps_to_its_room(texts: list[list[str]], room: float) -> None:
    sign = Sign("", "#000000", "#000000")
    sections = [
        Section("Judul", "catatan", tuple(("dot", Sign(text, sign.fill, sign.line)) for text in part))
        for part in texts
    ]
    tall = below(sections, room)
    assert tall.width <= room + 0.01
    flat = beside(sections, 904)
    assert flat.width <= 904
    assert flat.height <= tall.height + 0.01 or len(sections) == 1


def test_a_simulated_title_needs_its_mark() -> None:
    assert facts(CAPTION, simulated=True)["title"] == "Skor rata-rata (simulasi)"
    assert facts(CAPTION, simulated=False)["title"] == "Skor rata-rata"
    with pytest.raises(ValueError, match="mark"):
        facts(Caption(title="Skor", simulated=" "), simulated=True)


NAMES = {field: f"Tentang {field}" for field in FACTS}
WHERE = replace(CAPTION, title="Layak", place="Jawa Timur", of="12 dinilai · 9 lengkap")


@pytest.mark.parametrize(
    ("form", "head", "row"),
    [
        ("indonesian", "Desa;Bagian;Tentang title;", "Campurejo;12,5;Layak: Jawa Timur (simulasi);"),
        ("international", "Desa,Bagian,Tentang title,", "Campurejo,12.5,Layak: Jawa Timur (simulasi),"),
    ],
)
def test_figures_of_a_chart_say_in_each_row_what_they_are_of(form: Form, head: str, row: str) -> None:
    table = pd.DataFrame({"Desa": ["Campurejo", "=1+1"], "Bagian": [12.5, None]})
    data = figures_csv(table, NAMES, WHERE, form)
    assert data.startswith(b"\xef\xbb\xbf")
    lines_ = data.decode("utf-8-sig").splitlines()
    assert lines_[0].startswith(head)
    assert lines_[1].startswith(row)
    assert lines_[2].startswith(f"'=1+1{MARKS[form][0]}{MARKS[form][0]}Layak")
    for said in facts(WHERE, simulated=True).values():
        assert said in lines_[1] and said in lines_[2]


def test_a_column_of_the_table_itself_is_not_written_over() -> None:
    table = pd.DataFrame({"Tentang place": ["Bali"], "n": [3]})
    text = figures_csv(table, NAMES, WHERE, "indonesian").decode("utf-8-sig")
    assert text.splitlines()[0].count("Tentang place") == 1
    assert text.splitlines()[1].startswith("Bali;3;Layak: Jawa Timur (simulasi)")


def test_figures_of_a_chart_as_a_workbook() -> None:
    table = pd.DataFrame({"Desa": ["Campurejo", "=1+1"], "Bagian": [12.5, None], "n": [-1, 2]})
    data = figures_xlsx(table, NAMES, WHERE, ("Data", "Keterangan"))
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    assert book.get_sheet_by_name("Data").to_python() == [
        ["Desa", "Bagian", "n"],
        ["Campurejo", 12.5, -1],
        ["=1+1", "", 2],
    ]
    assert b"<f>" not in sheet_xml(data)
    told = dict(book.get_sheet_by_name("Keterangan").to_python())
    assert told == {NAMES[field]: text for field, text in facts(WHERE, simulated=True).items()}


def test_a_chart_as_a_picture_says_what_it_is_of() -> None:
    chart = '<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="700" height="80"><g/></svg>'
    picture = ElementTree.fromstring(chart_svg(chart, "Satu <kalimat> & lagi.", WHERE))  # noqa: S314
    text = " ".join("".join(one.itertext()) for one in picture.iter("{http://www.w3.org/2000/svg}text"))
    assert "Satu <kalimat> & lagi." in text
    for field, said in facts(WHERE, simulated=True).items():
        assert said in text, field
    assert float(picture.attrib["width"]) > 700
    assert float(picture.attrib["height"]) > 80 + 100
    with pytest.raises(ValueError, match="size"):
        chart_svg("<svg/>", "x", WHERE)
