"""The map as a picture, over a small demonstration: right colours, whole texts, its marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from emas.reports.legend import PointKey, RegionKey, Sign
from emas.reports.lettering import width
from emas.reports.picture import HEIGHT, PLAIN_HEIGHT, PLAIN_WIDTH, WIDTH, map_png, map_svg, plain_map_svg
from emas.reports.words import Caption
from emas.services import map_figures, snapshot
from emas.services.map_figures import MEAN, NAMED, By, RegionFigures
from emas.services.points import NO_SCORE, NOT_TARGET, UNFINISHED
from emas.services.selection import Filter, Selection, select
from emas.services.snapshot import Snapshot
from tests.support.report_words import CAPTION, MARK

SVG = "{http://www.w3.org/2000/svg}"
LOW, HIGH, NOTHING, LINE = "#b4d6d3", "#0b5a5e", "#e9e7e2", "#8c8a84"
DOTS = ("#f3e3b8", "#e0b54a", "#b07f1b", "#5f430b")
INK, RING, HATCH = "#1b2733", "#123456", "#654321"
EDGE = 55

LONG = (
    "Persentase desa yang memenuhi syarat K2 infrastruktur layanan migrasi menurut kabupaten dan kota "
    "dengan judul yang begitu panjang sehingga harus dipatah dan pada akhirnya dipotong juga karena tiada "
    "lagi tempat baginya di atas peta yang semestinya dilihat orang"
)


@pytest.fixture
def now(demo: Path) -> Snapshot:
    return snapshot.current()


def regions(figures: RegionFigures) -> RegionKey:
    digit = np.where(np.isnan(figures.value), 0, 1 + (figures.value >= EDGE))
    return RegionKey(
        title="Skor rata-rata",
        note="isian desa, poin, dari 100",
        classes=(Sign("0–49", LOW, "#ffffff"), Sign("50–100", HIGH, "#ffffff")),
        nothing=Sign("belum ada desa dinilai", NOTHING, LINE),
        digits="".join(map(str, digit.astype(int).tolist())),
        hatched=(Sign("0–49", LOW, "#ffffff", HATCH), Sign("50–100", HIGH, "#ffffff", HATCH)),
        few="0" * len(digit),
        of_few=None,
    )


def villages(**changed: object) -> PointKey:
    bands = {at: Sign(f"kategori {at}", colour, INK) for at, colour in enumerate(DOTS)}
    bands |= {
        NOT_TARGET: Sign("bukan sasaran", "#9aa3ad", INK),
        UNFINISHED: Sign("belum lengkap", "#d9c7e3", INK),
        NO_SCORE: Sign("belum ada skor", "#fffffe", INK),
    }
    key = PointKey(
        title="Titik desa",
        note="isian desa",
        bands=bands,
        assessed=True,
        named=Sign("disebut sumber program", "#ffffff", RING),
        every=None,
    )
    return replace(key, **changed)  # type: ignore[arg-type]


def drawn(
    now: Snapshot,
    region: str = "",
    *,
    by: By = "regency",
    measure: str = MEAN,
    key: PointKey | None = None,
    caption: Caption = CAPTION,
) -> ElementTree.Element:
    chosen, figures = asked(now, region, by, measure)
    svg = map_svg(chosen, figures, regions(figures), key or villages(), caption)
    return ElementTree.fromstring(svg)  # noqa: S314 - our own


def asked(now: Snapshot, region: str, by: By, measure: str = MEAN) -> tuple[Selection, RegionFigures]:
    chosen = select(now, "claimed", Filter(region=region))
    return chosen, map_figures.by_region(chosen, measure, by)


def texts(picture: ElementTree.Element) -> Iterator[tuple[str, float, float, float]]:
    """Every text with its left end, base line and right end."""

    def walk(element: ElementTree.Element, x: float, y: float) -> Iterator[tuple[str, float, float, float]]:
        moved = element.get("transform", "translate(0 0)").removeprefix("translate(").rstrip(")").split()
        x, y = x + float(moved[0]), y + float(moved[1])
        if element.tag == f"{SVG}text":
            left, size = x + float(element.attrib["x"]), float(element.attrib["font-size"])
            wide = width(element.text or "", size, bold=element.get("font-weight") == "600")
            yield element.text or "", left, y + float(element.attrib["y"]), left + wide
        for child in element:
            yield from walk(child, x, y)

    yield from walk(picture, 0, 0)


def circles(picture: ElementTree.Element, fill: str | None = None) -> int:
    """How many circles the map itself has."""
    (inside,) = [one for one in picture if one.get("clip-path")]
    return sum(fill is None or one.get("fill") == fill for one in inside.iter(f"{SVG}circle"))


@pytest.mark.parametrize(("region", "by"), [("", "province"), ("", "regency"), ("35", "regency")])
def test_a_png_of_its_size_with_the_colours_of_its_classes(now: Snapshot, region: str, by: By) -> None:
    chosen, figures = asked(now, region, by)
    image = Image.open(BytesIO(map_png(chosen, figures, regions(figures), villages(), CAPTION)))
    assert image.format == "PNG"
    assert image.size == (1920, 1080)
    counted = image.convert("RGB").getcolors(maxcolors=1920 * 1080)
    area = {"#{:02x}{:02x}{:02x}".format(*colour): n for n, colour in counted or []}
    inside = figures.value[[code.startswith(region) for code in figures.code]]
    swatch = 3000  # pixels that the legend alone may have of a colour
    assert (area.get(NOTHING, 0) > swatch) == bool(np.isnan(inside).any())
    assert (area.get(LOW, 0) > swatch) == bool((inside < EDGE).any())
    assert (area.get(HIGH, 0) > swatch) == bool((inside >= EDGE).any())
    assert max(area, key=area.__getitem__) == "#ffffff"


def test_regions_of_few_villages_are_hatched_and_the_legend_says_so(now: Snapshot) -> None:
    chosen, figures = asked(now, "", "province")
    plain = regions(figures)
    few = "".join(map(str, figures.few.astype(int).tolist()))
    assert "1" in few
    of_few = Sign("kurang dari 5 desa", LOW, "#ffffff", HATCH)
    picture = ElementTree.fromstring(  # noqa: S314 - our own
        map_svg(chosen, figures, replace(plain, few=few, of_few=of_few), villages(), CAPTION)
    )
    painted = [one.get("fill", "") for one in picture.iter(f"{SVG}g") if one.get("fill-rule")]
    patterns = {f"url(#{one.get('id')})" for one in picture.iter(f"{SVG}pattern")}
    hatched = {fill for fill in painted if fill.startswith("url")}
    assert hatched
    assert hatched <= patterns
    assert "kurang dari 5 desa" in {text for text, *_ in texts(picture)}
    # Drawn by the library too: the lines' colour is on the picture.
    made = map_png(chosen, figures, replace(plain, few=few, of_few=of_few), villages(), CAPTION)
    counted = Image.open(BytesIO(made)).convert("RGB").getcolors(maxcolors=1920 * 1080)
    assert dict(map(reversed, counted or []))[0x65, 0x43, 0x21] > 500  # type: ignore[arg-type]


@pytest.mark.parametrize("region", ["", "35", "3525"])
def test_a_slides_map_fits_its_box_so_that_the_hatch_is_as_large_in_every_region(
    now: Snapshot, region: str
) -> None:
    chosen, figures = asked(now, region, "regency" if region else "province")
    picture = ElementTree.fromstring(  # noqa: S314 - our own
        plain_map_svg(chosen, figures, regions(figures), villages())
    )
    # Gresik with Bawean is far higher than wide, the nation far wider than high.
    width, height = (int(picture.attrib[name]) for name in ("width", "height"))
    assert width <= PLAIN_WIDTH
    assert height <= PLAIN_HEIGHT
    assert width == PLAIN_WIDTH or height == PLAIN_HEIGHT


@pytest.mark.parametrize("region", ["", "35", "3525", "3371", "21"])
@pytest.mark.parametrize("caption", [CAPTION, replace(CAPTION, title=LONG, filter=LONG, source=LONG * 2)])
def test_no_text_is_cut_or_lies_on_the_map(now: Snapshot, region: str, caption: Caption) -> None:
    picture = drawn(now, region, caption=caption)
    window = picture.find(f"{SVG}clipPath/{SVG}rect")
    assert window is not None
    left, top, wide, high = (float(window.attrib[name]) for name in ("x", "y", "width", "height"))
    assert wide > 400
    assert high > 200
    found = list(texts(picture))
    assert {"Skor rata-rata", "Titik desa"} <= {text for text, *_ in found}
    for text, start, base, end in found:
        assert 0 < start < end < WIDTH, text
        assert 12 < base < HEIGHT - 4, text
        beside = end < left or start > left + wide
        above = base < top + 1 or base - 8 > top + high
        assert beside or above, text
    lines = [(base, start, end) for _, start, base, end in found]
    for at, (base, start, end) in enumerate(lines):
        for other, begins, ends in lines[at + 1 :]:
            assert abs(base - other) > 8 or end < begins or ends < start


@pytest.mark.parametrize("title", ["Skor", LONG, "x" * 400, "<b>&\x00\ud800]]>"])
def test_whatever_the_title_its_mark_is_there(now: Snapshot, title: str) -> None:
    shown = " ".join(text for text, *_ in texts(drawn(now, caption=replace(CAPTION, title=title))))
    assert MARK in shown
    for part in ("Indikatif, bukan acuan hukum", "24 November 2026", "geoBoundaries", "Semua desa"):
        assert part in shown


def test_simulated_figures_are_not_drawn_without_their_mark(now: Snapshot) -> None:
    bare = replace(CAPTION, simulated="")
    with pytest.raises(ValueError, match="mark"):
        drawn(now, caption=bare)
    with pytest.raises(ValueError, match="mark"):  # the regions alone
        drawn(now, caption=bare, key=villages(assessed=False, named=None))
    with pytest.raises(ValueError, match="mark"):  # the points alone
        drawn(now, measure=NAMED, caption=bare)
    # What sources say is not simulated, and is not called so.
    real = drawn(now, measure=NAMED, key=villages(assessed=False), caption=CAPTION)
    assert not any("simulasi" in text for text, *_ in texts(real))


def test_villages_are_drawn_as_chosen(now: Snapshot) -> None:
    chosen, _ = asked(now, "", "regency")
    named = 2 * circles(drawn(now, key=villages(assessed=False))) // 6
    assert named > 0
    everything = circles(drawn(now))
    assert circles(drawn(now, key=villages(named=None))) == int((points_row(chosen) >= 0).sum())
    assert circles(drawn(now, key=villages(assessed=False, named=None))) == 0
    assert everything == len(chosen) + 2 * named  # a dot each; a ring is two circles
    with_all = drawn(now, "3525", key=villages(every=Sign("desa lain", "#66707c", "#66707c")))
    specks = [one for one in with_all.iter(f"{SVG}rect") if one.get("fill") == "#66707c"]
    assert 100 < len(specks) <= 356
    assert "desa lain" in {text for text, *_ in texts(with_all)}


def points_row(chosen: Selection) -> np.ndarray:
    from emas.services.points import points

    return points(chosen.snapshot).row[chosen.rows]


def test_figures_of_provinces_do_not_fit_a_look_inside_one(now: Snapshot) -> None:
    with pytest.raises(ValueError, match="provinces"):
        drawn(now, "35", by="province")


def test_an_empty_selection_is_still_a_map(now: Snapshot) -> None:
    chosen = select(now, "claimed", Filter(region="3525", steps=frozenset({5}), lacks="K1"))
    figures = map_figures.by_region(chosen, MEAN, "regency")
    bare = replace(CAPTION, simulated="")
    data = map_png(chosen, figures, regions(figures), villages(), bare)
    assert Image.open(BytesIO(data)).size == (1920, 1080)
