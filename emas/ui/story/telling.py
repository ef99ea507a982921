"""A story told of the villages as they stand now: its slides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from emas.geo.time_zones import today
from emas.reports.deck.slide import Deck, Slide
from emas.services.snapshot import Snapshot
from emas.store.tables import Origin
from emas.ui import words
from emas.ui.i18n import gettext as _
from emas.ui.i18n import language
from emas.ui.story import acting, opening, promises, standing, village, whatif, where
from emas.ui.story.story import Story
from emas.ui.story.told import Told

BUILD: dict[str, Callable[[Told], Slide]] = {
    "sampul": opening.cover,
    "program": opening.programme,
    "peta": where.where,
    "hitungan": where.counted,
    "layak": standing.by_region,
    "layanan": standing.by_phase,
    "menahan": acting.holding,
    "gerak": standing.moved,
    "bukti": standing.checked,
    "jalan": village.way,
    "andai": whatif.supposed,
    "janji": promises.promises,
    "keputusan": acting.decisions,
}


def tell(story: Story, now: Snapshot, progress: Callable[[float], object] = lambda _share: None) -> Deck:
    """The deck of a story in the language in use, made once for as long as the data stand.

    ``progress`` is told the share of slides that are made; not where they are at hand.

    Raises:
        Problem: ``unknown_*`` for what a filter names, ``geo_file_*`` or ``database_*``.
    """
    day = today()
    return now.remember_lately(("deck", _key(story), language(), day), lambda: _tell(story, now, progress))


def _key(story: Story) -> tuple[object, ...]:
    """The story as something that can be looked up."""
    return (story.choice, story.slides, story.name, tuple(story.titles.items()), story.asked)


def _tell(story: Story, now: Snapshot, progress: Callable[[float], object]) -> Deck:
    told = Told.of(story, now)
    slides = []
    for at, name in enumerate(story.slides):
        progress(at / len(story.slides))
        slides.append(_titled(BUILD[name](told), story))
    mark = words.origin_name(Origin.SIMULATED)
    return Deck(
        title=story.name or _("Desa Migran EMAS: {place}").format(place=told.place),
        stamp=told.stamp,
        mark=f"({mark})",
        language=language(),
        slides=tuple(slides),
    )


def _titled(slide: Slide, story: Story) -> Slide:
    own = story.titles.get(slide.key)
    return replace(slide, title=own) if own else slide
