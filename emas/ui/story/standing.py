"""How villages stand: eligibility by region, services by phase, movement, claim against verification."""

from __future__ import annotations

from emas.domain.disclosure import few
from emas.domain.stored import Kind
from emas.reports.deck.slide import Bar, Bars, Cell, Figure, Figures, Grid, Lines, Slide, Stack
from emas.services import coverage, fulfilment, over_rounds, standing
from emas.services.fulfilment import HALF, MOST, of_share
from emas.services.kinds import by_kind, gaps
from emas.services.selection import Selection
from emas.ui import changed, denominators, formats, headline, words
from emas.ui.criteria.names import headings
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps.palette import PALETTES, css
from emas.ui.story.told import Told, share_cell, short_share

ROWS = 9
"""Regions on one slide."""


def by_region(told: Told) -> Slide:
    """The eight conditions in the regions with most villages, and how many are eligible."""
    selection = told.selection
    title = _("Kelayakan 2 + 6: {place}").format(place=told.place)
    if not len(selection.complete):
        return told.without("layak", title)
    by = "regency" if selection.filter.region else "province"
    page = fulfilment.regions(selection, by, sort="n", descending=True, start=0, count=ROWS)
    short, codes = headings(selection.snapshot.rubric), fulfilment.columns(selection.snapshot)["conditions"]
    where = _("Kabupaten/kota") if selection.filter.region else _("Provinsi")
    rows = tuple(
        (
            line.name,
            (Cell(formats.number(line.n)), *(share_cell(line.cells[code].figure, line.n) for code in codes)),
        )
        for line in page.lines
    )
    note = _("% desa yang memenuhi. ✓ dari {most}% · ◐ dari {half}% · ✕ di bawahnya.").format(
        most=MOST, half=HALF
    )
    if page.total > ROWS:
        note += " " + _("{shown} dari {all} wilayah, yang terbanyak desa lengkapnya.").format(
            shown=ROWS, all=formats.number(page.total)
        )
    sentence = _("Layak: {eligible}.").format(eligible=headline.eligible(selection))
    listed = "; ".join(f"{short[code]}: {told.names[code]}" for code in codes)
    beside = (told.basis, headline.drafts(selection), headline.early(selection), listed)
    listed = " ".join(filter(None, beside))
    grid = Grid((where, _("Lengkap"), *(short[code] for code in codes)), rows, note)
    return Slide("layak", title, sentence, (grid,), listed, (told.own,), told.simulated)


def by_phase(told: Told) -> Slide:
    """Ten services: whether they run, and how far they are built before, during and after migration."""
    selection = told.selection
    title = _("Sepuluh layanan menurut tahap: {place}").format(place=told.place)
    found = coverage.services(selection)
    if not found:
        return told.without("layanan", title)
    rubric = selection.snapshot.rubric
    rows = tuple(
        (
            told.names[one.code],
            (
                share_cell(one.covered, len(selection.complete)),
                *(_built(one.phases[phase.code]) for phase in rubric.phases),
            ),
        )
        for one in found
    )
    head = (_("Layanan"), _("Tersedia"), *(words.text(phase.name).capitalize() for phase in rubric.phases))
    low, n = min(found, key=lambda one: one.covered), len(selection.complete)
    sentence = _("Paling jarang tersedia: {service}, di {share} dari {n} desa ({whose}).").format(
        service=told.names[low.code],
        share=short_share(low.covered, n),
        n=formats.number(n),
        whose=told.whose,
    )
    if few(n):
        sentence = denominators.unranked(told.whose)
    note = _(
        "Tersedia: bagian desa yang layanannya berjalan; lainnya: % poin yang tercapai. "
        "∅ tidak ada indikator."
    )
    return Slide("layanan", title, sentence, (Grid(head, rows, note),), note, (told.own,), told.simulated)


def _built(share: int | None) -> Cell:
    """A share of points, whatever the number of villages."""
    if share is None:
        return Cell("∅", "open")
    mark = words.mark(of_share(share))
    return Cell(f"{mark.sign} {formats.whole_percent(share)}", mark.tone)


def moved(told: Told) -> Slide:
    """Bands of the same villages over the rounds, and who of them rose and fell since the one before."""
    selection = told.selection
    title = _("Gerak sejak periode lalu: {place}").format(place=told.place)
    if not len(selection.complete):
        return told.without("gerak", title)
    movement, rubric = standing.movement(selection), selection.snapshot.rubric
    rounds = over_rounds.over_rounds(selection)
    stack = Stack(
        parts=tuple(words.text(band.name) for band in rubric.bands),
        colours=tuple(css(colour) for colour in PALETTES["light"].bands[: len(rubric.bands)]),
        rows=tuple((one.name, tuple(one.bands[band.code] for band in rubric.bands)) for one in rounds),
        of=_("{n} desa yang sama menurut kategori").format(n=formats.number(rounds[-1].n)) if rounds else "",
    )
    if movement is None:
        told_so = _("Belum ada periode sebelumnya dengan rubrik yang sama untuk dibandingkan.")
        later = Lines((_("Gerak terlihat mulai periode kedua."),))
        return Slide("gerak", title, told_so, (later,), "", (told.own,), told.simulated)
    since, until, n = movement.since, movement.until, formats.number(movement.n)
    of_both, of_one = _("dari {n} desa").format(n=n), _("tidak dibandingkan")
    # Of no village nothing rose and nothing fell: two zeros would look like a result.
    moves = (
        Figure(formats.number(movement.risen), _("▲ naik kategori"), of_both),
        Figure(formats.number(movement.fallen), _("▼ turun kategori"), of_both),
    )
    figures = Figures(
        (
            *(moves if movement.n else ()),
            Figure(formats.number(movement.came.n), _("lengkap di {round} saja").format(round=until), of_one),
            Figure(formats.number(movement.left.n), _("lengkap di {round} saja").format(round=since), of_one),
        )
    )
    sentence = _(
        "Dari {n} desa yang lengkap di {since} dan {until}, {risen} naik kategori dan {fallen} turun "
        "({whose})."
    )
    if not movement.n:
        sentence = _("Belum ada desa yang lengkap di {since} dan di {until} ({whose}).")
    note = [
        changed.beside(movement.came, movement.left, since, until, selection.kind),
        _closer(movement.closer),
        _stale(movement.stale),
        changed.by_later(selection, until),
    ]
    return Slide(
        "gerak",
        title,
        sentence.format(
            n=n,
            since=since,
            until=until,
            risen=formats.number(movement.risen),
            fallen=formats.number(movement.fallen),
            whose=told.whose,
        ),
        (figures, stack) if rounds else (figures,),
        " ".join(filter(None, note)),
        (told.own,),
        told.simulated,
        lead=0.3,
    )


def _closer(n: int) -> str:
    """Who fell by looking closer; empty where nobody did."""
    if not n:
        return ""
    return ngettext(
        "{n} desa turun karena mencocokkan datanya lebih teliti dengan BP3MI: itu kerja jujur, tidak "
        "dihitung turun.",
        "{n} desa turun karena mencocokkan datanya lebih teliti dengan BP3MI: itu kerja jujur, tidak "
        "dihitung turun.",
        n,
    ).format(n=formats.number(n))


def _stale(n: int) -> str:
    """Whose assessment grows old; empty where none does."""
    if not n:
        return ""
    return ngettext(
        "{n} desa tidak berubah selama 12 bulan.", "{n} desa tidak berubah selama 12 bulan.", n
    ).format(n=formats.number(n))


def checked(told: Told) -> Slide:
    """The three kinds of score beside each other, and how far claims lie above."""
    selection = told.selection
    title = _("Isian, bukti, dan verifikasi: {place}").format(place=told.place)
    if not len(selection.complete):
        return told.without("bukti", title)
    bars = Bars(_pairs(selection), of=_("rata-rata skor kesiapan, 0 sampai 100 poin"))
    apart = {one.kind: one for one in gaps(selection)}
    lines, sentence = [], ""
    for kind, gap in apart.items():
        line = _("Isian {mean} poin di atas skor {kind}; {higher} dari {n} desa berkategori lebih tinggi.")
        lines.append(
            line.format(
                mean=formats.number(gap.mean, 1),
                kind=words.kind_name(kind),
                higher=formats.number(gap.higher),
                n=formats.number(gap.n),
            )
        )
        if not few(gap.n) or not sentence:
            sentence = lines[-1]
        if gap.eligible:
            only = ngettext(
                "{eligible} desa layak hanya menurut isiannya sendiri, tidak menurut skor {kind}.",
                "{eligible} desa layak hanya menurut isiannya sendiri, tidak menurut skor {kind}.",
                gap.eligible,
            )
            lines.append(only.format(eligible=formats.number(gap.eligible), kind=words.kind_name(kind)))
    sentence = sentence or _("Belum ada desa yang juga punya skor berbukti atau terverifikasi.")
    return Slide(
        "bukti",
        title,
        sentence,
        (bars, Lines(tuple(lines))) if lines else (bars,),
        _("Tiap pasang batang dari desa yang sama: yang lengkap menurut kedua skor."),
        (told.own,),
        told.simulated,
        lead=0.58,
    )


def _pairs(selection: Selection) -> tuple[Bar, ...]:
    """A claim and another score of the same villages below each other; a claim alone where there is none."""
    told = [
        (kind, mean, one.n)
        for one in gaps(selection)
        for kind, mean in (("claimed", one.claimed), (one.kind, one.other))
    ]
    alone = by_kind(selection)["claimed"]
    found: list[tuple[Kind, float, int]] = told or [("claimed", alone.mean or 0, alone.n)]

    def label(n: int) -> str:
        if told:
            return ngettext("{kind} ({n} desa yang sama)", "{kind} ({n} desa yang sama)", n)
        return ngettext("{kind} ({n} desa)", "{kind} ({n} desa)", n)

    return tuple(
        Bar(
            label=label(n).format(kind=words.kind_name(kind).capitalize(), n=formats.number(n)),
            text=_("{mean} poin").format(mean=formats.mean_points(mean)),
            share=mean / 100,
        )
        for kind, mean, n in found
    )
