"""The tables of the directory of partners, of what they last said, and of the quarterly sheets issued to them.

How values are kept: see ``tables``.
"""

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from marianne_desk.storage.naming import metadata

partner = Table(
    "partner",
    metadata,
    Column("operator", Text, primary_key=True),
    Column("promised_days", Integer),
    Column("usual_minutes", Integer),
    Column("alarm_first", Integer),
    Column("alarm_next", Integer),
    Column("try_first", Text, nullable=False),
)

office = Table(
    "office",
    metadata,
    Column("id", Text, primary_key=True),
    Column("operator", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("telephone", Text, nullable=False),
    Column("mail", Text, nullable=False),
    Column("modes", Text, nullable=False),
    Column("hours", Text, nullable=False),
    Column("permanence", Text),
    Column("retired_on", Text),
)

correspondent = Table(
    "correspondent",
    metadata,
    Column("id", Text, primary_key=True),
    Column("operator", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("office", Text),
    Column("telephone", Text, nullable=False),
    Column("mail", Text, nullable=False),
    Column("retired_on", Text),
)

# ``operator`` empty: wherever the matter goes.
paper_to_bring = Table(
    "paper_to_bring",
    metadata,
    Column("operator", Text, primary_key=True),
    Column("matter", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("label", Text, nullable=False),
)

partner_news = Table(
    "partner_news",
    metadata,
    Column("id", Text, primary_key=True),
    Column("operator", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("until", Text),
    Column("agent", Text, nullable=False),
    Column("at", Integer, nullable=False),
)

field_feedback = Table(
    "field_feedback",
    metadata,
    Column("id", Text, primary_key=True),
    Column("operator", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("theme", Text),
    Column("reason", Text),
    Column("agent", Text, nullable=False),
    Column("at", Integer, nullable=False),
)

# ``quarter``: 20263. ``content`` and ``pdf`` stand last, as in ``issued_month``.
issued_quarter = Table(
    "issued_quarter",
    metadata,
    Column("operator", Text, primary_key=True),
    Column("quarter", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("agent", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("pdf", LargeBinary, nullable=False),
)

Index("ix_field_feedback_day", field_feedback.c.operator, field_feedback.c.day)
