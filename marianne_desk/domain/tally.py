"""The paper tally of power-cut days: what its rows and columns are, and the passages that its strokes stand for.

A stroke is one passage with one request. The paper knows the day and the half of it, not the hour: what is kept is the
instant that stands in for it, with ``timer_flag`` and no time of taking in charge, so that no waiting time and no hour
of arrival is ever made of it (``domain.calendar.day_without_hour``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from marianne_desk.domain.calendar.day_without_hour import Half, standing_in
from marianne_desk.domain.calendar.opening import OpeningClock
from marianne_desk.domain.codes import Channel, Help, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.counter_day import Tile
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.vocabulary import Vocabulary

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_MARKS = 99
"""In one box: two digits are typed at most."""


@dataclass(frozen=True, slots=True)
class TallyColumn:
    """One column of boxes."""

    half: Half
    channel: Channel
    outcome: Outcome


COLUMNS = tuple(
    TallyColumn(half, channel, outcome)
    for half in Half
    for channel in (Channel.DESK, Channel.PHONE)
    for outcome in (Outcome.SOLVED, Outcome.ORIENTED)
)
"""Only what one stroke can say: what is to be followed needs its words, and is logged one by one."""


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One row of boxes. ``reason`` None: the theme, without more. ``help`` empty: what is usual."""

    label: str
    theme: str
    reason: str | None = None
    operator: str | None = None
    help: tuple[Help, ...] = ()


@dataclass(frozen=True, slots=True)
class TallyModel:
    """The rows of a printed sheet. Its ``number`` stands on the paper, so that the grid shows the same rows months
    later."""

    number: int
    rows: tuple[TallyRow, ...]


Marks = Mapping[tuple[int, int], int]
"""Strokes by place of the row and of the column, both from 0."""


def rows_of(tiles: Sequence[Tile], vocabulary: Vocabulary) -> tuple[TallyRow, ...]:
    """The desk's most frequent requests, then every theme in use; as many as there are letters."""
    frequent = [
        TallyRow(
            tile.label,
            tile.request.theme or "",
            tile.request.reason,
            tile.request.operator,
            tile.request.help,
        )
        for tile in tiles
    ]
    above = {row.theme for row in frequent}
    themes = [
        TallyRow(f"{theme.label}, autre" if theme.code in above else theme.label, theme.code)
        for theme in vocabulary.themes
        if not theme.retired
    ]
    return (*frequent, *themes)[: len(LETTERS)]


def checked_marks(marks: Marks, model: TallyModel) -> dict[tuple[int, int], int]:
    """The boxes that hold strokes.

    Raises UserError ``tally_empty``, ``tally_too_many``; ``tally_box`` for a box that the sheet does not have."""
    kept = {box: count for box, count in marks.items() if count}
    if not kept:
        raise UserError("tally_empty")
    for (row, column), count in kept.items():
        if not (0 <= row < len(model.rows) and 0 <= column < len(COLUMNS)):
            raise UserError("tally_box")
        if not 0 < count <= MOST_MARKS:
            raise UserError("tally_too_many", most=MOST_MARKS)
    return kept


def drafts_of(
    model: TallyModel, marks: Mapping[tuple[int, int], int], moments: Mapping[Half, datetime], agent: str
) -> tuple[ContactDraft, ...]:
    """A passage a stroke, in the order of the sheet."""
    return tuple(
        _draft(model.rows[row], COLUMNS[column], moments[COLUMNS[column].half], agent)
        for (row, column), count in sorted(marks.items())
        for _ in range(count)
    )


def moments_of(day: date, opening: OpeningClock, now: datetime) -> dict[Half, datetime]:
    """The instant kept for each half of ``day``, never after ``now``."""
    found = {half: standing_in(day, half, opening, opening.zone) for half in Half}
    return {half: min(moment, now) if day == now.date() else moment for half, moment in found.items()}


def _draft(row: TallyRow, column: TallyColumn, at: datetime, agent: str) -> ContactDraft:
    # The nature of the help that the desk usually gives belongs to what was solved here.
    usual = row.help if column.outcome is Outcome.SOLVED else ()
    request = RequestDraft(row.theme, row.reason, row.operator, usual, column.outcome)
    return ContactDraft(column.channel, (request,), agent, arrived_at=at, timer_flag=True)
