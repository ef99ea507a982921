"""All answers of a round to read: what stands, what stood the round before, and the documents named."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st

from emas.domain.answers import Answer, Counts
from emas.domain.rubric import Indicator
from emas.services.assess import Sheet
from emas.services.previous import Previous
from emas.ui import formats
from emas.ui.i18n import gettext as _
from emas.ui.words import local_text, text


def draw_answers(sheet: Sheet, previous: Mapping[str, Previous]) -> None:
    """One row an indicator in rubric order; those that differ from the round before are marked."""
    changed = [code for code in previous if _answer(sheet, code) != previous[code].stored.answer]
    codes = list(sheet.rubric.by_code)
    if previous:
        then = next(iter(previous.values())).round_name
        told = _("Hanya yang berbeda dari periode {round} ({n})").format(
            round=then, n=formats.number(len(changed))
        )
        if st.toggle(told, key=f"answers-changed-{sheet.round_id}"):
            codes = [code for code in codes if code in changed]
    head = [_("Indikator"), _("Jawaban")]
    head += [_("Periode sebelumnya")] if previous else []
    head.append(_("Bukti"))
    cells = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    rows = "".join(_row(sheet, sheet.rubric.by_code[code], previous, head) for code in codes)
    if not rows:
        st.caption(_("Tidak ada yang berbeda."))
        return
    st.html(
        f'<table class="emas-rounds emas-legs"><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(sheet: Sheet, indicator: Indicator, previous: Mapping[str, Previous], head: list[str]) -> str:
    code = indicator.code
    now = _answer(sheet, code)
    columns = [_told(sheet, indicator, now)]
    if previous:
        last = previous[code].stored.answer if code in previous else None
        columns.append(_told(sheet, indicator, last) + _change(indicator, last, now))
    columns.append(_documents(sheet, code))
    drawn = "".join(
        f'<td data-label="{escape(title)}">{cell}</td>' for title, cell in zip(head[1:], columns, strict=True)
    )
    return f'<tr><th scope="row"><b>{escape(code)}</b> {escape(text(indicator.name))}</th>{drawn}</tr>'


def _answer(sheet: Sheet, code: str) -> Answer | None:
    return sheet.stored[code].answer if code in sheet.stored else None


def _told(sheet: Sheet, indicator: Indicator, answer: Answer | None) -> str:
    if answer is None:
        open_or_not = (
            _("tidak berlaku") if indicator.code in sheet.claimed.not_applicable else _("belum diisi")
        )
        return escape(open_or_not)
    level = _level(indicator, answer)
    if isinstance(answer, Counts):
        counts = _("{num} dari {den} (tingkat {level})").format(
            num=formats.number(answer.num), den=formats.number(answer.den), level=level
        )
        return escape(counts)
    return escape(f"{level} · {text(sheet.rubric.levels[level].name)}")


def _level(indicator: Indicator, answer: Answer) -> int:
    return indicator.level_of_counts(answer.num, answer.den) if isinstance(answer, Counts) else answer


def _change(indicator: Indicator, before: Answer | None, now: Answer | None) -> str:
    """An arrow with a word where the level moved."""
    if before is None or now is None:
        return ""
    step = _level(indicator, now) - _level(indicator, before)
    risen, fallen = _("naik"), _("turun")
    if step > 0:
        return f' <span class="tone-met">▲ {escape(risen)}</span>'
    return f' <span class="tone-partly">▼ {escape(fallen)}</span>' if step < 0 else ""


def _documents(sheet: Sheet, code: str) -> str:
    if code not in sheet.stored or not sheet.stored[code].evidence:
        return formats.NOTHING
    lines = []
    for item in sheet.stored[code].evidence:
        kind = local_text(sheet.rubric, sheet.village.kind, sheet.rubric.evidence_by_code[item.kind].name)
        lines.append(" · ".join(filter(None, [kind, item.number, item.office, formats.day(item.date)])))
    return "<br>".join(escape(line) for line in lines)
