"""The cheapest way in the columns of a village office: activity, proof, who, effort, what it brings."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from emas.domain.evidence import proof_asked
from emas.domain.legs import Leg, legs
from emas.domain.path import Path
from emas.domain.rubric import Indicator
from emas.services.actors import Actor
from emas.services.assess import Sheet
from emas.services.plan import Planned, take_over
from emas.services.way import next_way
from emas.ui import formats
from emas.ui.guard import callback
from emas.ui.i18n import gettext as _
from emas.ui.i18n import ngettext
from emas.ui.incidents import explained
from emas.ui.problems import sentence
from emas.ui.village.way import goal, no_way, title
from emas.ui.words import local_text, text

_REFUSED = "plan-refused"


def draw_way(sheet: Sheet, actor: Actor, plan: list[Planned]) -> None:
    """To eligibility; where that is reached, to the next band. With a button that puts it into the plan."""
    score, rubric = sheet.claimed, sheet.rubric
    path = next_way(score)
    st.subheader(title(rubric, path), anchor=False)
    if path.reaches is None:
        st.html(no_way(rubric))
        return
    if not path.steps:
        st.write(_("Semua sudah tercapai menurut isian desa. Jaga buktinya tetap berlaku."))
        return
    if not score.answered:
        st.write(_("Belum ada jawaban: jawab dulu pertanyaan kelayakan, lalu jalannya terlihat di sini."))
        return
    if path.answer_first:
        st.info(_open(sheet, path), icon=":material/edit_note:")
    told = _("{count} langkah, seluruhnya {effort} minggu kerja satu petugas (perkiraan proyek ini).")
    st.caption(told.format(count=len(path.steps), effort=path.effort))
    st.html(_table(sheet, legs(score, path)))
    _to_plan(sheet, actor, plan, path)


def _open(sheet: Sheet, path: Path) -> str:
    """What is not answered and counts as level 0 here; of a locked sheet only that it is so."""
    count = len(path.answer_first)
    if sheet.locked:
        told = ngettext(
            "{count} pertanyaan tidak dijawab; dihitung sebagai tingkat 0: {codes}.",
            "{count} pertanyaan tidak dijawab; dihitung sebagai tingkat 0: {codes}.",
            count,
        )
    else:
        told = _(
            "Jawab dulu {count} pertanyaan yang belum diisi; di sini dihitung sebagai tingkat 0: {codes}."
        )
    return told.format(count=count, codes=", ".join(path.answer_first))


def _table(sheet: Sheet, of: tuple[Leg, ...]) -> str:
    head = [_("Kegiatan"), _("Bukti"), _("Pelaksana (usulan)"), _("Beban kerja"), _("Nilai tambah")]
    cells = "".join(f'<th scope="col">{escape(title)}</th>' for title in head)
    rows = "".join(_row(sheet, leg, head) for leg in of)
    return (
        f'<table class="emas-rounds emas-legs"><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(sheet: Sheet, leg: Leg, head: list[str]) -> str:
    rubric, step = sheet.rubric, leg.step
    say = partial(local_text, rubric, sheet.village.kind)
    indicator = rubric.by_code[step.indicator]
    service = next(one for one in rubric.services if one.code == indicator.service)
    name = f"{indicator.code} {text(indicator.name)}"
    raised = _("tingkat {start} → {to}").format(start=step.start, to=step.to)
    effort = ngettext("{n} minggu", "{n} minggu", step.effort).format(n=formats.number(step.effort))
    columns = [
        _proof(sheet, indicator, step.to),
        escape(text(service.office)),
        escape(effort),
        _brings(sheet, leg),
    ]
    drawn = "".join(
        f'<td data-label="{escape(title)}">{cell}</td>' for title, cell in zip(head[1:], columns, strict=True)
    )
    return (
        f'<tr><th scope="row"><b>{escape(name)}</b> <span class="emas-word">{escape(raised)}</span>'
        f'<span class="emas-way-goal">{escape(goal(indicator, step.to, say))}</span></th>{drawn}</tr>'
    )


def _proof(sheet: Sheet, indicator: Indicator, level: int) -> str:
    if not proof_asked(sheet.rubric, level):
        return escape(_("tidak perlu"))
    say = partial(local_text, sheet.rubric, sheet.village.kind)
    return escape("; ".join(say(sheet.rubric.evidence_by_code[code].name) for code in indicator.evidence))


def _brings(sheet: Sheet, leg: Leg) -> str:
    unit = sheet.rubric.unit
    sign = "−" if leg.units < 0 else "+"
    told = _("{sign}{points} poin").format(sign=sign, points=formats.points(abs(leg.units), unit))
    names = {one.code: _("Syarat utama") for one in sheet.rubric.prerequisites}
    met = " ".join(f'<span class="tone-met">✓ {escape(names.get(code, code))}</span>' for code in leg.fulfils)
    return f"{escape(told)}<br>{met}" if met else escape(told)


def _to_plan(sheet: Sheet, actor: Actor, plan: list[Planned], path: Path) -> None:
    there = {(one.indicator, one.level) for one in plan}
    new = [step for step in path.steps if (step.indicator, step.to) not in there]
    if not new:
        st.caption(":material/check: " + _("Semua langkah ini sudah ada dalam rencana kerja desa."))
        return
    st.button(
        _("Masukkan {n} langkah ke rencana kerja desa").format(n=formats.number(len(new))),
        icon=":material/playlist_add:",
        key="plan-take-over",
        # Steps that only stand there because nobody answered yet are no plan.
        type="secondary" if path.answer_first else "primary",
        on_click=callback(_take_over),
        args=(sheet, actor, path),
    )
    problem = st.session_state.pop(_REFUSED, None)
    if problem is not None:
        st.error(sentence(problem), icon=":material/error:")


def _take_over(sheet: Sheet, actor: Actor, path: Path) -> None:
    rubric = sheet.rubric
    offices = {one.code: text(one.office) for one in rubric.services}
    try:
        take_over(
            actor,
            village_code=sheet.village.code,
            rubric_version=rubric.version,
            steps=path.steps,
            offices=[offices[rubric.by_code[step.indicator].service] for step in path.steps],
        )
    except Exception as error:
        st.session_state[_REFUSED] = explained(error, "plan")
