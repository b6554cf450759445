"""The tables of a month, to take away: figures, breakdowns, hours, and the rows behind them without any name or note.

Another table is another source in :data:`SOURCES`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from marianne_desk import wording
from marianne_desk.domain import french
from marianne_desk.domain.calendar.day_without_hour import hour_is_known
from marianne_desk.domain.codes import Channel
from marianne_desk.domain.contact import Request
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.figure import Figure, FigureKind, MonthFigures, MonthReport
from marianne_desk.domain.month import Month
from marianne_desk.domain.tabulation import Cell, CellKind, Column, Tabulation
from marianne_desk.usecases.case_tables import (
    APPOINTMENT_COLUMNS,
    CASE_COLUMNS,
    appointment_rows,
    case_rows,
)
from marianne_desk.usecases.commitment_tables import COMMITMENT_COLUMNS, commitment_rows
from marianne_desk.usecases.desk import Desk, refuse_own_file
from marianne_desk.usecases.month import FigureRow, figure_rows, month_report

FORMATS = (".ods", ".xlsx", ".csv")
"""Endings of the files that can be written, the one offered first in front."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A family of figures by ``prefix`` (contract.md §6), its sheet's name and title, the heading of its categories.
    ``whole``: the figure of which each is a part."""

    prefix: str
    name: str
    title: str
    heading: str
    whole: str


BREAKDOWNS = (
    Breakdown("contacts.channel", "Canaux", "Passages par canal", "Canal", "contacts"),
    Breakdown("requests.theme", "Thèmes", "Demandes par thème", "Thème", "requests"),
    Breakdown("requests.operator", "Opérateurs", "Demandes par opérateur", "Opérateur", "requests"),
    Breakdown("requests.outcome", "Issues", "Demandes par issue", "Issue", "requests"),
    Breakdown("requests.help", "Aides", "Demandes par nature de l’aide", "Nature de l’aide", "requests"),
)
ANSWERS = ("answers_email", "answers_mail", "answers_phone")
SHARES = ("solved_share", "wait_within", "after_the_fact_share", *ANSWERS)


def month_tables(desk: Desk, month: Month) -> tuple[Tabulation, ...]:
    """Every table of a month; those of a month without anything have headings alone."""
    report = month_report(desk, month)
    return tuple(table for source in SOURCES for table in source(desk, report))


def save_tables(desk: Desk, month: Month, path: Path) -> None:
    """Writes the tables of a month; the ending of ``path`` names the format (one of :data:`FORMATS`).

    Raises UserError ``table_format_unknown``, ``own_file``; MachineError ``not_writable``."""
    save(desk, month_tables(desk, month), path)


def save_rows(
    desk: Desk,
    month: Month,
    figure_id: str,
    path: Path,
    rows: Sequence[FigureRow] | None = None,
    title: str = "",
) -> None:
    """Writes the rows behind one figure of a month. Arguments as :func:`rows_table`; raises as :func:`save_tables`, and
    UserError ``figure_unknown``."""
    save(desk, (rows_table(desk, month, figure_id, rows, title),), path)


def save(desk: Desk, tables: Sequence[Tabulation], path: Path) -> None:
    """Writes tables where the person wants them. Raises as :func:`save_tables`."""
    from marianne_desk.exchange.tables import write_tables

    if path.suffix.lower() not in FORMATS:
        raise UserError("table_format_unknown", "file", file=path.name)
    refuse_own_file(desk, path)
    write_tables(path, tables)


def rows_table(
    desk: Desk,
    month: Month,
    figure_id: str,
    rows: Sequence[FigureRow] | None = None,
    title: str = "",
) -> Tabulation:
    """The rows behind one figure: a line a request where requests are counted, else a line a contact. ``rows``: those
    of them that are meant, None: all; ``title``: what they are, empty: the figure. Raises UserError
    ``figure_unknown``."""
    if rows is None:
        rows = figure_rows(desk, month, figure_id)
    name = wording.figure_label(figure_id, desk.vocabulary.label)
    title = f"{title or name}, {french.month_words(month)}, {desk.site.name}"
    heading = "Compte dans la part" if figure_id in SHARES else ""
    if figure_id.startswith(("requests", "solved_share", *ANSWERS)):
        return _requests(desk, name, title, rows, heading)
    return _contacts(desk, name, title, rows, heading)


# the sources


def _figures(desk: Desk, report: MonthReport) -> Iterator[Tabulation]:
    """The figures that are no breakdown, of the month and of those that it is compared with."""
    families = {breakdown.prefix for breakdown in BREAKDOWNS}
    rows: list[tuple[Cell, ...]] = []
    for one in _months(report):
        month = french.month_words(one.month)
        rows += [
            (month, wording.FIGURES[figure.id], *_values(figure))
            for figure in one.figures.values()
            if figure.id.rpartition(".")[0] not in families
        ]
        rows.append((month, "Jours ouverts", one.open_days, *_NOTHING))
        rows.append((month, "Jours ouverts sans aucune saisie", len(one.silent_days), *_NOTHING))
    yield Tabulation("Chiffres", _title(desk, report, "Chiffres"), FIGURE_COLUMNS, tuple(rows))


def _breakdowns(desk: Desk, report: MonthReport) -> Iterator[Tabulation]:
    for breakdown in BREAKDOWNS:
        months = _months(report)
        codes = dict.fromkeys(code for one in months for code in _codes(one, breakdown))
        columns = (
            Column(breakdown.heading),
            Column("Nombre", CellKind.COUNT),
            Column("Part", CellKind.SHARE),
            *(Column(french.month_words(one.month), CellKind.COUNT) for one in months[1:]),
        )
        rows = tuple(
            (
                desk.vocabulary.label(breakdown.prefix.rpartition(".")[2], code),
                _count(months[0], breakdown, code),
                _part(months[0], breakdown, code),
                *(_count(one, breakdown, code) for one in months[1:]),
            )
            for code in codes
        )
        yield Tabulation(breakdown.name, _title(desk, report, breakdown.title), columns, rows)


def _hours(desk: Desk, report: MonthReport) -> Iterator[Tabulation]:
    """Contacts by weekday and hour; writings, which arrive at any hour, are left out."""
    cells = {(cell.weekday, cell.hour): cell.contacts for cell in report.current.hours}
    hours = sorted({hour for _, hour in cells})
    columns = (
        Column("Jour"),
        *(Column(f"{hour}{french.NO_BREAK}h", CellKind.COUNT) for hour in hours),
        Column("Total", CellKind.COUNT),
    )
    rows: list[tuple[Cell, ...]] = []
    for weekday in sorted({day for day, _ in cells}):
        counts = [cells.get((weekday, hour), 0) for hour in hours]
        rows.append((french.WEEKDAYS[weekday], *counts, sum(counts)))
    title = _title(desk, report, "Venues et appels par jour et par heure d’arrivée")
    yield Tabulation("Heures", title, columns, tuple(rows))


def _commitments(desk: Desk, report: MonthReport) -> Iterator[Tabulation]:
    """The commitments of the month, by the référentiel in force in it."""
    rows = commitment_rows(desk, report.current.month)
    yield Tabulation("Engagements", _title(desk, report, "Les engagements"), COMMITMENT_COLUMNS, rows)


def _rows(desk: Desk, report: MonthReport) -> Iterator[Tabulation]:
    """The contacts, the requests, and the answers that were due, one line each."""
    month = report.current.month
    title = partial(_title, desk, report)
    yield _contacts(desk, "Passages", title("Les passages"), figure_rows(desk, month, "contacts"))
    yield _requests(desk, "Demandes", title("Les demandes"), figure_rows(desk, month, "requests"))
    due = [row for figure in ANSWERS for row in figure_rows(desk, month, figure)]
    yield _requests(desk, "Réponses dues", title("Les réponses dues"), due, "À temps")


def _cases(desk: Desk, report: MonthReport) -> Iterator[Tabulation]:
    """The cases opened in the month, the appointments at partners' that fall in it."""
    month, title = report.current.month, partial(_title, desk, report)
    yield Tabulation("Dossiers", title("Les dossiers ouverts"), CASE_COLUMNS, case_rows(desk, month))
    words = title("Les rendez-vous chez les partenaires")
    yield Tabulation("Rendez-vous partenaires", words, APPOINTMENT_COLUMNS, appointment_rows(desk, month))


SOURCES: tuple[Callable[[Desk, MonthReport], Iterator[Tabulation]], ...] = (
    _figures,
    _breakdowns,
    _hours,
    _commitments,
    _rows,
    _cases,
)
"""What makes the tables of a month, in their order."""


FIGURE_COLUMNS = (
    Column("Mois"),
    Column("Chiffre"),
    Column("Nombre", CellKind.COUNT),
    Column("Part", CellKind.SHARE),
    Column("Minutes", CellKind.MINUTES),
    Column("Jours", CellKind.MINUTES),
    Column("Jours ouvrés", CellKind.MINUTES),
    Column("Sur", CellKind.COUNT),
    Column("Part des cas où le fait est noté", CellKind.SHARE),
)
CONTACT_COLUMNS = (
    Column("Numéro"),
    Column("Jour", CellKind.DAY),
    Column("Heure"),
    Column("Canal"),
    Column("Thèmes"),
    Column("Demandes", CellKind.COUNT),
    Column("Attente (minutes)", CellKind.MINUTES),
)
REQUEST_COLUMNS = (
    Column("Numéro"),
    Column("Reçu le", CellKind.DAY),
    Column("Canal"),
    Column("Thème"),
    Column("Motif"),
    Column("Opérateur"),
    Column("Nature de l’aide"),
    Column("Issue"),
    Column("À répondre avant la fin du", CellKind.DAY),
    Column("Répondu le", CellKind.DAY),
)


_NOTHING = ("",) * (len(FIGURE_COLUMNS) - 3)


def _title(desk: Desk, report: MonthReport, words: str) -> str:
    simulated = ", données simulées" if desk.simulated else ""
    return f"{words}, {french.month_words(report.current.month)}, {desk.site.name}{simulated}"


def _months(report: MonthReport) -> list[MonthFigures]:
    """The month, then those that it is compared with, where they hold anything."""
    return [one for one in (report.current, report.previous, report.year_before) if one is not None]


def _values(figure: Figure) -> tuple[Cell, ...]:
    """Count, share, minutes, days, working days, basis, coverage; empty where the figure has none, None where it is not
    known."""
    noted = "" if figure.coverage is None else figure.coverage.share
    if figure.kind is FigureKind.COUNT:
        return figure.value, "", "", "", "", "", noted
    if figure.kind is FigureKind.SHARE:
        return figure.part, figure.value, "", "", "", figure.whole, noted
    lasted = (figure.value if figure.unit == unit else "" for unit in ("minutes", "days", "working_days"))
    return "", "", *lasted, figure.whole, noted


def _codes(one: MonthFigures, breakdown: Breakdown) -> list[str]:
    """The categories of a month, the fullest first."""
    found = [figure for figure in one.figures.values() if figure.id.rpartition(".")[0] == breakdown.prefix]
    return [one.id.rpartition(".")[2] for one in sorted(found, key=lambda one: -(one.value or 0))]


def _count(one: MonthFigures, breakdown: Breakdown, code: str) -> int:
    figure = one.figures.get(f"{breakdown.prefix}.{code}")
    return int(figure.value or 0) if figure else 0


def _part(one: MonthFigures, breakdown: Breakdown, code: str) -> Cell:
    """Of the whole; a permanence is counted apart from it. None where the whole is nothing."""
    if code == Channel.PERMANENCE:
        return ""
    whole = one.figures[breakdown.whole].value
    return _count(one, breakdown, code) / whole if whole else None


def _contacts(desk: Desk, name: str, title: str, rows: Sequence[FigureRow], part: str = "") -> Tabulation:
    """A line a contact; ``part`` heads the column that says whether it is in the part of a share, empty: none."""
    lines = tuple((*_contact(desk, row), *_said(part, row.in_part)) for row in rows)
    return Tabulation(name, title, (*CONTACT_COLUMNS, *((Column(part),) if part else ())), lines)


def _requests(desk: Desk, name: str, title: str, rows: Sequence[FigureRow], part: str = "") -> Tabulation:
    """A line a request; ``part`` as above."""
    lines = tuple(
        (*_request(desk, row, request, due), *_said(part, row.requests[request.id]))
        for row in rows
        for request, due in zip(row.contact.requests, row.due, strict=True)
        if request.id in row.requests
    )
    return Tabulation(name, title, (*REQUEST_COLUMNS, *((Column(part),) if part else ())), lines)


def _said(part: str, in_part: bool) -> tuple[Cell, ...]:
    return ("oui" if in_part else "non",) if part else ()


def _contact(desk: Desk, row: FigureRow) -> tuple[Cell, ...]:
    contact = row.contact
    arrived = contact.arrived_at.astimezone(desk.zone)
    themes = dict.fromkeys(desk.vocabulary.label("theme", one.theme) for one in contact.requests)
    return (
        f"C-{row.number}",
        arrived.date(),
        f"{arrived:%H:%M}" if hour_is_known(contact) else None,
        wording.CHANNELS[contact.channel],
        ", ".join(themes),
        len(contact.requests),
        None if row.waited is None else row.waited / 60,
    )


def _request(desk: Desk, row: FigureRow, request: Request, due: date | None) -> tuple[Cell, ...]:
    label = desk.vocabulary.label
    received = request.received_at or row.contact.arrived_at
    return (
        f"C-{row.number}",
        received.astimezone(desk.zone).date(),
        wording.CHANNELS[row.contact.channel],
        label("theme", request.theme),
        label("reason", request.reason) if request.reason else None,
        label("operator", request.operator) if request.operator else None,
        ", ".join(wording.HELPS[one] for one in request.help) or None,
        wording.OUTCOMES[request.outcome],
        due or "",
        request.answered_at.astimezone(desk.zone).date() if request.answered_at else "",
    )
