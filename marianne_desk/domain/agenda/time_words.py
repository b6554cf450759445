"""Day, hour and length of an appointment taken out of a line: « mar 24 14h30 45min », « demain 9h », « dans 15 j ».

Days lie ahead: of two readings the one to come is taken. A date without a year that is long past is next year's.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from marianne_desk.domain.entry.days import WEEKDAYS, find_day

_CLOCK = r"(?:(?P<{0}h>\d{{1,2}})\s?(?:h|heures?)\s?(?P<{0}m>\d{{2}})?|(?P<{0}h2>\d{{1,2}}):(?P<{0}m2>\d{{2}}))(?!\w)"
_ONE = re.compile(r"(?<![\w/.:])" + _CLOCK.format("a"), re.IGNORECASE)
_RANGE = re.compile(
    r"(?<![\w/.:])(?:de\s+)?" + _CLOCK.format("a") + r"\s*(?:-|–|à|a|jusqu[’' ]à)\s*" + _CLOCK.format("b"),
    re.IGNORECASE,
)
_LEAD = re.compile(r"\b(?:à|a|pour|vers|pendant|durée|de|le)\s*$", re.IGNORECASE)
_MINUTES = re.compile(r"(?<![\w/.:])(?P<minutes>\d{1,3})\s?(?:min|mn|minutes?)\b\.?", re.IGNORECASE)
_HALF_HOUR = re.compile(r"\b(?:une?\s+)?demi[- ]?heure\b", re.IGNORECASE)
_NOON = re.compile(r"(?<!-)\bmidi\b", re.IGNORECASE)
_AFTER_TOMORROW = re.compile(r"\bapr[eè]s[- .]?demain\b", re.IGNORECASE)
_IN = re.compile(
    r"\bdans\s+(?P<count>\d{1,3}|une?|deux|trois|quatre|huit|quinze)\s?(?P<unit>jours?|j|semaines?|sem|mois)\b",
    re.IGNORECASE,
)
_EIGHT_DAYS = re.compile(
    rf"\b(?P<day>{'|'.join(f'{day}|{day[:3]}' for day in WEEKDAYS)})\.?\s+en\s+(?P<more>huit|8|quinze|15)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d|[/.]\d{1,2}[/.]\d\d\b")
_COUNTS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "huit": 8, "quinze": 15}
_EARLIEST = 6
"""« 1h » beside « 14h30 » is a length: no appointment begins so early, and none lasts so long."""
_HALF_A_YEAR = 180


@dataclass(frozen=True, slots=True)
class Typed:
    """What a line says of the time. ``days``: those that may be meant, the likeliest first; empty: none was typed.
    ``clock``: minutes since midnight, None: not typed; ``bad_clock``: an hour that no clock shows (« 25h »).
    ``minutes``: how long, None: not typed. ``rest``: the line without all that."""

    days: tuple[date, ...]
    clock: int | None
    minutes: int | None
    rest: str
    bad_clock: str = ""


def read_time_words(text: str, today: date) -> Typed:
    """Takes day, hour and length out of a line. Never raises."""
    days, rest = _days(text, today)
    clock, minutes, bad, rest = _hours(rest)
    return Typed(days, clock, minutes, " ".join(rest.split()), bad)


def _days(text: str, today: date) -> tuple[tuple[date, ...], str]:
    if found := _AFTER_TOMORROW.search(text):
        return (today + timedelta(days=2),), _without(text, found)
    if found := _IN.search(text):
        count = int(found["count"]) if found["count"].isdigit() else _COUNTS[found["count"].lower()]
        return (_later(today, count, found["unit"].lower()),), _without(text, found)
    if found := _EIGHT_DAYS.search(text):
        weekday = next(n for n, day in enumerate(WEEKDAYS) if day.startswith(found["day"].lower()[:3]))
        ahead = (weekday - today.weekday()) % 7 or 7
        more = 7 if found["more"].lower() in {"huit", "8"} else 14
        return (today + timedelta(days=ahead + more),), _without(text, found)
    day = find_day(text, today)
    if day is None or day.days is None:
        return (), text
    typed = text[day.start : day.end]
    past, ahead_day = day.days.past, day.days.ahead
    found_days = [one for one in past if one == today]
    if ahead_day:
        found_days.append(ahead_day)
    if not found_days:
        found_days = [_next_year(past[0], today) if not _YEAR.search(typed) else past[0]]
    return tuple(found_days), _cut(text, day.start, day.end)


def _next_year(day: date, today: date) -> date:
    """« 5/1 » typed in December is next January's."""
    if (today - day).days <= _HALF_A_YEAR or (day.month, day.day) == (2, 29):
        return day
    return day.replace(year=day.year + 1)


def _later(today: date, count: int, unit: str) -> date:
    if unit.startswith("m"):
        months = today.month - 1 + count
        year, month = today.year + months // 12, months % 12 + 1
        following = date(year + month // 12, month % 12 + 1, 1)
        return min(date(year, month, 1) + timedelta(days=today.day - 1), following - timedelta(days=1))
    return today + timedelta(days=count * (7 if unit.startswith("s") else 1))


def _hours(text: str) -> tuple[int | None, int | None, str, str]:
    """Hour, length, an hour that no clock shows, and what is left."""
    if found := _RANGE.search(text):
        begin, end = _minutes(found, "a"), _minutes(found, "b")
        rest = _without(text, found)
        if begin is None or end is None:
            return None, None, found.group().strip(), rest
        return begin, (end - begin) % (24 * 60), "", rest
    minutes, text = _length(text)
    clocks = list(_ONE.finditer(text))
    if not clocks and (noon := _NOON.search(text)):
        return 12 * 60, minutes, "", _without(text, noon)
    if not clocks:
        return None, minutes, "", text
    late = [one for one in clocks if int(one["ah"] or one["ah2"]) >= _EARLIEST]
    clock = (late or clocks)[0]
    length = next((one for one in clocks if one is not clock and one not in late), None)
    rest = text
    for one in sorted([clock, *([length] if length else [])], key=lambda one: -one.start()):
        rest = _without(rest, one)
    begin = _minutes(clock, "a")
    if length is not None:
        minutes = _minutes(length, "a")
    return begin, minutes, "" if begin is not None else clock.group().strip(), rest


def _length(text: str) -> tuple[int | None, str]:
    if found := _MINUTES.search(text):
        return int(found["minutes"]), _without(text, found)
    if found := _HALF_HOUR.search(text):
        return 30, _without(text, found)
    return None, text


def _minutes(found: re.Match[str], name: str) -> int | None:
    hour = int(found[f"{name}h"] or found[f"{name}h2"])
    minute = int(found[f"{name}m"] or found[f"{name}m2"] or 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _without(text: str, found: re.Match[str]) -> str:
    return _cut(text, found.start(), found.end())


def _cut(text: str, start: int, end: int) -> str:
    """The text without a piece, nor the little word that led to it (« à », « pour », « vers »)."""
    return f"{_LEAD.sub('', text[:start])} {text[end:]}"
