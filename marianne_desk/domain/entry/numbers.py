"""Numbers of a line that are no time of receipt: ages, rings of the telephone, delays announced to the visitor."""

import re
from datetime import date, timedelta

from marianne_desk.domain.codes import Age

_AGE = re.compile(r"(?<!\d)(?:(?P<years>\d{1,3})\s?ans\b|(?P<short>\d{2})a\b)", re.IGNORECASE)
_BRACKET = re.compile(
    r"(?<![\d/])(?P<low>0|12|18|25|40|60)\s?[-–]\s?(?:11|17|24|39|59|69)(?![\d/])"
    r"|(?<!\d)(?P<old>70)\s?(?:\+|et plus\b)|(?:\+|\bplus)\s?(?:de\s)?(?P<over>70)(?!\d)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:la\s+)?(?P<tens>vingt|trent|quarant|cinquant|soixant)aine\b", re.IGNORECASE)
_TENS = {"vingt": 22, "trent": 35, "quarant": 45, "cinquant": 55, "soixant": 65}
_VALID = re.compile(
    r"\b(?:carte|permis|r[ée]sident|validit[ée]|valable|(?P<doubt>cni|ci|passeport))\b.{0,12}$", re.IGNORECASE
)
_CHILD = re.compile(r"\b(?:enfants?|fils|fille|mineure?|b[ée]b[ée]|petit\w*)\b", re.IGNORECASE)
_VALID_YEARS = frozenset({5, 10, 15})
_LASTING = re.compile(
    r"\b(?:depuis|dans|y a|pendant|durant|apr[eè]s|sur|tous les|toutes les|encore|en)\s*(?:environ\s|plus de\s)?$",
    re.IGNORECASE,
)
_OF = re.compile(r"\s+d(?:e\b|[’'])", re.IGNORECASE)
_OLDEST = 120
_DAY_HOURS = 24
_RINGS = re.compile(r"(?<!\d)(?P<count>\d{1,2})\s?(?:sonneries?|sonnerie|coups?)\b", re.IGNORECASE)
_NUMBERS = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "dix": 10,
    "quinze": 15,
}
_LEAD = (
    r"\b(?P<lead>sous|dans(?:\s+un\s+d[ée]lai)?|d[ée]lais?(?:\s+annonc[ée])?|annonc[ée]e?s?|annoncer|r[ée]ponse"
    r"|r[ée]pondra|promis|pr[ée]voir|compter|attendre|d[’' ]ici)"
    r"(?:\s*(?::|\b(?:de|à|a|sous|dans|environ|max|maximum|le|pour|avant)\b|\bd[’' ]|\s))*"
)
_DELAY = re.compile(
    _LEAD
    + r"(?<![\d/])(?P<count>\d{1,3}|une?|deux|trois|quatre|cinq|six|dix|quinze|huitaine|quinzaine)\s?"
    + r"(?P<unit>jours?|jrs?|j|semaines?|sem|s|mois|h|heures)?\b(?P<working>\s*ouvr[ée]s)?(?![/.:])",
    re.IGNORECASE,
)
LEAD = re.compile(_LEAD + r"$", re.IGNORECASE)
"""What stands before a day that is a promise: « réponse avant » vendredi."""

_AGES = (
    (12, Age.UNDER_12),
    (18, Age.FROM_12),
    (25, Age.FROM_18),
    (40, Age.FROM_25),
    (60, Age.FROM_40),
    (70, Age.FROM_60),
)


def bracket_of(years: int) -> Age:
    """The bracket of an age in whole years. Source: domain.md §4.5."""
    return next((age for limit, age in _AGES if years < limit), Age.FROM_70)


def read_age(text: str) -> tuple[Age | None, str, str]:
    """« 67 ans », « 60-69 » or « la soixantaine », the line without it, and years that are no age."""
    found = _AGE.search(text)
    years = int(found["years"] or found["short"]) if found else 0
    valid = _VALID.search(text[: found.start()]) if found else None
    if found and valid and years in _VALID_YEARS and not _CHILD.search(text):
        return None, _without(text, found), found.group() if valid["doubt"] else ""
    if found and (_LASTING.search(text[: found.start()]) or _OF.match(text[found.end() :])):
        return None, _without(text, found), found.group()
    if found and years <= _OLDEST:
        return bracket_of(years), _without(text, found), ""
    found = _BRACKET.search(text)
    if found:
        return bracket_of(int(found["low"] or found["old"] or found["over"])), _without(text, found), ""
    found = _ABOUT.search(text)
    if found:
        return bracket_of(_TENS[found["tens"].lower()]), _without(text, found), ""
    return None, text, ""


def read_rings(text: str) -> tuple[int | None, str]:
    """« 4 sonneries » and the line without it; None when not typed."""
    found = _RINGS.search(text)
    return (int(found["count"]), _without(text, found)) if found else (None, text)


def read_delay(text: str, today: date) -> tuple[date | None, str]:
    """The day that ends the announced delay (« sous 15 j », « annoncé 3 semaines ») and the line without it.

    Calendar days, weeks and months from today; « jours ouvrés » are Monday to Friday. None when not typed.
    """
    for found in _DELAY.finditer(text):
        word = found["count"].lower()
        unit = (found["unit"] or "").lower()
        if word in {"huitaine", "quinzaine"}:
            return today + timedelta(days=8 if word == "huitaine" else 15), _without(text, found)
        count = int(word) if word.isdigit() else _NUMBERS[word]
        if not unit or (unit[0] == "h" and (count % _DAY_HOURS or not count)):
            continue
        return _later(today, count, unit, working=bool(found["working"])), _without(text, found)
    return None, text


def _later(today: date, count: int, unit: str, working: bool) -> date:
    if unit.startswith("m"):
        months = today.month - 1 + count
        year, month = today.year + months // 12, months % 12 + 1
        following = date(year + month // 12, month % 12 + 1, 1)
        return min(date(year, month, 1) + timedelta(days=today.day - 1), following - timedelta(days=1))
    if unit.startswith("s"):
        return today + timedelta(weeks=count)
    if unit.startswith("h"):
        return today + timedelta(days=count // _DAY_HOURS)
    if not working:
        return today + timedelta(days=count)
    day = today
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"
