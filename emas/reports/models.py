"""Models to be filled in by a village office, as DOCX: outlines in Indonesian, marked as examples."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Literal

from emas.settings import DATA

MARK = "CONTOH, BUKAN NASKAH RESMI"
"""Stands on every page."""

LANGUAGE = "id-ID"
"""What the models are written in, whatever the reader's language."""

Code = Literal["regulation", "task_force", "procedure"]

CODES: tuple[Code, ...] = ("regulation", "task_force", "procedure")

_BLANK = "(……)"

_SIGNED = ("", "Ditetapkan di {blank}, tanggal {blank}", "{head}", "", "{blank}")


@dataclass(frozen=True)
class Place:
    """For whom a model is: the village, where it lies, and its words for rule and head.

    ``full`` is the name with its kind (Desa Campurejo), ``name`` without; ``where`` are its district and
    regency. ``rule`` is empty where the village cannot issue one (a kelurahan).
    """

    name: str
    full: str
    where: str
    rule: str
    head: str


_WORDS = {
    "desa": ("Peraturan Desa", "Kepala Desa"),
    "kalurahan": ("Peraturan Kalurahan", "Lurah"),
    "gampong": ("Qanun Gampong", "Keuchik"),
    "nagari": ("Peraturan Nagari", "Wali Nagari"),
    "kampung": ("Peraturan Kampung", "Kepala Kampung"),
    "kelurahan": ("", "Lurah"),
}


def words_of(kind: str) -> tuple[str, str]:
    """What a village of this kind (the register's) calls its rule and its head; the first empty: no rule."""
    return _WORDS.get(kind, _WORDS["desa"])


def available(place: Place) -> tuple[Code, ...]:
    """The models for this village: a kelurahan issues no rule of its own."""
    return tuple(code for code in CODES if code != "regulation" or place.rule)


def indicator_of(code: Code) -> str:
    """Code of the indicator that a model helps to raise."""
    return str(_outlines()[code]["indicator"])


def model(code: Code, place: Place) -> bytes:
    """The DOCX: A4, with the mark at the head and foot of every page."""
    # Slow to import: only who asks for a model waits for it.
    from docx import Document
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    outline, document = _outlines()[code], Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
    document.styles["Normal"].font.size = Pt(11)
    document.core_properties.language = LANGUAGE
    for spoken in document.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), LANGUAGE)
    titles = [_filled(title, place).upper() for title in outline["titles"]]
    marked = [part.paragraphs[0] for part in (page.header, page.footer)]
    for paragraph, text in zip(
        [*marked, *(document.add_paragraph() for _title in titles)], [MARK, MARK, *titles], strict=True
    ):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = True
    for section in outline["section"]:
        heading = document.add_paragraph()
        heading.paragraph_format.keep_with_next = True
        heading.paragraph_format.space_before = Pt(10)
        heading.add_run(section["heading"]).bold = True
        for line in section["lines"]:
            document.add_paragraph(_filled(line, place))
    for line in _SIGNED:
        document.add_paragraph(_filled(line, place))
    document.core_properties.title = f"{titles[0]} ({MARK.lower()})"
    document.core_properties.author = ""
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _filled(text: str, place: Place) -> str:
    return text.format(
        name=place.name, full=place.full, where=place.where, rule=place.rule, head=place.head, blank=_BLANK
    )


@cache
def _outlines() -> dict[str, Any]:
    """The outlines of ``data/models.toml`` by code."""
    read = tomllib.loads((DATA / "models.toml").read_text(encoding="utf-8"))
    return {one["code"]: one for one in read["model"]}
