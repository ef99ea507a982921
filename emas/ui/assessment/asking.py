"""One group of questions, ready to be answered."""

from __future__ import annotations

from collections.abc import Mapping

from emas.domain.questionnaire import PARTICIPATION, Group
from emas.services.assess import Sheet
from emas.services.previous import previous_answers
from emas.ui.assessment import participation
from emas.ui.assessment.people import draw_people
from emas.ui.assessment.people_saving import PeopleDesk
from emas.ui.assessment.previous import draw_previous_all
from emas.ui.assessment.questions import draw_question
from emas.ui.assessment.saving import Desk
from emas.ui.assessment.tab_copy import Held, keep_in_tab


def draw_group(group: Group, sheet: Sheet, desk: Desk) -> None:
    """Its questions; the last group's have no indicator and move no score."""
    wanted = any(code not in sheet.stored for code in group.indicators)
    previous = previous_answers(desk.actor, sheet) if wanted else {}
    draw_previous_all(group, sheet, desk, previous)
    for code in group.indicators:
        draw_question(sheet.rubric.by_code[code], sheet, desk, previous)
    if group.code == PARTICIPATION:
        participation.draw(sheet, desk.actor)
        draw_people(PeopleDesk(sheet, desk.actor))


def keep_typed(group: Group | None, sheet: Sheet, desk: Desk) -> None:
    """What is typed into the fields of the group, and not stored, outlives a reload; drawn after them."""
    people = PeopleDesk(sheet, desk.actor)
    fields = desk.fields(sheet, group.indicators if group else ())
    if group and group.code == PARTICIPATION:
        fields += people.fields()

    def take(held: Mapping[str, Held]) -> None:
        desk.take_back(sheet, held)
        people.take_back(held)

    waiting = [*desk.waiting(), *people.waiting()]
    keep_in_tab([desk.scope, people.scope], fields, waiting, take)
