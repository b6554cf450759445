"""Paper tallies: the rows of printed sheets, and the passages that were keyed back from one, undone together."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, or_, select

from marianne_desk.domain.codes import Help
from marianne_desk.domain.tally import TallyModel, TallyRow
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import DerivedContact
from marianne_desk.storage.contacts import add_contacts
from marianne_desk.storage.import_batches import begin_batch, end_batch, last_number


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
    batch, last = begin_batch(connection, at, items[0].contact.agent), last_number(connection)
    add_contacts(connection, items)
    end_batch(connection, batch, last)
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


def passages_besides(connection: Connection, day: date) -> int:
    """How many passages of ``day`` stand that came from no sheet of that day."""
    c = t.contact.c
    of_sheets = select(t.tally_sheet.c.batch).where(t.tally_sheet.c.day == day.isoformat())
    query = (
        select(func.count())
        .select_from(t.contact)
        .where(
            c.day == day.isoformat(),
            c.cancelled_at.is_(None),
            or_(c.batch.is_(None), c.batch.not_in(of_sheets)),
        )
    )
    return int(connection.execute(query).scalar_one())
