"""Every chart of the page can be taken away: as a picture with its fonts, as drawing, as data."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from emas.ui.charts import frame
from emas.ui.maps.choice import ALL_SECTIONS, PROCEDURAL, SCORECARD
from tests.pages.conftest import OpenPage

WITHOUT = {SCORECARD}
"""Sections that are a table, with the map's files for it."""


@pytest.mark.parametrize("section", [one for one in ALL_SECTIONS if one not in WITHOUT])
def test_every_chart_becomes_picture_and_data(
    open_page: OpenPage, section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[tuple[frame.Build, pd.DataFrame]] = []
    take = frame._take

    def kept(key: str, title: str, build: frame.Build, data: pd.DataFrame, mark: str) -> Any:
        drawn.append((build, data))
        return take(key, title, build, data, mark)

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
    for build, data in drawn:
        svg = frame._picture("svg", build, "id")
        assert svg.startswith(b"<svg")
        assert b"NaN" not in svg
        assert frame._picture("png", build, "en").startswith(b"\x89PNG")
        lines = frame._csv(data, "id").decode("utf-8-sig").splitlines()
        assert len(lines) == len(pd.DataFrame(data)) + 1
        assert len(lines) > 1


def test_no_cell_is_read_as_a_formula() -> None:
    data = {"Desa": ["=1+1", "Desa A"], "n": [-1, 2]}
    assert frame._csv(data, "id").decode("utf-8-sig").splitlines() == ["Desa;n", "'=1+1;-1", "Desa A;2"]
