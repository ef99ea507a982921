"""The tables, all of them: SQLModel classes with a registry and a naming convention of their own.

What holds for every table:

* Codes of regions are text of digits without dots: province 2, regency 4, district 6, village 10.
* Times are aware and in UTC: SQLModel's ``UTCDateTime`` refuses naive ones and gives UTC back on both
  databases.
* Enums are stored by their value, held by a check constraint.
* No relationships: an object read in a transaction is a plain value after it, nothing loads lazily.

A change here wants a migration; ``tests/store/test_migrate.py`` compares the two.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, MetaData, SmallInteger, UniqueConstraint
from sqlalchemy import Enum as EnumType
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names of constraints, so that a migration can find each one on either database."""

SIMULATED_CODE = "substr({column}, 5, 2) = '99'"
"""How the code tells an invented village: its district part is 99, which no district has."""


class State(StrEnum):
    """Where an assessment stands on its way from the village to a verified result."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_VERIFICATION = "in_verification"
    RETURNED = "returned"
    REPLIED = "replied"
    VERIFIED = "verified"


class PlanState(StrEnum):
    """How far an action of a village's plan has come."""

    PLANNED = "planned"
    RUNNING = "running"
    DONE = "done"
    DROPPED = "dropped"


class Origin(StrEnum):
    """Whose word an assessment is: the village's own, a visitor's trial, or the simulation's."""

    VILLAGE = "village"
    TRIAL = "trial"
    SIMULATED = "simulated"


def _words(enum: type[StrEnum], name: str) -> EnumType:
    return EnumType(
        enum,
        name=name,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        length=20,
    )


def _origin_check() -> CheckConstraint:
    # The gravest mistake of this product would be a made-up score on a real village's name: the
    # database itself refuses it.
    return CheckConstraint(
        f"origin <> 'simulated' OR {SIMULATED_CODE.format(column='village_code')}",
        name="simulated_only_invented",
    )


class Base(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMING))):
    """Parent of every table; ``Base.metadata`` is what the migrations build."""


class Village(Base, table=True):
    """A village of the register, or an invented one of the demonstration (``simulated``).

    ``lon``/``lat`` are degrees (WGS 84); ``point_source`` says whether the point is the village's own
    or stands in for it.
    """

    __table_args__ = (
        CheckConstraint("length(code) = 10", name="code_length"),
        CheckConstraint(
            "substr(code, 1, 4) = regency_code AND substr(code, 1, 2) = province_code", name="code_nested"
        ),
        CheckConstraint(f"simulated = ({SIMULATED_CODE.format(column='code')})", name="simulated_code"),
    )

    code: str = Field(primary_key=True)
    name: str
    kind: str
    province_code: str
    regency_code: str = Field(index=True)
    district_code: str
    lon: float
    lat: float
    point_source: str
    simulated: bool = False


class ProgrammeEvent(Base, table=True):
    """A sourced fact about the programme: a step of the ladder, for one village or for a count of them.

    ``date`` is as precise as its source (``2025``, ``2025-06`` or ``2025-06-25``), told by
    ``date_precision``. ``raw_name`` keeps the source's spelling (empty where no village is named);
    ``needs_check`` marks a doubtful match, ``check_reason`` says why.
    """

    __tablename__ = "programme_event"

    id: int | None = Field(default=None, primary_key=True)
    village_code: str | None = Field(default=None, foreign_key="village.code", index=True)
    province_code: str
    regency_code: str | None = None
    step: str
    date: str | None = None
    date_precision: str | None = None
    village_count: int | None = None
    raw_name: str = ""
    needs_check: bool = False
    check_reason: str | None = None
    source_url: str
    note: str | None = None


class Round(Base, table=True):
    """A round of assessment: one rubric version, one reference date; open while ``closed_at`` is empty.

    ``mark`` is a random text, another one after every change to an assessment of the round, ``None`` before
    the first: whoever keeps the round's scores compares it. No clock has a part in it: clocks are set back.
    """

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    reference_date: date
    rubric_version: str
    opened_at: datetime
    closed_at: datetime | None = None
    mark: str | None = None


class ScoreColumns(Base):
    """A score in columns, for the three kinds; as a value it is checked, as a parent it gives columns.

    Of each kind (``claimed``, ``evidenced``, ``verified``): ``total`` in units of 1/``unit`` point,
    ``met`` eligibility conditions fulfilled, ``band`` its code (``None`` also where the village is no
    target), ``profile`` one character an indicator in rubric order, ``counts`` as
    :mod:`emas.domain.counts` writes them. A kind that does not exist (yet) is
    ``None`` throughout. ``answered`` counts indicators answered or not applicable.
    """

    rubric_version: str
    unit: int = Field(sa_type=SmallInteger)
    reference_date: date
    answered: int = Field(sa_type=SmallInteger)
    claimed_total: int | None = None
    claimed_met: int | None = Field(default=None, sa_type=SmallInteger)
    claimed_band: str | None = None
    claimed_profile: str | None = None
    claimed_counts: str | None = None
    evidenced_total: int | None = None
    evidenced_met: int | None = Field(default=None, sa_type=SmallInteger)
    evidenced_band: str | None = None
    evidenced_profile: str | None = None
    evidenced_counts: str | None = None
    verified_total: int | None = None
    verified_met: int | None = Field(default=None, sa_type=SmallInteger)
    verified_band: str | None = None
    verified_profile: str | None = None
    verified_counts: str | None = None


class Assessment(ScoreColumns, table=True):
    """One village's answers in one round, with the score that follows from them.

    ``answers`` is the truth: ``{"L1.1": {"level": 3, "v": 2, "at": …, "evidence": […]}, …}``, each
    answer with its own version ``v``. The columns beside it are recomputed at every write.
    ``participation`` is the unscored part as :mod:`emas.domain.participation` reads it; ``None``: not asked;
    ``people`` its counts as :mod:`emas.domain.people` reads them. ``submitted_at`` is when it was locked.
    """

    __table_args__ = (UniqueConstraint("village_code", "round_id"), _origin_check())

    id: int | None = Field(default=None, primary_key=True)
    village_code: str = Field(foreign_key="village.code")
    round_id: int = Field(foreign_key="round.id", index=True)
    state: State = Field(default=State.DRAFT, sa_type=_words(State, "state"))
    origin: Origin = Field(sa_type=_words(Origin, "origin"))
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    participation: str | None = None
    people: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    started_at: datetime
    submitted_at: datetime | None = None
    updated_at: datetime


class VillageScore(ScoreColumns, table=True):
    """The current score of each village: what maps, lists and counts read.

    ``submitted_at`` is when its assessment was; empty: it is a draft.
    """

    __tablename__ = "village_score"
    __table_args__ = (_origin_check(),)

    village_code: str = Field(primary_key=True, foreign_key="village.code")
    assessment_id: int = Field(foreign_key="assessment.id")
    round_id: int = Field(foreign_key="round.id")
    origin: Origin = Field(sa_type=_words(Origin, "origin"))
    participation: str | None = None
    submitted_at: datetime | None = None
    updated_at: datetime


class PlanAction(Base, table=True):
    """One action of a village's plan: raise an indicator to a level; a round may come and go meanwhile.

    ``office`` is in charge, never a person; ``due`` may be open. ``version`` rises with every change.
    """

    __tablename__ = "plan_action"
    __table_args__ = (UniqueConstraint("village_code", "indicator", "level"),)

    id: int | None = Field(default=None, primary_key=True)
    village_code: str = Field(foreign_key="village.code")
    rubric_version: str
    indicator: str
    level: int = Field(sa_type=SmallInteger)
    office: str
    due: date | None = None
    state: PlanState = Field(default=PlanState.PLANNED, sa_type=_words(PlanState, "state"))
    note: str = ""
    version: int = 1
    created_at: datetime
    updated_at: datetime


class Story(Base, table=True):
    """A presenter's story: a name, and the words of the address that opens it."""

    __tablename__ = "story"

    id: int | None = Field(default=None, primary_key=True)
    name: str
    query: dict[str, Any] = Field(sa_type=JSON)
    created_at: datetime
    updated_at: datetime


class AuditEntry(Base, table=True):
    """Who did what to what, with the state before and after. A trigger refuses changing or deleting it."""

    __tablename__ = "audit_entry"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    actor: str
    role: str
    action: str
    object: str = Field(index=True)
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    after: dict[str, Any] | None = Field(default=None, sa_type=JSON(none_as_null=True))


class Installation(Base, table=True):
    """One row: what this database is for, written when it was made and never changed."""

    __table_args__ = (
        CheckConstraint("id = 1", name="single_row"),
        CheckConstraint("mode IN ('demo', 'production')", name="mode"),
    )

    id: int = Field(default=1, primary_key=True)
    mode: str
    register_edition: str
    created_at: datetime


class Change(Base, table=True):
    """One row: a number that rises by one with every committed write; readers renew when it moves."""

    __table_args__ = (CheckConstraint("id = 1", name="single_row"),)

    id: int = Field(default=1, primary_key=True, sa_column_kwargs={"autoincrement": False})
    number: int = Field(default=0, sa_type=BigInteger)
