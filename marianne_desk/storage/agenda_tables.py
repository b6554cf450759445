"""The tables of who waits, comes and receives here, and of closed days.

How values are kept: see ``tables``.
"""

from sqlalchemy import Column, Index, Integer, Table, Text

from marianne_desk.storage.naming import metadata

arrival = Table(
    "arrival",
    metadata,
    Column("id", Text, primary_key=True),
    Column("arrived_at", Integer, nullable=False),
    Column("taken_at", Integer),
    Column("left_at", Integer),
    Column("ended_at", Integer),
    Column("kind", Text, nullable=False, server_default="desk"),
    Column("expected_at", Integer),
    Column("appointment", Text),
    Column("agent", Text),
)

appointment = Table(
    "appointment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("begin", Integer, nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("theme", Text),
    Column("reason", Text),
    Column("operator", Text),
    Column("words", Text, nullable=False),
    Column("visitor", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("made_at", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("contact", Text),
    # derived
    Column("day", Text, nullable=False),
)

permanence = Table(
    "permanence",
    metadata,
    Column("id", Text, primary_key=True),
    Column("operator", Text),
    Column("label", Text, nullable=False),
    Column("hours", Text, nullable=False),
    Column("valid_from", Text),
    Column("valid_to", Text),
)

closed_day = Table(
    "closed_day",
    metadata,
    Column("day", Text, primary_key=True),
    Column("closed_at", Integer, nullable=False),
    Column("agent", Text, nullable=False),
    Column("why_empty", Text, nullable=False),
)

Index("ix_appointment_day", appointment.c.day, appointment.c.begin)
Index("ix_arrival_waiting", arrival.c.arrived_at, sqlite_where=arrival.c.taken_at.is_(None))
