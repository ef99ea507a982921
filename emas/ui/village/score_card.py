"""The readiness score of one result: its kind, round and rubric, its range, the other kinds beside it."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.scoring import Score
from emas.domain.stored import KINDS, Kind
from emas.services.history import Result
from emas.ui import formats, words
from emas.ui.bar import bar
from emas.ui.i18n import gettext as _
from emas.ui.score_bar import band_style, score_bar


def draw_score(result: Result) -> None:
    """The headline score, then every kind with the gap to what the village claims."""
    kind, score = result.headline
    told = _("dari 100 · {kind}").format(kind=kind_and_origin(result, kind))
    st.html(
        '<div class="emas-score">'
        f'<p class="emas-score-figure"><b>{formats.points(score.total, score.rubric.unit)}</b> '
        f"<span>{escape(told)}</span></p>"
        f"{_band(score)}{score_bar(score)}{_range(score)}"
        f'<p class="emas-note">{escape(named(result))}</p>'
        f"{_kinds(result)}</div>"
    )


def kind_and_origin(result: Result, kind: Kind) -> str:
    """``terverifikasi (simulasi)``: the kind of a score and, where it is not a real one, what it is."""
    origin = words.origin_name(result.origin)
    return f"{words.kind_name(kind)} ({origin})" if origin else words.kind_name(kind)


def named(result: Result) -> str:
    """Round, reference date and rubric version of a result, in one line."""
    line = _("Periode {round}, tanggal acuan {date}, rubrik versi {version} (usulan).").format(
        round=result.round_name,
        date=formats.day(result.reference_date),
        version=result.rubric.version,
    )
    still_open = _("Periode ini masih terbuka.")
    return f"{line} {still_open}" if result.open else line


def _band(score: Score) -> str:
    name = words.band_of(score)
    unfinished = score.is_target and bool(score.missing)
    if unfinished:
        meaning = _("Kategori ditetapkan setelah semua pertanyaan terjawab.")
    elif score.band:
        meaning = words.text(score.rubric.band_of(score.total).meaning)
    else:
        meaning = _("Register desa mencatat tidak ada PMI; program ini tidak menyasarnya.")
    style = band_style(score.rubric, None if unfinished else score.band)
    return (
        f'<p class="emas-score-band"><span class="emas-chip {style}">'
        f"{escape(name)}</span> {escape(meaning)}</p>"
    )


def _range(score: Score) -> str:
    if not score.missing:
        return ""
    unit = score.rubric.unit
    told = _("{open} dari {all} indikator belum diisi: skor masih dapat menjadi {low}–{high}.").format(
        open=len(score.missing),
        all=len(score.rubric.indicators),
        low=formats.points(score.total, unit),
        high=formats.points(score.high, unit),
    )
    return f'<p class="emas-range">{escape(told)}</p>'


def _kinds(result: Result) -> str:
    rows = "".join(_kind(result, kind) for kind in KINDS)
    title = _("Tiga jenis skor")
    meaning = _(
        "Isian desa: jawaban desa sendiri. Berbukti: hanya sejauh ada dokumen yang masih berlaku. "
        "Terverifikasi: menurut petugas yang memeriksanya."
    )
    return (
        f'<table class="emas-kinds"><caption>{escape(title)}</caption><tbody>{rows}</tbody></table>'
        f'<p class="emas-note">{escape(meaning)}</p>'
    )


def _kind(result: Result, kind: Kind) -> str:
    score, claimed = result.scores[kind], result.claimed
    if score is None:
        none = _("belum ada")
        told = f"<td></td><td>{formats.NOTHING}</td><td>{escape(none)}</td>"
    else:
        unit = score.rubric.unit
        told = (
            f"<td>{bar(score.total / (100 * unit))}</td><td>{formats.points(score.total, unit)}</td>"
            f"<td>{escape('' if kind == 'claimed' else gap(claimed.total, score.total, unit))}</td>"
        )
    return f'<tr><th scope="row">{escape(words.kind_name(kind))}</th>{told}</tr>'


def gap(claimed: int, other: int, unit: int) -> str:
    """How far another kind's score lies from the claim, both in 1/``unit`` points.

    Of the two as they are shown: three figures of one line must not contradict each other.
    """
    tenths = formats.tenths(claimed, unit) - formats.tenths(other, unit)
    if not tenths:
        return _("sama dengan isian desa")
    sentence = _("{points} di bawah isian desa") if tenths > 0 else _("{points} di atas isian desa")
    return sentence.format(points=formats.number(abs(tenths) / 10, 1))
