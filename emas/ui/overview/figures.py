"""The overview's first words: the state of the data in a sentence, and four figures."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.geo.time_zones import today
from emas.services import programme
from emas.services.assessed import Assessed, RoundShare
from emas.services.kinds import OfKind, by_kind
from emas.services.selection import Filter, Selection, select
from emas.services.snapshot import Snapshot
from emas.ui import denominators, formats, headline, words
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
    """Assessed, eligible, mean score, and what is said about the number of programme villages.

    Eligible and mean are told by all three kinds of score, of complete villages each.
    """
    everywhere = select(now, "claimed", Filter())
    kinds = list(by_kind(everywhere).values())
    tiles = [
        _tile(
            simulated(now, _("Desa dinilai")), formats.number(kinds[0].assessed), _assessed(kinds[0], known)
        ),
        _three(
            simulated(now, _("Layak diusulkan")),
            [(formats.number(one.eligible) if one.n else formats.NOTHING, one) for one in kinds],
            f"{headline.drafts(everywhere)} {headline.early(everywhere)}".strip(),
        ),
        _three(
            simulated(now, _("Rata-rata skor kesiapan")),
            [(formats.mean_points(one.mean), one) for one in kinds],
            _means(now, everywhere),
        ),
        _contested(now),
    ]
    st.html(f'<div class="emas-tiles">{"".join(tiles)}</div>{denominators.markup(everywhere)}')


def _state(known: Assessed) -> str:
    day = formats.day(today())
    if not known.rounds:
        return _("Keadaan {day}: belum ada desa yang dinilai.").format(day=day)
    newest, *older = known.rounds
    told = _("Keadaan {day}: {villages} desa dinilai, {newest}").format(
        day=day, villages=formats.number(known.villages), newest=_round(newest)
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


def _three(label: str, figures: list[tuple[str, OfKind]], note: str) -> str:
    """Claimed, evidenced, verified beside each other, each with its n."""
    values = "".join(
        f"<span><b>{escape(figure)}</b><i>{escape(_of_kind(one))}</i></span>" for figure, one in figures
    )
    return _framed(
        label,
        f'<span class="emas-tile-versus">{values}</span><span class="emas-tile-note">{escape(note)}</span>',
    )


def _of_kind(one: OfKind) -> str:
    kind = words.kind_name(one.kind)
    return _("{kind}, dari {n}").format(kind=kind, n=formats.number(one.n)) if one.n else kind


def _assessed(of: OfKind, known: Assessed) -> str:
    return _(
        "{targets} sasaran, {complete} lengkap. Register memuat {register} desa dan kelurahan nyata."
    ).format(
        targets=formats.number(of.targets),
        complete=formats.number(of.n),
        register=formats.number(known.register),
    )


def _means(now: Snapshot, everywhere: Selection) -> str:
    told = _("Dari 100, rubrik versi {version} (usulan).").format(version=now.rubric.version)
    return " ".join([told, *headline.apart(everywhere)])


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
