"""One village's way: how it stands, and the cheapest steps to eligibility."""

from __future__ import annotations

from emas.domain.path import Path, Step
from emas.domain.rubric import Rubric
from emas.domain.scoring import Score
from emas.reports.deck.slide import Cell, Figure, Figures, Grid, Lines, Slide
from emas.services import history
from emas.services.nearest_to_eligible import nearest_to_eligible
from emas.services.villages import find
from emas.services.way import next_way
from emas.store.tables import Origin
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.story.told import Told

STEPS = 7
"""Steps on one slide."""


def way(told: Told) -> Slide:
    """Of the village that the story names, or of the one that is nearest to eligibility."""
    code = told.story.choice.village or nearest_to_eligible(told.selection)
    if not code:
        return told.without("jalan", _("Jalan sebuah desa"))
    village = find(code)
    results = history.rounds_of(village.code)
    title = _("Jalan {village}").format(village=village.name)
    place = f"{village.regency}, {village.province}"
    if not results:
        told_so = _("{place}. Desa ini belum dinilai.").format(place=place)
        line = Lines((_("Penilaian mandiri menunjukkan jalan terpendek menuju kelayakan."),))
        return Slide("jalan", title, told_so, (line,), "", (told.own,))
    latest = results[-1]
    score, rubric = latest.claimed, latest.rubric
    whose = ", ".join(filter(None, [words.kind_name("claimed"), words.origin_name(latest.origin)]))
    path, body = way_block(score)
    figures = Figures(
        (
            Figure(_("{met} dari {of}").format(met=score.met, of=rubric.conditions), _("syarat terpenuhi")),
            Figure(formats.points(score.total, rubric.unit), _("skor kesiapan"), words.band_of(score)),
            Figure(formats.number(path.effort), _("minggu kerja"), _("perkiraan")),
        )
    )
    sentence = _("{place}. Periode {round} ({whose}).").format(
        place=place, round=latest.round_name, whose=whose
    )
    note = _("Beban kerja adalah perkiraan rubrik; pelaksana adalah usulan.")
    simulated = latest.origin is Origin.SIMULATED
    return Slide("jalan", title, sentence, (figures, body), note, (told.own,), simulated, lead=0.25)


def way_block(score: Score) -> tuple[Path, Grid | Lines]:
    """The cheapest way from here, and its steps as a block; a sentence where there are none."""
    path = next_way(score)
    if path.reaches is None:
        return path, Lines((_("Register mencatat tidak ada PMI: desa ini bukan sasaran program."),))
    if not path.steps:
        return path, Lines((_("Semua sudah tercapai menurut isian desa. Jaga buktinya tetap berlaku."),))
    return path, _steps(score.rubric, path.steps)


def _steps(rubric: Rubric, steps: tuple[Step, ...]) -> Grid:
    offices = {one.code: words.text(one.office) for one in rubric.services}
    rows = []
    for step in steps[:STEPS]:
        indicator = rubric.by_code[step.indicator]
        rows.append(
            (
                f"{indicator.code} {words.text(indicator.name)}",
                (
                    Cell(f"{step.start} → {step.to}"),
                    Cell(offices[indicator.service]),
                    Cell(formats.number(step.effort)),
                ),
            )
        )
    more = len(steps) - STEPS
    note = (
        ngettext("dan {n} langkah lagi", "dan {n} langkah lagi", more).format(n=formats.number(more))
        if more > 0
        else ""
    )
    return Grid((_("Langkah"), _("Tingkat"), _("Pelaksana (usulan)"), _("Minggu")), tuple(rows), note)
