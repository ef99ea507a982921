"""When a village's current score was submitted: until then it is a draft.

Revision 0006, after 0005. What is stored already takes it from its assessment.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema of 0005 to 0006."""
    op.add_column("village_score", sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True))
    assessment, score = _dated("assessment", "id"), _dated("village_score", "assessment_id")
    same = sa.select(assessment.c.submitted_at).where(assessment.c.id == score.c.assessment_id)
    op.get_bind().execute(sa.update(score).values(submitted_at=same.scalar_subquery()))


def _dated(name: str, key: str) -> sa.TableClause:
    when = sa.column("submitted_at", sa.DateTime(timezone=True))
    return sa.table(name, sa.column(key, sa.Integer()), when)


def downgrade() -> None:
    """Go back to 0005."""
    op.drop_column("village_score", "submitted_at")
