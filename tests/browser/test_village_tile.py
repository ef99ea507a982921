"""The script that draws a crowd: run as deck.gl runs it, over a real file of columns."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

from emas.geo.time_zones import today
from emas.services import snapshot
from emas.services.points import NO_SCORE, bands, points
from emas.services.rubrics import rubric
from emas.services.selection import Filter, select
from emas.services.snapshot import Snapshot
from emas.ui.maps import crowd
from emas.ui.maps.palette import PALETTES
from emas.ui.maps.sieve import sieve
from emas.web import village_files
from tests.support.demo import FILTERS

_RUN = """
async ([script, columns, borders, draw]) => {
  const address = text => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(address(script));
  const told = new Promise(done => { worker.onmessage = message => done(message.data); });
  const input = Uint8Array.from(columns).buffer;
  const options = { mvt: { draw: { ...draw, borders: address(borders) } } };
  worker.postMessage({ type: "process", payload: { input, options } });
  const { type, payload } = await told;
  if (type !== "done") return payload;
  const { positions, polygonIndices, triangles, attributes } = payload.result.polygons;
  const { getFillColor, getFilterValue } = attributes;
  const plain = ({ value }) => Array.from(value);
  return { positions: plain(positions), starts: plain(polygonIndices), triangles: plain(triangles),
    colours: plain(getFillColor), values: plain(getFilterValue) };
}
"""

BORDER = {"a": 110.0, "b": -7.0, "c": 111.0, "d": -7.0}


def draw(page: Page, body: bytes, wanted: Filter, today: date, *, named: bool = False) -> dict[str, Any]:
    """What the script makes of a file of columns and one border."""
    layer = crowd.layer(
        "", "", sieve(wanted, rubric(), today), PALETTES["light"], metres=6000, region=False, named=named
    )
    asked = layer.load_options["mvt"]["draw"]
    told: dict[str, Any] = page.evaluate(
        _RUN, [crowd.script("light").decode(), list(body), json.dumps([BORDER]), asked]
    )
    assert "error" not in told, told
    return told


@pytest.fixture
def now(demo: Path) -> Snapshot:
    return snapshot.current()


@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_what_script_and_card_let_through_is_what_the_server_selects(
    page: Page, now: Snapshot, wanted: Filter
) -> None:
    day = today()
    told = draw(page, village_files.columns(now, "claimed"), wanted, day)
    values = np.array(told["values"]).reshape(-1, 2)[told["starts"][:-1]]
    ranges = np.array(sieve(wanted, rubric(), day).ranges_of_crowd, dtype=np.float32)
    through = ((values >= ranges[:, 0]) & (values <= ranges[:, 1])).all(axis=1)
    assert through[0], "the border"
    inside = np.flatnonzero(points(now).inside(wanted.region))
    assert inside[through[1:]].tolist() == select(now, "claimed", wanted).rows.tolist()


def test_villages_are_drawn_where_they_are_in_the_colour_of_their_band(page: Page, now: Snapshot) -> None:
    told = draw(page, village_files.columns(now, "claimed"), Filter(), date(2026, 11, 25), named=True)
    found = points(now)
    named = int((found.step > 0).sum())
    starts = np.array(told["starts"])
    assert len(starts) - 1 == 1 + len(found) + 2 * named
    assert named > 0
    corners = np.array(told["positions"]).reshape(-1, 2)
    plain = np.flatnonzero(found.step == 0)
    middles = corners[starts[1] : starts[1 + len(plain)]].reshape(-1, 3, 2).mean(axis=1)
    lon = middles[:, 0] * 360 - 180
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * middles[:, 1]))))
    assert np.allclose(lon, found.lon[plain], atol=0.0006)
    assert np.allclose(lat, found.lat[plain], atol=0.0006)
    colours = np.array(told["colours"]).reshape(-1, 4)
    light = PALETTES["light"]
    colour = np.array([light.hollow, light.unfinished, light.outside, *light.bands])
    expected = colour[bands(now, "claimed")[plain] - NO_SCORE]
    assert (colours[starts[1 : 1 + len(plain)]][:, :3] == expected).all()
    # Every triangle has its three corners in one area.
    area = np.searchsorted(starts, np.array(told["triangles"]).reshape(-1, 3), side="right")
    assert (area == area[:, :1]).all()


def test_a_broken_file_is_told_as_an_error(page: Page) -> None:
    with pytest.raises(AssertionError, match="error"):
        draw(page, b"\xff\xff\xff\x7f", Filter(), date(2026, 11, 25))
