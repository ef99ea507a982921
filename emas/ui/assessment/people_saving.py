"""Between the counts of people and the store: each is saved when given; what is not stays in its field."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st
from babel import Locale

from emas.domain.people import COUNTRIES, MOST_COUNTRIES, PARTS
from emas.domain.problems import Problem
from emas.services.actors import Actor
from emas.services.assess import Sheet
from emas.services.people import save_people
from emas.ui.assessment import count_field
from emas.ui.assessment.count_field import Typed
from emas.ui.assessment.tab_copy import Field, Held
from emas.ui.i18n import locale
from emas.ui.incidents import explained


@dataclass(frozen=True)
class PeopleDesk:
    """One browser session's work on a village's counts of people.

    A *field* is a part (``women``) or the count of one country (``countries-MY``). What is remembered stands
    in the session, since Streamlit forgets a widget that is not on the page.
    """

    sheet: Sheet
    actor: Actor

    @property
    def scope(self) -> str:
        """How the keys of this sheet's widgets begin."""
        return f"people-{self.sheet.village.code}-{self.sheet.round_id}-"

    def key(self, field: str) -> str:
        """Key of a widget in the session state."""
        return f"{self.scope}{field}"

    @property
    def unsaved(self) -> dict[str, tuple[Any, Problem]]:
        """What could not be saved, by part, with the reason."""
        found: dict[str, tuple[Any, Problem]] = st.session_state.setdefault(f"{self.scope}unsaved", {})
        return found

    @property
    def refused(self) -> dict[str, Typed]:
        """What was typed and not understood, by field."""
        found: dict[str, Typed] = st.session_state.setdefault(f"{self.scope}refused", {})
        return found

    @property
    def touched(self) -> set[str]:
        """The parts that were typed in this session."""
        found: set[str] = st.session_state.setdefault(f"{self.scope}touched", set())
        return found

    @property
    def countries(self) -> dict[str, int]:
        """The counts by country that wait to be saved, else those that are stored."""
        waiting = self.unsaved[COUNTRIES][0] if COUNTRIES in self.unsaved else None
        return dict(waiting or self.sheet.people.get(COUNTRIES) or {})

    def stored(self, field: str) -> int | None:
        """The count that the store holds for a field."""
        held = self.sheet.people
        for code in territories():
            if field == of_country(code):
                return (held.get(COUNTRIES) or {}).get(code)  # type: ignore[union-attr]
        found = held.get(field)
        return found if isinstance(found, int) else None

    def waits(self) -> bool:
        """Whether any count could not be saved, or was not understood."""
        return bool(self.unsaved or self.refused)

    def fields(self) -> list[Field]:
        """The fields on the page."""
        chosen = st.session_state.get(self.key(COUNTRIES), ())
        found = [(part, part) for part in PARTS] + [(COUNTRIES, of_country(code)) for code in chosen]
        return [Field(self.key(field), seen=self._seen(part)) for part, field in found]

    def waiting(self) -> list[str]:
        """Keys of the fields of which something waits to be stored, on the page or not."""
        unsaved = [of_country(code) for code in self.countries] if COUNTRIES in self.unsaved else []
        return [self.key(field) for field in {*self.unsaved, *self.refused, *unsaved}]

    def bring_up_to_date(self, part: str) -> None:
        """Before a part is drawn: give its widgets what was kept here, or what is stored now."""
        stored = self.sheet.people.get(part)
        seen_key = self._seen_key(part)
        fresh = not self._waits(part) and (seen_key not in st.session_state or self._seen(part) != stored)
        if fresh:
            st.session_state[seen_key] = stored
        if part != COUNTRIES:
            if fresh or self.key(part) not in st.session_state:
                count_field.fill(self.key(part), self._to_show(part, self.sheet.people.get(part)))
            return
        counts = self.countries
        if fresh or self.key(part) not in st.session_state:
            refused = [code for code in territories() if of_country(code) in self.refused]
            st.session_state[self.key(part)] = in_order({*counts, *refused}, counts)[:MOST_COUNTRIES]
        for code in st.session_state[self.key(part)]:
            field = of_country(code)
            if (fresh and code in counts) or self.key(field) not in st.session_state:
                count_field.fill(self.key(field), self._to_show(field, counts.get(code)))

    def save_count(self, part: str) -> None:
        """Save one count; what is not understood stays in its field, and what is stored stays stored."""
        self.touched.add(part)
        typed = count_field.typed_in(self.key(part))
        if self._understood(part, typed):
            self._save(part, typed.number)
        else:
            self.unsaved.pop(part, None)

    def save_countries(self) -> None:
        """Save the counts by country: where one is not understood, its stored count stays."""
        self.touched.add(COUNTRIES)
        before = self._seen(COUNTRIES) or {}
        chosen = st.session_state[self.key(COUNTRIES)]
        counts: dict[str, int] = {}
        for code in chosen:
            typed = count_field.typed_in(self.key(of_country(code)))
            number = typed.number if self._understood(of_country(code), typed) else before.get(code)
            if number is not None:
                counts[code] = number
        # A country that was taken away takes along what was typed for it.
        kept = {of_country(code) for code in chosen}
        for field in [one for one in self.refused if one.startswith(COUNTRIES) and one not in kept]:
            del self.refused[field]
        if counts != before or COUNTRIES in self.unsaved:
            self._save(COUNTRIES, counts)

    def take_theirs(self, part: str) -> None:
        """After a comparison: what is stored stays; it is shown at the next drawing."""
        self.unsaved.pop(part, None)
        st.session_state.pop(self._seen_key(part), None)

    def keep_mine(self, part: str, theirs: Any) -> None:
        """After a comparison or a failure: the reader's own count is saved over the stored one."""
        st.session_state[self._seen_key(part)] = theirs
        self._save(part, self.unsaved[part][0])

    def take_back(self, held: Mapping[str, Held]) -> None:
        """Counts that were typed in an earlier session of this tab and never stored go on from there."""
        for part in PARTS:
            if self.key(part) in held and part not in self.touched:
                mine = held[self.key(part)]
                st.session_state[self._seen_key(part)] = mine.seen
                count_field.fill(self.key(part), count_field.read(mine.text, locale()))
                self.save_count(part)
        typed = {code: held[key] for code in territories() if (key := self.key(of_country(code))) in held}
        if not typed or COUNTRIES in self.touched:
            return
        counts = self.countries
        st.session_state[self.key(COUNTRIES)] = in_order({*counts, *typed}, counts)[:MOST_COUNTRIES]
        seen = next(iter(typed.values())).seen
        st.session_state[self._seen_key(COUNTRIES)] = seen if isinstance(seen, dict) else None
        for code in st.session_state[self.key(COUNTRIES)]:
            mine_of = typed.get(code)
            what = count_field.read(mine_of.text, locale()) if mine_of else count_field.written(counts[code])
            count_field.fill(self.key(of_country(code)), what)
        self.save_countries()

    def _waits(self, part: str) -> bool:
        mine = [field for field in self.refused if field == part or field.startswith(f"{part}-")]
        return part in self.unsaved or bool(mine)

    def _to_show(self, field: str, stored: Any) -> Typed:
        """What belongs into a field: what waits there, else what is stored."""
        if field in self.refused:
            return self.refused[field]
        return count_field.written(self.unsaved[field][0] if field in self.unsaved else stored)

    def _understood(self, field: str, typed: Typed) -> bool:
        """Whether a text is a count, or nothing; keeps it where it is not."""
        if typed.problem is not None:
            self.refused[field] = typed
            return False
        self.refused.pop(field, None)
        return True

    def _save(self, part: str, value: Any) -> None:
        before = self._seen(part)
        try:
            save_people(
                self.actor,
                village_code=self.sheet.village.code,
                round_id=self.sheet.round_id,
                part=part,
                value=value,
                # No country is written as nothing at all.
                seen=None if before == {} else before,
            )
        except Exception as error:
            self.unsaved[part] = (value, explained(error, f"people, {part}"))
        else:
            self.unsaved.pop(part, None)
            st.session_state[self._seen_key(part)] = value

    def _seen(self, part: str) -> Any:
        return st.session_state.get(self._seen_key(part))

    def _seen_key(self, part: str) -> str:
        return f"{self.key(part)}-seen"


def of_country(code: str) -> str:
    """Name of the field of a country's count."""
    return f"{COUNTRIES}-{code}"


def territories() -> dict[str, str]:
    """Countries by ISO 3166 code, named in the language in use; Indonesia itself is no destination."""
    names = Locale.parse(locale()).territories
    return {code: name for code, name in names.items() if len(code) == 2 and code.isalpha() and code != "ID"}


def in_order(codes: Collection[str], counts: Mapping[str, int]) -> list[str]:
    """Countries by their count, the largest first; those without one at the end, by name."""
    names = territories()
    return sorted(codes, key=lambda code: (-counts.get(code, -1), names[code]))
