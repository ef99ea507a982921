"""A mark of each round that changes with its assessments, in place of their latest time stamp.

Revision 0005, after 0004.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema of 0004 to 0005."""
    with op.batch_alter_table("round") as batch:
        batch.add_column(sa.Column("mark", sa.String(), nullable=True))


def downgrade() -> None:
    """Go back to 0004."""
    with op.batch_alter_table("round") as batch:
        batch.drop_column("mark")
