"""Who acts, and the one table of who may do what. What is not in the table is refused."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from emas.domain.problems import Problem


class Role(StrEnum):
    """As what somebody acts."""

    PUBLIC = "public"
    VISITOR = "visitor"
    """Someone trying the demonstration: may answer for any village there, as a trial."""


class Action(StrEnum):
    """What can be done; reading published figures needs none."""

    READ_ANSWERS = "read_answers"
    READ_DRAFTS = "read_drafts"
    """See, in any figure or list, what a village has not submitted yet."""
    SAVE_ANSWER = "save_answer"
    SUBMIT = "submit"
    PLAN = "plan"
    KEEP_STORY = "keep_story"
    RESET_DEMO = "reset_demo"


@dataclass(frozen=True)
class Actor:
    """Somebody acting: a name for the audit and the role under which it is permitted."""

    name: str
    role: Role


ALLOWED: dict[Role, frozenset[Action]] = {
    Role.PUBLIC: frozenset(),
    Role.VISITOR: frozenset(Action),
}

VISITOR = Actor("visitor", Role.VISITOR)
PUBLIC = Actor("public", Role.PUBLIC)


def whoever_comes(mode: Literal["demo", "production"]) -> Actor:
    """Who acts where nobody has signed in: a visitor in a demonstration, else the public."""
    return VISITOR if mode == "demo" else PUBLIC


def sees_drafts(mode: Literal["demo", "production"]) -> bool:
    """Whether those who come without signing in see what was not submitted; figures hold it then too."""
    return may(whoever_comes(mode), Action.READ_DRAFTS)


def may(actor: Actor, action: Action) -> bool:
    """Whether the table allows it."""
    return action in ALLOWED[actor.role]


def require(actor: Actor, action: Action) -> None:
    """Refuse what the table does not allow.

    Raises:
        Problem: ``not_allowed``.
    """
    if not may(actor, action):
        raise Problem("not_allowed")
