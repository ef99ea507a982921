"""Rows of the store that cannot be read are found, named in the log and left out; the others are shown."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from emas.domain.problems import Problem

log = logging.getLogger(__name__)

BROKEN = (ValueError, TypeError, KeyError, AttributeError, OverflowError)
"""What reading a stored value that nobody could have saved raises."""

MOST_BROKEN = 200
"""Beyond as many this is no slip in a row: the database is not what this program wrote."""

T = TypeVar("T")
Row = TypeVar("Row")


def readable(rows: Iterable[Row], read: Callable[[Row], T], named: Callable[[Row], str]) -> list[T]:
    """What ``read`` makes of each row that it can read; the others are logged under what ``named`` gives."""
    found = []
    for row in rows:
        try:
            found.append(read(row))
        except BROKEN as error:
            log.error("left out, as it cannot be read: %s (%s)", named(row), error)
    return found


def broken_rows(
    columns: Mapping[str, Sequence[Any]], read: Callable[[dict[str, Sequence[Any]]], Any]
) -> list[int]:
    """Positions of the rows that keep ``read`` from reading columns of equal length.

    Halves what fails until single rows are left: one broken row of a nation costs about one more reading.

    Raises:
        Problem: ``database_corrupt`` beyond :data:`MOST_BROKEN`.
    """
    rows = len(next(iter(columns.values()), ()))
    found: list[int] = []
    waiting = [(0, rows)] if rows else []
    while waiting:
        begin, end = waiting.pop()
        try:
            read({name: values[begin:end] for name, values in columns.items()})
        except BROKEN as error:
            if end - begin > 1:
                middle = (begin + end) // 2
                waiting += [(middle, end), (begin, middle)]
                continue
            log.error("left out, as it cannot be read: %s (%s)", columns["village_code"][begin], error)
            found.append(begin)
            if len(found) > MOST_BROKEN:
                raise Problem("database_corrupt") from error
    return found
