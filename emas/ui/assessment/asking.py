"""One group of questions, ready to be answered."""

from __future__ import annotations

from emas.domain.questionnaire import PARTICIPATION, Group
from emas.services.assess import Sheet
from emas.services.previous import previous_answers
from emas.ui.assessment import participation
from emas.ui.assessment.people import draw_people
from emas.ui.assessment.previous import draw_previous_all
from emas.ui.assessment.questions import draw_question
from emas.ui.assessment.saving import Desk


def draw_group(group: Group, sheet: Sheet, desk: Desk) -> None:
    """Its questions; the last group's have no indicator and move no score."""
    wanted = any(code not in sheet.stored for code in group.indicators)
    previous = previous_answers(desk.actor, sheet) if wanted else {}
    draw_previous_all(group, sheet, desk, previous)
    for code in group.indicators:
        draw_question(sheet.rubric.by_code[code], sheet, desk, previous)
    if group.code == PARTICIPATION:
        participation.draw(sheet, desk.actor)
        draw_people(sheet, desk.actor)
