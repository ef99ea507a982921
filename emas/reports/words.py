"""The words of a file or a picture. They are written above this floor; here they are only laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Caption:
    """What a file or a picture says about itself, in the reader's language; empty texts are left out.

    ``place``, ``filter``, ``kind`` (of score) and ``round`` say what was chosen, ``of`` how many villages
    that is, by the names of the denominators, ``date`` the day of the data, ``rubric`` the version and that
    it is a proposal, ``source`` where the figures come from, ``credit`` whose boundaries are drawn,
    ``disclaimer`` that nothing of it is a legal reference. ``simulated`` is the mark "(simulasi)": anything
    that holds simulated figures is refused without it.
    """

    title: str = ""
    place: str = ""
    filter: str = ""
    kind: str = ""
    round: str = ""
    of: str = ""
    date: str = ""
    rubric: str = ""
    source: str = ""
    credit: str = ""
    disclaimer: str = ""
    simulated: str = ""

    @property
    def line(self) -> str:
        """What it is of in one line: place, whose word, of when, of how many, what was asked for."""
        told = (
            self.place,
            self.kind,
            self.round,
            self.of,
            self.filter,
            self.date,
            self.rubric,
            self.simulated,
        )
        return " · ".join(filter(None, told))

    @property
    def titled(self) -> str:
        """The title with its place."""
        return f"{self.title}: {self.place}" if self.place else self.title

    def full_title(self, *, simulated: bool) -> str:
        """The title with its place, and its mark where anything shown is simulated.

        Raises:
            ValueError: it is, and there is no mark.
        """
        return f"{self.titled} {marked_as(self.simulated)}" if simulated else self.titled


@dataclass(frozen=True)
class Words:
    """The words of tables.

    ``headings`` names each column by its key (:func:`emas.reports.villages.columns`,
    ``emas.reports.regions.COLUMNS``) and each of :data:`FACTS` by its field. ``values`` has, by key of the
    column, the words of its codes; those of yes and no stand under ``flag``. ``marks`` are put behind names,
    by origin: ``{"simulated": "(simulasi)", "trial": "(uji coba)"}``. ``sheets`` are the names of a
    workbook's three sheets: villages, regions, explanations.
    """

    headings: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    marks: Mapping[str, str]
    sheets: tuple[str, str, str]


FACTS = (
    "title",
    "place",
    "filter",
    "kind",
    "round",
    "of",
    "date",
    "rubric",
    "source",
    "credit",
    "disclaimer",
)
"""The fields of a caption that a file tells, in this order."""

CODED = ("point", "origin", "step", "kind", "band")
"""Columns whose codes have words; a state of a condition is its own word, as published."""

YES, NO = "yes", "no"
WITHOUT_BAND, UNFINISHED_BAND = "not_target", "unfinished"
"""In place of a band's code: no target of the programme, or a form with open questions."""


def facts(caption: Caption, *, simulated: bool) -> dict[str, str]:
    """What a file says about itself, by field, without what is empty.

    Raises:
        ValueError: it holds simulated figures and there is no mark.
    """
    found = {name: str(getattr(caption, name)) for name in FACTS}
    found["title"] = caption.full_title(simulated=simulated)
    return {name: text for name, text in found.items() if text}


def marked_as(mark: str) -> str:
    """``mark`` itself.

    Raises:
        ValueError: it is empty: simulated figures never leave unmarked.
    """
    if not mark.strip():
        raise ValueError("simulated figures without their mark")
    return mark
