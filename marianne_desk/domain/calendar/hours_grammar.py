"""Reads the OpenStreetMap opening-hours language with the ``opening_hours`` package (loaded when first used).

The package knows no département and ignores school holidays, so ``PH`` and ``SH`` are replaced by explicit
days before it reads an expression.
Source: wiki.openstreetmap.org/wiki/Key:opening_hours/specification, contract.md §2.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from marianne_desk.domain.errors import UserError

if TYPE_CHECKING:
    from opening_hours import OpeningHours

_COMMENT = re.compile(r'"[^"]*"')
_WEEKDAY = r"(?:Mo|Tu|We|Th|Fr|Sa|Su)"
_ITEM = rf"(?:PH|SH|{_WEEKDAY}(?:-{_WEEKDAY})?(?:\[[^\]]*\])?)(?: [+-]\d+ days?)?"
_SELECTOR = re.compile(rf"\b{_ITEM}(?:,{_ITEM})*")
_HOLIDAY = re.compile(r"\b(PH|SH)\b(?:\s*([+-]\d+) days?)?")
_NARROWED = re.compile(
    rf"\b(?:PH|SH)\b(?:\s*[+-]\d+ days?)?(?:\s*,\s*(?:PH|SH)\b(?:\s*[+-]\d+ days?)?)*(?=\s+{_WEEKDAY}\b)"
)
_SEPARATOR = re.compile(r"(; | \|\| |, )")
_SUN = re.compile(r"\b(?:sunrise|sunset|dawn|dusk)\b")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NEVER = "1900 Jan 01"
_EPOCH = date(1970, 1, 1).toordinal()
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NamedDays:
    """What the words of an expression mean: public holidays (``PH``), school holidays (``SH``), and the days
    on which an exceptional closing wins over every rule."""

    public: Collection[date] = ()
    school: Collection[date] = ()
    closed: Collection[date] = ()


def _parse(text: str) -> "OpeningHours":
    from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]

    try:
        return OpeningHours(text, auto_country=False, auto_timezone=False)
    except ParserError as refusal:
        raise UserError("hours_unreadable", "hours", text=text) from refusal


def _tidy(hours: str) -> str:
    """The expression without its comments' words and without a trailing separator."""
    return _COMMENT.sub('"x"', hours).strip().rstrip(";").rstrip()


def check_hours(hours: str) -> None:
    """Raises UserError ``hours_unreadable`` when the expression cannot be read.

    Hours that follow the sun are refused: nobody computes a delay from them.
    """
    text = _tidy(hours)
    if _SUN.search(text):
        raise UserError("hours_unreadable", "hours", text=hours)
    try:
        _parse(text)
    except UserError as refusal:
        raise UserError("hours_unreadable", "hours", text=hours) from refusal


def reads_school_holidays(hours: str) -> bool:
    """Whether a rule of the expression speaks of school holidays."""
    return "SH" in {match[1] for match in _HOLIDAY.finditer(_tidy(hours))}


def runs(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Days gathered into runs of consecutive days, in order; each once."""
    first = last = None
    for day in sorted(set(days)):
        if first is None or last is None or day != last + _DAY:
            if first is not None and last is not None:
                yield first, last
            first = day
        last = day
    if first is not None and last is not None:
        yield first, last


def _written(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02d}"


def _selector_of(days: Iterable[date]) -> str:
    """A date selector of the language that matches exactly ``days``."""
    parts = [
        _written(first) if first == last else f"{_written(first)}-{_written(last)}"
        for first, last in runs(days)
    ]
    return ",".join(parts) or _NEVER


def _matched(selector: str, days: Iterable[date]) -> list[date]:
    """Those of ``days`` that a selector without times matches; an empty selector matches every day."""
    if not selector.strip():
        return list(days)
    rule = _parse(selector.strip())
    return [day for day in days if rule.is_open(datetime.combine(day, time(12)))]


def _days_of(tokens: Iterable[str], named: NamedDays) -> set[date]:
    """The days meant by « PH », « SH », « PH -1 days »."""
    days: set[date] = set()
    for token in tokens:
        found = _HOLIDAY.match(token)
        if found:
            shift = timedelta(days=int(found[2] or 0))
            source = named.public if found[1] == "PH" else named.school
            days.update(day + shift for day in source)
    return days


def _rewrite(rule: str, separator: str, narrowed: bool, named: NamedDays) -> str:
    """One rule with its holiday words replaced by days. ``narrowed``: « SH Mo » (those Mondays that fall in
    the holidays), as against « SH,Mo » (the holidays, and every Monday)."""
    selector = next(match for match in _SELECTOR.finditer(rule) if _HOLIDAY.search(match[0]))
    before, after = rule[: selector.start()], rule[selector.end() :]
    items = selector[0].split(",")
    weekdays = ",".join(item for item in items if not _HOLIDAY.match(item))
    days = _days_of(items, named)
    if narrowed:
        return separator + _selector_of(_matched(before + weekdays, days)) + after
    dated = separator + _selector_of(_matched(before, days)) + after
    return f"{separator}{before}{weekdays}{after}{dated}" if weekdays else dated


def dated_expression(hours: str, named: NamedDays) -> str:
    """The expression with every holiday word replaced by explicit days, and the closings added at its end.

    An expression without a ``PH`` rule is read with ``PH off`` (contract.md §2).
    Raises UserError ``hours_unreadable``.
    """
    text = _tidy(hours)
    words = list(_HOLIDAY.finditer(text))
    if words:
        narrow = [span.span() for span in _NARROWED.finditer(text)]
        flags = [any(start <= word.start() < end for start, end in narrow) for word in words]
        text = _replace_words(str(_parse(text)), flags, named)
    endings = [] if any(word[1] == "PH" for word in words) else [named.public]
    endings.append(named.closed)
    for days in endings:
        if days:
            text += f"; {_selector_of(days)} off"
    return text


def _replace_words(canonical: str, flags: list[bool], named: NamedDays) -> str:
    """Walks the rules of an expression as the package prints it; ``flags`` say for each holiday word, in
    order, whether it stands before weekdays."""
    parts = _SEPARATOR.split(canonical)
    written = ""
    for index in range(0, len(parts), 2):
        separator = parts[index - 1] if index else ""
        words = len(_HOLIDAY.findall(parts[index]))
        if not words:
            written += separator + parts[index]
            continue
        rule = _rewrite(parts[index], separator or "; ", flags[0], named)
        written += rule if separator else rule.removeprefix("; ")
        flags = flags[words:]
    return written


def expand(hours: str, first: date, last: date, named: NamedDays) -> list[tuple[int, int]]:
    """The open intervals from ``first`` to ``last`` (both included), in seconds of the local clock since
    1970-01-01T00:00, in order, touching ones joined. « Unknown » hours do not count as open; an open end
    lasts until midnight; a day that is off is closed from midnight to midnight, whatever night reaches
    into it. Raises UserError ``hours_unreadable``.
    """
    from opening_hours import State

    if not hours.strip():
        return []
    rules = _parse(dated_expression(hours, named))
    begin, end = datetime.combine(first, time()), datetime.combine(last + _DAY, time())
    intervals: list[tuple[int, int]] = []
    for opens, closes, state, _ in rules.intervals(begin, end):
        if state != State.OPEN:
            continue
        start, stop = _seconds(opens), _seconds(closes)
        if intervals and intervals[-1][1] == start:
            intervals[-1] = (intervals[-1][0], stop)
        else:
            intervals.append((start, stop))
    return intervals


def _seconds(moment: datetime) -> int:
    return (moment.toordinal() - _EPOCH) * 86400 + moment.hour * 3600 + moment.minute * 60 + moment.second
