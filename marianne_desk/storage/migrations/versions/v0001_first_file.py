"""The first file: desk, lists, contacts and requests, months kept."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "agent",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_agent")),
    )
    op.create_table(
        "arrival",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.Integer(), nullable=True),
        sa.Column("left_at", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrival")),
    )
    op.create_index(
        "ix_arrival_waiting",
        "arrival",
        ["arrived_at"],
        unique=False,
        sqlite_where=sa.text("taken_at IS NULL"),
    )
    op.create_table(
        "closing",
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("first", name=op.f("pk_closing")),
    )
    op.create_table(
        "contact",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("arrived_at", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.Integer(), nullable=True),
        sa.Column("timer_flag", sa.Boolean(), nullable=False),
        sa.Column("first_visit", sa.Boolean(), nullable=True),
        sa.Column("age", sa.Text(), nullable=True),
        sa.Column("commune", sa.Text(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("rings", sa.Integer(), nullable=True),
        sa.Column("missed", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.Integer(), nullable=False),
        sa.Column("cancelled_at", sa.Integer(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("waited", sa.Integer(), nullable=True),
        sa.Column("outside_hours", sa.Boolean(), nullable=False),
        sa.Column("after_the_fact", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_contact")),
        sa.UniqueConstraint("id", name=op.f("uq_contact_id")),
    )
    op.create_index("ix_contact_day", "contact", ["day", "number"], unique=False)
    op.create_index(
        "ix_contact_figures",
        "contact",
        ["month", "cancelled_at", "channel", "waited", "weekday", "hour", "day", "after_the_fact"],
        unique=False,
    )
    op.create_table(
        "desk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uuid", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("simulated", sa.Boolean(), nullable=False),
        sa.Column("site_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("commune", sa.Text(), nullable=False),
        sa.Column("commune_code", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_desk_one_desk_a_file")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk")),
    )
    op.create_table(
        "holiday_change",
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("observed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_holiday_change")),
    )
    op.create_table(
        "kept_month",
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_kept_month")),
    )
    op.create_table(
        "list_entry",
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("operators", sa.Text(), nullable=False),
        sa.Column("help", sa.Text(), nullable=False),
        sa.Column("retired_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("list", "code", name=op.f("pk_list_entry")),
    )
    op.create_table(
        "opening_period",
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("expression", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("valid_from", name=op.f("pk_opening_period")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "request",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("contact", sa.Integer(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("operator", sa.Text(), nullable=True),
        sa.Column("help", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("came_back", sa.Boolean(), nullable=True),
        sa.Column("received_at", sa.Integer(), nullable=True),
        sa.Column("acknowledged_at", sa.Integer(), nullable=True),
        sa.Column("acknowledged_by", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("due_month", sa.Integer(), nullable=True),
        sa.Column("in_time", sa.Boolean(), nullable=True),
        sa.Column("answered_in", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact"], ["contact.number"], name=op.f("fk_request_contact_contact"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_request")),
        sa.UniqueConstraint("id", name=op.f("uq_request_id")),
    )
    op.create_index(op.f("ix_request_contact"), "request", ["contact"], unique=False)
    op.create_index(
        "ix_request_due",
        "request",
        ["due_month", "cancelled", "channel", "in_time"],
        unique=False,
        sqlite_where=sa.text("due_month IS NOT NULL"),
    )
    op.create_index(
        "ix_request_figures",
        "request",
        ["month", "cancelled", "channel", "theme", "reason", "operator", "outcome", "help", "kind"],
        unique=False,
    )
    op.create_table(
        "announcement",
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("promised_on", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request"], ["request.number"], name=op.f("fk_announcement_request_request"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("request", "at", name=op.f("pk_announcement")),
    )
    op.create_table(
        "pause",
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("begin", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["request"], ["request.number"], name=op.f("fk_pause_request_request"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("request", "begin", name=op.f("pk_pause")),
    )


def downgrade() -> None:
    op.drop_table("pause")
    op.drop_table("announcement")
    op.drop_index("ix_request_figures", table_name="request")
    op.drop_index("ix_request_due", table_name="request", sqlite_where=sa.text("due_month IS NOT NULL"))
    op.drop_index(op.f("ix_request_contact"), table_name="request")
    op.drop_table("request")
    op.drop_table("setting")
    op.drop_table("opening_period")
    op.drop_table("list_entry")
    op.drop_table("kept_month")
    op.drop_table("holiday_change")
    op.drop_table("desk")
    op.drop_index("ix_contact_figures", table_name="contact")
    op.drop_index("ix_contact_day", table_name="contact")
    op.drop_table("contact")
    op.drop_table("closing")
    op.drop_index("ix_arrival_waiting", table_name="arrival", sqlite_where=sa.text("taken_at IS NULL"))
    op.drop_table("arrival")
    op.drop_table("agent")
