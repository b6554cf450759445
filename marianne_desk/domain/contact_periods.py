"""Periods as people type them in a search: « mars », « octobre 2025 », « hier », « du 3 au 12 mars », « 2025 ».

What is searched has happened: a month or a day without its year is the last one.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from marianne_desk.domain.entry.days import Days, find_day
from marianne_desk.domain.folding import fold
from marianne_desk.domain.month import Month

MONTHS = (
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
)
_SHORT = ("janv", "fevr?", "", "avr", "", "", "juil", "", "sept?", "oct", "nov", "dec")
_MONTH = "|".join(
    f"(?P<m{number}>{name}{f'|{short}' if short else ''})"
    for number, (name, short) in enumerate(zip(MONTHS, _SHORT, strict=True), start=1)
)
_NAMED = re.compile(rf"(?<!\w)(?:{_MONTH})\b\.?(?:\s+(?P<year>20\d\d))?(?!\w)")
_NUMBERED = re.compile(
    r"(?<![\w/.-])(?:(?P<month>0?[1-9]|1[0-2])[/.-](?P<year>20\d\d)|(?P<iso>20\d\d)-(?P<number>\d\d))(?![\w/-])"
)
_YEAR = re.compile(r"(?<![\w/.-])(?:en\s+|annee\s+)?(?P<year>20\d\d)(?![\w/.-])")
_RELATIVE = re.compile(
    r"(?<!\w)(?:(?P<this_week>cette semaine|semaine en cours)|(?P<last_week>(?:la )?semaine (?:derniere|passee))"
    r"|(?P<this_month>ce mois(?:[ -]ci)?|mois en cours)|(?P<last_month>(?:le )?mois (?:dernier|passe))"
    r"|(?P<this_year>cette annee|annee en cours)|(?P<last_year>(?:l )?an(?:nee)? (?:derniere?|passee?)))(?!\w)"
)
_SPAN = re.compile(
    r"(?<!\w)(?:du|entre(?: le)?|de)\s+(?P<first>\S.*?)\s+(?:au|et(?: le)?|a)\s+(?P<last>\S.*)"
)
_SINCE = re.compile(r"(?<!\w)(?P<word>depuis|apres|a partir d[eu]|jusqu a|jusqu au|avant)(?!\w)\s*(?:le\s+)?")
_AHEAD = re.compile(r"20\d\d|demain|prochain|/\d+/")
_BARE_DAY = re.compile(r"(?:le\s+)?(\d{1,2}|1er)")
_WEEK = timedelta(days=7)
_A_DAY = timedelta(days=1)
_LONGEST_SLIP, _SHORTEST_SLIP = 1, 5


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` to ``last``, both included; None: no bound on that side. Local days of arrival."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A period and where it stands in the text."""

    period: Period
    start: int
    end: int


def read_period(text: str, today: date) -> tuple[Period | None, str]:
    """The period typed in a line, None when there is none, and the line without it (as typed where none is found,
    without its accents where one is)."""
    folded = fold(text)
    for read in (_span, _open_ended, _one):
        found = read(folded, today)
        if found is not None:
            return found.period, f"{folded[: found.start]} {folded[found.end :]}"
    return None, text


def month_slip(word: str, today: date) -> Period | None:
    """The month of which a folded word is a slip (« octbre »); None for none."""
    if len(word) < _SHORTEST_SLIP or not word.isalpha():
        return None
    from rapidfuzz.distance import OSA

    for number, name in enumerate(MONTHS, start=1):
        if name[0] == word[0] and OSA.distance(word, name) <= _LONGEST_SLIP:
            return of_month(_last_month(number, today))
    return None


def of_month(month: Month) -> Period:
    """A whole month."""
    return Period(month.first_day, month.next_first_day - _A_DAY)


def of_year(year: int) -> Period:
    """A whole year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def _span(text: str, today: date) -> _Found | None:
    """« du 3 au 12 mars », « de mars à mai »; None where one of the two is no day and no month."""
    found = _SPAN.search(text)
    end = _one(found["last"], today) if found else None
    if found is None or end is None or end.start:
        return None
    first = _beginning(found["first"], today, end.period)
    if first is None:
        return None
    if end.period.last and first > end.period.last:
        first = _year_before(first)
    return _Found(Period(first, end.period.last), found.start(), found.start("last") + end.end)


def _beginning(text: str, today: date, end: Period) -> date | None:
    """The beginning of a span: « le 3 » is of the month in which the span ends."""
    day = _BARE_DAY.fullmatch(text)
    if day and end.first:
        try:
            return end.first.replace(day=int(day[1].removesuffix("er")))
        except ValueError:
            return None
    found = _one(text, today)
    whole = found is not None and not found.start and found.end == len(text)
    return found.period.first if found and whole else None


def _open_ended(text: str, today: date) -> _Found | None:
    """« depuis mars », « avant le 12/03 »."""
    found = _SINCE.search(text)
    one = _one(text[found.end() :], today) if found else None
    if found is None or one is None or one.start:
        return None
    first, last = one.period.first, one.period.last
    word = found["word"]
    if word == "avant":
        period = Period(None, first - _A_DAY if first else None)
    elif word.startswith("jusqu"):
        period = Period(None, last)
    elif word == "apres":
        period = Period(last + _A_DAY if last else None, None)
    else:
        period = Period(first, None)
    return _Found(period, found.start(), found.end() + one.end)


def _one(text: str, today: date) -> _Found | None:
    """One day, week, month or year; both bounds are there."""
    relative = _RELATIVE.search(text)
    if relative:
        return _Found(_relative(str(relative.lastgroup), today), *relative.span())
    numbered = _NUMBERED.search(text)
    if numbered and 1 <= int(numbered["month"] or numbered["number"]) <= 12:
        month = Month(int(numbered["year"] or numbered["iso"]), int(numbered["month"] or numbered["number"]))
        return _Found(of_month(month), *numbered.span())
    day = find_day(text, today)
    if day is not None and day.days is not None:
        on = _past(day.days, today, text[day.start : day.end])
        return _Found(Period(on, on), day.start, day.end)
    named = _NAMED.search(text)
    if named:
        number = next(place for place in range(1, 13) if named[f"m{place}"])
        month = Month(int(named["year"]), number) if named["year"] else _last_month(number, today)
        return _Found(of_month(month), *named.span())
    year = _YEAR.search(text)
    return _Found(of_year(int(year["year"])), *year.span()) if year else None


def _past(days: Days, today: date, typed: str) -> date:
    """A day ahead that was typed without its year is that of the year before."""
    if days.past or days.ahead is None:
        return days.past[0]
    if _AHEAD.search(typed) or (days.ahead - today).days <= _WEEK.days:
        return days.ahead
    return _year_before(days.ahead)


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _last_month(number: int, today: date) -> Month:
    return Month(today.year if number <= today.month else today.year - 1, number)


def _relative(name: str, today: date) -> Period:
    which, _, unit = name.partition("_")
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) - (_WEEK if which == "last" else timedelta())
        return Period(monday, monday + _WEEK - _A_DAY)
    if unit == "month":
        return of_month(Month.of(today).plus(-1 if which == "last" else 0))
    return of_year(today.year - (which == "last"))
