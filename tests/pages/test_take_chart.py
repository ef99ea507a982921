"""Every chart of the page can be taken away: as a picture with its fonts, as drawing, as data."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from emas.reports.words import Caption
from emas.ui import csv_form
from emas.ui.charts import frame
from emas.ui.maps.choice import ALL_SECTIONS, BLOCKING, CONTEXT, PROCEDURAL, SCORECARD
from tests.pages.conftest import OpenPage

WITHOUT = {SCORECARD}
"""Sections that are a table, with the map's files for it."""


@pytest.mark.parametrize("section", [one for one in ALL_SECTIONS if one not in WITHOUT])
def test_every_chart_becomes_picture_and_data(
    open_page: OpenPage, section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[Caption, str, frame.Build, frame.Data]] = []
    take = frame._take

    def kept(key: str, about: Caption, sentence: str, build: frame.Build, data: frame.Data) -> Any:
        drawn.append((about, sentence, build, data))
        return take(key, about, sentence, build, data)

    monkeypatch.setattr(frame, "_take", kept)
    every = (
        "L8.2",
        "L8.1",
        "L10.1",
        "L3.1",
        "L5.2",
        "L6.2",
        "L1.2",
        "L4.2",
        "L8.3",
        "L7.3",
        "L1.3",
        "L5.1",
        "L5.3",
    )
    query = {"tingkat_andai": ",".join(f"{code}:4" for code in every)}
    page = open_page("criteria", bagian=section, **query)
    assert not page.error
    # Of a demonstration of sixty villages no regency has enough to show a share.
    assert drawn or section == PROCEDURAL
    for about, sentence, build, data in drawn:
        simulated = section != CONTEXT and about.title != "Dari usulan sampai SK"
        assert (about.simulated == "(simulasi)") is simulated, about.title
        assert about.place and about.date and about.source
        assert (about.kind != "") is simulated
        assert "**" not in sentence and "\\" not in sentence
        svg = frame._picture("svg", build, sentence, about).decode()
        assert svg.startswith("<svg")
        assert "NaN" not in svg
        shown = " ".join(re.findall(r">([^<]+)</text>", svg))
        for said in (about.place, about.date, about.simulated, about.kind):
            assert said in shown, (about.title, said)
        assert frame._picture("png", build, sentence, about).startswith(b"\x89PNG")
        assert frame._xlsx(data, about).startswith(b"PK")
        head, *rows = csv.reader(
            StringIO(frame._csv(data, about, "indonesian").decode("utf-8-sig")), delimiter=";"
        )
        assert len(rows) == len(pd.DataFrame(data)) > 0
        for row in rows:
            cells = dict(zip(head, row, strict=True))
            assert about.title in cells["Judul"] and about.place in cells["Judul"]
            assert ("(simulasi)" in cells["Judul"]) is simulated
            assert cells["Tanggal"] == about.date
            if simulated:
                assert cells["Saringan"] and cells["Jenis skor"] and cells["Periode"]


def test_the_form_of_csv_is_that_of_the_language_until_it_is_chosen(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = []
    monkeypatch.setattr(csv_form, "draw", lambda _key: forms.append(csv_form.chosen()))
    monkeypatch.setattr(frame.st, "popover", opened)
    open_page("criteria", bagian=BLOCKING)
    open_page("criteria", bagian=BLOCKING, lang="en")
    assert set(forms[: len(forms) // 2]) == {"indonesian"}
    assert set(forms[len(forms) // 2 :]) == {"international"}


def opened(*_args: Any, **_more: Any) -> Any:
    """In place of a popover: open, as only a browser opens one."""

    @contextmanager
    def held() -> Iterator[Any]:
        yield SimpleNamespace(open=True)

    return held()
