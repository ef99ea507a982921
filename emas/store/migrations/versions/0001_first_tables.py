"""The first tables, all of part A's, and the triggers that keep the audit append-only.

Revision 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATES = ("draft", "submitted", "in_verification", "returned", "replied", "verified")
ORIGINS = ("village", "trial", "simulated")


def upgrade() -> None:
    """Build everything in an empty database."""
    _register()
    _scores()
    _bookkeeping()
    if op.get_bind().dialect.name == "sqlite":
        _guard_audit_sqlite()
    else:
        _guard_audit_postgresql()


def downgrade() -> None:
    """Drop everything."""
    for table in (
        "village_score",
        "assessment",
        "round",
        "programme_event",
        "village",
        "change",
        "installation",
        "audit_entry",
    ):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_entry_is_append_only()")


def _register() -> None:
    op.create_table(
        "village",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("province_code", sa.String(), nullable=False),
        sa.Column("regency_code", sa.String(), nullable=False),
        sa.Column("district_code", sa.String(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("point_source", sa.String(), nullable=False),
        sa.Column("simulated", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_village")),
        sa.CheckConstraint("length(code) = 10", name=op.f("ck_village_code_length")),
        sa.CheckConstraint(
            "substr(code, 1, 4) = regency_code AND substr(code, 1, 2) = province_code",
            name=op.f("ck_village_code_nested"),
        ),
        sa.CheckConstraint("simulated = (substr(code, 5, 2) = '99')", name=op.f("ck_village_simulated_code")),
    )
    op.create_index(op.f("ix_village_regency_code"), "village", ["regency_code"])
    op.create_table(
        "programme_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("village_code", sa.String(), nullable=True),
        sa.Column("province_code", sa.String(), nullable=False),
        sa.Column("regency_code", sa.String(), nullable=True),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("date_precision", sa.String(), nullable=True),
        sa.Column("village_count", sa.Integer(), nullable=True),
        sa.Column("raw_name", sa.String(), nullable=False),
        sa.Column("needs_check", sa.Boolean(), nullable=False),
        sa.Column("check_reason", sa.String(), nullable=True),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_event")),
        _refers("programme_event", "village_code", "village", "code"),
    )
    op.create_index(op.f("ix_programme_event_village_code"), "programme_event", ["village_code"])


def _scores() -> None:
    op.create_table(
        "round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("reference_date", sa.Date(), nullable=False),
        sa.Column("rubric_version", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("name", name=op.f("uq_round_name")),
    )
    op.create_table(
        "assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("village_code", sa.String(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        *_score_columns(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint("village_code", "round_id", name=op.f("uq_assessment_village_code_round_id")),
        _refers("assessment", "village_code", "village", "code"),
        _refers("assessment", "round_id", "round", "id"),
        _one_of("assessment", "state", STATES),
        _one_of("assessment", "origin", ORIGINS),
        _simulated_only_invented("assessment"),
    )
    op.create_index(op.f("ix_assessment_round_id"), "assessment", ["round_id"])
    op.create_table(
        "village_score",
        sa.Column("village_code", sa.String(), nullable=False),
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(20), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        *_score_columns(),
        sa.PrimaryKeyConstraint("village_code", name=op.f("pk_village_score")),
        _refers("village_score", "village_code", "village", "code"),
        _refers("village_score", "assessment_id", "assessment", "id"),
        _refers("village_score", "round_id", "round", "id"),
        _one_of("village_score", "origin", ORIGINS),
        _simulated_only_invented("village_score"),
    )


def _bookkeeping() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("object", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
    )
    op.create_index(op.f("ix_audit_entry_object"), "audit_entry", ["object"])
    change = op.create_table(
        "change",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sa.CheckConstraint("id = 1", name=op.f("ck_change_single_row")),
    )
    op.bulk_insert(change, [{"id": 1, "number": 0}])
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("register_edition", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
        sa.CheckConstraint("id = 1", name=op.f("ck_installation_single_row")),
        sa.CheckConstraint("mode IN ('demo', 'production')", name=op.f("ck_installation_mode")),
    )


def _score_columns() -> list[sa.Column[object]]:
    columns: list[sa.Column[object]] = [
        sa.Column("rubric_version", sa.String(), nullable=False),
        sa.Column("unit", sa.SmallInteger(), nullable=False),
        sa.Column("reference_date", sa.Date(), nullable=False),
        sa.Column("answered", sa.SmallInteger(), nullable=False),
    ]
    for kind in ("claimed", "evidenced", "verified"):
        columns += [
            sa.Column(f"{kind}_total", sa.Integer(), nullable=True),
            sa.Column(f"{kind}_met", sa.SmallInteger(), nullable=True),
            sa.Column(f"{kind}_band", sa.String(), nullable=True),
            sa.Column(f"{kind}_profile", sa.String(), nullable=True),
        ]
    return columns


def _refers(table: str, column: str, parent: str, key: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{parent}.{key}"], name=op.f(f"fk_{table}_{column}_{parent}"))


def _one_of(table: str, column: str, words: tuple[str, ...]) -> sa.CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return sa.CheckConstraint(f"{column} IN ({listed})", name=op.f(f"ck_{table}_{column}"))


def _simulated_only_invented(table: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(
        "origin <> 'simulated' OR substr(village_code, 5, 2) = '99'",
        name=op.f(f"ck_{table}_simulated_only_invented"),
    )


def _guard_audit_sqlite() -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_entry_no_{verb.lower()} BEFORE {verb} ON audit_entry "
            "BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END"
        )


def _guard_audit_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'audit_entry is append-only'; END $$"
    )
    # By statement, so that an UPDATE that matches nothing and a TRUNCATE are refused as well.
    op.execute(
        "CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only()"
    )
