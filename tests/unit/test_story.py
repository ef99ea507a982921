"""A story and its address are the same thing; what means nothing in an address is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from emas.services.rubrics import rubric
from emas.services.selection import Filter
from emas.ui.maps import measures
from emas.ui.maps.choice import Choice
from emas.ui.story import story as stories
from emas.ui.story.story import FIRST, LONGEST, MOST_ASKED, READY, SLIDES, Story

CHOICE = Choice(measure=measures.DEFAULT, kind="claimed", filter=Filter())

TEXT = st.text(max_size=2 * LONGEST).map(stories.clean)


@given(
    ready=st.sampled_from(list(READY)),
    slides=st.lists(st.sampled_from(list(SLIDES)), unique=True, min_size=1).map(tuple),
    name=TEXT,
    titles=st.dictionaries(st.sampled_from(list(SLIDES)), TEXT.filter(bool)),
    asked=st.lists(TEXT.filter(bool), max_size=MOST_ASKED).map(tuple),
)
def test_an_address_opens_the_same_story(
    ready: str, slides: tuple[str, ...], name: str, titles: dict[str, str], asked: tuple[str, ...]
) -> None:
    told = Story(CHOICE, ready=ready, slides=slides, name=name, titles=titles, asked=asked)
    assert stories.read(told.address(rubric()), CHOICE) == told


@given(st.dictionaries(st.sampled_from(["cerita", "slaid", "nama", "minta", "judul"]), st.text()))
def test_whatever_stands_in_an_address_is_a_story(query: dict[str, str]) -> None:
    told = stories.read(query, CHOICE)
    assert told.ready in READY
    assert told.slides and set(told.slides) <= set(SLIDES)
    assert len(told.asked) <= MOST_ASKED
    assert all(len(text) <= LONGEST for text in (told.name, *told.asked, *told.titles.values()))
    assert stories.read(told.address(rubric()), CHOICE) == told


def test_what_is_left_out_is_the_first_ready_story() -> None:
    assert stories.read({}, CHOICE) == Story(CHOICE)
    assert Story(CHOICE).address(rubric()) == {}
    assert READY[FIRST][1] == tuple(SLIDES)
    for _name, slides in READY.values():
        assert set(slides) <= set(SLIDES)


def test_a_title_holds_no_sign_that_nobody_sees() -> None:
    assert stories.clean(" Rapat\x00 \u202eAgustus\n\u200b| 2026 ") == "Rapat Agustus 2026"
    assert stories.clean("\U0001f469\u200d\U0001f33e") == "\U0001f469\u200d\U0001f33e"  # one sign of two
    assert stories.clean("x" * (LONGEST - 1) + " y") == "x" * (LONGEST - 1)


def test_decisions_that_a_slide_cannot_hold_are_told() -> None:
    for lines in ([], ["", "Satgas"], ["x" * LONGEST] * MOST_ASKED):
        assert not stories.asks_too_much(lines)
        assert stories.asked(lines) == tuple(filter(None, lines))
    assert stories.asks_too_much(["x" * (LONGEST + 1)])
    assert stories.asks_too_much(["Satgas"] * (MOST_ASKED + 1))
