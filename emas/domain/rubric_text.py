"""Texts of a rubric: in two languages, and in the words of the place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """One text for people, in Indonesian and English."""

    id: str
    en: str

    def __getitem__(self, language: str) -> str:
        """The text in ``language``; anything but ``en`` reads Indonesian, the product's first language."""
        return self.en if language == "en" else self.id


@dataclass(frozen=True)
class Swap:
    """Words of the rubric that read otherwise in some places: ``start`` becomes ``to``."""

    start: Text
    to: Text


@dataclass(frozen=True)
class Local:
    """The words of the place: what ``swaps``, in this order, make of a text for villages of one ``kind``.

    ``kind`` is the register's (desa, gampong, nagari, kelurahan …).
    """

    kind: str
    swaps: tuple[Swap, ...]

    def read(self, of: Text, language: str) -> str:
        """A text of the rubric as it is said there."""
        said = of[language]
        for swap in self.swaps:
            said = said.replace(swap.start[language], swap.to[language])
        return said
