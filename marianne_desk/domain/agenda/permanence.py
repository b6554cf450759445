"""The permanences of partners in the house: when they are, typed in French words or in the opening-hours language."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from marianne_desk.domain.calendar.hours_grammar import check_hours
from marianne_desk.domain.calendar.hours_words import hours_words
from marianne_desk.domain.calendar.opening import OpeningClock
from marianne_desk.domain.calendar.opening_rules import HoursPeriod, OpeningRules
from marianne_desk.domain.calendar.slots import WEEKDAY_NAMES, osm_slots, read_slots
from marianne_desk.domain.calendar.weekly_grid_reading import grid_of
from marianne_desk.domain.entry.days import WEEKDAYS
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.folding import fold
from marianne_desk.domain.formula import is_formula

_NTHS = {
    "1er": "1", "premier": "1", "1": "1",
    "2e": "2", "2eme": "2", "deuxieme": "2", "second": "2", "2": "2",
    "3e": "3", "3eme": "3", "troisieme": "3", "3": "3",
    "4e": "4", "4eme": "4", "quatrieme": "4", "4": "4",
    "5e": "5", "5eme": "5", "cinquieme": "5",
    "dernier": "-1",
}  # fmt: skip
_NTH = "|".join(sorted(_NTHS, key=len, reverse=True))
_DAY = "|".join(f"{day}s?|{day[:3]}" for day in WEEKDAYS)
_WORDS = re.compile(
    rf"(?:(?:tous\s+)?les\s+|chaque\s+|le\s+)?"
    rf"(?:(?P<nths>(?:{_NTH})(?:\s*(?:,|et)\s*(?:{_NTH}))*)\s+)?"
    rf"(?P<days>(?:{_DAY})\.?(?:\s*(?:,|et)\s*(?:{_DAY})\.?)*)"
    rf"(?:\s+(?:du|de\s+chaque)\s+mois)?"
    rf"(?:\s+des\s+semaines\s+(?P<weeks>paires|impaires)|\s+(?P<fortnight>semaines?\s+(?:paires?|impaires?)))?"
    rf"\s*[:,]?\s*(?:de\s+)?(?P<hours>\d.*)"
)
_UNTIL = re.compile(r"\s+a\s+")  # « à », folded
_SPAN = re.compile(rf"(?:du\s+)?\b(?P<first>{_DAY})\.?\s+au\s+(?P<last>{_DAY})\b")
_RUN = 3
"""So many days in a row are written as a span: « Mo-Fr »."""


@dataclass(frozen=True, slots=True)
class Permanence:
    """A partner who receives in the house. ``hours``: opening-hours language; ``operator``: its code, None where it is
    none of the list (a conciliator). Both days of validity are included; None: since ever, without end."""

    id: str
    label: str
    hours: str
    operator: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A permanence on one day, in the desk's zone."""

    permanence: str
    label: str
    operator: str | None
    begin: datetime
    end: datetime


def read_hours(text: str) -> str:
    """The expression meant by « 1er mardi du mois 14h-17h », « mardi et jeudi 9h-12h », « lundi au jeudi 9h-12h ;
    vendredi 9h-11h », or by one already written in the opening-hours language. Raises UserError ``permanence_hours``,
    ``slots_unreadable``, ``slot_inverted``."""
    typed = text.strip()
    found = [_WORDS.fullmatch(_SPAN.sub(_each_day, part.strip())) for part in fold(typed).split(";")]
    read = [_read(one) for one in found if one is not None]
    return "; ".join(read) if len(read) == len(found) else _expression(typed)


def _read(found: "re.Match[str]") -> str:
    weekdays = sorted({_weekday(word) for word in re.findall(_DAY, found["days"])})
    slots = osm_slots(read_slots(_UNTIL.sub("-", found["hours"]), "hours"))
    if found["nths"]:
        nths = {_NTHS[word] for word in re.findall(_NTH, found["nths"])}
        weeks_of = sorted(nths, key=lambda nth: (nth == _NTHS["dernier"], nth))
        return ",".join(f"{WEEKDAY_NAMES[day]}[{nth}]" for day in weekdays for nth in weeks_of) + f" {slots}"
    weeks = found["weeks"] or found["fortnight"] or ""
    prefix = "" if not weeks else "week 01-53/2 " if "impaire" in weeks else "week 02-52/2 "
    first, last = weekdays[0], weekdays[-1]
    in_a_row = len(weekdays) >= _RUN and last - first == len(weekdays) - 1
    days = [first, last] if in_a_row else weekdays
    return f"{prefix}{('-' if in_a_row else ',').join(WEEKDAY_NAMES[day] for day in days)} {slots}"


def _each_day(found: "re.Match[str]") -> str:
    """« du lundi au mercredi » as « lundi, mardi, mercredi »; an inverted span as it stands, which is refused."""
    first, last = _weekday(found["first"]), _weekday(found["last"])
    return ", ".join(WEEKDAYS[first : last + 1]) or found[0]


def _expression(typed: str) -> str:
    try:
        check_hours(typed)
    except UserError:
        raise UserError("permanence_hours", "hours", text=typed) from None
    return typed


def _weekday(word: str) -> int:
    return next(place for place, day in enumerate(WEEKDAYS) if day.startswith(word[:3]))


def words_of(hours: str) -> str:
    """The expression in French words: « 1er mardi du mois : 14 h – 17 h », « Lundi : 9 h – 12 h, mardi : 14 h – 17 h »;
    empty for none."""
    first, *more = hours_words(grid_of(hours)) or ("",)
    return ", ".join([first, *(line[:1].lower() + line[1:] for line in more)])


def typed_of(hours: str) -> str:
    """The expression as it may be typed again: in French words where they read back as the same, else as it is."""
    said = " ; ".join(hours_words(grid_of(hours)))
    said = said.replace("\u00a0", " ").replace("\u2060", "").replace(" :", "").lower()
    try:
        return said if read_hours(said) == hours else hours
    except UserError:
        return hours


def checked(permanence: Permanence) -> Permanence:
    """The permanence when it can be kept, its label tidied. Raises UserError ``permanence_label``,
    ``permanence_hours``, ``permanence_dates``."""
    label = " ".join(permanence.label.split())
    if not label or is_formula(label):
        raise UserError("permanence_label", "label")
    if permanence.valid_from and permanence.valid_to and permanence.valid_to < permanence.valid_from:
        raise UserError("permanence_dates", "valid_to", first=permanence.valid_from, last=permanence.valid_to)
    return Permanence(
        permanence.id,
        label,
        read_hours(permanence.hours),
        permanence.operator,
        permanence.valid_from,
        permanence.valid_to,
    )


def occurrences(
    permanence: Permanence, first: date, last: date, house: OpeningClock
) -> tuple[Occurrence, ...]:
    """When a permanence is, from ``first`` to ``last``, both included. It is not where a closing or a public holiday
    shuts the house; outside the usual hours of the house it may be (a partner who has the key)."""
    clock = _clock(permanence.hours, house)
    first = max(first, permanence.valid_from or first)
    last = min(last, permanence.valid_to or last)
    return tuple(
        Occurrence(permanence.id, permanence.label, permanence.operator, opens, closes)
        for day in clock.open_days(first, last)
        if house.holiday_on(day) is None
        for opens, closes in clock.intervals_of(day)
    )


@lru_cache(maxsize=64)
def _clock(hours: str, house: OpeningClock) -> OpeningClock:
    """The clock of a permanence, kept: expanding its year at each key typed would be felt."""
    rules = OpeningRules((HoursPeriod(None, hours),), house.rules.closings)
    return OpeningClock(rules, house.zone, house.holidays_of, house.school_of)
