"""The tables of the house itself: who and where it is, its hours, its choices, its own lists.

How values are kept: see ``tables``.
"""

from sqlalchemy import Boolean, CheckConstraint, Column, Integer, Table, Text

from marianne_desk.storage.naming import metadata

desk = Table(
    "desk",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uuid", Text, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("simulated", Boolean(create_constraint=False), nullable=False),
    Column("site_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("postcode", Text, nullable=False),
    Column("commune", Text, nullable=False),
    Column("commune_code", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("telephone", Text, nullable=False),
    Column("mail", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("comment", Text, nullable=False),
    CheckConstraint("id = 1", name="one_desk_a_file"),
)

setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

agent = Table(
    "agent",
    metadata,
    Column("code", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("active", Boolean(create_constraint=False), nullable=False),
)

opening_period = Table(
    "opening_period",
    metadata,
    Column("valid_from", Text, primary_key=True),
    Column("expression", Text, nullable=False),
)

closing = Table(
    "closing",
    metadata,
    Column("first", Text, primary_key=True),
    Column("last", Text, nullable=False),
    Column("label", Text, nullable=False),
)

holiday_change = Table(
    "holiday_change",
    metadata,
    Column("day", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("observed", Boolean(create_constraint=False), nullable=False),
)

list_entry = Table(
    "list_entry",
    metadata,
    Column("list", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("parent", Text),
    Column("label", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("operators", Text, nullable=False),
    Column("help", Text, nullable=False),
    Column("retired_on", Text),
    Column("former", Text, nullable=False, server_default=""),
    Column("valid_from", Text),
    Column("valid_to", Text),
)
