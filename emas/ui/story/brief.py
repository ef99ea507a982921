"""Briefs on A4: two pages on a region or a village, one page on a village's self-assessment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from emas.domain.rubric import Rubric
from emas.domain.stored import KINDS, Kind
from emas.geo.time_zones import today
from emas.reports.deck.slide import Bar, Bars, Block, Cell, Deck, Figure, Figures, Grid, Slide
from emas.services import history, programme
from emas.services.balance import ServiceState, balance
from emas.services.conditions import conditions
from emas.services.history import Result
from emas.services.snapshot import Snapshot
from emas.services.villages import VillageName, find
from emas.store.tables import Origin, State
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.i18n import language
from emas.ui.story import acting, opening, standing, whatif, where
from emas.ui.story.printed import noted
from emas.ui.story.story import Story
from emas.ui.story.told import Told
from emas.ui.story.village import way_block
from emas.ui.summary import by_kind, verdict
from emas.ui.village.rounds import unfinished
from emas.ui.village.way import goal, title

PAGES = 2
"""Pages of a brief; a summary has one."""

_OF_REGION = (
    opening.cover,
    where.where,
    acting.holding,
    standing.by_region,
    standing.by_phase,
    standing.moved,
    standing.checked,
    whatif.supposed,
)


def printed(deck: Deck, pages: int = PAGES) -> bytes:
    """A brief as PDF, in letters small enough for its pages."""
    from emas.reports.deck.pdf_file import paper_pdf

    return paper_pdf(noted(deck), pages)


def region_brief(story: Story, now: Snapshot) -> Deck:
    """A province, a regency or the nation, by the story's filter and kind of score.

    Raises:
        Problem: ``unknown_*`` for what a filter names, ``geo_file_*`` or ``database_*``.
    """
    told = Told.of(story, now)
    slides = [build(told) for build in _OF_REGION]
    return _paper(_("Ringkasan wilayah: {place}").format(place=told.place), told.stamp, slides)


def village_brief(code: str, now: Snapshot) -> Deck:
    """All that is known about one village.

    Raises:
        Problem: ``unknown_village``, ``geo_file_*`` or ``database_*``.
    """
    village = find(code)
    results = history.rounds_of(village.code)
    slides = [_ladder(now, village)] if not village.simulated else []
    if results:
        latest = results[-1]
        slides += [
            _verdict(latest),
            _conditions(latest),
            _pillars(latest),
            _services(latest),
            _way(latest),
            *_needed(latest, village.kind),
            _rounds(results),
        ]
    else:
        told = _("Desa ini belum dinilai.")
        slides.append(Slide("verdict", _("Penilaian"), told, (), "", (_own(),)))
    named = _("Ringkasan desa: {village}").format(village=village.name)
    return _paper(named, _stamp(village, results), slides)


def assessment_summary(code: str) -> Deck | None:
    """One page on a village's latest self-assessment, marked as what it is not; ``None`` without one.

    Raises:
        Problem: ``unknown_village``, ``geo_file_*`` or ``database_*``.
    """
    village = find(code)
    results = history.rounds_of(village.code)
    if not results:
        return None
    latest = results[-1]
    deck = _paper(
        _("Ringkasan penilaian mandiri: {village}").format(village=village.name),
        _stamp(village, results),
        [_verdict(latest), _conditions(latest), _services(latest), _way(latest)],
    )
    notice = _(
        "Ini hasil isian desa sendiri menurut rubrik usulan. Bukan penetapan, bukan surat keputusan, "
        "dan tidak memberi hak apa pun."
    )
    return replace(deck, words=deck.words | {"watermark": _("BUKAN PENETAPAN"), "notice": notice})


def _paper(title: str, stamp: str, slides: Sequence[Slide]) -> Deck:
    mark = f"({words.origin_name(Origin.SIMULATED)})"
    if any(slide.simulated for slide in slides) and mark not in title:
        title = f"{title} {mark}"
    return Deck(
        title=title,
        stamp=stamp,
        mark=mark,
        language=language(),
        slides=tuple(slides),
        words={
            "watermark": "",
            "notice": "",
            "sources_title": _("Sumber"),
            "disclaimer": _("Rubrik usulan, bukan penetapan. Batas wilayah indikatif, bukan acuan hukum."),
        },
    )


def _stamp(village: VillageName, results: Sequence[Result]) -> str:
    parts = [village.code, village.place, formats.day(today(village.code))]
    if results:
        latest = results[-1]
        parts.append(_("periode {name}").format(name=latest.round_name))
        parts.append(_whose(latest))
        parts.append(_("rubrik {version} (usulan)").format(version=latest.rubric.version))
    return " · ".join(parts)


def _own() -> str:
    return _("Basis data Desa Migran EMAS ini.")


def _whose(of: Result) -> str:
    kind = of.headline[0]
    return ", ".join(filter(None, [words.kind_name(kind), words.origin_name(of.origin)]))


def _section(of: Result, key: str, title: str, sentence: str, *blocks: Block) -> Slide:
    return Slide(key, title, sentence, blocks, "", (_own(),), of.origin is Origin.SIMULATED)


def _ladder(now: Snapshot, village: VillageName) -> Slide:
    """What sources say about it."""
    facts = programme.facts_of(now, village.code)
    heading = _("Langkah dalam program")
    if not facts:
        return Slide("ladder", heading, _("Belum ada sumber yang menyebut desa ini."), (), "", ())
    rows = tuple(
        (words.step_name(fact.step), (Cell(formats.partial_day(fact.date)), Cell(fact.source_url)))
        for fact in facts
    )
    grid = Grid((_("Langkah"), _("Tanggal"), _("Sumber")), rows)
    return Slide("ladder", heading, "", (grid,), "", tuple(dict.fromkeys(fact.source_url for fact in facts)))


def _verdict(of: Result) -> Slide:
    score = of.headline[1]
    figures = Figures(
        (
            Figure(
                _("{met} dari {of}").format(met=score.met, of=of.rubric.conditions), _("syarat terpenuhi")
            ),
            Figure(formats.points(score.total, of.rubric.unit), _("skor kesiapan"), words.band_of(score)),
            Figure(
                _("{met} dari {of}").format(met=score.answered, of=len(of.rubric.indicators)),
                _("indikator terisi"),
            ),
        )
    )
    whose = _("Menurut {whose}.").format(whose=_whose(of))
    told = " ".join(filter(None, [verdict(score), whose, by_kind(of.scores), _kinds(of), _draft(of)]))
    return _section(of, "verdict", _("Hasil periode {round}").format(round=of.round_name), told, figures)


def _kinds(of: Result) -> str:
    """The score by each kind: no claim stands alone."""
    scores = "; ".join(
        f"{words.kind_name(kind)} {formats.points(score.total, of.rubric.unit) if score else formats.NOTHING}"
        for kind, score in of.scores.items()
    )
    return _("Skor: {scores}.").format(scores=scores)


def _draft(of: Result) -> str:
    return _("Isian masih draf, belum diajukan.") if of.state is State.DRAFT else ""


def _conditions(of: Result) -> Slide:
    score = of.headline[1]
    rows = []
    for one in conditions(score):
        mark = words.mark(one.status)
        label = _("Syarat utama") if one.prerequisite else one.code
        rows.append((f"{label} {words.text(one.name)}", (Cell(f"{mark.sign} {mark.word}", mark.tone),)))
    return _section(
        of, "conditions", _("Kelayakan 2 + 6"), "", Grid((_("Syarat"), _("Keadaan")), tuple(rows))
    )


def _pillars(of: Result) -> Slide:
    score = of.headline[1]
    items = []
    for pillar in of.rubric.pillars:
        earned, whole = score.pillars[pillar.code]
        name = f"{pillar.code} {words.text(pillar.name)}"
        items.append(Bar(name, formats.points(100 * earned, whole), earned / whole))
    return _section(
        of, "pillars", _("Empat pilar EMAS"), "", Bars(tuple(items), _("dari 100 bagi tiap pilar"))
    )


def _services(of: Result) -> Slide:
    score = of.headline[1]
    items = tuple(_service(score.rubric, state) for state in balance(score))
    return _section(
        of, "services", _("Sepuluh pilar layanan"), "", Bars(items, _("poin, paling banyak 10 tiap layanan"))
    )


def _service(rubric: Rubric, state: ServiceState) -> Bar:
    runs = _("berjalan")
    runs = f" ✓ {runs}" if state.covered else ""
    return Bar(
        f"{state.service.code} {words.text(state.service.name)}",
        f"{formats.points(state.units, rubric.unit)}{runs}",
        state.units / (state.service.points * rubric.unit),
    )


def _way(of: Result) -> Slide:
    path, block = way_block(of.claimed)
    told = ""
    if path.steps:
        told = _(
            "{count} langkah, seluruhnya {effort} minggu kerja satu petugas (perkiraan proyek ini)."
        ).format(count=len(path.steps), effort=path.effort)
    return _section(of, "way", f"{title(of.rubric, path)} · {words.kind_name('claimed')}", told, block)


def _needed(of: Result, kind: str) -> list[Slide]:
    """What each step of the way takes, in the words of a village of this kind."""
    say = partial(words.local_text, of.rubric, kind)
    rows = []
    for step in way_block(of.claimed)[0].steps:
        indicator = of.rubric.by_code[step.indicator]
        rows.append(
            (f"{indicator.code} {words.text(indicator.name)}", (Cell(goal(indicator, step.to, say)),))
        )
    if not rows:
        return []
    grid = Grid((_("Langkah"), _("Yang diperlukan")), tuple(rows))
    return [_section(of, "needed", _("Apa yang diperlukan tiap langkah"), "", grid)]


def _rounds(results: Sequence[Result]) -> Slide:
    """One row a round, one column a kind of score: rounds compare down a column, never across."""
    rows = []
    for one in reversed(results):
        score = one.claimed
        met = _("{met} dari {of}").format(met=score.met, of=one.rubric.conditions)
        told = " · ".join(filter(None, [one.round_name, unfinished(one)]))
        rows.append((told, (*(_scored(one, kind) for kind in KINDS), Cell(met))))
    head = (
        _("Periode"),
        *(words.kind_name(kind).capitalize() for kind in KINDS),
        _("Syarat menurut isian"),
    )
    return _section(results[-1], "rounds", _("Riwayat penilaian"), "", Grid(head, tuple(rows)))


def _scored(of: Result, kind: Kind) -> Cell:
    score = of.scores[kind]
    if score is None:
        return Cell(formats.NOTHING, "open")
    return Cell(f"{formats.points(score.total, of.rubric.unit)} {words.band_of(score)}")
