"""The first slides: the cover, and the programme in one picture."""

from __future__ import annotations

from emas.reports.deck.slide import Figure, Figures, Lines, Slide
from emas.services.kinds import by_kind
from emas.ui import formats, headline, words
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.story.told import Told


def cover(told: Told) -> Slide:
    """Whose story this is, of when, and how many villages are eligible by each kind of score."""
    selection = told.selection
    found = by_kind(selection).values()
    figures = Figures(
        tuple(
            Figure(
                formats.number(one.eligible) if one.n else formats.NOTHING,
                _("layak, {kind}").format(kind=words.kind_name(one.kind)),
                ngettext("dari {n} desa lengkap", "dari {n} desa lengkap", one.n).format(
                    n=formats.number(one.n)
                ),
            )
            for one in found
        )
    )
    beside = filter(None, [headline.drafts(selection), headline.early(selection)])
    mean = _("Rata-rata skor kesiapan {kind}: {mean} dari 100.").format(
        kind=words.kind_name(selection.kind),
        mean=formats.mean_points(by_kind(selection)[selection.kind].mean),
    )
    lines = [mean, *headline.apart(selection), *beside]
    note = _(
        "Kelayakan adalah hasil rubrik usulan, bukan penetapan. Tidak ada dana hibah dalam program ini. "
        "Angka mengikuti saringan yang tertulis di kaki tiap halaman."
    )
    title = told.story.name or _("Desa Migran EMAS: {place}").format(place=told.place)
    blocks = (figures, Lines(tuple(lines)))
    return Slide("sampul", title, told.basis, blocks, note, (told.own,), told.simulated, lead=0.34)


def programme(told: Told) -> Slide:
    """Four pillars, two prerequisites and six criteria, ten services."""
    rubric = told.selection.snapshot.rubric
    pillars = Figures(tuple(Figure(one.code, words.text(one.name)) for one in rubric.pillars))
    left = Lines(
        tuple(words.text(one.name) for one in rubric.prerequisites)
        + tuple(f"{one.code} {words.text(one.name)}" for one in rubric.criteria),
        title=_("Kelayakan: 2 syarat utama + 6 kriteria"),
    )
    right = Lines(
        tuple(f"{one.code} {words.text(one.name)}" for one in rubric.services),
        title=_("Sepuluh pilar layanan"),
    )
    sentence = _("Empat pilar EMAS, kelayakan 2 + 6, sepuluh pilar layanan.")
    note = _(
        "Pilar, kriteria, dan layanan sudah dipublikasikan KP2MI (19 November 2025); kriteria disebut "
        "“antara lain”. Indikator, bobot, dan ambang adalah usulan proyek ini."
    )
    return Slide(
        "program",
        _("Desa yang melindungi warganya yang bekerja di luar negeri"),
        sentence,
        (pillars, left, right),
        note,
        (_("KP2MI (Sukarman, 19 November 2025); syarat utama: Dirjen KP2MI."),),
        lead=0.22,
    )
