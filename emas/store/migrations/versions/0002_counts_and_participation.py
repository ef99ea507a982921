"""Counts behind the percents in columns of their own, and the unscored part.

Revision 0002, after 0001. The counts of what is stored already follow from its answers.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from emas.domain.counts import counts_of
from emas.domain.rubric_file import load
from emas.domain.stored import KINDS, read_stored
from emas.settings import DATA

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = ("assessment", "village_score")
COUNTS = tuple(f"{kind}_counts" for kind in KINDS)
COLUMNS = (*COUNTS, "participation")

BATCH = 2000
"""Assessments in memory at a time."""


def upgrade() -> None:
    """Bring the schema of 0001 to 0002."""
    for table in TABLES:
        for column in COLUMNS:
            op.add_column(table, sa.Column(column, sa.String(), nullable=True))
    _count()


def downgrade() -> None:
    """Go back to 0001."""
    for table in TABLES:
        for column in COLUMNS:
            op.drop_column(table, column)


def _count() -> None:
    connection, rubrics = op.get_bind(), {path.stem[7:]: load(path) for path in DATA.glob("rubric-*.toml")}
    profiles = [sa.column(f"{kind}_profile", sa.String()) for kind in KINDS]
    assessment = sa.table(
        "assessment",
        *(sa.column("id", sa.Integer()), sa.column("rubric_version", sa.String())),
        *(sa.column("reference_date", sa.Date()), sa.column("answers", sa.JSON())),
        *profiles,
        *_counts(),
    )
    ids = connection.execute(sa.select(assessment.c.id).order_by(assessment.c.id)).scalars().all()
    put = sa.update(assessment).where(assessment.c.id == sa.bindparam("of"))
    put = put.values({name: sa.bindparam(f"new_{name}") for name in COUNTS})
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        rows = connection.execute(sa.select(assessment).where(assessment.c.id.between(some[0], some[-1])))
        told = []
        # A rubric that is not here any more leaves its assessments without counts.
        for row in rows.mappings():
            if row["rubric_version"] in rubrics:
                rubric = rubrics[row["rubric_version"]]
                counts = counts_of(rubric, read_stored(rubric, row["answers"]), row["reference_date"])
                has = {kind: counts[kind] if row[f"{kind}_profile"] is not None else None for kind in KINDS}
                told.append({"of": row["id"], **{f"new_{kind}_counts": has[kind] for kind in KINDS}})
        if told:
            connection.execute(put, told)
    score = sa.table("village_score", sa.column("assessment_id", sa.Integer()), *_counts())
    same = {
        name: sa.select(assessment.c[name]).where(assessment.c.id == score.c.assessment_id).scalar_subquery()
        for name in COUNTS
    }
    connection.execute(sa.update(score).values(same))


def _counts() -> list[sa.ColumnClause[str]]:
    return [sa.column(name, sa.String()) for name in COUNTS]
