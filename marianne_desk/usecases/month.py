"""The month: its figures, beside the month before and the year before, and the contacts behind each of them."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from marianne_desk.domain.contact import Contact
from marianne_desk.domain.errors import MachineError, UserError
from marianne_desk.domain.figure import MonthFigures, MonthReport
from marianne_desk.domain.month import Month
from marianne_desk.figures import kept
from marianne_desk.figures.case_indicators import case_figures
from marianne_desk.figures.computing import (
    Definition,
    compute,
    days_with_entry,
    hours,
    part_rows_of,
    requests_of,
    rows_of,
)
from marianne_desk.figures.definitions import Share, month_figures
from marianne_desk.storage import contacts as stored
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.issued_terms import desk_of_month


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A contact behind a figure. ``in_part``: it belongs to the part of a share (always True for a count).
    ``waited``: seconds, None when not noted. ``requests``: identifiers of those of its requests that are behind the
    figure, each with whether it is in the part; empty where the figure counts contacts."""

    number: int
    contact: Contact
    waited: int | None
    due: tuple[date | None, ...]
    in_part: bool
    requests: Mapping[str, bool]


def month_report(desk: Desk, month: Month) -> MonthReport:
    """All figures of a month with its comparisons; a comparison month without any contact is None."""
    first, desk = _first_day(desk), desk_of_month(desk, month)
    return MonthReport(
        current=_figures(desk, month, first),
        previous=_compared(desk, month.plus(-1), first),
        year_before=_compared(desk, month.plus(-12), first),
    )


def figures_of(desk: Desk, month: Month) -> MonthFigures:
    """The figures of one month. A past month is kept once counted, and forgotten by whatever touches it."""
    return _figures(desk_of_month(desk, month), month, _first_day(desk))


def _figures(desk: Desk, month: Month, first: date | None) -> MonthFigures:
    limit = desk.settings.delays.waiting_minutes
    signature = f"2:{limit}"
    with desk.store.reading() as connection:
        seen = kept.file_version(connection)
        known = kept.read(connection, month.number, signature)
        if known is None:
            counted = (
                compute(connection, _definitions(limit), month.number),
                hours(connection, month.number),
                days_with_entry(connection, month.number),
            )
    if known is None:
        known = counted
        if month < Month.of(desk.today()):
            # A disk that is full stops no reading: the month is counted again next time.
            # What was logged elsewhere while it was counted is not in it: it is shown, and not kept.
            with suppress(MachineError), desk.store.writing() as connection:
                if kept.file_version(connection) == seen:
                    kept.write(connection, month.number, signature, counted)
    figures, cells, days = known
    open_days = _open_days(desk, month)
    kept_days = () if first is None else [day for day in open_days if first <= day]
    return MonthFigures(
        month=month,
        figures={figure.id: figure for figure in figures},
        hours=cells,
        open_days=len(open_days),
        kept_days=len(kept_days),
        silent_days=tuple(_silent(desk, kept_days, days)),
    )


def figure_rows(desk: Desk, month: Month, figure_id: str) -> tuple[FigureRow, ...]:
    """The contacts behind a figure, in order of arrival. Raises UserError ``figure_unknown``."""
    definitions = _definitions(desk_of_month(desk, month).settings.delays.waiting_minutes)
    prefixes = {getattr(definition, "prefix", getattr(definition, "id", "")) for definition in definitions}
    if figure_id not in prefixes and figure_id.rpartition(".")[0] not in prefixes:
        raise UserError("figure_unknown", text=figure_id)
    with desk.store.reading() as connection:
        numbers = rows_of(connection, definitions, figure_id, month.number)
        part = set(part_rows_of(connection, definitions, figure_id, month.number))
        requests = requests_of(connection, definitions, figure_id, month.number)
        found = stored.contacts_by_number(connection, numbers)
    share = any(isinstance(definition, Share) and definition.id == figure_id for definition in definitions)
    return tuple(
        FigureRow(
            item.number,
            item.contact,
            item.derived.waited,
            item.due,
            not share or item.number in part,
            {one.id: requests[one.id] for one in item.contact.requests if one.id in requests},
        )
        for item in found
    )


def _definitions(limit: int) -> tuple[Definition, ...]:
    return (*month_figures(limit), *case_figures())


def months_with_contacts(desk: Desk) -> tuple[Month, Month]:
    """The first and the last month that can be shown: of the first contact, and today's."""
    today = Month.of(desk.today())
    first = _first_day(desk)
    return (min(Month.of(first), today) if first else today, today)


def _first_day(desk: Desk) -> date | None:
    with desk.store.reading() as connection:
        return stored.first_day(connection)


def _compared(desk: Desk, month: Month, first: date | None) -> MonthFigures | None:
    if first is None or month < Month.of(first):
        return None
    return _figures(desk, month, first)


def _open_days(desk: Desk, month: Month) -> Sequence[date]:
    """Open days of the month that have begun."""
    last = min(month.next_first_day - timedelta(days=1), desk.today())
    if last < month.first_day:
        return ()
    return desk.opening.open_days(month.first_day, last)


def _silent(desk: Desk, kept_days: Sequence[date], days: frozenset[str]) -> list[str]:
    """Kept days, over, on which nothing was logged."""
    today = desk.today()
    return [day.isoformat() for day in kept_days if day < today and day.isoformat() not in days]
