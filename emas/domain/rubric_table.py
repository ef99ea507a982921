"""Reading one table of a rubric file, key by key, so that whatever is wrong is named with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from emas.domain.problems import Problem
from emas.domain.rubric_text import Text

T = TypeVar("T")


@dataclass
class Table:
    """One table of the file: every key is read once; a missing, mistyped or unknown one is refused."""

    data: Mapping[str, Any]
    where: str

    def __post_init__(self) -> None:
        if not isinstance(self.data, Mapping):
            raise Problem("rubric_type", where=self.where, key="", expected="table")
        self.left = set(self.data)

    def get(self, key: str, kind: type[T]) -> T:
        """The value of ``key``, which must be there and of type ``kind``."""
        self.left.discard(key)
        if key not in self.data:
            raise Problem("rubric_missing", where=self.where, key=key)
        value = self.data[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise Problem("rubric_type", where=self.where, key=key, expected=kind.__name__)
        return value

    def maybe(self, key: str, read: Callable[[str], T]) -> T | None:
        """What ``read`` makes of ``key``, or None where it is left out."""
        return read(key) if key in self.data else None

    def string(self, key: str) -> str:
        """A text that is not blank."""
        value = self.get(key, str)
        if not value.strip():
            raise Problem("rubric_missing", where=self.where, key=key)
        return value

    def whole(self, key: str) -> int:
        """A whole number."""
        return self.get(key, int)

    def number(self, key: str) -> float:
        """A number, whole or not."""
        return float(self.get(key, int) if isinstance(self.data.get(key), int) else self.get(key, float))

    def table(self, key: str) -> Table:
        """A table within this one."""
        return Table(self.get(key, dict), f"{self.where}.{key}")

    def text(self, key: str) -> Text:
        """A text in both languages."""
        return read_text(self.table(key))

    def texts(self, key: str) -> tuple[Text, ...]:
        """A list of texts in both languages."""
        rows = self.get(key, list)
        return tuple(read_text(Table(row, f"{self.where}.{key}[{at}]")) for at, row in enumerate(rows))

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self._of(key, str))

    def ints(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        return tuple(self._of(key, int))

    def levels(self, key: str) -> dict[str, int]:
        """Levels by indicator code."""
        needs = self.table(key)
        return {code: needs.whole(code) for code in needs.data}

    def each(self, key: str, read: Callable[[Table], T]) -> tuple[T, ...]:
        """What ``read`` makes of each table of the array ``key``."""
        return tuple(self._each(key, read))

    def done(self) -> None:
        """Refuse what nobody asked for: a key written wrongly would otherwise be passed over in silence."""
        for key in sorted(self.left):
            raise Problem("rubric_unknown_key", where=self.where, key=key)

    def _each(self, key: str, read: Callable[[Table], T]) -> Iterator[T]:
        for at, row in enumerate(self.get(key, list), start=1):
            code = row.get("code") or row.get("value") if isinstance(row, dict) else None
            table = Table(row, f"{key} {at if code is None else code}")
            yield read(table)
            table.done()

    def _of(self, key: str, kind: type[T]) -> list[T]:
        values = self.get(key, list)
        if any(not isinstance(value, kind) or isinstance(value, bool) for value in values):
            raise Problem("rubric_type", where=self.where, key=key, expected=f"list of {kind.__name__}")
        return cast("list[T]", values)


def read_text(table: Table) -> Text:
    """A text in both languages, both filled in."""
    text = Text(id=table.string("id"), en=table.string("en"))
    table.done()
    return text
