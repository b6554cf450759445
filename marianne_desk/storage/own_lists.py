"""The desk's own entries of the lists, in and out of the file, and how often history uses one."""

from datetime import date

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from marianne_desk.domain.own_lists import ListName, OwnEntry
from marianne_desk.storage import tables as t
from marianne_desk.storage.lists import OWN_COLUMNS, own_entry


def read_own_entries(connection: Connection) -> list[OwnEntry]:
    """What the desk added to the lists, or changed in them."""
    columns = [t.list_entry.c[name] for name in OWN_COLUMNS]
    rows = connection.execute(select(*columns).order_by(t.list_entry.c.list, t.list_entry.c.code))
    return [own_entry(tuple(row)) for row in rows]


def write_own_entry(connection: Connection, entry: OwnEntry) -> None:
    """Keeps an entry, in the place of the one with its code."""
    drop_own_entry(connection, entry.list, entry.code)
    row = {
        "list": entry.list.value,
        "code": entry.code,
        "label": entry.label,
        "parent": "|".join(entry.parents),
        "aliases": "|".join(entry.aliases),
        "former": "|".join(entry.former),
        "operators": "|".join(entry.operators),
        "help": "",
        "valid_from": _iso(entry.valid_from),
        "valid_to": _iso(entry.valid_to),
        "retired_on": _iso(entry.retired_on),
    }
    connection.execute(insert(t.list_entry), row)


def drop_own_entry(connection: Connection, list_name: ListName, code: str) -> None:
    """Takes an entry out: one of the program's own is again as it comes with it."""
    column = t.list_entry.c
    connection.execute(delete(t.list_entry).where(column.list == list_name.value, column.code == code))


def uses_of(connection: Connection, list_name: ListName) -> dict[str, int]:
    """How many requests that were not cancelled bear each code of the list; codes that none bears are left out."""
    column: ColumnElement[str] = t.request.c[list_name.value]
    rows = connection.execute(
        select(column, func.count())
        .where(t.request.c.cancelled.is_(False), column.is_not(None))
        .group_by(column)
    )
    return {str(row[0]): int(row[1]) for row in rows}


def last_used(connection: Connection, list_name: ListName, code: str) -> date | None:
    """The local day of the last contact that bears the code; None when none does."""
    day = connection.execute(
        select(func.max(t.contact.c.day))
        .join(t.request, t.request.c.contact == t.contact.c.number)
        .where(t.request.c.cancelled.is_(False), t.request.c[list_name.value] == code)
    ).scalar()
    return date.fromisoformat(day) if day else None


def is_named(connection: Connection, list_name: ListName, code: str) -> bool:
    """Whether anything kept names the code: a request, cancelled ones too, an appointment, a permanence, a case, the
    directory of partners, another entry of the lists; or may name it: an entry set aside, what an import learned, the
    totals to carry over."""
    kept = [table.c[list_name.value] for table in (t.request, t.appointment, t.field_feedback, t.case)]
    if list_name is ListName.OPERATOR:
        tables = (t.partner, t.office, t.correspondent, t.paper_to_bring, t.partner_news, t.case_event)
        kept += [table.c.operator for table in (t.permanence, t.partner_appointment, *tables)]
    else:
        kept.append(t.paper_to_bring.c.matter)
    named = any(
        connection.execute(select(func.count()).where(column == code)).scalar_one() for column in kept
    )
    said = (t.set_aside.c.content, t.import_memory.c.meaning, t.carried_total.c.figures)
    named = named or any(
        connection.execute(select(func.count()).where(column.contains(code, autoescape=True))).scalar_one()
        for column in said
    )
    others = (part for entry in read_own_entries(connection) for part in (*entry.parents, *entry.operators))
    return named or code in others


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
