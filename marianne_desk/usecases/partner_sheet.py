"""What a partner hears each quarter: figures of one operator beside last quarter's, composed, drawn, written.

Source: issue « Difficult cases » §5.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from marianne_desk.domain.derivation import Calendar
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.figure import Figure, FigureKind
from marianne_desk.domain.partner_sheet import figures as f
from marianne_desk.domain.partner_sheet.composition import Circumstances, compose_partner_sheet
from marianne_desk.domain.partner_sheet.figures import PartnerReport, QuarterFigures
from marianne_desk.domain.partner_sheet.note import QuarterNote
from marianne_desk.domain.partner_sheet.parts import PartnerSheet
from marianne_desk.domain.partner_sheet.tables import tables_of
from marianne_desk.domain.quarter import Quarter
from marianne_desk.domain.tabulation import Tabulation
from marianne_desk.figures import partner_figures as counted
from marianne_desk.figures.partner_figures import Asked
from marianne_desk.storage import contacts as stored
from marianne_desk.storage import directory
from marianne_desk.storage import partner_sheet as kept
from marianne_desk.usecases.desk import Desk, refuse_own_file
from marianne_desk.wording.cases import ANSWERS

Progress = Callable[[int, int], None]

FORMATS = (".pdf", ".ods")
"""Endings of the files that can be written."""


def quarter_figures(
    desk: Desk, operator: str, quarter: Quarter, promised_days: int | None = None
) -> QuarterFigures:
    """All that is counted of an operator in a quarter. ``promised_days``: working days in which it promises an answer,
    None: nothing."""
    wanted = asked(desk.calendar, desk.today(), operator, quarter, promised_days)
    with desk.store.reading() as connection:
        feedback = directory.read_feedback(connection, quarter.first_day, wanted.until, operator)
        lines = Figure(f.FEEDBACK, FigureKind.COUNT, None, None, len(feedback), f.FEEDBACK)
        return QuarterFigures(
            operator=operator,
            quarter=quarter,
            until=wanted.until,
            figures={**counted.figures_of(connection, wanted), f.FEEDBACK: lines},
            matters=counted.matters_of(connection, wanted),
            became=counted.became(connection, wanted),
            answers=counted.answers_of(connection, wanted),
            stuck=counted.stuck_by_theme(connection, wanted),
            feedback=feedback,
        )


def partner_report(desk: Desk, operator: str, quarter: Quarter) -> PartnerReport:
    """A quarter beside the one before, and what was promised of it.

    Raises UserError ``operator_unknown``, ``quarter_to_come``."""
    if desk.vocabulary.operator(operator) is None:
        raise UserError("operator_unknown", "operator", text=operator)
    if quarter > Quarter.of(desk.today()):
        raise UserError("quarter_to_come", "quarter", quarter=quarter)
    with desk.store.reading() as connection:
        partner = directory.read(connection, operator).partner(operator)
        first = stored.first_day(connection)
    promised, before = partner.promised_days, quarter.plus(-1)
    known = first is not None and before.last_day >= first
    return PartnerReport(
        current=quarter_figures(desk, operator, quarter, promised),
        previous=quarter_figures(desk, operator, before, promised) if known else None,
        promised_days=promised,
        alarms=partner.alarms or desk.settings.alarms,
    )


def partner_sheet(
    desk: Desk, operator: str, quarter: Quarter, note: QuarterNote | None = None
) -> PartnerSheet:
    """What the sheet of a quarter says. ``note``: its standing; None: provisional, nothing more.

    Raises as :func:`partner_report`."""
    return composed(desk, partner_report(desk, operator, quarter), note)


def composed(desk: Desk, report: PartnerReport, note: QuarterNote | None) -> PartnerSheet:
    """The sheet that says a report."""
    now = report.current
    around = Circumstances(
        operator=desk.vocabulary.label("operator", now.operator),
        site=desk.site,
        label=desk.vocabulary.label,
        answers=ANSWERS,
        simulated=desk.simulated,
        running=now.quarter >= Quarter.of(desk.today()),
    )
    return compose_partner_sheet(report, around, note)


def render_partner_sheet(
    desk: Desk,
    operator: str,
    quarter: Quarter,
    progress: Progress | None = None,
    *,
    provisional: bool = False,
) -> bytes:
    """The PDF of a quarter: of an issued one the document that was issued, unless ``provisional`` asks how it would be
    drawn today; else the same bytes for the same data on the same day.

    Raises as :func:`partner_report`."""
    from marianne_desk.usecases.issue_quarter import issued_quarter_pdf, quarter_note

    held = None if provisional else issued_quarter_pdf(desk, operator, quarter)
    if held is not None:
        return held
    return draw(desk, partner_sheet(desk, operator, quarter, quarter_note(desk, operator, quarter)), progress)


def draw(desk: Desk, sheet: PartnerSheet, progress: Progress | None = None) -> bytes:
    """The PDF of a sheet. Its only date is that of its issue, or of the last entry."""
    from marianne_desk.documents.partner_sheet import draw_partner_sheet

    with desk.store.reading() as connection:
        last = kept.latest_entry(connection)
    at = sheet.note.issued_at or last or desk.clock()
    return draw_partner_sheet(sheet, created_at=at, progress=progress)


def partner_tables(desk: Desk, operator: str, quarter: Quarter) -> tuple[Tabulation, ...]:
    """The quarter as tables, masked as on paper: of an issued one those that were issued.

    Raises as :func:`partner_report`."""
    from marianne_desk.usecases.issue_quarter import issued_tables, quarter_note

    held = issued_tables(desk, operator, quarter)
    if held is not None:
        return held
    return tables_of(partner_sheet(desk, operator, quarter, quarter_note(desk, operator, quarter)))


def write_partner_sheet(desk: Desk, operator: str, quarter: Quarter, path: Path) -> None:
    """Writes the sheet of a quarter; the ending of ``path`` says whether as PDF or as tables (one of :data:`FORMATS`),
    replacing it only when it is whole.

    Raises as :func:`partner_report`, and UserError ``paper_format_unknown``, ``own_file``; MachineError
    ``not_writable``."""
    from marianne_desk.usecases.sheet import save_pdf
    from marianne_desk.usecases.tables import save

    check_path(desk, path)
    if path.suffix.lower() == ".pdf":
        save_pdf(desk, render_partner_sheet(desk, operator, quarter), path)
    else:
        save(desk, partner_tables(desk, operator, quarter), path)


def check_path(desk: Desk, path: Path) -> None:
    """Refuses a file that could not be written, before anything is issued. Raises UserError ``paper_format_unknown``,
    ``own_file``."""
    if path.suffix.lower() not in FORMATS:
        raise UserError("paper_format_unknown", "file", file=path.name)
    refuse_own_file(desk, path)


def operator_named(desk: Desk, text: str) -> str:
    """The code of the operator that a person names: code, label or alias. Raises UserError ``operator_unknown``."""
    found = desk.vocabulary.find("operator", text)
    if found is None:
        raise UserError("operator_unknown", "operator", text=text)
    return found


def asked(
    calendar: Calendar, today: date, operator: str, quarter: Quarter, promised_days: int | None
) -> Asked:
    """What is asked of an operator and a quarter on ``today``. Arguments as :func:`quarter_figures`."""
    until = min(quarter.last_day, today)
    over_on = min(quarter.last_day, today - timedelta(days=1))
    end = int(datetime.combine(until + timedelta(days=1), time(), calendar.zone).timestamp())
    owed = {} if promised_days is None else _owed(calendar, quarter.first_day, over_on, promised_days)
    return Asked(operator, quarter, today, until, over_on, end, promised_days, owed)


def _owed(calendar: Calendar, first: date, last: date, days: int) -> dict[date, date]:
    """The days whose ``days``-th working day after lies from ``first`` to ``last``, both included, with that day."""
    found = {}
    day = first - timedelta(
        days=2 * days + 14
    )  # more than half of all days are working days, in any fortnight
    while day <= last:
        due = calendar.working_days.due_on(day, days, ())
        if due is not None and first <= due <= last:
            found[day] = due
        day += timedelta(days=1)
    return found
