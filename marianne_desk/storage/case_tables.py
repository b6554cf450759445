"""The tables of cases: what happened to them, whose turn it was, appointments at partners', mandates, what was erased.

How values are kept: see ``tables``. The visitor stands in ``visitor`` and ``mandate`` alone; free words about them in
``case_text``, ``case_event.words`` and ``partner_appointment_change.reason``, which are erased with the identity.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from marianne_desk.storage.naming import metadata

case = Table(
    "desk_case",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("request", Integer, ForeignKey("request.number", ondelete="CASCADE"), nullable=False, unique=True),
    Column("operator", Text, nullable=False),
    Column("office", Text),
    Column("correspondent", Text),
    Column("opened_at", Integer, nullable=False),
    Column("agent", Text, nullable=False),
    Column("alarm_first", Integer, nullable=False),
    Column("alarm_next", Integer, nullable=False),
    Column("erased_at", Integer),
    # copied from the request, so that one table answers
    Column("theme", Text, nullable=False),
    Column("reason", Text),
    Column("cancelled", Boolean(create_constraint=False), nullable=False),
    # derived from the events (domain/cases/standing)
    Column("month", Integer, nullable=False),
    Column("opened_on", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("answer", Text),
    Column("due_on", Text),
    Column("papers_expected", Boolean(create_constraint=False), nullable=False),
    Column("appointed", Boolean(create_constraint=False), nullable=False),
    Column("wrong_contact", Boolean(create_constraint=False), nullable=False),
    Column("returned", Boolean(create_constraint=False), nullable=False),
    Column("moved_at", Integer, nullable=False),
    Column("answered_on", Text),
    Column("answered_in", Integer),
    Column("answered_month", Integer),
    Column("told_on", Text),
    Column("closed_on", Text),
)

visitor = Table(
    "visitor",
    metadata,
    Column("case", Integer, ForeignKey("desk_case.number", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("reach", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("reach_key", Text, nullable=False),
)

case_text = Table(
    "case_text",
    metadata,
    Column("case", Integer, ForeignKey("desk_case.number", ondelete="CASCADE"), primary_key=True),
    Column("question", Text, nullable=False),
    Column("tried", Text, nullable=False),
)

case_event = Table(
    "case_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case", Integer, ForeignKey("desk_case.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", Integer, nullable=False),
    Column("happening", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("operator", Text),
    Column("answer", Text),
    Column("words", Text, nullable=False),
    Column("appointment", Text),
    # of « transmis » to another partner
    Column("alarm_first", Integer),
    Column("alarm_next", Integer),
)

# One row a stretch in which the partner had the case in hand (domain/cases/standing.Turn); written anew with its case.
partner_turn = Table(
    "partner_turn",
    metadata,
    Column("case", Integer, ForeignKey("desk_case.number", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("operator", Text, nullable=False),
    Column("begun_at", Integer, nullable=False),
    Column("begun_on", Text, nullable=False),
    Column("due_on", Text),
    Column("due_month", Integer),
    Column("ended_on", Text),
    Column("ended_in", Integer),
    Column("ended_month", Integer),
    Column("in_time", Boolean(create_constraint=False)),
    Column("first", Boolean(create_constraint=False), nullable=False),
    Column("cancelled", Boolean(create_constraint=False), nullable=False),
)

partner_appointment = Table(
    "partner_appointment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case", Integer, ForeignKey("desk_case.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("operator", Text, nullable=False),
    Column("begin", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("mode", Text, nullable=False),
    Column("office", Text),
    Column("place", Text, nullable=False),
    Column("with_whom", Text, nullable=False),
    Column("room", Text),
    Column("papers", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("result", Text),
    Column("agent", Text, nullable=False),
    Column("made_at", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    # copied from the request
    Column("cancelled", Boolean(create_constraint=False), nullable=False),
    # derived: local days; how long it is from the request to the appointment, in days and in working days
    Column("day", Text, nullable=False),
    Column("month", Integer, nullable=False),
    Column("asked_on", Text, nullable=False),
    Column("wait_days", Integer, nullable=False),
    Column("wait_working_days", Integer, nullable=False),
)

partner_appointment_change = Table(
    "partner_appointment_change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column(
        "appointment",
        Text,
        ForeignKey("partner_appointment.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("at", Integer, nullable=False),
    Column("agent", Text, nullable=False),
    Column("old_begin", Integer, nullable=False),
    Column("new_begin", Integer, nullable=False),
    Column("old_state", Text, nullable=False),
    Column("new_state", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

mandate = Table(
    "mandate",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case", Integer, ForeignKey("desk_case.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("visitor", Text, nullable=False),
    Column("signed_on", Text),
    Column("until", Text),
    Column("ended_on", Text),
    Column("end", Text),
    Column("agent", Text, nullable=False),
    Column("at", Integer, nullable=False),
)

# The register of the purge: what was erased, of how many, by which rule. Names nobody.
erasure = Table(
    "erasure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("erased", Integer, nullable=False),
    Column("months", Integer, nullable=False),
    Column("before", Text, nullable=False),
)

Index("ix_desk_case_open", case.c.step, case.c.due_on)
Index(
    "ix_desk_case_figures",
    case.c.month,
    case.c.cancelled,
    case.c.operator,
    case.c.wrong_contact,
    case.c.returned,
    case.c.step,
)
Index(
    "ix_partner_turn_due",
    partner_turn.c.due_month,
    partner_turn.c.cancelled,
    partner_turn.c.operator,
    partner_turn.c.first,
    partner_turn.c.in_time,
    sqlite_where=partner_turn.c.due_month.is_not(None),
)
Index(
    "ix_partner_turn_ended",
    partner_turn.c.ended_month,
    partner_turn.c.cancelled,
    partner_turn.c.first,
    partner_turn.c.ended_in,
    sqlite_where=partner_turn.c.ended_month.is_not(None),
)
Index(
    "ix_desk_case_answered",
    case.c.answered_month,
    case.c.cancelled,
    sqlite_where=case.c.answered_month.is_not(None),
)
Index(
    "ix_partner_appointment_figures",
    partner_appointment.c.month,
    partner_appointment.c.cancelled,
    partner_appointment.c.operator,
    partner_appointment.c.state,
    partner_appointment.c.wait_days,
    partner_appointment.c.wait_working_days,
)
Index("ix_partner_appointment_day", partner_appointment.c.day, partner_appointment.c.begin)
