"""The card of a village that was opened on the map."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.path import Path, Step
from emas.domain.rubric import Rubric
from emas.domain.stored import Kind
from emas.services import map_region
from emas.services.actors import Action, may, whoever_comes
from emas.services.map_region import Card, ConditionState, Standing
from emas.services.programme import STEPS
from emas.services.selection import Selection
from emas.ui import formats, navigation, words
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.maps import acts
from emas.ui.score_bar import band_style
from emas.ui.summary import uncounted

STEPS_SHOWN, CODES_SHOWN = 4, 6
"""Steps of the way to eligibility, and codes of what is to be answered first; the profile has all."""


def draw(selection: Selection, code: str) -> None:
    """One village: what it is, how it stands by the selection's kind of score, where to read on.

    Raises:
        Problem: ``unknown_village``, ``no_village_code``, ``rubric_version_unknown``, ``geo_file_*`` or
            ``database_*``.
    """
    snapshot = selection.snapshot
    actor = whoever_comes(snapshot.mode)
    found = map_region.card(actor, snapshot, code, selection.kind)
    with st.container(border=True, key="map-card", gap=None):
        st.html(f'<div class="emas-map-card">{_head(found)}{_body(found, selection.kind)}</div>')
        with st.container(horizontal=True, vertical_alignment="center", key="map-card-links"):
            navigation.link("village", _("Profil desa"), desa=code)
            if may(actor, Action.SAVE_ANSWER):
                navigation.link("assessment", _("Penilaian"), desa=code)
            st.button(
                _("Tutup"), key="map-close", type="tertiary", on_click=callback(acts.open_village), args=("",)
            )


def _head(found: Card) -> str:
    village, marks = found.village, []
    if found.origin and not village.simulated:  # an invented one's name says so
        marks.append(words.origin_name(found.origin))
    if found.step:
        named = _("disebut sumber: {step}")
        marks.append(named.format(step=words.step_name(STEPS[found.step - 1])))
    if village.point_source == "district":
        marks.append(_("titik milik kecamatan: letak desa belum tercatat"))
    told = "".join(f"<span>{escape(mark)}</span>" for mark in marks if mark)
    told = f'<p class="marks">{told}</p>' if told else ""
    return f"<h2>{escape(village.name)}</h2><p>{escape(village.place)}</p>{told}"


def _body(found: Card, kind: Kind) -> str:
    standing = found.standing
    if standing is not None:
        bracket = _bracket(found, kind)
        return (
            f"{_score(standing, bracket)}{_eligibility(standing, bracket)}{_pillars(standing)}"
            f"{_way(standing, found.way, kind)}{_measured(standing)}"
        )
    if found.assessed:
        told = _("Belum ada skor jenis ini: {kind}.").format(kind=words.kind_name(kind))
    elif found.elsewhere:
        told = _("Tidak ada penilaian dalam pilihan ini; penilaian lain ada di profil desa.")
    else:
        told = _("Belum dinilai.")
    return _note(told)


def _bracket(found: Card, kind: Kind) -> str:
    """``isian desa, simulasi``: whose word a verdict is."""
    origin = words.origin_name(found.origin) if found.origin else ""
    return ", ".join(filter(None, [words.kind_name(kind), origin]))


def _score(standing: Standing, bracket: str) -> str:
    rubric = standing.rubric
    names = {band.code: words.text(band.name) for band in rubric.bands}
    band = names[standing.band] if standing.band else _("bukan sasaran")
    style = band_style(rubric, standing.band)
    if standing.band and standing.missing:
        band, style = _("belum lengkap"), band_style(rubric, None)
    told = _("dari 100 · {kind}").format(kind=bracket)
    score = formats.points(standing.total, rubric.unit)
    lines = (
        f'<p class="score"><b>{score}</b> {escape(told)} '
        f'<span class="emas-chip {style}">{escape(band)}</span></p>'
    )
    if not standing.missing:
        return lines
    reach = _("{open} dari {all} indikator belum diisi: skor masih dapat menjadi {low}–{high}.")
    return lines + _note(
        reach.format(
            open=standing.missing,
            all=len(rubric.indicators),
            low=score,
            high=formats.points(standing.high, rubric.unit),
        )
    )


def _eligibility(standing: Standing, bracket: str) -> str:
    """Met of all, then a column a condition: sign above code, names where the pointer rests."""
    title = _("Kelayakan: {met} dari {of} terpenuhi").format(met=standing.met, of=standing.rubric.conditions)
    first = sum(one.prerequisite for one in standing.conditions)
    rest = len(standing.conditions) - first
    cells = "".join(_condition(one, at) for at, one in enumerate(standing.conditions, 1))
    heads = [(_("Syarat utama"), first), (_("Kriteria"), rest)]
    head = "".join(f'<th colspan="{span}">{escape(name)}</th>' for name, span in heads if span)
    verdict = ""
    if standing.band is None:
        verdict = _note(_("Bukan sasaran: register desa mencatat tidak ada PMI."))
    elif standing.met == standing.rubric.conditions:
        told = _("Layak diusulkan (menurut rubrik usulan; {kind}).").format(kind=bracket)
        if standing.missing:
            told += " " + uncounted()
        verdict = _note(told)
    return f"<h3>{escape(title)}</h3><table><tr>{head}</tr><tr>{cells}</tr></table>{verdict}"


def _condition(one: ConditionState, at: int) -> str:
    mark = words.mark(one.status)
    label = str(at) if one.prerequisite else one.code
    name = f"{words.text(one.name)}: {mark.word}"
    return (
        f'<td class="tone-{mark.tone}" title="{escape(name)}"><i role="img" aria-label="{escape(mark.word)}">'
        f"{mark.sign}</i>{escape(label)}</td>"
    )


def _pillars(standing: Standing) -> str:
    title, ours = _("Pilar EMAS"), _("pembagian usulan proyek ini")
    rows = ""
    for pillar in standing.rubric.pillars:
        earned, whole = standing.pillars[pillar.code]
        code, share = escape(pillar.code), formats.percent_down(earned, whole)
        rows += (
            f'<li class="pillar-{code}"><i class="emas-letter pillar-{code}" aria-hidden="true">{code}</i>'
            f"{escape(words.text(pillar.name))} <b>{share}</b>"
            f'<progress max="{whole}" value="{earned}" aria-hidden="true"></progress></li>'
        )
    return f"<h3>{escape(title)} <small>{escape(ours)}</small></h3><ul>{rows}</ul>"


def _way(standing: Standing, way: Path | None, kind: Kind) -> str:
    """The first steps of the cheapest way; what rests on an open answer is to be answered first."""
    if way is None or way.reaches is None or standing.met == standing.rubric.conditions:
        return ""
    if not way.steps:
        return _note(_("Menurut isian desa, semua syarat sudah terpenuhi."))
    title, guess, whose = _("Langkah yang kurang"), _("beban: perkiraan"), _("menurut isian desa")
    by = guess if kind == "claimed" else f"{whose}, {guess}"
    lines = []
    known = [step for step in way.steps if step.indicator not in way.answer_first]
    first = [step.indicator for step in way.steps if step.indicator in way.answer_first]
    if first:
        codes = ", ".join(first[:CODES_SHOWN]) + (" …" if len(first) > CODES_SHOWN else "")
        told = ngettext(
            "Jawab dulu {n} indikator: {codes}.", "Jawab dulu {n} indikator: {codes}.", len(first)
        )
        lines.append(_note(told.format(n=len(first), codes=codes)))
    if known:
        shown = "".join(_step(standing.rubric, step) for step in known[:STEPS_SHOWN])
        lines.append(f"<ol>{shown}</ol>")
    left = len(known) - STEPS_SHOWN
    if left > 0:
        told = ngettext("Dan {n} langkah lain di profil desa.", "Dan {n} langkah lain di profil desa.", left)
        lines.append(_note(told.format(n=left)))
    return f"<h3>{escape(title)} <small>{escape(by)}</small></h3>{''.join(lines)}"


def _step(rubric: Rubric, step: Step) -> str:
    indicator = rubric.by_code[step.indicator]
    if indicator.cuts and step.to >= 2:
        cut = formats.whole_percent(indicator.cuts[step.to - 2])
        goal = _("sekurangnya {cut} (tingkat {level})").format(cut=cut, level=step.to)
    else:
        goal = _("ke tingkat {level}").format(level=step.to)
    effort = ngettext("beban {n} minggu", "beban {n} minggu", step.effort).format(n=step.effort)
    name = words.text(indicator.name)
    return (
        f"<li><b>{escape(indicator.code)}</b> {escape(name)} <span>{escape(f'{goal} · {effort}')}</span></li>"
    )


def _measured(standing: Standing) -> str:
    told = _("Periode {round}, tanggal acuan {date}, rubrik versi {version} (usulan).").format(
        round=standing.round_name,
        date=formats.day(standing.reference_date),
        version=standing.rubric.version,
    )
    return _note(told)


def _note(sentence: str) -> str:
    return f"<p>{escape(sentence)}</p>"
