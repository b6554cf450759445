"""Times as agents type them: « hier 18h », « lun. 9h30 », « il y a 2 jours », « ce matin ».

The words are taken out of the line; what they mean is a list of possible instants, one when it is plain. Local
readings that the spring night skips are moved on by the hour skipped; of two in autumn the first is taken.

A day without an hour keeps the present clock time: that spreads what is noted afterwards over the hours at which
desks note, where a fixed hour would draw a crowd that never came. Whether the hour has to be asked is decided by
``entry_moments``.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from marianne_desk.domain.entry.days import Days, find_day

MORNING, NOON, AFTERNOON, EVENING = "matin", "midi", "après-midi", "soir"
PART_CLOCKS = {MORNING: time(10), NOON: time(12), AFTERNOON: time(15), EVENING: time(18)}
"""The middle of a part of the day, where a message came in « hier soir » and no clearer."""

_PART_STARTS = {"mat": MORNING, "avant": MORNING, "mid": NOON, "ap": AFTERNOON, "soi": EVENING}
_EARLY = 6
"""Before that hour, « 1h » alone is how long something took."""
_UNITS = {"j": 1, "s": 7}

_CLOCK = re.compile(
    r"(?<![\w/.])(?:(?P<hour>\d{1,2})\s?(?:h|heures?)\s?(?P<minute>[0-5]\d)?|(?P<hour2>\d{1,2}):(?P<minute2>[0-5]\d))(?!\w)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:\b(?:en\s+)?(?:fin|d[ée]but|milieu)\s+d(?:e\s+|[’' ]))?"
    r"\b(?P<this>ce(?:t|tte)?\s+)?(?:\b(?:au|dans l[ea’'])\s*)?"
    r"\b(?P<part>matin[ée]?e?|mat|avant[- ]midi|apr[eè]s[- ]?midi|apr[eè]m|ap[-. ]?midi|apm|midi|soir[ée]?e?)\b",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?:il )?y ?a\s+(?:environ\s+)?(?P<count>\d{1,3}|une?|deux|trois|quatre)\s?"
    r"(?P<unit>h|heures?|min|minutes?|j|jours?|sem|semaines?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """A time that was typed. ``instants``: the past ones that it may be, most likely first, local; ``ahead``: the
    one to come that it may be. ``part``: « matin », « soir »… or empty where a day was typed without an hour, None
    where an hour was. ``today``: an hour of today that is still to come, so that the past ones are not sure.
    ``dated``: the date of something (« du 12/11 »); ``old``: more than a month ago. ``before``: the line up to the
    day."""

    instants: tuple[datetime, ...]
    ahead: datetime | None = None
    part: str | None = None
    today: bool = False
    dated: bool = False
    old: bool = False
    before: str = ""


def local_instant(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant at which the local clock shows that, or would if the spring night did not skip it."""
    return datetime.combine(day, clock, zone).astimezone(UTC).astimezone(zone)


def read_when(text: str, now: datetime, zone: ZoneInfo) -> tuple[When | None, str]:
    """The time typed in a line, None when there is none, and the line without it."""
    ago = _AGO.search(text)
    if ago:
        return _ago(ago, now, zone), without(text, ago)
    found = find_day(text, now.astimezone(zone).date())
    if found and found.since:
        return None, f"{text[: found.start]} {text[found.end :]}"
    rest = f"{text[: found.start]} {text[found.end :]}" if found else text
    clock, part, rest = _clock(rest, found is not None)
    if found is None and clock is None and part is None:
        return None, text
    when = _when(found.days if found else None, clock, part or "", now.astimezone(zone), zone)
    return (replace(when, dated=found.dated, before=text[: found.start]) if found else when), rest


def without(text: str, found: re.Match[str]) -> str:
    """The text without what was found in it."""
    return f"{text[: found.start()]} {text[found.end() :]}"


def _count(text: str) -> int:
    return int(text) if text.isdigit() else {"un": 1, "une": 1, "deux": 2, "trois": 3}.get(text.lower(), 4)


def _ago(found: re.Match[str], now: datetime, zone: ZoneInfo) -> When:
    count, unit = _count(found["count"]), found["unit"].lower()
    if unit[0] in "hm":
        back = timedelta(hours=count) if unit[0] == "h" else timedelta(minutes=count)
        return When(((now.astimezone(UTC) - back).astimezone(zone),))
    local = now.astimezone(zone)
    day = local.date() - timedelta(days=count * _UNITS[unit[0]])
    return When((local_instant(day, local.time(), zone),), part="")


def _clock(text: str, day_said: bool) -> tuple[time | None, str | None, str]:
    """The hour typed, else the part of the day, and the line without them."""
    found = _CLOCK.search(text)
    if found:
        hour, minute = int(found["hour"] or found["hour2"]), int(found["minute"] or found["minute2"] or 0)
        if hour < 24 and (hour >= _EARLY or day_said or found["minute"] or found["minute2"]):
            rest = without(text, found)
            part = _PART.search(rest)
            return time(hour, minute), None, without(rest, part) if part else rest
    part = _PART.search(text)
    if part and (part["this"] or day_said):
        word = part["part"].lower().replace("è", "e")
        return (
            None,
            next(p for start, p in _PART_STARTS.items() if word.startswith(start)),
            without(text, part),
        )
    return None, None, text


def _when(days: Days | None, clock: time | None, part: str, local: datetime, zone: ZoneInfo) -> When:
    past = days.past if days else (local.date(), local.date() - timedelta(days=1))
    typed = clock or PART_CLOCKS.get(part, local.time())
    ahead = local_instant(days.ahead, typed, zone) if days and days.ahead else None
    instants: list[datetime] = []
    today = False
    for day in past:
        at = local_instant(day, typed, zone)
        if clock is None or at.timestamp() <= local.timestamp():
            instants.append(min(at, local, key=datetime.timestamp))
        else:
            ahead, today = at, True
    if part and not days:
        instants = instants[:1]
    sure = tuple(instants if days or today else instants[:1])
    old = bool(sure) and (local.date() - sure[0].date()).days > 31
    return When(sure, ahead, part if clock is None else None, today=today, old=old)
