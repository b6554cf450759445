"""The tables of what was kept elsewhere before: spreadsheets, tally sheets, totals carried over.

How values are kept: see ``tables``.
"""

from sqlalchemy import Column, Integer, Table, Text

from marianne_desk.storage.naming import metadata

carried_total = Table(
    "carried_total",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("figures", Text, nullable=False),
)

tally_row = Table(
    "tally_row",
    metadata,
    Column("model", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("theme", Text, nullable=False),
    Column("reason", Text),
    Column("operator", Text),
    Column("help", Text, nullable=False),
)

tally_sheet = Table(
    "tally_sheet",
    metadata,
    Column("batch", Integer, primary_key=True),
    Column("day", Text, nullable=False),
    Column("model", Integer, nullable=False),
)

import_batch = Table(
    "import_batch",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("agent", Text, nullable=False),
    Column("contacts", Integer, nullable=False),
    Column("requests", Integer, nullable=False),
    Column("undone_at", Integer),
)

import_memory = Table(
    "import_memory",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("said", Text, primary_key=True),
    Column("meaning", Text, nullable=False),
)
