"""Days as agents type them: « hier », « lun. », « lundi dernier », « 12/11 », « 12 nov », « le 12 »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
_TWO_MONTHS = 62
_HALF_A_YEAR = 180
_LONG_BEGINNING = 4

_WEEKDAY = "|".join(f"{day}|{day[:3]}" for day in WEEKDAYS)
_MONTH_WORDS = (
    r"janv(?:ier)?|f[ée]v(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept?(?:embre)?|oct(?:obre)?"
    r"|nov(?:embre)?|d[ée]c(?:embre)?"
)
_DAY = re.compile(
    r"(?P<since>\bdepuis\s+(?:le\s+)?)?(?P<of>\bdu\s+)?(?:\ble\s+)?(?:"
    r"(?P<before>\bav(?:ant)?[-. ]*hier\b)|(?P<yesterday>\bhier\b|\bla veille\b)"
    r"|(?P<today>\baujourd[’' ]?hui\b|\bauj\b|\bajd\b|\bce jour\b)"
    r"|(?P<tomorrow>\bdemain\b)"
    r"|\b(?P<iso>20\d\d-\d\d-\d\d)\b"
    rf"|(?:\b(?:{_WEEKDAY})\b\.?\s*)?(?<![\d/])(?P<day>\d{{1,2}})(?:er)?"
    r"(?:[/.](?P<month>\d{1,2})(?:[/.](?P<year>20\d\d|\d\d))?|\s?(?P<name>"
    + _MONTH_WORDS
    + r")\b\.?(?:\s(?P<year2>20\d\d))?)(?![\d/])"
    rf"|\b(?<!outre[ -])(?<!sa )(?<!ma )(?<!la )(?P<weekday>{_WEEKDAY})\b\.?"
    r"(?:\s+(?P<which>dernier|pass[ée]|prochain)\b|\s+(?P<number>\d{1,2})"
    r"(?![\w/.:]|\s?(?:h|ans|sonn|coups|min|jours?|j|sem))\b)?"
    r")",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(
    r"\ble\s+(?P<day>\d{1,2}|1er)(?![\w/.:]|\s?(?:h|/))|\ble\s+(?P<only>\d{1,2})(?=\s+(?:au\s+|à\s+)?\d{1,2}\s?h)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a word may mean: ``past`` ones, today included, most likely first, and the one ``ahead``."""

    past: tuple[date, ...] = ()
    ahead: date | None = None


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day in a line. ``since``: « depuis lundi » is no time of arrival. ``dated``: « du 12/11 »."""

    days: Days | None
    start: int
    end: int
    since: bool = False
    dated: bool = False


def find_day(text: str, today: date) -> DayFound | None:
    """The first day typed in a line; None when there is none."""
    for found in _DAY.finditer(text):
        days = None if found["since"] else _days(found, today)
        if days is not None or found["since"]:
            return DayFound(days, *found.span(), bool(found["since"]), bool(found["of"]))
    number = _DAY_OF_MONTH.search(text)
    days = _day_of_month(number["day"] or number["only"], today) if number else None
    return DayFound(days, *number.span()) if number and days else None


def _days(found: re.Match[str], today: date) -> Days | None:
    """The days that a match may mean; None when it is no day (« 45/12 »)."""
    if found["before"]:
        return Days((today - timedelta(days=2),))
    if found["yesterday"]:
        return Days((today - timedelta(days=1),))
    if found["today"]:
        return Days((today,))
    if found["tomorrow"]:
        return Days(ahead=today + timedelta(days=1))
    if found["weekday"]:
        start = found["weekday"].lower()[:3]
        weekday = next(place for place, day in enumerate(WEEKDAYS) if day.startswith(start))
        if found["number"]:
            return _numbered(weekday, int(found["number"]), today)
        return _weekday(weekday, found["which"] or "", today)
    return _dated(found, today)


def _weekday(weekday: int, which: str, today: date) -> Days:
    back = (today.weekday() - weekday) % 7
    last = today - timedelta(days=back or 7)
    following = today + timedelta(days=(7 - back) if back else 7)
    if which.lower().startswith("pro"):
        return Days(ahead=following)
    if which:
        return Days((last,))
    return Days((last,) if back else (today, last), following)


def _numbered(weekday: int, number: int, today: date) -> Days | None:
    """« lundi 16 »: the nearest such day within two months, before or after today."""
    near = (today + timedelta(days=step * side) for step in range(_TWO_MONTHS) for side in (-1, 1))
    day = next((day for day in near if day.day == number and day.weekday() == weekday), None)
    return None if day is None else _either(day, today)


def _dated(found: re.Match[str], today: date) -> Days | None:
    try:
        if found["iso"]:
            return _either(date.fromisoformat(found["iso"]), today)
        month = int(found["month"]) if found["month"] else _month(found["name"])
        year = found["year"] or found["year2"]
        if year:
            return _either(
                date(int(year) if len(year) == 4 else 2000 + int(year), month, int(found["day"])), today
            )
        day = date(today.year, month, int(found["day"]))
        before = day if day <= today else date(today.year - 1, month, int(found["day"]))
    except ValueError:
        return None
    if day <= today:
        return Days((day,))
    return Days((before,) if (today - before).days < _HALF_A_YEAR else (), day)


def _either(day: date, today: date) -> Days:
    return Days((day,)) if day <= today else Days(ahead=day)


def _month(name: str) -> int:
    plain = name.lower().replace("é", "e").replace("û", "u")
    return next(number for number, start in enumerate(_MONTHS, start=1) if plain.startswith(start))


def _day_of_month(typed: str, today: date) -> Days | None:
    number = int(typed.removesuffix("er"))
    if not 1 <= number <= 31:
        return None
    recent = (today - timedelta(days=back) for back in range(_TWO_MONTHS))
    coming = (today + timedelta(days=step) for step in range(1, _TWO_MONTHS))
    return Days(
        (next(day for day in recent if day.day == number),), next(day for day in coming if day.day == number)
    )


def weekday_slip(word: str) -> str:
    """The day of which a folded word is a slip or a beginning (« mecredi », « lnudi », « merc »); empty for none."""
    begun = [day for day in WEEKDAYS if len(word) >= _LONG_BEGINNING and day.startswith(word)]
    if begun or len(word) <= _LONG_BEGINNING:
        return "".join(begun)
    from rapidfuzz.distance import OSA

    close: Sequence[str] = [
        day
        for day in WEEKDAYS
        if abs(len(day) - len(word)) <= 1
        and OSA.distance(word, day) <= 1
        and (word[0] == day[0] or word[1:] == day[1:])
    ]
    return close[0] if len(close) == 1 else ""
