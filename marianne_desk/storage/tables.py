"""The tables of a desk's file. Instants are whole seconds of UTC; days are local ISO days; months are 202610.

Columns under « derived » hold what only the calendar can say. The domain derives them when the fact is
written (``domain/derivation``), so that every figure is plain SQL.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
)

from marianne_desk.storage.agenda_tables import appointment, arrival, closed_day, permanence
from marianne_desk.storage.case_tables import (
    case,
    case_event,
    case_text,
    erasure,
    mandate,
    partner_appointment,
    partner_appointment_change,
    partner_turn,
    visitor,
)
from marianne_desk.storage.commitment_tables import (
    issued_month,
    issued_pack,
    kept_measures,
    pack_in_force,
    proof,
    round_check,
    target_change,
)
from marianne_desk.storage.house_tables import (
    agent,
    closing,
    desk,
    holiday_change,
    list_entry,
    opening_period,
    setting,
)
from marianne_desk.storage.import_tables import (
    carried_total,
    import_batch,
    import_memory,
    tally_row,
    tally_sheet,
)
from marianne_desk.storage.naming import metadata
from marianne_desk.storage.partner_tables import (
    correspondent,
    field_feedback,
    issued_quarter,
    office,
    paper_to_bring,
    partner,
    partner_news,
)

__all__ = (
    "agent",
    "announcement",
    "appointment",
    "arrival",
    "backup_run",
    "callback",
    "carried_total",
    "case",
    "case_event",
    "case_text",
    "closed_day",
    "closing",
    "contact",
    "correction",
    "correspondent",
    "desk",
    "erasure",
    "field_feedback",
    "holiday_change",
    "import_batch",
    "import_memory",
    "issued_month",
    "issued_pack",
    "issued_quarter",
    "kept_measures",
    "kept_month",
    "list_entry",
    "mandate",
    "metadata",
    "office",
    "opening_period",
    "pack_in_force",
    "paper_to_bring",
    "partner",
    "partner_appointment",
    "partner_appointment_change",
    "partner_news",
    "partner_turn",
    "pause",
    "permanence",
    "proof",
    "request",
    "round_check",
    "set_aside",
    "setting",
    "tally_row",
    "tally_sheet",
    "target_change",
    "visitor",
)
contact = Table(
    "contact",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("channel", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("arrived_at", Integer, nullable=False),
    Column("taken_at", Integer),
    Column("ended_at", Integer),
    Column("timer_flag", Boolean(create_constraint=False), nullable=False),
    Column("first_visit", Boolean(create_constraint=False)),
    Column("age", Text),
    Column("commune", Text, nullable=False),
    Column("needs", Text, nullable=False),
    Column("rings", Integer),
    Column("missed", Boolean(create_constraint=False), nullable=False),
    Column("recorded_at", Integer, nullable=False),
    Column("cancelled_at", Integer),
    Column("batch", Integer),
    # derived
    Column("day", Text, nullable=False),
    Column("month", Integer, nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("hour", Integer, nullable=False),
    Column("waited", Integer),
    Column("outside_hours", Boolean(create_constraint=False), nullable=False),
    Column("after_the_fact", Boolean(create_constraint=False), nullable=False),
)

request = Table(
    "request",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("contact", Integer, ForeignKey("contact.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("theme", Text, nullable=False),
    Column("reason", Text),
    Column("operator", Text),
    Column("help", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("came_back", Boolean(create_constraint=False)),
    Column("received_at", Integer),
    Column("acknowledged_at", Integer),
    Column("acknowledged_by", Text),
    Column("answered_at", Integer),
    Column("note", Text, nullable=False),
    # copied from the contact, so that one table answers
    Column("channel", Text, nullable=False),
    Column("cancelled", Boolean(create_constraint=False), nullable=False),
    Column("needs_noted", Boolean(create_constraint=False), nullable=False, server_default="0"),
    Column("unheard", Boolean(create_constraint=False), nullable=False, server_default="0"),
    # derived
    Column("month", Integer, nullable=False),
    Column("due_on", Text),
    Column("due_month", Integer),
    Column("in_time", Boolean(create_constraint=False)),
    Column("answered_in", Integer),
    # NULL on every row of an older file, until it is derived at its first opening
    Column("received_on", Text),
    Column("answered_on", Text),
    Column("acknowledged_on", Text),
    # of the first announcement
    Column("promised_on", Text),
    Column("promised_month", Integer),
    Column("promise_kept", Boolean(create_constraint=False)),
)

announcement = Table(
    "announcement",
    metadata,
    Column("request", Integer, ForeignKey("request.number", ondelete="CASCADE"), primary_key=True),
    Column("at", Integer, primary_key=True),
    Column("promised_on", Text, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
)

pause = Table(
    "pause",
    metadata,
    Column("request", Integer, ForeignKey("request.number", ondelete="CASCADE"), primary_key=True),
    Column("begin", Integer, primary_key=True),
    Column("end", Integer),
)

callback = Table(
    "callback",
    metadata,
    Column("request", Integer, ForeignKey("request.number", ondelete="CASCADE"), primary_key=True),
    Column("words", Text, nullable=False),
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("id", Text, primary_key=True),
    Column("agent", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("begun_at", Integer, nullable=False),
    Column("set_aside_at", Integer),
    Column("content", Text, nullable=False),
)

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("contact", Integer, ForeignKey("contact.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("request", Integer, ForeignKey("request.number", ondelete="CASCADE")),
    Column("field", Text, nullable=False),
    Column("old", Text, nullable=False),
    Column("new", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("at", Integer, nullable=False),
)

backup_run = Table(
    "backup_run",
    metadata,
    Column("at", Integer, primary_key=True),
    Column("folder", Text, primary_key=True),
    Column("failure", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("contacts", Integer),
)

kept_month = Table(
    "kept_month",
    metadata,
    Column("month", Integer, primary_key=True),
    Column("content", Text, nullable=False),
)

# Figures of a month read these indexes alone, never the table (stack.md: 18 ms against 300).
Index(
    "ix_contact_figures",
    contact.c.month,
    contact.c.cancelled_at,
    contact.c.channel,
    contact.c.waited,
    contact.c.weekday,
    contact.c.hour,
    contact.c.day,
    contact.c.after_the_fact,
)
Index("ix_contact_day", contact.c.day, contact.c.number)
Index(
    "ix_request_figures",
    request.c.month,
    request.c.cancelled,
    request.c.channel,
    request.c.theme,
    request.c.reason,
    request.c.operator,
    request.c.outcome,
    request.c.help,
    request.c.kind,
    request.c.unheard,
)
Index(
    "ix_request_due",
    request.c.due_month,
    request.c.cancelled,
    request.c.channel,
    request.c.in_time,
    request.c.kind,
    sqlite_where=request.c.due_month.is_not(None),
)
Index(
    "ix_request_promised",
    request.c.promised_month,
    request.c.cancelled,
    request.c.channel,
    request.c.promise_kept,
    sqlite_where=request.c.promised_month.is_not(None),
)
# The indicators of the commitments read this one.
Index(
    "ix_request_measures",
    request.c.month,
    request.c.cancelled,
    request.c.channel,
    request.c.outcome,
    request.c.operator,
    request.c.help,
    request.c.kind,
    request.c.came_back,
    request.c.needs_noted,
    request.c.unheard,
    request.c.received_on,
    request.c.due_on,
    request.c.acknowledged_on,
    request.c.answered_on,
)
Index("ix_request_underived", request.c.number, sqlite_where=request.c.received_on.is_(None))
# What still waits for an answer, whatever the month.
Index(
    "ix_request_open",
    request.c.outcome,
    request.c.due_on,
    sqlite_where=request.c.answered_at.is_(None) & (request.c.cancelled == 0),
)
Index("ix_contact_batch", contact.c.batch, sqlite_where=contact.c.batch.is_not(None))
Index("ix_contact_recorded", contact.c.recorded_at)
# The search reads these alone too, the first in the order of its list.
Index(
    "ix_contact_found",
    contact.c.arrived_at,
    contact.c.number,
    contact.c.cancelled_at,
    contact.c.day,
    contact.c.channel,
    contact.c.agent,
    contact.c.commune,
)
Index(
    "ix_request_found",
    request.c.theme,
    request.c.reason,
    request.c.operator,
    request.c.outcome,
    request.c.contact,
    request.c.kind,
)
