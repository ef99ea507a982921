"""The register: real villages and, in the demonstration, the invented ones beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import func, or_, select
from sqlmodel import Session, col
from sqlmodel import select as sqlmodel_select

from emas.store import bulk
from emas.store.tables import Village

_TABLE = bulk.table_of(Village)


def get(session: Session, code: str) -> Village | None:
    """The village with this code (ten digits), real or invented."""
    return session.get(Village, code)


def search_simulated(session: Session, text: str, limit: int) -> list[Village]:
    """Invented villages whose name holds ``text`` or whose code begins with it, by code.

    Real villages are searched in the register itself, which knows their regions too.
    """
    statement = (
        sqlmodel_select(Village)
        .where(col(Village.simulated))
        .where(
            or_(
                col(Village.name).icontains(text, autoescape=True),
                col(Village.code).startswith(text, autoescape=True),
            )
        )
        .order_by(col(Village.code))
        .limit(limit)
    )
    return list(session.exec(statement))


def insert_many(session: Session, rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert villages, one mapping of :class:`Village`'s columns each. Returns how many.

    Raises:
        sqlalchemy.exc.IntegrityError: a code twice, not nested in its regency, or with the district part
            99 although not ``simulated`` (and the other way round).
    """
    return bulk.insert_many(session, Village, rows)


def count(session: Session, *, simulated: bool) -> int:
    """How many villages there are: invented ones, or real ones."""
    statement = select(func.count()).select_from(_TABLE).where(_TABLE.c.simulated == simulated)
    return session.connection().execute(statement).scalar_one()


def columns(session: Session, *, simulated: bool) -> dict[str, list[Any]]:
    """All villages of one sort as lists by column name, ordered by code."""
    statement = select(_TABLE).where(_TABLE.c.simulated == simulated).order_by(_TABLE.c.code)
    return bulk.columns(session, statement)
