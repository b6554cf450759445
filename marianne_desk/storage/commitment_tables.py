"""The tables of the commitments: what is in force, proofs, checks, issued months, the tallies of past months.

How values are kept: see ``tables``.
"""

from sqlalchemy import Boolean, Column, Float, Integer, LargeBinary, Table, Text

from marianne_desk.storage.naming import metadata

kept_measures = Table(
    "kept_measures",
    metadata,
    Column("month", Integer, primary_key=True),
    Column("content", Text, nullable=False),
)

pack_in_force = Table(
    "pack_in_force",
    metadata,
    Column("valid_from", Integer, primary_key=True),
    Column("pack", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("at", Integer, nullable=False),
)

# The last change of an indicator from a month holds; NULL: the pack's own target again.
target_change = Table(
    "target_change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("indicator", Text, nullable=False),
    Column("valid_from", Integer, nullable=False),
    Column("target", Float),
    Column("reason", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("at", Integer, nullable=False),
)

# ``content`` stands last: whoever reads the rest reads no page of it. ``kept_with``: the first of those that were kept
# in one act; ``replaces``: the one that it corrects.
proof = Table(
    "proof",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("commitment", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("valid_until", Text),
    Column("label", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("item", Text, nullable=False),
    Column("part", Integer),
    Column("whole", Integer),
    Column("month", Integer),
    Column("cancelled_at", Integer),
    Column("cancelled_by", Text),
    Column("kept_with", Integer),
    Column("replaces", Integer),
    Column("mime", Text, nullable=False),
    Column("content", LargeBinary),
)

round_check = Table(
    "round_check",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("agent", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("ok", Boolean(create_constraint=False), nullable=False),
    Column("note", Text, nullable=False),
)

# ``hash``: of ``content``, which holds the hashes of ``pack`` and ``pdf``. ``content`` and ``pdf`` stand last: whoever
# asks what was issued reads no page of them. ``pack`` and ``terms``: what the month was judged by.
issued_month = Table(
    "issued_month",
    metadata,
    Column("month", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("agent", Text, nullable=False),
    Column("comment", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("terms", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("pdf", LargeBinary, nullable=False),
)

# A référentiel with its targets as a month was judged by it, under the hash of its writing: twelve months that
# were judged alike keep it once.
issued_pack = Table(
    "issued_pack",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("content", Text, nullable=False),
)
