"""A day at the counter: entries set aside, call backs, corrections, appointments, closed days, imports, backups."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ARRIVAL = ("ended_at", "kind", "expected_at", "appointment", "agent")
LIST_ENTRY = ("former", "valid_from", "valid_to")

FOUND = ["arrived_at", "number", "cancelled_at", "day", "channel", "agent", "commune"]
REQUEST_FOUND = ["theme", "reason", "operator", "outcome", "contact", "kind"]


def upgrade() -> None:
    op.add_column("arrival", sa.Column("ended_at", sa.Integer(), nullable=True))
    op.add_column("arrival", sa.Column("kind", sa.Text(), nullable=False, server_default="desk"))
    op.add_column("arrival", sa.Column("expected_at", sa.Integer(), nullable=True))
    op.add_column("arrival", sa.Column("appointment", sa.Text(), nullable=True))
    op.add_column("arrival", sa.Column("agent", sa.Text(), nullable=True))
    # Whoever was taken in charge before is gone; only those who still wait stay in the waiting room.
    op.execute("UPDATE arrival SET ended_at = taken_at WHERE taken_at IS NOT NULL")
    op.add_column("contact", sa.Column("batch", sa.Integer(), nullable=True))
    op.add_column("announcement", sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("list_entry", sa.Column("former", sa.Text(), nullable=False, server_default=""))
    op.add_column("list_entry", sa.Column("valid_from", sa.Text(), nullable=True))
    op.add_column("list_entry", sa.Column("valid_to", sa.Text(), nullable=True))
    op.create_table(
        "callback",
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request"],
            ["request.number"],
            name=op.f("fk_callback_request_request"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("request", name=op.f("pk_callback")),
    )
    op.create_table(
        "set_aside",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.Integer(), nullable=False),
        sa.Column("set_aside_at", sa.Integer(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_set_aside")),
    )
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contact", sa.Integer(), nullable=False),
        sa.Column("request", sa.Integer(), nullable=True),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact"],
            ["contact.number"],
            name=op.f("fk_correction_contact_contact"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["request"],
            ["request.number"],
            name=op.f("fk_correction_request_request"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("begin", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("visitor", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
    )
    op.create_table(
        "permanence",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=True),
        sa.Column("valid_to", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permanence")),
    )
    op.create_table(
        "closed_day",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.Integer(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("why_empty", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_closed_day")),
    )
    op.create_table(
        "carried_total",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_carried_total")),
    )
    op.create_table(
        "tally_row",
        sa.Column("model", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=True),
        sa.Column("help", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("model", "position", name=op.f("pk_tally_row")),
    )
    op.create_table(
        "tally_sheet",
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("model", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("batch", name=op.f("pk_tally_sheet")),
    )
    op.create_table(
        "import_batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("contacts", sa.Integer(), nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )
    op.create_table(
        "import_memory",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "said", name=op.f("pk_import_memory")),
    )
    op.create_table(
        "backup_run",
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("failure", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("contacts", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("at", "folder", name=op.f("pk_backup_run")),
    )
    op.create_index(op.f("ix_correction_contact"), "correction", ["contact"], unique=False)
    op.create_index("ix_appointment_day", "appointment", ["day", "begin"], unique=False)
    op.create_index(
        "ix_request_open",
        "request",
        ["outcome", "due_on"],
        unique=False,
        sqlite_where=sa.text("answered_at IS NULL AND cancelled = 0"),
    )
    op.create_index(
        "ix_contact_batch", "contact", ["batch"], unique=False, sqlite_where=sa.text("batch IS NOT NULL")
    )
    op.create_index("ix_contact_recorded", "contact", ["recorded_at"], unique=False)
    op.create_index("ix_contact_found", "contact", FOUND, unique=False)
    op.create_index("ix_request_found", "request", REQUEST_FOUND, unique=False)


def downgrade() -> None:
    op.drop_index("ix_request_found", table_name="request")
    op.drop_index("ix_contact_found", table_name="contact")
    op.drop_index("ix_contact_recorded", table_name="contact")
    op.drop_index("ix_contact_batch", table_name="contact", sqlite_where=sa.text("batch IS NOT NULL"))
    op.drop_index(
        "ix_request_open", table_name="request", sqlite_where=sa.text("answered_at IS NULL AND cancelled = 0")
    )
    op.drop_table("backup_run")
    op.drop_table("import_memory")
    op.drop_table("import_batch")
    op.drop_table("tally_sheet")
    op.drop_table("tally_row")
    op.drop_table("carried_total")
    op.drop_table("closed_day")
    op.drop_table("permanence")
    op.drop_table("appointment")
    op.drop_table("correction")
    op.drop_table("set_aside")
    op.drop_table("callback")
    op.drop_column("announcement", "reason")
    for column in reversed(LIST_ENTRY):
        op.drop_column("list_entry", column)
    op.drop_column("contact", "batch")
    for column in reversed(ARRIVAL):
        op.drop_column("arrival", column)
