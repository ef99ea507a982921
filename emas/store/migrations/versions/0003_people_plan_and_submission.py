"""Counts of people beside the score, when an assessment was submitted, and the village's plan.

Revision 0003, after 0002.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema of 0002 to 0003."""
    op.add_column("assessment", sa.Column("people", sa.JSON(), nullable=True))
    op.add_column("assessment", sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True))
    # Until now submitting was the last change of an assessment that is no draft.
    assessment = sa.table(
        "assessment",
        sa.column("state", sa.String()),
        *(sa.column(name, sa.DateTime(timezone=True)) for name in ("submitted_at", "updated_at")),
    )
    submitted = sa.update(assessment).where(assessment.c.state != "draft")
    op.execute(submitted.values(submitted_at=assessment.c.updated_at))
    op.create_table(
        "plan_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("village_code", sa.String(), nullable=False),
        sa.Column("rubric_version", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('planned', 'running', 'done', 'dropped')", name=op.f("ck_plan_action_state")
        ),
        sa.ForeignKeyConstraint(
            ["village_code"], ["village.code"], name=op.f("fk_plan_action_village_code_village")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_action")),
        sa.UniqueConstraint(
            "village_code",
            "indicator",
            "level",
            name=op.f("uq_plan_action_village_code_indicator_level"),
        ),
    )


def downgrade() -> None:
    """Go back to 0002."""
    op.drop_table("plan_action")
    op.drop_column("assessment", "submitted_at")
    op.drop_column("assessment", "people")
