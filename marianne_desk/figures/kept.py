"""Figures of past months, kept as rows. Whatever touches a month drops its row in the same transaction
(``storage/contacts``), so a kept month is a true one."""

import json

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from marianne_desk.domain.figure import Coverage, Figure, FigureKind, HourCell
from marianne_desk.storage.tables import kept_month

Kept = tuple[list[Figure], tuple[HourCell, ...], frozenset[str]]


def file_version(connection: Connection) -> int:
    """A number that is another one once any other connection has committed to the file."""
    return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())


def read(connection: Connection, month: int, signature: str) -> Kept | None:
    """Figures, hours and days with an entry of a kept month; None when it has to be counted. ``signature`` names
    the parameters that it was counted with (the waiting limit)."""
    text = connection.execute(
        select(kept_month.c.content).where(kept_month.c.month == month)
    ).scalar_one_or_none()
    content = json.loads(text) if text else {}
    if content.get("signature") != signature:
        return None
    figures = [
        Figure(
            item["id"],
            FigureKind(item["kind"]),
            item["part"],
            item["whole"],
            item["value"],
            item["unit"],
            Coverage(*item["coverage"]) if item["coverage"] else None,
        )
        for item in content["figures"]
    ]
    return figures, tuple(HourCell(*cell) for cell in content["hours"]), frozenset(content["days"])


def write(connection: Connection, month: int, signature: str, kept: Kept) -> None:
    """Keeps a month that was just counted."""
    figures, hours, days = kept
    content = {
        "signature": signature,
        "figures": [
            {
                "id": f.id,
                "kind": f.kind.value,
                "part": f.part,
                "whole": f.whole,
                "value": f.value,
                "unit": f.unit,
                "coverage": [f.coverage.noted, f.coverage.of] if f.coverage else None,
            }
            for f in figures
        ],
        "hours": [[cell.weekday, cell.hour, cell.contacts] for cell in hours],
        "days": sorted(days),
    }
    row = {"month": month, "content": json.dumps(content)}
    connection.execute(
        insert(kept_month)
        .values(row)
        .on_conflict_do_update(index_elements=["month"], set_={"content": row["content"]})
    )
