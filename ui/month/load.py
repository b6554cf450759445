"""What the month's screen asks of the desk, on the figures lane. Imports of the use cases wait until then. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from marianne_desk.domain.calendar.day_without_hour import hour_is_known
from marianne_desk.domain.contact import Request
from marianne_desk.domain.issuing.issued import Issued
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.issue_note import Erratum, IssueNote
from marianne_desk.domain.sheet.parts import Sheet
from ui.lane_work import without_pauses
from ui.month import words
from ui.month.behind import Behind
from ui.month.papers import Paper
from ui.month.targets import with_targets
from ui.month.words import One, RowLine

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.month import FigureRow

Say = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class MonthShown:
    """A month ready to be shown; ``first`` and ``last`` are the months that can be chosen. ``issued`` None: it is
    provisional; at the desk's own hour. ``errata``: what changed since it was."""

    sheet: Sheet
    first: Month
    last: Month
    simulated: bool
    issued: Issued | None = None
    errata: tuple[Erratum, ...] = ()


@dataclass(frozen=True, slots=True)
class RowsShown:
    """The list behind a figure, in words."""

    behind: Behind
    heading: str
    count: str
    headers: tuple[str, ...]
    lines: tuple[RowLine, ...]


def month(desk: "Desk", chosen: Month | None) -> MonthShown:
    """What a month says; None: the month of today."""
    from marianne_desk.usecases.issue_month import errata, issued
    from marianne_desk.usecases.issued_terms import desk_of_month
    from marianne_desk.usecases.month import months_with_contacts
    from marianne_desk.usecases.sheet import sheet_of

    with without_pauses():
        first, last = months_with_contacts(desk)
        month = chosen or last
        held = issued(desk, month)
        note = IssueNote()
        if held is not None:
            held = replace(held, at=held.at.astimezone(desk.zone))
            note = IssueNote(held.at, held.agent, held.comment)
        sheet = with_targets(sheet_of(desk, month, note), desk_of_month(desk, month).settings.targets)
        return MonthShown(sheet, first, last, desk.simulated, held, errata(desk, month))


def rows(desk: "Desk", chosen: Month, behind: Behind) -> RowsShown:
    """The list behind a figure of a month."""
    label = desk.vocabulary.label
    with without_pauses():
        lines = tuple(
            words.row_line(behind.figure, one, desk.zone, label)
            for row in _rows_behind(desk, chosen, behind)
            for one in _lines_of(row, behind)
        )
    return RowsShown(
        behind,
        words.heading(behind.title, behind.value),
        words.count_words(behind.figure, lines),
        words.headers(behind.figure),
        lines,
    )


def pdf(desk: "Desk", chosen: Month, say: Say) -> bytes:
    """The sheet of a month; ``say`` hears of each step and stops the work by raising."""
    from marianne_desk.usecases.sheet import render_sheet

    with without_pauses():
        return render_sheet(desk, chosen, progress=say)


def paper(desk: "Desk", chosen: Month, wanted: Paper, say: Say) -> bytes:
    """One of the papers of a month; ``say`` stops the work before it is drawn by raising."""
    from marianne_desk.usecases import year_sheet

    if wanted is Paper.INSIDE:
        return pdf(desk, chosen, say)
    with without_pauses():
        say(0, 1)
        if wanted is Paper.YEAR:
            return year_sheet.render_year(desk, chosen.year)
        draw = year_sheet.render_display if wanted is Paper.WALL else year_sheet.render_poster
        return draw(desk, chosen)


def save(desk: "Desk", pdf: bytes, path: Path) -> Path:
    """Saves the sheet where the person wants it. Raises MachineError ``not_writable``."""
    from marianne_desk.usecases.sheet import save_pdf

    save_pdf(desk, pdf, path)
    return path


def save_tables(desk: "Desk", chosen: Month, path: Path) -> Path:
    """Writes the tables of a month. Raises UserError ``table_format_unknown``, MachineError ``not_writable``."""
    from marianne_desk.usecases.tables import save_tables as write

    with without_pauses():
        write(desk, chosen, path)
    return path


def save_rows(desk: "Desk", chosen: Month, behind: Behind, path: Path) -> Path:
    """Writes the list behind a figure as it is shown. Raises as :func:`save_tables`."""
    from marianne_desk.usecases.tables import save_rows as write

    with without_pauses():
        write(desk, chosen, behind.figure, path, _rows_behind(desk, chosen, behind), behind.title)
    return path


def _rows_behind(desk: "Desk", chosen: Month, behind: Behind) -> "list[FigureRow]":
    """The contacts that are meant, each with those of its requests that are."""
    from marianne_desk.usecases.month import figure_rows

    found = [row for row in figure_rows(desk, chosen, behind.figure) if _in_cell(row, behind, desk)]
    if not words.counts_requests(behind.figure):
        return found
    kept = []
    for row in found:
        requests = {
            one.id: row.requests[one.id]
            for one in row.contact.requests
            if one.id in row.requests and not _is_elsewhere(one, behind)
        }
        if requests:
            kept.append(replace(row, requests=requests))
    return kept


def _in_cell(row: "FigureRow", behind: Behind, desk: "Desk") -> bool:
    if behind.hour is None:
        return True
    at = row.contact.arrived_at.astimezone(desk.zone)
    return hour_is_known(row.contact) and (at.weekday(), at.hour) == (behind.weekday, behind.hour)


def _lines_of(row: "FigureRow", behind: Behind) -> list[One]:
    contact = row.contact
    pairs: list[tuple[Request, date | None]] = list(zip(contact.requests, row.due, strict=True))
    if not words.counts_requests(behind.figure):
        return [One(row.number, contact, contact.requests, row.due, row.waited, row.in_part)]
    return [
        One(row.number, contact, (request,), (due,), row.waited, row.requests[request.id])
        for request, due in pairs
        if request.id in row.requests
    ]


def _is_elsewhere(request: Request, behind: Behind) -> bool:
    """Whether another line of the table holds the request."""
    held = {f"requests.theme.{request.theme}", f"requests.operator.{request.operator}"}
    return not held.isdisjoint(behind.besides)
