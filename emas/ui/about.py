"""What a picture, a chart, a table or a file is of, in words: all that leaves the screen says it alike."""

from __future__ import annotations

from dataclasses import replace

from emas.geo import polygons
from emas.geo.register import register
from emas.geo.time_zones import today
from emas.reports.words import Caption
from emas.services.kinds import by_kind
from emas.services.paired import round_name
from emas.services.selection import Selection
from emas.store.tables import Origin
from emas.ui import formats, words
from emas.ui.denominators import chain
from emas.ui.i18n import gettext as _
from emas.ui.maps import filters


def of_scores(selection: Selection, *, supposed: bool = False) -> Caption:
    """Figures made of the scores of a selection; its title is the picture's own.

    ``supposed`` are figures of levels that nobody has reached yet.

    Raises:
        Problem: ``database_*``.
    """
    now = selection.snapshot
    kind = words.kind_name(selection.kind)
    return replace(
        of_sources(selection.filter.region),
        filter=filters.told(selection.filter, now.rubric) or _("tanpa saringan"),
        kind=_("{kind}, pengandaian").format(kind=kind) if supposed else kind,
        round=_("periode {name}").format(name=round_name(now)) if now.of_round else _("terbaru tiap desa"),
        of=chain(by_kind(selection)[selection.kind]),
        rubric=_("Rubrik {version}, usulan proyek ini").format(version=now.rubric.version),
        simulated=_mark(simulated=selection.holds_simulated),
    )


def of_counts(selection: Selection) -> Caption:
    """Shares of what villages counted, which know no filter but the region (:mod:`emas.services.shares`).

    Raises:
        Problem: ``database_*``.
    """
    return replace(
        of_scores(selection),
        filter=_("semua desa di wilayah ini, tanpa saringan"),
        kind=_("hitungan verifikator, atau hitungan desa bila belum ada"),
        of="",
        simulated=_mark(simulated=selection.snapshot.holds_simulated),
    )


def of_sources(region: str, source: str = "") -> Caption:
    """Figures that ``source`` states of a region (empty: the nation); without one, those of this database."""
    own = _("Sumber: basis data Desa Migran EMAS ini; desa yang disebut sumber: lihat Ringkasan")
    return Caption(
        place=register().name(region) if region else _("Indonesia"),
        date=formats.day(today()),
        source=_("Sumber: {source}").format(source=source) if source else own,
    )


def drawn_on_boundaries(about: Caption) -> Caption:
    """The same for what shows shapes of regions: whose they are, and that they decide nothing.

    Raises:
        Problem: ``geo_file_*`` or ``boundary_file_broken``.
    """
    return replace(about, credit=polygons.credit(), disclaimer=_("Indikatif, bukan acuan hukum"))


def _mark(*, simulated: bool) -> str:
    return f"({words.origin_name(Origin.SIMULATED)})" if simulated else ""


def fact_headings() -> dict[str, str]:
    """What files call each fact of a caption, by its field."""
    return {
        "title": _("Judul"),
        "place": _("Wilayah pilihan"),
        "filter": _("Saringan"),
        "kind": _("Jenis skor"),
        "round": _("Periode"),
        "of": _("Dasar hitungan"),
        "date": _("Tanggal"),
        "rubric": _("Rubrik"),
        "source": _("Sumber"),
        "credit": _("Batas wilayah"),
        "disclaimer": _("Perhatian"),
    }


def named_after(about: Caption) -> tuple[str, ...]:
    """What files are called by beside their title: place, kind of score, day, and the mark of simulation."""
    return about.place, about.kind, today().isoformat(), about.simulated
