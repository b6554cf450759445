"""What the log's indicators counted in past months, kept as rows. Whatever touches a month drops its row in the same
transaction (``storage/contacts.forget_months``), so a kept tally is a true one."""

import json
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from marianne_desk.domain.commitments.verdict import Tally
from marianne_desk.storage.tables import kept_measures

_COUNTED_AS = 1
"""Raised where a definition changes, so that what was counted by the old one is counted again."""


def read(connection: Connection, months: Sequence[int], keys: Collection[str]) -> dict[int, dict[str, Tally]]:
    """The tallies of those of ``months`` (202610) that are kept with all of ``keys``."""
    rows = connection.execute(select(kept_measures).where(kept_measures.c.month.in_(list(months))))
    found = {}
    for month, text in rows:
        content = json.loads(text)
        held = content["tallies"]
        if content["counted_as"] == _COUNTED_AS and all(key in held for key in keys):
            found[month] = {key: Tally(*held[key]) for key in keys}
    return found


def write(connection: Connection, counted: Mapping[int, Mapping[str, Tally]]) -> None:
    """Keeps months that were just counted."""
    for month, held in counted.items():
        content = json.dumps(
            {
                "counted_as": _COUNTED_AS,
                "tallies": {key: [t.part, t.whole, t.noted, t.eligible] for key, t in held.items()},
            }
        )
        connection.execute(
            insert(kept_measures)
            .values(month=month, content=content)
            .on_conflict_do_update(index_elements=["month"], set_={"content": content})
        )
