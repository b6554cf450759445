"""Difficult cases: the directory of partners, cases and what happened to them, appointments at partners', mandates,
the quarterly sheets, the register of the purge.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "desk_case",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("request", sa.Integer(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("correspondent", sa.Text(), nullable=True),
        sa.Column("opened_at", sa.Integer(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("alarm_first", sa.Integer(), nullable=False),
        sa.Column("alarm_next", sa.Integer(), nullable=False),
        sa.Column("erased_at", sa.Integer(), nullable=True),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("papers_expected", sa.Boolean(), nullable=False),
        sa.Column("appointed", sa.Boolean(), nullable=False),
        sa.Column("wrong_contact", sa.Boolean(), nullable=False),
        sa.Column("returned", sa.Boolean(), nullable=False),
        sa.Column("moved_at", sa.Integer(), nullable=False),
        sa.Column("answered_on", sa.Text(), nullable=True),
        sa.Column("answered_in", sa.Integer(), nullable=True),
        sa.Column("answered_month", sa.Integer(), nullable=True),
        sa.Column("told_on", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["request"], ["request.number"], name=op.f("fk_desk_case_request_request"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_desk_case")),
        sa.UniqueConstraint("request", name=op.f("uq_desk_case_request")),
        sa.UniqueConstraint("id", name=op.f("uq_desk_case_id")),
    )
    op.create_index(
        "ix_desk_case_figures",
        "desk_case",
        ["month", "cancelled", "operator", "wrong_contact", "returned", "step"],
        unique=False,
    )
    op.create_index(
        "ix_desk_case_answered",
        "desk_case",
        ["answered_month", "cancelled"],
        unique=False,
        sqlite_where=sa.text("answered_month IS NOT NULL"),
    )
    op.create_index("ix_desk_case_open", "desk_case", ["step", "due_on"], unique=False)
    op.create_table(
        "visitor",
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("reach_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case"], ["desk_case.number"], name=op.f("fk_visitor_case_desk_case"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case", name=op.f("pk_visitor")),
    )
    op.create_table(
        "case_text",
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("tried", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case"], ["desk_case.number"], name=op.f("fk_case_text_case_desk_case"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case", name=op.f("pk_case_text")),
    )
    op.create_table(
        "case_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("happening", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("appointment", sa.Text(), nullable=True),
        sa.Column("alarm_first", sa.Integer(), nullable=True),
        sa.Column("alarm_next", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case"], ["desk_case.number"], name=op.f("fk_case_event_case_desk_case"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_event")),
    )
    op.create_index(op.f("ix_case_event_case"), "case_event", ["case"], unique=False)
    op.create_table(
        "partner_turn",
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.Integer(), nullable=False),
        sa.Column("begun_on", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("due_month", sa.Integer(), nullable=True),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.Column("ended_in", sa.Integer(), nullable=True),
        sa.Column("ended_month", sa.Integer(), nullable=True),
        sa.Column("in_time", sa.Boolean(), nullable=True),
        sa.Column("first", sa.Boolean(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case"], ["desk_case.number"], name=op.f("fk_partner_turn_case_desk_case"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case", "place", name=op.f("pk_partner_turn")),
    )
    op.create_index(
        "ix_partner_turn_due",
        "partner_turn",
        ["due_month", "cancelled", "operator", "first", "in_time"],
        unique=False,
        sqlite_where=sa.text("due_month IS NOT NULL"),
    )
    op.create_index(
        "ix_partner_turn_ended",
        "partner_turn",
        ["ended_month", "cancelled", "first", "ended_in"],
        unique=False,
        sqlite_where=sa.text("ended_month IS NOT NULL"),
    )
    op.create_table(
        "partner_appointment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("begin", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("with_whom", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=True),
        sa.Column("papers", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("asked_on", sa.Text(), nullable=False),
        sa.Column("wait_days", sa.Integer(), nullable=False),
        sa.Column("wait_working_days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case"],
            ["desk_case.number"],
            name=op.f("fk_partner_appointment_case_desk_case"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_appointment")),
    )
    op.create_index(op.f("ix_partner_appointment_case"), "partner_appointment", ["case"], unique=False)
    op.create_index("ix_partner_appointment_day", "partner_appointment", ["day", "begin"], unique=False)
    op.create_index(
        "ix_partner_appointment_figures",
        "partner_appointment",
        ["month", "cancelled", "operator", "state", "wait_days", "wait_working_days"],
        unique=False,
    )
    op.create_table(
        "partner_appointment_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("old_begin", sa.Integer(), nullable=False),
        sa.Column("new_begin", sa.Integer(), nullable=False),
        sa.Column("old_state", sa.Text(), nullable=False),
        sa.Column("new_state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment"],
            ["partner_appointment.id"],
            name=op.f("fk_partner_appointment_change_appointment_partner_appointment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_appointment_change")),
    )
    op.create_index(
        op.f("ix_partner_appointment_change_appointment"),
        "partner_appointment_change",
        ["appointment"],
        unique=False,
    )
    op.create_table(
        "mandate",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("visitor", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case"], ["desk_case.number"], name=op.f("fk_mandate_case_desk_case"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandate")),
    )
    op.create_index(op.f("ix_mandate_case"), "mandate", ["case"], unique=False)
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("erased", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    op.create_table(
        "partner",
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("promised_days", sa.Integer(), nullable=True),
        sa.Column("usual_minutes", sa.Integer(), nullable=True),
        sa.Column("alarm_first", sa.Integer(), nullable=True),
        sa.Column("alarm_next", sa.Integer(), nullable=True),
        sa.Column("try_first", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("operator", name=op.f("pk_partner")),
    )
    op.create_table(
        "office",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("modes", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("permanence", sa.Text(), nullable=True),
        sa.Column("retired_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
    )
    op.create_table(
        "correspondent",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("telephone", sa.Text(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("retired_on", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correspondent")),
    )
    op.create_table(
        "paper_to_bring",
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("operator", "matter", "place", name=op.f("pk_paper_to_bring")),
    )
    op.create_table(
        "partner_news",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_news")),
    )
    op.create_table(
        "field_feedback",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field_feedback")),
    )
    op.create_index("ix_field_feedback_day", "field_feedback", ["operator", "day"], unique=False)
    op.create_table(
        "issued_quarter",
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("operator", "quarter", name=op.f("pk_issued_quarter")),
    )


def downgrade() -> None:
    for table in (
        "issued_quarter",
        "field_feedback",
        "partner_news",
        "paper_to_bring",
        "correspondent",
        "office",
        "partner",
        "erasure",
        "mandate",
        "partner_appointment_change",
        "partner_appointment",
        "partner_turn",
        "case_event",
        "case_text",
        "visitor",
        "desk_case",
    ):
        op.drop_table(table)
