"""The sheet of a year, and the page of results for the visitors: composed from the desk, drawn as PDF, saved."""

from datetime import datetime
from pathlib import Path

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.figure import MonthFigures
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.issue_note import IssueNote
from marianne_desk.domain.sheet.poster import Poster, compose_poster
from marianne_desk.domain.sheet.year import YearFacts, YearSheet
from marianne_desk.domain.sheet.year_composition import compose_year
from marianne_desk.storage import contacts as stored
from marianne_desk.usecases.commitments import commitments_of, in_force_of
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.issue_month import issued, issued_months
from marianne_desk.usecases.month import figures_of, month_report, months_with_contacts
from marianne_desk.usecases.printed_sheet import labels_of, printed_sheet
from marianne_desk.usecases.sheet import data_of, draw, save_pdf


def year_sheet(desk: Desk, year: int) -> YearSheet:
    """What the sheet of a year says. Raises UserError ``year_unreadable`` for one that has not begun."""
    first, running = months_with_contacts(desk)
    if not 1 <= year <= running.year:
        raise UserError("year_unreadable", "month", text=str(year))
    last = min(Month(year, 12), running)
    measured = commitments_of(desk, last) if last >= first else None
    labels = {} if measured is None else {one.id: one.label for one in measured.pack.indicators()}
    facts = YearFacts(
        year=year,
        months=_months(desk, year, first, running),
        before=_months(desk, year - 1, first, running),
        commitments=measured.commitments() if measured else (),
        banner=measured.pack.banner if measured else "",
        in_force=in_force_of(desk),
        issued=frozenset(one.month for one in issued_months(desk)),
        running=running,
        simulated=desk.simulated,
    )
    return compose_year(facts, desk.site, labels_of(desk), lambda one: labels.get(one, one))


def render_year(desk: Desk, year: int) -> bytes:
    """The PDF of a year, the same bytes for the same data. Raises UserError ``year_unreadable``."""
    from marianne_desk.documents.year import draw_year

    return draw_year(year_sheet(desk, year), created_at=_latest(desk))


def render_display(desk: Desk, month: Month) -> bytes:
    """The PDF of a month for the wall: counts under five masked, no free text."""
    return draw(desk, month, _standing(desk, month), display=True)[1]


def poster_of(desk: Desk, month: Month) -> Poster:
    """What a month says to the visitors."""
    printed = printed_sheet(desk, month, _standing(desk, month), display=True)
    return compose_poster(printed, month_report(desk, month))


def render_poster(desk: Desk, month: Month) -> bytes:
    """« Nos résultats » as PDF, the same bytes for the same data."""
    from marianne_desk.documents.poster import draw_poster

    return draw_poster(poster_of(desk, month), created_at=data_of(desk, month))


def write_year(desk: Desk, year: int, path: Path) -> None:
    """Saves the sheet of a year. Raises UserError ``year_unreadable``, ``own_file``, MachineError ``not_writable``."""
    save_pdf(desk, render_year(desk, year), path)


def write_display(desk: Desk, month: Month, path: Path) -> None:
    """Saves the sheet to display. Raises UserError ``own_file``, MachineError ``not_writable``."""
    save_pdf(desk, render_display(desk, month), path)


def write_poster(desk: Desk, month: Month, path: Path) -> None:
    """Saves the page of results. Raises UserError ``own_file``, MachineError ``not_writable``."""
    save_pdf(desk, render_poster(desk, month), path)


def _standing(desk: Desk, month: Month) -> IssueNote:
    """Whether the month was issued, and when: neither the comment nor a name."""
    held = issued(desk, month)
    return IssueNote() if held is None else IssueNote(issued_at=held.at.astimezone(desk.zone))


def _months(desk: Desk, year: int, first: Month, running: Month) -> tuple[MonthFigures | None, ...]:
    months = (Month(year, number) for number in range(1, 13))
    return tuple(figures_of(desk, one) if first <= one <= running else None for one in months)


def _latest(desk: Desk) -> datetime:
    """When the last contact was recorded; now on an empty desk."""
    with desk.store.reading() as connection:
        at = stored.latest_recorded(connection)
    return (at or desk.clock()).astimezone(desk.zone)
