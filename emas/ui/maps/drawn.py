"""What a map shows, for all who draw it: the screen, a picture, the files that go with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from emas.geo.register import register
from emas.services import map_change, map_figures, statistics
from emas.services.map_figures import RegionFigures
from emas.services.paired import Paired
from emas.services.selection import Selection, select
from emas.ui import words
from emas.ui.i18n import gettext as _
from emas.ui.maps import classes, palette
from emas.ui.maps.choice import Choice
from emas.ui.maps.measures import Measure


@dataclass(frozen=True)
class Drawn:
    """What a map shows, for all who draw it: screen, picture, table.

    ``first`` is the position of the first region in ``figures`` that is looked at, ``shown`` how many are.
    ``pairs`` are the villages that the figures are of where two rounds are compared.
    """

    selection: Selection
    measure: Measure
    figures: RegionFigures
    first: int
    shown: int
    edges: classes.Edges
    colours: palette.Palette
    pairs: Paired | None = None

    @property
    def labels(self) -> list[str]:
        """What the legend says beside each class."""
        known = self.values[np.isfinite(self.values)]
        written = classes.labels(self.measure.scale, self.edges, float(known.max(initial=0)))
        return [*written, _("tanpa desa yang disebut")] if np.isinf(self.values).any() else written

    @property
    def by(self) -> map_figures.By:
        """The level of its regions."""
        return "province" if len(self.figures.code[0]) == 2 else "regency"

    @property
    def nothing(self) -> str:
        """What a region without a figure has none of."""
        if self.pairs:
            return _("tidak ada desa yang lengkap di kedua periode")
        return self.measure.nothing

    @property
    def note(self) -> str:
        """What the figures are: their unit, and of which year where a source states them."""
        if self.measure.group != "context":
            return self.measure.shown_as
        told = next(iter(statistics.placements(self.by).values()))
        return f"{self.measure.shown_as}, {told.year} ({words.text(told.definition)})"

    @property
    def values(self) -> classes.Figures:
        """The figures of the regions looked at."""
        return self.figures.value[self.first : self.first + self.shown]

    @property
    def digits(self) -> str:
        """The class of each of them, as the deck reads it."""
        return classes.digits(self.values, self.edges)

    @property
    def few(self) -> npt.NDArray[np.bool_]:
        """Which of them are of few villages."""
        here = slice(self.first, self.first + self.shown)
        return self.figures.few[here] & ~np.isnan(self.values)

    @property
    def few_digits(self) -> str:
        """The same as the deck reads it, a 1 for each that is."""
        return "".join(map(str, self.few.astype(int).tolist()))

    @property
    def ranked(self) -> int:
        """How many regions have a figure and are not of few villages."""
        return int(np.count_nonzero(np.isfinite(self.values) & ~self.few))

    def highest(self, count: int) -> list[tuple[str, float, int]]:
        """Names, figures and n of the regions looked at with the highest finite figures, the highest first.

        Those of few villages are not ranked.
        """
        values = np.where(np.isfinite(self.values) & ~self.few, self.values, -np.inf)
        order = np.argsort(-values, kind="stable")[:count]
        here = slice(self.first, self.first + self.shown)
        codes, n = self.figures.code[here], self.figures.n[here]
        return [(register().name(codes[at]), float(values[at]), int(n[at])) for at in order if values[at] > 0]


def side_by_side(first: Drawn, second: Drawn, choice: Choice) -> tuple[Drawn, Drawn]:
    """The two with the same classes where they show the same measure, so that colours compare."""
    if first.measure.code != second.measure.code:
        return first, second
    both = np.concatenate([first.values, second.values])
    edges = classes.edges(first.measure.scale, both, choice.method)
    return replace(first, edges=edges), replace(second, edges=edges)


def look_at(
    selection: Selection,
    measure: Measure,
    choice: Choice,
    colours: palette.Palette,
    against: Selection | None = None,
) -> Drawn:
    """What the map of a selection shows: provinces, or regencies, of the nation or of one province.

    ``against`` is the same measure's selection in another round: then the figures are of the villages that
    are complete in both.
    """
    province = choice.region[:2]
    by: map_figures.By = "province" if choice.provinces and not province else "regency"
    whole, pairs = _around(selection, province), None
    if against is not None:
        other = _around(against, province)
        pairs = map_change.same_villages(whole, measure.code, other, measure.code)
    figures = map_figures.by_region(pairs.seen_in(whole) if pairs else whole, measure.code, by)
    rows = register().level(by).rows_in(province)
    values = figures.value[rows]
    return Drawn(
        selection=selection,
        measure=measure,
        figures=figures,
        first=rows.start,
        shown=rows.stop - rows.start,
        edges=classes.edges(measure.scale, values, choice.method),
        colours=colours,
        pairs=pairs,
    )


def _around(selection: Selection, province: str) -> Selection:
    """The same in all of a province, or of the nation: a map shows more than the region looked at."""
    return select(selection.snapshot, selection.kind, replace(selection.filter, region=province))
