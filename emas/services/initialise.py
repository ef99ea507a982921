"""Making a database: the register, the facts about named villages and, for a demonstration, a simulation."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Any

from sqlmodel import Session

from emas.domain.problems import Problem
from emas.geo.register import register
from emas.services import database
from emas.services.demo import places, rounds
from emas.services.rubrics import rubric
from emas.settings import DATA, get_settings
from emas.store import audit, installation, migrate, programme, villages
from emas.store.engine import open_engine
from emas.store.unit_of_work import read, write

EDITION = "Kepmendagri 300.2.2-2138/2025"
"""Edition of the register under ``geo/``."""

DEMO_VILLAGES = 1200
"""Invented villages of a demonstration, unless another number is asked for: enough for every province."""


class Progress:
    """Told what is being done and how far it is; this one keeps quiet."""

    def step(self, name: str) -> None:
        """A step begins: ``schema``, ``register``, ``programme`` or ``simulation``."""

    def share(self, done: float) -> None:
        """Share of the current step, 0 to 1."""


def initialise(*, demo_villages: int | None, progress: Progress) -> bool:
    """Make the database named by the settings, or leave one that is complete alone.

    Everything after the schema is one transaction: an interrupted start leaves nothing half done.

    Args:
        demo_villages: number of invented villages, or ``None`` for a database without simulation.
        progress: told how far it is.

    Returns:
        Whether anything had to be made.

    Raises:
        Problem: ``database_other_mode`` where the database is a demonstration and none is asked for, or
            the other way round; ``production_needs_url``; ``villages_out_of_range``; ``database_*`` or
            ``geo_file_*``.
    """
    settings = get_settings()
    if demo_villages is None and settings.database_url is None:
        raise Problem("production_needs_url")
    _check_number(demo_villages)
    mode: installation.Mode = "production" if demo_villages is None else "demo"
    engine = open_engine(settings.store_url)
    try:
        if migrate.state(engine) != "current":
            progress.step("schema")
            migrate.upgrade(settings.store_url)
        with read(engine) as session:
            found = installation.get(session)
        if found is None:
            with write(engine) as session:
                _fill(session, mode, demo_villages, progress)
                session.commit()
        elif found.mode != mode:
            raise Problem("database_other_mode", found=found.mode, wanted=mode)
        return found is None
    finally:
        engine.dispose()


def demo_size() -> int:
    """Number of invented villages in the database named by the settings.

    Raises:
        Problem: ``database_*``.
    """
    with read(database.engine()) as session:
        return villages.count(session, simulated=True)


def _fill(session: Session, mode: installation.Mode, demo_villages: int | None, progress: Progress) -> None:
    installation.create(session, mode=mode, register_edition=EDITION)
    progress.step("register")
    villages.insert_many(session, _register_rows())
    progress.step("programme")
    programme.replace_all(session, _programme_rows())
    if demo_villages is not None:
        progress.step("simulation")
        invented = places.invent(demo_villages)
        villages.insert_many(session, invented.rows())
        rounds.fill(session, rubric(), invented, progress.share)
    audit.log(
        session,
        actor="system",
        role="system",
        action="initialise",
        object="installation",
        after={"mode": mode, "register": EDITION, "simulated_villages": demo_villages or 0},
    )


def _check_number(demo_villages: int | None) -> None:
    most = len(register().villages)
    if demo_villages is not None and not 1 <= demo_villages <= most:
        raise Problem("villages_out_of_range", value=demo_villages, highest=most)


def _register_rows() -> Iterator[dict[str, Any]]:
    real = register().villages
    columns = zip(
        real.code.to_pylist(),
        real.bare_name.to_pylist(),
        real.kind.to_pylist(),
        real.lon.tolist(),
        real.lat.tolist(),
        real.point_source.to_pylist(),
        strict=True,
    )
    for code, name, kind, lon, lat, point_source in columns:
        yield {
            "code": code,
            "name": name,
            "kind": kind,
            "province_code": code[:2],
            "regency_code": code[:4],
            "district_code": code[:6],
            "lon": lon,
            "lat": lat,
            "point_source": point_source,
            "simulated": False,
        }


def _programme_rows() -> Iterator[dict[str, Any]]:
    """Rows of ``data/programme.csv``: sourced facts about named villages; blank cells are unknown."""
    with (DATA / "programme.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {
                "village_code": row["code"] or None,
                "province_code": row["province_code"] or None,
                "regency_code": row["regency_code"] or None,
                "step": row["step"],
                "date": row["date"] or None,
                "date_precision": row["date_precision"] or None,
                "village_count": None,
                "raw_name": row["raw_name"],
                "needs_check": row["needs_check"] == "true",
                "check_reason": row["check_reason"] or None,
                "source_url": row["source_url"],
                "note": row["note"] or None,
            }
