"""Between a widget and the store: every change is saved at once, and what could not be saved is kept.

The desk remembers which questions it showed (``shown``), which version of an answer one saw (``seen``),
counts of which only one is given so far (``halves``), after a failed save the answer with what went wrong
(``unsaved``), a document that is being named (``drafts``), and why one was not taken (``refused``). Streamlit
forgets a widget that is not on the page; the desk does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, TypedDict

import streamlit as st

from emas.domain.answers import answer_to_json
from emas.domain.problems import Problem
from emas.domain.rubric import Indicator
from emas.services import assess
from emas.services.actors import Actor
from emas.services.assess import Sheet
from emas.ui.incidents import explained


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
    seen: dict[str, int] = field(default_factory=dict)
    halves: dict[str, dict[str, int | None]] = field(default_factory=dict)
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
        return f"answer-{self.village_code}-{self.round_id}-{indicator}-{part}"

    def save_level(self, indicator: str) -> None:
        """Callback of a level question."""
        level = st.session_state[self.key(indicator)]
        if level is not None:
            self.save(indicator, level)

    def save_counts(self, indicator: str) -> None:
        """Callback of a question of two counts: saved as soon as both are there; nobody of nobody is 0."""
        given = {part: st.session_state.get(self.key(indicator, part)) for part in ("num", "den")}
        if given["den"] == 0:
            given["num"] = 0
        if None in given.values():
            self.halves[indicator] = given
        else:
            self.halves.pop(indicator, None)
            self.save(indicator, given)

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
        parts = ("level",) if indicator.kind == "level" else ("den", "num")
        on_page = all(self.key(code, part) in st.session_state for part in parts)
        # While an answer waits to be saved or completed, the version that the reader saw is kept to
        # compare with: what somebody else stored meanwhile is then a conflict, not overwritten.
        current = code in self.unsaved or code in self.halves or self.seen.get(code) == version
        if on_page and current:
            return
        if not current:
            self.seen[code] = version
        self._fill(indicator, self._to_show(code, sheet))

    def _to_show(self, code: str, sheet: Sheet) -> Any:
        if code in self.unsaved:
            return self.unsaved[code].answer
        if code in self.halves:
            return self.halves[code]
        return answer_to_json(sheet.stored[code].answer) if code in sheet.stored else None

    def _fill(self, indicator: Indicator, answer: Any) -> None:
        if indicator.kind == "level":
            st.session_state[self.key(indicator.code)] = answer
        else:
            for part in ("den", "num"):
                st.session_state[self.key(indicator.code, part)] = answer[part] if answer else None


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
