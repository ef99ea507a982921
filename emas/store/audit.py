"""Who did what: one row, written in the transaction of the act itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlmodel import Session, col, select

from emas.store.tables import AuditEntry


def log(
    session: Session,
    *,
    actor: str,
    role: str,
    action: str,
    object: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Record an act. The database refuses changing or deleting the record.

    Args:
        session: the writing session of the act.
        actor: who: an account's name, or ``visitor`` in the demonstration.
        role: as what: the role under which it was permitted.
        action: what, as the service names it, such as ``save_answer``.
        object: to what, as ``assessment:12/L1.1`` or ``round:3``.
        before: the state before, only what changes; ``None`` where there was none.
        after: the state after; ``None`` where nothing is left.
    """
    session.add(
        AuditEntry(
            at=datetime.now(UTC),
            actor=actor,
            role=role,
            action=action,
            object=object,
            before=None if before is None else dict(before),
            after=None if after is None else dict(after),
        )
    )


def entries(session: Session, *, object: str) -> list[AuditEntry]:
    """What was done to an object, oldest first."""
    statement = select(AuditEntry).where(AuditEntry.object == object).order_by(col(AuditEntry.id))
    return list(session.exec(statement))
