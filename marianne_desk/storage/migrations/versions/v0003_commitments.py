"""The commitments: what is in force, proofs, checks, issued months; what the indicators need of each request.

What only the calendar can say stays NULL here: it is derived when the file is first opened, and until then
``received_on`` says which rows lack it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

DERIVED = ("received_on", "answered_on", "acknowledged_on", "promised_on")
MEASURES = [
    "month",
    "cancelled",
    "channel",
    "outcome",
    "operator",
    "help",
    "kind",
    "came_back",
    "needs_noted",
    "unheard",
    "received_on",
    "due_on",
    "acknowledged_on",
    "answered_on",
]
FIGURES = [
    "month",
    "cancelled",
    "channel",
    "theme",
    "reason",
    "operator",
    "outcome",
    "help",
    "kind",
]
DUE = ["due_month", "cancelled", "channel", "in_time"]


def upgrade() -> None:
    op.add_column("request", sa.Column("needs_noted", sa.Boolean(), nullable=False, server_default="0"))
    op.add_column("request", sa.Column("unheard", sa.Boolean(), nullable=False, server_default="0"))
    for name in DERIVED:
        op.add_column("request", sa.Column(name, sa.Text(), nullable=True))
    op.add_column("request", sa.Column("promised_month", sa.Integer(), nullable=True))
    op.add_column("request", sa.Column("promise_kept", sa.Boolean(), nullable=True))
    op.execute(
        "UPDATE request SET needs_noted = 1 WHERE contact IN (SELECT number FROM contact WHERE needs <> '')"
    )
    op.execute(
        "UPDATE request SET unheard = 1 WHERE received_at IS NULL AND reason IS NULL AND operator IS NULL"
        " AND outcome = 'dropped'"
        " AND contact IN (SELECT number FROM contact WHERE missed)"
    )
    op.execute("DELETE FROM kept_month")  # they counted what nobody heard
    op.drop_index("ix_request_figures", table_name="request")
    op.create_index("ix_request_figures", "request", [*FIGURES, "unheard"], unique=False)
    op.create_table(
        "kept_measures",
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_kept_measures")),
    )
    op.create_table(
        "pack_in_force",
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("valid_from", name=op.f("pk_pack_in_force")),
    )
    op.create_table(
        "target_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Integer(), nullable=False),
        sa.Column("target", sa.Float(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_change")),
    )
    op.create_table(
        "proof",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("commitment", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=True),
        sa.Column("whole", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.Column("cancelled_at", sa.Integer(), nullable=True),
        sa.Column("cancelled_by", sa.Text(), nullable=True),
        sa.Column("kept_with", sa.Integer(), nullable=True),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("mime", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proof")),
    )
    op.create_table(
        "round_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("ok", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round_check")),
    )
    op.create_table(
        "issued_month",
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_issued_month")),
    )
    op.create_table(
        "issued_pack",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_issued_pack")),
    )
    op.drop_index("ix_request_due", table_name="request", sqlite_where=sa.text("due_month IS NOT NULL"))
    op.create_index(
        "ix_request_due",
        "request",
        [*DUE, "kind"],
        unique=False,
        sqlite_where=sa.text("due_month IS NOT NULL"),
    )
    op.create_index(
        "ix_request_promised",
        "request",
        ["promised_month", "cancelled", "channel", "promise_kept"],
        unique=False,
        sqlite_where=sa.text("promised_month IS NOT NULL"),
    )
    op.create_index("ix_request_measures", "request", MEASURES, unique=False)
    op.create_index(
        "ix_request_underived",
        "request",
        ["number"],
        unique=False,
        sqlite_where=sa.text("received_on IS NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_request_underived", table_name="request", sqlite_where=sa.text("received_on IS NULL"))
    op.drop_index("ix_request_measures", table_name="request")
    op.drop_index(
        "ix_request_promised", table_name="request", sqlite_where=sa.text("promised_month IS NOT NULL")
    )
    op.drop_index("ix_request_due", table_name="request", sqlite_where=sa.text("due_month IS NOT NULL"))
    op.create_index(
        "ix_request_due", "request", DUE, unique=False, sqlite_where=sa.text("due_month IS NOT NULL")
    )
    for table in (
        "issued_pack",
        "issued_month",
        "round_check",
        "proof",
        "target_change",
        "pack_in_force",
        "kept_measures",
    ):
        op.drop_table(table)
    op.drop_index("ix_request_figures", table_name="request")
    op.create_index("ix_request_figures", "request", FIGURES, unique=False)
    for column in ("promise_kept", "promised_month", *reversed(DERIVED), "unheard", "needs_noted"):
        op.drop_column("request", column)
