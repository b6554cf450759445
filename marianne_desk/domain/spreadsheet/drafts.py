"""From a row of an old spreadsheet to the contacts that it stands for."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from marianne_desk.domain.calendar.day_without_hour import OpenIntervals, standing_in
from marianne_desk.domain.codes import WRITTEN, Age, Channel, Help, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.spreadsheet.reading import Moment, moment_within, read_count, read_date, read_moment
from marianne_desk.domain.spreadsheet.values import (
    LEFT_OUT,
    Cell,
    Role,
    Row,
    SheetMapping,
    SheetTable,
    Why,
    text_of,
)
from marianne_desk.domain.spreadsheet.words import YES, parts_of

NO_AGENT = "inconnu"
"""Code of the agent where the sheet names none: neither the one who imports nor anybody of the list."""

_FILLED_DOWN = 0.2
"""A column of dates with more empty cells than that is written once a day, and an empty cell repeats the one above."""


@dataclass(frozen=True, slots=True)
class RowRead:
    """The contacts of a row; ``left``: why it gives none."""

    row: Row
    drafts: tuple[ContactDraft, ...]
    left: Why | None = None


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What reads the rows of a table. ``recorded``: the instant of the import. ``fills_down``: whether an empty date
    repeats the one above."""

    table: SheetTable
    mapping: SheetMapping
    opening: OpenIntervals
    zone: ZoneInfo
    recorded: datetime
    fills_down: bool


def reading_of(
    table: SheetTable, mapping: SheetMapping, opening: OpenIntervals, zone: ZoneInfo, recorded: datetime
) -> SheetReading:
    """Settles whether dates are written once a day."""
    place = mapping.column(Role.DATE)
    empty = sum(text_of(row.cells[place]) == "" for row in table.rows) if place is not None else 0
    return SheetReading(table, mapping, opening, zone, recorded, empty > _FILLED_DOWN * len(table.rows))


def read_row(row: Row, reading: SheetReading, above: Cell) -> RowRead:
    """The contacts of ``row``; ``above``: the last date met. Raises UserError whose ``field`` is the role at fault."""
    mapping = reading.mapping
    counted = _counted(row, mapping, reading.table.headings)
    if not sum(counts for counts, _meaning in counted):
        return RowRead(row, (), Why.NOTHING_COUNTED)
    facts = _Facts(row, mapping)
    matters = [facts.text(Role.MATTER, place) for place, of in enumerate(mapping.roles) if of is Role.MATTER]
    drafts: list[ContactDraft] = []
    for count, meaning in counted:
        if not count:
            continue
        meanings = [meaning] if meaning is not None else [m for m in matters if m]
        if not meanings:
            meanings = [facts.gap(Role.MATTER, "sheet_theme_missing")]
        channel = facts.text(Role.CHANNEL) or facts.gap(Role.CHANNEL, "sheet_channel_missing")
        outcome = facts.text(Role.OUTCOME) or facts.gap(Role.OUTCOME, "sheet_outcome_missing")
        if LEFT_OUT in {*meanings, channel, outcome, *facts.others()}:
            return RowRead(row, (), Why.ASKED_FOR)
        draft = _draft(facts, meanings, Channel(channel), Outcome(outcome))
        drafts.extend([_at(draft, row, reading, above)] * count)
    return RowRead(row, tuple(drafts))


def _counted(row: Row, mapping: SheetMapping, headings: tuple[str, ...]) -> list[tuple[int, str | None]]:
    """How many contacts, and about which matter: once where the row names it, else once a column that counts one."""
    columns = [place for place, role in enumerate(mapping.roles) if role is Role.COUNT_OF]
    if columns:
        facts = _Facts(row, mapping)
        return [
            (read_count(row.cells[place]), facts.matter_of_title(headings[place]))
            for place in columns
            if text_of(row.cells[place])
        ]
    place = mapping.column(Role.COUNT)
    if place is None:
        return [(1, None)]
    return [(read_count(row.cells[place]) if text_of(row.cells[place]) else 0, None)]


def _draft(facts: "_Facts", meanings: list[str], channel: Channel, outcome: Outcome) -> ContactDraft:
    said = [parts_of(meaning) for meaning in meanings]
    theme = next((theme for theme, reason, _ in said if theme and not reason), None)
    reason = next((reason for _, reason, _ in said if reason), None)
    operator = facts.text(Role.OPERATOR) or next((operator for *_, operator in said if operator), None)
    helps = facts.text(Role.HELP)
    age = facts.text(Role.AGE)
    first = facts.text(Role.FIRST_VISIT)
    return ContactDraft(
        channel=channel,
        agent=facts.text(Role.AGENT) or NO_AGENT,
        first_visit=None if not first else first == YES,
        age=Age(age) if age else None,
        commune=facts.text(Role.COMMUNE) or "",
        requests=(
            RequestDraft(
                theme=theme or next((theme for theme, *_ in said), None),
                reason=reason,
                operator=operator or None,
                help=tuple(Help(code) for code in helps.split("|")) if helps else (),
                outcome=outcome,
            ),
        ),
    )


def _at(draft: ContactDraft, row: Row, reading: SheetReading, above: Cell) -> ContactDraft:
    """The draft at its instant. Without its hour it stands at the hour that stands in, flagged; a writing is flagged
    too, since the old sheet does not say when it was answered."""
    day, moment = _when(row, reading, above)
    if moment.at is not None:
        arrived = datetime.combine(day, moment.at, reading.zone)
    else:
        arrived = standing_in(day, moment.half, reading.opening, reading.zone)
        if day == reading.recorded.astimezone(reading.zone).date():
            arrived = min(arrived, reading.recorded)
    flagged = moment.at is None or draft.channel in WRITTEN
    return replace(draft, arrived_at=arrived, recorded_at=reading.recorded, timer_flag=flagged)


def _when(row: Row, reading: SheetReading, above: Cell) -> tuple[date, Moment]:
    mapping, table = reading.mapping, reading.table
    place, hour = mapping.column(Role.DATE), mapping.column(Role.HOUR)
    cell = row.cells[place] if place is not None else ""
    if not text_of(cell) and reading.fills_down:
        cell = above
    if not text_of(cell):
        raise UserError("sheet_day_missing", "date")
    moment = read_moment(row.cells[hour]) if hour is not None else Moment()
    if moment == Moment():
        moment = moment_within(cell)
    if moment.at == time() and hour is None:
        moment = Moment()
    return read_date(cell, table.year, table.month), moment


def date_cell(row: Row, mapping: SheetMapping) -> Cell:
    """The cell of the date; empty where there is none."""
    place = mapping.column(Role.DATE)
    return row.cells[place] if place is not None else ""


@dataclass(frozen=True, slots=True)
class _Facts:
    row: Row
    mapping: SheetMapping

    def text(self, role: Role, place: int | None = None) -> str:
        """The meaning of what the row says of a role; empty where it says nothing."""
        column = self.mapping.column(role) if place is None else place
        said = text_of(self.row.cells[column]) if column is not None else ""
        return self._meant(role, said) if said else ""

    def matter_of_title(self, title: str) -> str:
        """The matter that the title of a counting column names; what rows without one mean where it means nothing."""
        return self._meant(Role.MATTER, title) or self.gap(Role.MATTER, "sheet_theme_missing")

    def gap(self, role: Role, code: str) -> str:
        meaning = self.mapping.gaps.get(role)
        if not meaning:
            raise UserError(code, role.value)
        return meaning

    def others(self) -> tuple[str, ...]:
        return tuple(
            self.text(role)
            for role in (Role.OPERATOR, Role.HELP, Role.AGE, Role.FIRST_VISIT, Role.COMMUNE, Role.AGENT)
        )

    def _meant(self, role: Role, said: str) -> str:
        meaning = self.mapping.meaning(role, said)
        if meaning is None:
            raise UserError("sheet_word_unknown", role.value, text=said)
        return meaning
