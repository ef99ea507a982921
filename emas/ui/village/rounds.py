"""A village's results over the rounds: every kind, band and eligibility, newest first."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.stored import KINDS, Kind
from emas.services.history import Result
from emas.store.tables import State
from emas.ui import formats, words
from emas.ui.bar import bar
from emas.ui.i18n import gettext as _
from emas.ui.village.score_card import kind_and_origin


def draw_rounds(results: list[Result]) -> None:
    """A table, one row a round; on a phone each row becomes a card."""
    head = [
        _("Periode"),
        *(words.kind_name(kind).capitalize() for kind in KINDS),
        _("Kategori"),
        _("Kelayakan"),
        _("Rubrik"),
    ]
    cells = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    rows = "".join(_row(result, head) for result in reversed(results))
    st.html(
        f'<table class="emas-rounds"><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>'
        f"{_versions(results)}"
    )


def _row(result: Result, head: list[str]) -> str:
    kind, score = result.headline
    bracket = kind_and_origin(result, kind)
    met = _("{met} dari {of}").format(met=score.met, of=score.rubric.conditions)
    cells = [
        *(_figure(result, kind) for kind in KINDS),
        escape(f"{words.band_of(score)} · {bracket}"),
        escape(f"{met} · {bracket}"),
        escape(result.rubric.version),
    ]
    when = formats.day(result.reference_date)
    state = _("masih terbuka")
    if result.open:
        when = f"{when} · {state}"
    elif result.state is State.DRAFT:
        never = _("tidak diajukan")
        when = f"{when} · {never}"
    if open_still := unfinished(result):
        when = f"{when} · {open_still}"
    origin = words.origin_name(result.origin)
    mark = f" ({escape(origin)})" if origin else ""
    first = f"<b>{escape(result.round_name)}</b>{mark} <span>{escape(when)}</span>"
    drawn = "".join(
        f'<td data-label="{escape(title)}">{cell}</td>' for title, cell in zip(head[1:], cells, strict=True)
    )
    return f'<tr><th scope="row">{first}</th>{drawn}</tr>'


def unfinished(result: Result) -> str:
    """That questions are open, whose points are missing: no score to compare with a finished form's."""
    answered, of = result.claimed.answered, len(result.rubric.indicators)
    if answered == of:
        return ""
    return _("belum lengkap, {answered} dari {of} terisi").format(answered=answered, of=of)


def _figure(result: Result, kind: Kind) -> str:
    score = result.scores[kind]
    if score is None:
        return formats.NOTHING
    unit = score.rubric.unit
    return f"<span>{formats.points(score.total, unit)}</span> {bar(score.total / (100 * unit))}"


def _versions(results: list[Result]) -> str:
    if len({result.rubric.version for result in results}) < 2:
        return ""
    told = _("Periode yang memakai versi rubrik berbeda tidak dapat dibandingkan langsung.")
    return f'<p class="emas-note">{escape(told)}</p>'
