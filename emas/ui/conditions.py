"""Eligibility as eight rows: sign and word, and for what is missing the level and document it takes."""

from __future__ import annotations

from html import escape

import streamlit as st

from emas.domain.rubric import Rubric
from emas.domain.scoring import Score, Status
from emas.services.conditions import Condition, Part, conditions
from emas.ui import formats, words
from emas.ui.i18n import gettext as _


def draw_conditions(score: Score, kind: str) -> None:
    """The conditions of one village, prerequisites first, in the words of a village of its ``kind``."""
    rows = "".join(_row(score.rubric, condition, kind) for condition in conditions(score))
    st.html(f'<ul class="emas-conditions">{rows}</ul>')


def _row(rubric: Rubric, condition: Condition, kind: str) -> str:
    mark = words.mark(condition.status)
    label = _("Syarat utama") if condition.prerequisite else condition.code
    missing = "".join(f"<li>{_part(rubric, part, kind)}</li>" for part in condition.missing)
    needed = f"<ul>{missing}</ul>" if missing else ""
    if needed and condition.status is Status.UNANSWERED:
        # Before the first answers all eight would be a wall of words.
        title = _("Yang diperlukan")
        needed = f"<details><summary>{escape(title)}</summary>{needed}</details>"
    return (
        f'<li class="tone-{mark.tone}"><span class="emas-sign" aria-hidden="true">{mark.sign}</span>'
        f"<div><b>{escape(label)}</b> {escape(words.text(condition.name))} "
        f'<span class="emas-word">{escape(mark.word)}</span>'
        f"{needed}</div></li>"
    )


def _part(rubric: Rubric, part: Part, kind: str) -> str:
    name = f"{part.indicator.code} {words.text(part.indicator.name)}"
    if part.needed is None:
        return escape(
            _("Jumlah PMI dalam register belum diisi ({indicator}).").format(indicator=name)
            if part.now is None
            else _("Register mencatat tidak ada PMI ({indicator}).").format(indicator=name)
        )
    if part.cut is not None:
        # The meanings of the scale (planned, in force …) are those of documents, not of shares.
        cut = formats.whole_percent(part.cut)
        needed = _("sekurangnya {cut} (tingkat {level})").format(cut=cut, level=part.needed)
        now = _("tingkat {level}").format(level=part.now)
    else:
        needed, now = _level(rubric, part.needed), _level(rubric, part.now or 0)
    if part.now is None:
        now = _("belum diisi")
    line = _("Perlu {needed}; kini {now}.").format(needed=needed, now=now)
    proof = f" {escape(words.local_text(rubric, kind, part.anchor))}" if part.anchor else ""
    return f"{escape(name)}:{proof} <span>{escape(line)}</span>"


def _level(rubric: Rubric, value: int) -> str:
    return _("tingkat {level} ({meaning})").format(level=value, meaning=words.text(rubric.levels[value].name))
