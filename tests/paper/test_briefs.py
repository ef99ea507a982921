"""Briefs on A4: they keep to their pages, nothing is cut, and a summary cannot be taken for a decree."""

from __future__ import annotations

from pathlib import Path

import pytest

from emas.geo.register import register
from emas.services import assess, snapshot
from emas.services.actors import VISITOR
from emas.ui.i18n import set_language
from emas.ui.story import brief
from emas.ui.story.ordered import ordered
from tests.paper.decks import EMPTY
from tests.paper.test_decks import squeezed
from tests.support.pdf import Page, pages

NAMED = "3525032009"
MARGIN = 20.0
"""Points that stay free at every edge of the paper."""


@pytest.fixture(params=["id", "en"], autouse=True)
def language(request: pytest.FixtureRequest) -> str:
    set_language(request.param)
    return str(request.param)


def longest_village() -> str:
    villages = register().villages
    names = villages.name.to_pylist()
    return str(villages.code[max(range(len(names)), key=lambda at: len(names[at]))].as_py())


def well_set(found: list[Page]) -> None:
    for page in found:
        assert not page.outside(MARGIN)
        assert not [
            pair for pair in page.colliding() if not any("PENETAPAN" in t or "DESIG" in t for t in pair)
        ]
        assert page.embedded


@pytest.mark.parametrize("region", ["", "35", "3525", EMPTY])
def test_a_region_stands_on_two_pages(demo: Path, region: str) -> None:
    now = snapshot.current()
    deck = brief.region_brief(ordered(now, region=region), now)
    found = pages(brief.printed(deck))
    assert len(found) <= brief.PAGES
    well_set(found)
    text = squeezed("".join(page.text for page in found))
    for slide in deck.slides:
        assert squeezed(deck.title_of(slide)) in text
        assert all(squeezed(source) in text for source in slide.sources)
    assert all(squeezed(deck.stamp) in squeezed(page.text) for page in found)


def test_a_village_stands_on_two_pages(demo: Path) -> None:
    now = snapshot.current()
    simulated = str(now.code[now.origin == "simulated"][0])
    for code in (NAMED, simulated, longest_village()):
        deck = brief.village_brief(code, now)
        found = pages(brief.printed(deck))
        assert len(found) <= brief.PAGES
        well_set(found)
        marked = deck.mark in deck.title
        assert marked is (code == simulated)
        assert squeezed(deck.title) in squeezed(found[0].text)


def test_a_summary_says_what_it_is_not(demo: Path, language: str) -> None:
    assert brief.assessment_summary(NAMED) is None
    sheet = assess.current_sheet(VISITOR, NAMED)
    assess.save_answer(
        VISITOR,
        round_id=sheet.round_id,
        village_code=NAMED,
        indicator="L8.1",
        answer=4,
        version=sheet.version_of("L8.1"),
    )
    deck = brief.assessment_summary(NAMED)
    assert deck is not None
    found = pages(brief.printed(deck, pages=1))
    assert len(found) == 1
    well_set(found)
    text = squeezed(found[0].text)
    assert squeezed(deck.words["watermark"]) in text
    assert squeezed(deck.words["notice"]) in text
    told = {"id": ("bukan surat keputusan", "uji coba"), "en": ("no decree", "trial")}[language]
    assert all(squeezed(part) in text for part in told)
