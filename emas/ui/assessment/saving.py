"""Between a widget and the store: every change is saved at once, and what could not be saved is kept.

The desk remembers which questions it showed (``shown``), which version of an answer one saw (``seen``),
counts of which one is not typed yet or was not understood (``incomplete``), after a failed save the answer
with what went wrong (``unsaved``), a document that is being named (``drafts``), and why one was not taken
(``refused``), and whose counts were typed (``touched``). Streamlit forgets a widget that is not on the page;
the desk does not.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypedDict

import streamlit as st

from emas.domain.answers import answer_to_json
from emas.domain.problems import Problem
from emas.domain.rubric import Indicator
from emas.services import assess
from emas.services.actors import Actor
from emas.services.assess import Sheet
from emas.ui.assessment import count_field
from emas.ui.assessment.count_field import Typed
from emas.ui.assessment.tab_copy import Field, Held
from emas.ui.i18n import locale
from emas.ui.incidents import explained

COUNTS = ("den", "num")
"""The two fields of a question of counts, in the order in which they are asked."""


class Place(TypedDict):
    """A village's sheet in a round."""

    village_code: str
    round_id: int


@dataclass
class Unsaved:
    """An answer that the store did not take, and why."""

    answer: Any
    problem: Problem


@dataclass
class Desk:
    """One browser session's work on one village's sheet."""

    actor: Actor
    village_code: str
    round_id: int
    shown: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    seen: dict[str, int] = field(default_factory=dict)
    incomplete: dict[str, dict[str, Typed]] = field(default_factory=dict)
    unsaved: dict[str, Unsaved] = field(default_factory=dict)
    refused: dict[str, Problem] = field(default_factory=dict)
    drafts: dict[str, dict[str, Any]] = field(default_factory=dict)
    names_evidence: ClassVar[bool] = True

    @property
    def place(self) -> Place:
        """Which sheet this is, as the services ask for it."""
        return {"village_code": self.village_code, "round_id": self.round_id}

    def key(self, indicator: str, part: str = "level") -> str:
        """Key of a question's widget in the session state; ``part`` is ``level``, ``num`` or ``den``."""
        return f"{self.scope}{indicator}-{part}"

    @property
    def scope(self) -> str:
        """How the keys of this sheet's widgets begin."""
        return f"answer-{self.village_code}-{self.round_id}-"

    def save_level(self, indicator: str) -> None:
        """Callback of a level question."""
        level = st.session_state[self.key(indicator)]
        if level is not None:
            self.save(indicator, level)

    def typed(self, indicator: str) -> dict[str, Typed]:
        """What stands in the two fields of a question of counts."""
        return {part: count_field.typed_in(self.key(indicator, part)) for part in COUNTS}

    def save_counts(self, indicator: str) -> None:
        """Callback of a question of two counts."""
        self.touched.add(indicator)
        self.take_counts(indicator, self.typed(indicator))

    def take_counts(self, indicator: str, given: dict[str, Typed]) -> None:
        """Save two counts as soon as both are understood; of nobody the part is nobody, without a word."""
        den, num = given["den"], given["num"]
        part = 0 if den.number == 0 and num.blank else num.number
        if den.number is not None and part is not None:
            self.incomplete.pop(indicator, None)
            self.save(indicator, {"num": part, "den": den.number})
            return
        self.unsaved.pop(indicator, None)
        if den.blank and num.blank and not self.seen.get(indicator):
            self.incomplete.pop(indicator, None)
        else:
            self.incomplete[indicator] = given

    def take_back(self, sheet: Sheet, held: Mapping[str, Held]) -> None:
        """Counts that were typed in an earlier session of this tab and never stored go on from there."""
        for indicator in sheet.rubric.indicators:
            code = indicator.code
            mine = {part: held[self.key(code, part)] for part in COUNTS if self.key(code, part) in held}
            # What was typed in this session is newer.
            if indicator.kind != "percent" or not mine or code in self.touched:
                continue
            stored = self._to_show(code, sheet)
            given = {
                part: count_field.read(mine[part].text, locale()) if part in mine else stored[part]
                for part in COUNTS
            }
            if all(
                given[part].problem is None and given[part].number == stored[part].number for part in COUNTS
            ):
                continue
            seen = [one.seen for one in mine.values() if isinstance(one.seen, int)]
            self.seen[code] = min(seen, default=0)
            for part in COUNTS:
                count_field.fill(self.key(code, part), given[part])
            self.take_counts(code, given)

    def fields(self, sheet: Sheet, codes: Collection[str]) -> list[Field]:
        """The fields for counts among these questions."""
        return [
            Field(self.key(code, part), seen=self.seen.get(code, 0))
            for code in codes
            if sheet.rubric.by_code[code].kind == "percent"
            for part in COUNTS
        ]

    def waiting(self) -> list[str]:
        """Keys of the fields for counts of which something waits to be stored, on the page or not."""
        return [self.key(code, part) for code in {*self.incomplete, *self.unsaved} for part in COUNTS]

    def save(self, indicator: str, answer: Any) -> None:
        """Save an answer; keep it here where that fails."""
        try:
            sheet = assess.save_answer(
                self.actor,
                **self.place,
                indicator=indicator,
                answer=answer,
                version=self.seen.get(indicator, 0),
            )
        except Exception as error:
            self.unsaved[indicator] = Unsaved(answer, explained(error, f"saving {indicator}"))
        else:
            self.unsaved.pop(indicator, None)
            self.seen[indicator] = sheet.version_of(indicator)

    def save_again(self) -> None:
        """Try once more whatever is not saved yet."""
        for indicator, waiting in list(self.unsaved.items()):
            self.save(indicator, waiting.answer)

    def keep_mine(self, indicator: str, stored_version: int) -> None:
        """After a comparison: the reader's own answer replaces the stored one."""
        self.seen[indicator] = stored_version
        self.save(indicator, self.unsaved[indicator].answer)

    def take_theirs(self, indicator: Indicator) -> None:
        """After a comparison: the stored answer stays; it is shown at the next drawing."""
        self.unsaved.pop(indicator.code, None)
        self.seen.pop(indicator.code, None)

    def is_new(self, code: str) -> bool:
        """Whether this browser session has not shown the question yet."""
        return code not in self.shown

    def heard(self, indicator: Indicator, level: int | None, sheet: Sheet) -> None:
        """What the widget of a new question says of itself, once it is drawn.

        After a restart the server knows nothing of what a reader chose while it was away; the browser does.
        What is stored is not overwritten by it: the reader sees both.
        """
        code = indicator.code
        self.shown.add(code)
        if code in self.unsaved:
            return
        stored = answer_to_json(sheet.stored[code].answer) if code in sheet.stored else None
        self.seen[code] = sheet.version_of(code)
        if level is None or level == stored:
            return
        if stored is None:
            self.save(code, level)
        else:
            self.unsaved[code] = Unsaved(level, Problem("answer_conflict", code=code, theirs=stored))

    def bring_up_to_date(self, indicator: Indicator, sheet: Sheet) -> None:
        """Before a question is drawn: give its widgets what was kept here, or what is stored now."""
        code, version = indicator.code, sheet.version_of(indicator.code)
        # While an answer waits to be saved or completed, the version that the reader saw is kept to
        # compare with: what somebody else stored meanwhile is then a conflict, not overwritten.
        current = code in self.unsaved or code in self.incomplete or self.seen.get(code) == version
        if not current:
            self.seen[code] = version
        if indicator.kind == "level":
            if not current or self.key(code) not in st.session_state:
                st.session_state[self.key(code)] = self._answer(code, sheet)
            return
        for part, what in self._to_show(code, sheet).items():
            if not current or self.key(code, part) not in st.session_state:
                count_field.fill(self.key(code, part), what)

    def _answer(self, code: str, sheet: Sheet) -> Any:
        """What waits to be saved, else what is stored."""
        if code in self.unsaved:
            return self.unsaved[code].answer
        return answer_to_json(sheet.stored[code].answer) if code in sheet.stored else None

    def _to_show(self, code: str, sheet: Sheet) -> dict[str, Typed]:
        """What belongs into the two fields of a question of counts."""
        if code in self.incomplete:
            return self.incomplete[code]
        answer = self._answer(code, sheet) or dict.fromkeys(COUNTS)
        # Of nobody no part was typed: were there somebody after all, it would not be 0 of them.
        nobody = answer["den"] == 0 and not answer["num"]
        return {
            "den": count_field.written(answer["den"]),
            "num": count_field.written(None if nobody else answer["num"]),
        }


def desk_for(actor: Actor, sheet: Sheet) -> Desk:
    """The session's desk for this village, made at its first use.

    When another round has begun meanwhile (or a demonstration was reset), what could not be saved stays on
    the desk: it can be saved into the new round.
    """
    key = f"desk-{sheet.village.code}"
    if key not in st.session_state:
        st.session_state[key] = Desk(actor, sheet.village.code, sheet.round_id)
    found: Desk = st.session_state[key]
    if found.round_id != sheet.round_id:
        found.round_id = sheet.round_id
        found.seen.clear()
    return found
