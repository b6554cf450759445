"""Contacts go out to a file and come in from one: all rows or none."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from marianne_desk.domain.errors import UserError
from marianne_desk.exchange.contact_rows import rows_of
from marianne_desk.exchange.contacts_csv import write_rows
from marianne_desk.exchange.csv_file import write_report
from marianne_desk.storage import contacts as stored
from marianne_desk.usecases.desk import Desk, refuse_own_file
from marianne_desk.usecases.import_plan import ImportPlan
from marianne_desk.usecases.log_contact import derive
from marianne_desk.wording import sentence

Progress = Callable[[int], None]

_CHUNK = 1000


def carry_out(
    desk: Desk, plan: ImportPlan, *, good_rows: bool = False, progress: Progress = lambda _contacts: None
) -> int:
    """Writes the contacts of a plan in one transaction; how many were added or completed.

    Raises UserError ``rows_refused`` when rows are bad and ``good_rows`` does not say to leave them out."""
    if plan.bad and not good_rows:
        first = plan.bad[0]
        raise UserError(
            "rows_refused",
            "file",
            bad=len(plan.bad),
            rows=plan.rows,
            line=first.line,
            said=sentence(first.error),
        )
    with desk.store.writing() as connection:
        for start in range(0, len(plan.contacts), _CHUNK):
            chunk = plan.contacts[start : start + _CHUNK]
            stored.add_contacts(connection, [derive(desk, contact) for contact in chunk])
            progress(start + len(chunk))
        for contact in plan.additions:
            number = stored.number_of(connection, contact.id)
            stored.add_requests(connection, number, derive(desk, contact))
    return len(plan.contacts) + len(plan.additions)


def report_bad_rows(desk: Desk, plan: ImportPlan, path: Path) -> None:
    """Writes each bad row with its line and its reason.

    Raises UserError ``own_file``, MachineError ``not_writable``."""
    refuse_own_file(desk, path)
    write_report(path, ((row, sentence(row.error)) for row in plan.bad))


def export_contacts(desk: Desk, first: date, last: date, path: Path) -> int:
    """Writes the contacts that arrived from ``first`` to ``last``, both included; the number of rows.

    Raises UserError ``dates_inverted``, ``own_file``, MachineError ``not_writable``."""
    if last < first:
        raise UserError("dates_inverted", "to", first=first, last=last)
    refuse_own_file(desk, path)
    with desk.store.reading() as connection:
        kept = stored.contacts_between(connection, first, last)
        return write_rows(path, (row for item in kept for row in rows_of(item.contact, desk.zone)))
