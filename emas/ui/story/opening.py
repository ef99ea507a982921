"""The first slides: the cover, and the programme in one picture."""

from __future__ import annotations

from emas.reports.deck.slide import Figure, Figures, Lines, Slide
from emas.services.blocking import eligible
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.story.told import Told


def cover(told: Told) -> Slide:
    """Whose story this is, of when, and its three figures."""
    selection = told.selection
    n = len(selection.scores)
    ready = eligible(selection)
    sentence = ngettext("{n} desa dinilai di {place}.", "{n} desa dinilai di {place}.", n).format(
        n=formats.number(n), place=told.place
    )
    figures = Figures(
        (
            Figure(formats.number(n), _("desa dinilai"), told.whose),
            Figure(formats.number(ready), _("layak diusulkan"), formats.share(ready, n)),
            Figure(_mean(told), _("rata-rata skor kesiapan"), _("dari 100 poin")),
        )
    )
    note = _(
        "Kelayakan adalah hasil rubrik usulan, bukan penetapan. Tidak ada dana hibah dalam program ini. "
        "Angka mengikuti saringan yang tertulis di kaki tiap halaman."
    )
    title = told.story.name or _("Desa Migran EMAS: {place}").format(place=told.place)
    return Slide("sampul", title, sentence, (figures,), note, (told.own,), told.simulated)


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


def _mean(told: Told) -> str:
    from emas.services import map_figures

    return formats.number(map_figures.of_whole(told.selection, map_figures.MEAN), 1)
