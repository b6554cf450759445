"""Paper tallies: the rows of printed sheets, and the passages that were keyed back from one, undone together."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, update

from marianne_desk.domain.codes import Help
from marianne_desk.domain.tally import TallyModel, TallyRow
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import DerivedContact, seconds
from marianne_desk.storage.contacts import add_contacts, cancel_contact


def models(connection: Connection) -> tuple[TallyModel, ...]:
    """The sheets that were printed, the last one first."""
    c = t.tally_row.c
    rows: dict[int, list[TallyRow]] = {}
    for row in connection.execute(select(t.tally_row).order_by(c.model.desc(), c.position)):
        helps = tuple(Help(code) for code in row.help.split("|") if code)
        rows.setdefault(row.model, []).append(TallyRow(row.label, row.theme, row.reason, row.operator, helps))
    return tuple(TallyModel(number, tuple(found)) for number, found in rows.items())


def keep_model(connection: Connection, model: TallyModel) -> None:
    """Keeps the rows of a sheet that is about to be printed."""
    connection.execute(
        insert(t.tally_row),
        [
            {
                "model": model.number,
                "position": place,
                "label": row.label,
                "theme": row.theme,
                "reason": row.reason,
                "operator": row.operator,
                "help": "|".join(code.value for code in row.help),
            }
            for place, row in enumerate(model.rows)
        ],
    )


def add_sheet(
    connection: Connection, items: Sequence[DerivedContact], day: date, model: int, at: datetime
) -> int:
    """Writes the passages of one sheet; the number of their batch."""
    batch = int(
        connection.execute(
            insert(t.import_batch).values(
                at=seconds(at), agent=items[0].contact.agent, contacts=len(items), requests=len(items)
            )
        ).lastrowid
    )
    last = connection.execute(select(func.max(t.contact.c.number))).scalar_one() or 0
    add_contacts(connection, items)
    connection.execute(update(t.contact).where(t.contact.c.number > last).values(batch=batch))
    connection.execute(insert(t.tally_sheet).values(batch=batch, day=day.isoformat(), model=model))
    return batch


def sheets(connection: Connection, day: date | None = None) -> list[tuple[int, date, int]]:
    """Batch, day and number of passages of the sheets that were keyed back (of ``day`` alone), the last one first;
    those that were undone are left out."""
    query = (
        select(t.tally_sheet.c.batch, t.tally_sheet.c.day, t.import_batch.c.contacts)
        .join(t.import_batch, t.import_batch.c.id == t.tally_sheet.c.batch)
        .where(t.import_batch.c.undone_at.is_(None))
        .order_by(t.tally_sheet.c.batch.desc())
    )
    if day is not None:
        query = query.where(t.tally_sheet.c.day == day.isoformat())
    return [(row.batch, date.fromisoformat(row.day), row.contacts) for row in connection.execute(query)]


def undo_sheet(connection: Connection, batch: int, at: datetime) -> int:
    """Cancels what is left of the passages of a sheet; how many."""
    ids = connection.execute(
        select(t.contact.c.id).where(t.contact.c.batch == batch, t.contact.c.cancelled_at.is_(None))
    ).scalars()
    cancelled = [contact_id for contact_id in ids.all() if cancel_contact(connection, contact_id, at)]
    connection.execute(
        update(t.import_batch).where(t.import_batch.c.id == batch).values(undone_at=seconds(at))
    )
    return len(cancelled)
