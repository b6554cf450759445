"""Dates, hours and counts as an old spreadsheet writes them."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from marianne_desk.domain.calendar.day_without_hour import Half
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.folding import fold, key_of
from marianne_desk.domain.spreadsheet.values import Cell, text_of

_FIRST_SERIAL = date(1899, 12, 30)
_SERIALS = range(36526, 73051)
"""1 January 2000 to 31 December 2099, as spreadsheets number days."""

_NUMERIC = re.compile(r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})(?:\s?[/.\-]\s?(\d{4}|\d{2}))?(?!\d)")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_WORDED = re.compile(r"(\d{1,2})(?:er)?[\s\-./]*([a-z]{3,9})\.?(?:[\s\-./]*(\d{4}|\d{2})(?!\d))?")
_WEEKDAY = re.compile(
    r"^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lun|mar|mer|jeu|ven|sam|dim)\b\.?\s*"
)
_MONTHS = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
_CLOCK = re.compile(r"(\d{1,2})\s?(?:[:h.,]|heures?)\s?(\d{2})?(?::\d{2})?(?!\d)")
_BARE = re.compile(r"\d{1,2}")
_HALVES = {
    Half.MORNING: frozenset({"matin", "mat", "m", "am", "matinee"}),
    Half.AFTERNOON: frozenset({"apres midi", "aprem", "apm", "pm", "am2", "ap midi", "a midi", "soir"}),
}
_SECONDS = 86_400
_MOST = 500


@dataclass(frozen=True, slots=True)
class Moment:
    """When: ``at`` of the clock, or the ``half`` of the day; both None: nobody noted it."""

    at: time | None = None
    half: Half | None = None


def read_date(cell: Cell, year: int | None = None, month: int | None = None) -> date:
    """The day of a cell: a date, the number of a day, or text. ``year`` completes « 12-mars », ``month`` with it a bare
    « 12 » (the sheet of one month). Day before month, as it is written in France.

    Raises UserError ``sheet_date_unreadable``, ``sheet_year_missing``."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        found = _of_number(cell, year, month)
    else:
        found = _of_text(text_of(cell), year, month)
    if found is None:
        raise UserError("sheet_date_unreadable", "date", text=text_of(cell))
    return found


def read_moment(cell: Cell) -> Moment:
    """The hour of a cell; of « 9 h - 10 h » the first. Raises UserError ``sheet_hour_unreadable``."""
    if isinstance(cell, datetime):
        return Moment(cell.time().replace(second=0, microsecond=0))
    if isinstance(cell, time):
        return Moment(cell.replace(second=0, microsecond=0))
    text = text_of(cell)
    if not text:
        return Moment()
    found = _hour_of(cell, text)
    if found is None:
        raise UserError("sheet_hour_unreadable", "hour", text=text)
    return found


def moment_within(cell: Cell) -> Moment:
    """The hour that stands in a cell of dates; none where it holds the day alone."""
    if isinstance(cell, datetime) and cell.time() != time():
        return read_moment(cell)
    if isinstance(cell, str):
        found = re.search(r"(?<![\d/.\-])(\d{1,2})\s?[:h]\s?(\d{2})?(?::\d{2})?$", fold(cell))
        if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
            return Moment(time(int(found[1]), int(found[2] or 0)))
    return Moment()


def read_count(cell: Cell) -> int:
    """How many contacts a row stands for; an empty cell is one row of one contact for a column of counts, so the
    caller says what it means. Raises UserError ``sheet_count_unreadable``, ``sheet_count_too_large``."""
    text = text_of(cell).replace("\u202f", "").replace(" ", "")
    if not re.fullmatch(r"\d{1,9}(?:[.,]0+)?", text):
        raise UserError("sheet_count_unreadable", "count", text=text_of(cell))
    count = int(re.split(r"[.,]", text)[0])
    if count > _MOST:
        raise UserError("sheet_count_too_large", "count", text=text, most=_MOST)
    return count


def _of_number(value: float, year: int | None, month: int | None) -> date | None:
    whole = int(value)
    if whole in _SERIALS:
        return _FIRST_SERIAL + timedelta(days=whole)
    return _day(year, month, whole) if year and month and value == whole else None


def _of_text(text: str, year: int | None, month: int | None) -> date | None:
    folded = _WEEKDAY.sub("", fold(text))
    if found := _ISO.match(folded):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.match(folded):
        return _day(_year(found[3], year, text), int(found[2]), int(found[1]))
    if found := _WORDED.match(folded):
        number = next((n for n, name in enumerate(_MONTHS, 1) if found[2].startswith(name)), None)
        return _day(_year(found[3], year, text), number, int(found[1])) if number else None
    return _of_number(int(folded), year, month) if folded.isdigit() and len(folded) < 6 else None


def _year(text: str | None, year: int | None, whole: str) -> int:
    if text:
        return int(text) + (2000 if len(text) == 2 else 0)
    if year is None:
        raise UserError("sheet_year_missing", "date", text=whole)
    return year


def _day(year: int | None, month: int | None, day: int) -> date | None:
    try:
        return date(year or 0, month or 0, day)
    except ValueError:
        return None


def _hour_of(cell: Cell, text: str) -> Moment | None:
    if isinstance(cell, timedelta):
        return _of_fraction(cell.total_seconds() / _SECONDS)
    if isinstance(cell, float) and not cell.is_integer():
        return _of_fraction(cell % 1)
    folded = fold(text)
    if half := next((half for half, words in _HALVES.items() if key_of(text) in words), None):
        return Moment(half=half)
    if found := _CLOCK.match(folded):
        return _clock(int(found[1]), int(found[2] or 0))
    if _BARE.fullmatch(folded):
        return _clock(int(folded), 0)
    return None


def _of_fraction(part: float) -> Moment | None:
    minutes = round(part * 24 * 60)
    return _clock(*divmod(minutes, 60))


def _clock(hour: int, minute: int) -> Moment | None:
    return Moment(time(hour, minute)) if hour < 24 and minute < 60 else None
