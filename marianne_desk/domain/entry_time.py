"""Times and days as agents type them: « hier 18h », « lundi 9h30 », « 12 nov », « il y a 2 jours », « ce matin ».

The words are taken out of the line; what they mean is a list of possible instants, one when it is plain. Local
readings that the spring night skips are moved on by the hour skipped; of two in autumn the first is taken.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = ("jan", "fev", "mar", "avr", "mai", "juin", "juil", "aou", "sep", "oct", "nov", "dec")
_PARTS = {"matin": time(9), "midi": time(12), "apres": time(14), "aprem": time(14), "soir": time(18)}
_EARLY = 6
"""Before that hour, « 1h » alone is how long something took."""
_TWO_MONTHS = 62
_UNITS = {"j": 1, "s": 7}

_MONTH_WORDS = (
    r"janv(?:ier)?|f[ée]v(?:r(?:ier)?)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|ao[uû]t|sept?(?:embre)?|oct(?:obre)?"
    r"|nov(?:embre)?|d[ée]c(?:embre)?"
)
_CLOCK = re.compile(
    r"(?<![\w/.])(?:(?P<hour>\d{1,2})\s?(?:h|heures?)\s?(?P<minute>[0-5]\d)?|(?P<hour2>\d{1,2}):(?P<minute2>[0-5]\d))(?!\w)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?P<this>ce(?:t|tte)?\s+)?(?P<part>matin[ée]?e?|midi|apr[eè]s[- ]?midi|aprem|soir[ée]?e?)\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\bil y a\s+(?P<count>\d{1,3}|une?|deux|trois|quatre)\s?(?P<unit>h|heures?|min|minutes?|j|jours?|sem|semaines?)\b",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?P<since>\bdepuis\s+(?:le\s+)?)?(?P<of>\bdu\s+)?(?:\ble\s+)?(?:"
    r"(?P<before>\bav(?:ant)?[-. ]*hier\b)|(?P<yesterday>\bhier\b)"
    r"|(?P<today>\baujourd[’' ]?hui\b|\bauj\b|\bajd\b|\bce jour\b)"
    r"|(?P<tomorrow>\bdemain\b)"
    r"|\b(?P<iso>20\d\d-\d\d-\d\d)\b"
    r"|(?:\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+)?(?<![\d/])(?P<day>\d{1,2})(?:er)?"
    r"(?:[/.](?P<month>\d{1,2})(?:[/.](?P<year>20\d\d|\d\d))?|\s?(?P<name>"
    + _MONTH_WORDS
    + r")\b\.?(?:\s(?P<year2>20\d\d))?)(?![\d/])"
    r"|\b(?P<weekday>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b(?:\s+(?P<which>dernier|pass[ée]|prochain)\b)?"
    r")",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(r"\ble\s+(?P<day>\d{1,2}|1er)(?![\w/.:]|\s?(?:h|/))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """A time that was typed. ``instants``: the past ones that it may be, most likely first, UTC; ``ahead``: the
    one to come that it may be. ``today``: an hour of today that is still to come, so that the past ones are not
    sure. ``dated``: the date of something (« du 12/11 »); ``old``: more than a month ago. ``before``: the line
    up to the day."""

    instants: tuple[datetime, ...]
    ahead: datetime | None = None
    today: bool = False
    dated: bool = False
    old: bool = False
    before: str = ""


@dataclass(frozen=True, slots=True)
class _Days:
    past: tuple[date, ...] = ()
    ahead: date | None = None


def local_instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant at which the local clock shows that, or would if the spring night did not skip it."""
    return datetime.combine(day, clock, zone).astimezone(UTC).astimezone(zone)


def read_when(text: str, now: datetime, zone: ZoneInfo) -> tuple[When | None, str]:
    """The time typed in a line, None when there is none, and the line without it."""
    ago = _AGO.search(text)
    if ago:
        return _ago(ago, now, zone), _without(text, ago)
    found = _DAY.search(text)
    if found and found["since"]:
        return None, _without(text, found)
    days = _days(found, now.astimezone(zone).date()) if found else None
    if days is None:
        found = _DAY_OF_MONTH.search(text)
        days = _day_of_month(found, now.astimezone(zone).date()) if found else None
    rest = _without(text, found) if found and days else text
    clock, rest = _clock(rest, bool(days))
    if days is None and clock is None:
        return None, text
    when = _when(days, clock, now, zone)
    if found is None or days is None:
        return when, rest
    return replace(when, dated=bool(found.groupdict().get("of")), before=text[: found.start()]), rest


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _count(text: str) -> int:
    return int(text) if text.isdigit() else {"un": 1, "une": 1, "deux": 2, "trois": 3}.get(text.lower(), 4)


def _ago(found: re.Match[str], now: datetime, zone: ZoneInfo) -> When:
    count, unit = _count(found["count"]), found["unit"].lower()
    if unit[0] in "hm":
        back = timedelta(hours=count) if unit[0] == "h" else timedelta(minutes=count)
        return When(((now.astimezone(UTC) - back).astimezone(zone),))
    day = now.astimezone(zone).date() - timedelta(days=count * _UNITS[unit[0]])
    return When((local_instant(day, time(9), zone),))


def _clock(text: str, day_said: bool) -> tuple[time | None, str]:
    found = _CLOCK.search(text)
    if found:
        hour, minute = int(found["hour"] or found["hour2"]), int(found["minute"] or found["minute2"] or 0)
        if hour < 24 and (hour >= _EARLY or day_said or found["minute"] or found["minute2"]):
            rest = _without(text, found)
            part = _PART.search(rest)
            return time(hour, minute), _without(rest, part) if part else rest
    part = _PART.search(text)
    if part and (part["this"] or day_said):
        word = part["part"].lower().replace("è", "e")
        return next(clock for name, clock in _PARTS.items() if word.startswith(name)), _without(text, part)
    return None, text


def _days(found: re.Match[str], today: date) -> _Days | None:
    """The days that a match may mean; None when it is no day (« 45/12 »)."""
    if found["before"]:
        return _Days((today - timedelta(days=2),))
    if found["yesterday"]:
        return _Days((today - timedelta(days=1),))
    if found["today"]:
        return _Days((today,))
    if found["tomorrow"]:
        return _Days(ahead=today + timedelta(days=1))
    if found["weekday"]:
        return _weekday(_DAYS.index(found["weekday"].lower()), found["which"] or "", today)
    return _dated(found, today)


def _weekday(weekday: int, which: str, today: date) -> _Days:
    back = (today.weekday() - weekday) % 7
    last = today - timedelta(days=back or 7)
    following = today + timedelta(days=(7 - back) if back else 7)
    if which.lower().startswith("pro"):
        return _Days(ahead=following)
    if which:
        return _Days((last,))
    return _Days((last,) if back else (today, last), following)


def _dated(found: re.Match[str], today: date) -> _Days | None:
    try:
        if found["iso"]:
            day = date.fromisoformat(found["iso"])
            return _Days((day,)) if day <= today else _Days(ahead=day)
        month = int(found["month"]) if found["month"] else _month(found["name"])
        year = found["year"] or found["year2"]
        if year:
            day = date(int(year) if len(year) == 4 else 2000 + int(year), month, int(found["day"]))
            return _Days((day,)) if day <= today else _Days(ahead=day)
        day = date(today.year, month, int(found["day"]))
    except ValueError:
        return None
    if day <= today:
        return _Days((day,))
    before = day - timedelta(days=365)
    return _Days((before.replace(day=day.day, month=day.month),) if (today - before).days < 180 else (), day)


def _month(name: str) -> int:
    plain = name.lower().replace("é", "e").replace("û", "u")
    return next(number for number, start in enumerate(_MONTHS, start=1) if plain.startswith(start))


def _day_of_month(found: re.Match[str], today: date) -> _Days | None:
    number = int(found["day"].removesuffix("er"))
    if not 1 <= number <= 31:
        return None
    recent = (today - timedelta(days=back) for back in range(_TWO_MONTHS))
    return _Days((next(day for day in recent if day.day == number),))


def _when(days: _Days | None, clock: time | None, now: datetime, zone: ZoneInfo) -> When:
    local = now.astimezone(zone)
    past = days.past if days else (local.date(), local.date() - timedelta(days=1))
    ahead = local_instant(days.ahead, clock or time(9), zone) if days and days.ahead else None
    instants: list[datetime] = []
    today = False
    for day in past:
        at = local_instant(day, clock or time(9), zone)
        if clock is None or at.timestamp() <= local.timestamp():
            instants.append(min(at, local, key=datetime.timestamp))
        else:
            ahead, today = at, True
    sure = tuple(instants if days or today else instants[:1])
    old = bool(sure) and (local.date() - sure[0].date()).days > 31
    return When(sure, ahead, today=today, old=old)
