"""The overview's first words: the state of the data in a sentence, and four figures."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.services import programme
from emas.services.assessed import Assessed, RoundShare
from emas.services.figures import Nation, nation
from emas.services.snapshot import Snapshot
from emas.ui import formats, words
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext


def simulated(now: Snapshot, label: str) -> str:
    """``label``, marked where the figures under it hold simulated ones."""
    word = _("simulasi")
    return f"{label} ({word})" if now.holds_simulated else label


def draw_state(known: Assessed) -> None:
    """One sentence: as of when, from which round, and whose word it is."""
    st.html(f'<p class="emas-state">{escape(_state(known))}</p>')


def draw_figures(now: Snapshot, known: Assessed) -> None:
    """Assessed, eligible, mean score, and what is said about the number of programme villages."""
    claimed, verified = nation(now, "claimed"), nation(now, "verified")
    tiles = [
        _tile(simulated(now, _("Desa dinilai")), formats.number(known.villages), _assessed(known)),
        _tile(
            simulated(now, _("Layak diusulkan")),
            formats.number(claimed.eligible),
            _(
                "dari {all} desa, menurut {kind}; {verified} dari {checked} menurut skor terverifikasi."
            ).format(
                all=formats.number(claimed.assessed),
                kind=words.kind_name("claimed"),
                verified=formats.number(verified.eligible),
                checked=formats.number(verified.assessed),
            ),
        ),
        _tile(simulated(now, _("Rata-rata skor kesiapan")), _mean(claimed), _means(now, verified)),
        _contested(now),
    ]
    st.html(f'<div class="emas-tiles">{"".join(tiles)}</div>')


def _state(known: Assessed) -> str:
    today = formats.day(formats.now().date())
    if not known.rounds:
        return _("Keadaan {day}: belum ada desa yang dinilai.").format(day=today)
    newest, *older = known.rounds
    told = _("Keadaan {day}: {villages} desa dinilai, {newest}").format(
        day=today, villages=formats.number(known.villages), newest=_round(newest)
    )
    if older:
        names = ", ".join(f"{share.name} ({formats.number(share.villages)})" for share in older)
        told += _("; yang belum ikut memakai hasil periode sebelumnya: {names}").format(names=names)
    marks = []
    if known.simulated == known.villages:
        marks.append(_("Semuanya desa rekaan (simulasi)"))
    elif known.simulated:
        marks.append(
            _("{count} di antaranya desa rekaan (simulasi)").format(count=formats.number(known.simulated))
        )
    if known.trials:
        told_trials = ngettext("{count} uji coba pengunjung", "{count} uji coba pengunjung", known.trials)
        marks.append(told_trials.format(count=formats.number(known.trials)))
    return f"{told}. {', '.join(marks)}." if marks else f"{told}."


def _round(share: RoundShare) -> str:
    sentence = (
        _("{count} pada periode {round} (tanggal acuan {date}, masih terbuka)")
        if share.open
        else _("{count} pada periode {round} (tanggal acuan {date})")
    )
    return sentence.format(
        count=formats.number(share.villages), round=share.name, date=formats.day(share.reference_date)
    )


def _tile(label: str, value: str, note: str) -> str:
    return _framed(
        label,
        f'<b class="emas-tile-value">{escape(value)}</b><span class="emas-tile-note">{escape(note)}</span>',
    )


def _framed(label: str, inside: str) -> str:
    return f'<div class="emas-tile"><span class="emas-tile-label">{escape(label)}</span>{inside}</div>'


def _assessed(known: Assessed) -> str:
    return _("{complete} terisi lengkap. Register memuat {register} desa dan kelurahan nyata.").format(
        complete=formats.number(known.complete), register=formats.number(known.register)
    )


def _mean(of: Nation) -> str:
    return formats.mean_points(of.mean)


def _means(now: Snapshot, verified: Nation) -> str:
    return _(
        "dari 100, {kind}, rubrik versi {version} (usulan). Terverifikasi: {mean}, rata-rata {count} desa."
    ).format(
        kind=words.kind_name("claimed"),
        version=now.rubric.version,
        mean=_mean(verified),
        count=formats.number(verified.assessed),
    )


def _contested(now: Snapshot) -> str:
    """The stated counts beside each other, oldest state first: no single one is *the* number."""
    stated = sorted((c for c in programme.counts(now) if c.kind == "stated"), key=lambda c: c.as_of)
    values = "".join(
        f"<span><b>{formats.number(count.value)}</b><i>{escape(formats.partial_day(count.as_of))}</i></span>"
        for count in stated
    )
    compare, unreconciled = _("bandingkan sumbernya"), _("belum terekonsiliasi")
    return _framed(
        _("Desa dalam program, menurut sumber"),
        f'<span class="emas-tile-versus">{values}</span><span class="emas-tile-note tone-partly">'
        f'≠ {escape(unreconciled)} · <a href="#hitungan">{escape(compare)}</a></span>',
    )
