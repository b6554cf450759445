"""The rows behind a figure in French words, one line a contact, or one a request where requests are counted. No Qt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from marianne_desk import wording
from marianne_desk.domain import french
from marianne_desk.domain.calendar.day_without_hour import hour_is_known
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.month import Month

Label = Callable[[str, str], str]
"""``label(kind, code)``: the desk's word for a theme, reason or operator."""

IN_TIME, LATE, UNANSWERED = "■ dans les temps", "▼ en retard", "▼ sans réponse"
SOLVED, NOT_SOLVED = "■ résolue sur place", "○ autre issue"
AFTERWARDS, SAME_DAY = "▼ saisi après coup", "■ saisi le jour même"
COMMON = ("Numéro", "Jour", "Heure", "Canal", "Demande", "Opérateur", "Issue")
ANSWERS = ("Numéro", "Reçu le", "Canal", "Demande", "Opérateur", "Issue", "À répondre avant", "Répondu le")


@dataclass(frozen=True, slots=True)
class RowLine:
    """One line of the list. ``late`` marks what broke a promise; the last cell says it in words too. ``number``: the
    short number of its contact; ``case``: of its case, 0 for none."""

    cells: tuple[str, ...]
    late: bool = False
    number: int = 0
    case: int = 0


@dataclass(frozen=True, slots=True)
class One:
    """What one line of the list is about. ``requests`` and ``due`` have one entry each a request shown."""

    number: int
    contact: Contact
    requests: tuple[Request, ...]
    due: tuple[date | None, ...]
    waited: int | None
    in_part: bool


def headers(figure: str) -> tuple[str, ...]:
    """The columns of the list behind a figure."""
    if figure.startswith("answers_"):
        return (*ANSWERS, "Délai")
    waits = () if counts_requests(figure) else ("Attente",)
    return COMMON + waits + _PARTS.get(figure, ())


def counts_requests(figure: str) -> bool:
    """Whether the figure counts requests, so that the list holds one line each."""
    return figure.startswith(("requests", "solved_share", "answers_"))


def row_line(figure: str, one: One, zone: ZoneInfo, label: Label) -> RowLine:
    """The line of the list, under the columns of :func:`headers`."""
    if figure.startswith("answers_"):
        return _answer_line(one, zone, label)
    arrived = one.contact.arrived_at.astimezone(zone)
    hour = french.clock_time(arrived) if hour_is_known(one.contact) else french.UNKNOWN
    cells = [f"C-{one.number}", day_words(arrived), hour, *_matter(one, label)]
    if not counts_requests(figure):
        cells.append(french.UNKNOWN if one.waited is None else french.minutes(one.waited / 60))
    if figure not in _PARTS:
        return RowLine(tuple(cells), number=one.number)
    kept, missed, missed_is_late = _MARKS[figure]
    cells.append(kept if one.in_part else missed)
    late = one.in_part if figure == "after_the_fact_share" else missed_is_late and not one.in_part
    return RowLine(tuple(cells), late, one.number)


def day_words(day: date) -> str:
    """« ven. 2 oct. »."""
    number = "1er" if day.day == 1 else str(day.day)
    month = french.month_short(Month.of(day)).partition(french.NO_BREAK)[0]
    return f"{french.WEEKDAYS[day.weekday()][:3]}.{french.NO_BREAK}{number}{french.NO_BREAK}{month}"


def _answer_line(one: One, zone: ZoneInfo, label: Label) -> RowLine:
    request = one.requests[0]
    received = (request.received_at or one.contact.arrived_at).astimezone(zone)
    due = one.due[0]
    missed = LATE if request.answered_at else UNANSWERED
    cells = (
        f"C-{one.number}",
        day_words(received),
        *_matter(one, label),
        french.UNKNOWN if due is None else day_words(due),
        _day_or_unknown(request.answered_at, zone),
        IN_TIME if one.in_part else missed,
    )
    return RowLine(cells, late=not one.in_part, number=one.number)


def _matter(one: One, label: Label) -> tuple[str, str, str, str]:
    """Channel, theme and reason, operator, outcome."""
    requests = one.requests
    return (
        wording.CHANNELS[one.contact.channel],
        " ; ".join(_theme(request, label) for request in requests).replace(" ;", f"{french.NO_BREAK};"),
        _each(label("operator", request.operator) if request.operator else "" for request in requests),
        _each(_OUTCOMES[request.outcome] for request in requests),
    )


def _theme(request: Request, label: Label) -> str:
    theme = label("theme", request.theme)
    if request.reason is None:
        return theme
    reason = label("reason", request.reason)
    return f"{theme}, {reason if reason[:2].isupper() else reason[:1].lower() + reason[1:]}"


def _each(words: Iterable[str]) -> str:
    """Each word once, in order; « – » for none."""
    return ", ".join(dict.fromkeys(word for word in words if word)) or french.UNKNOWN


def _day_or_unknown(at: datetime | None, zone: ZoneInfo) -> str:
    return french.UNKNOWN if at is None else day_words(at.astimezone(zone))


def heading(title: str, value: str) -> str:
    """« Résolues sur place : 82 % (341 sur 416) »."""
    return f"{title}{french.NO_BREAK}: {value}" if value else title


def count_words(figure: str, lines: Sequence[RowLine]) -> str:
    """How many lines the list holds: « 416 demandes »."""
    return french.count_of(len(lines), "demande" if counts_requests(figure) else "passage")


_OUTCOMES: dict[Outcome, str] = wording.OUTCOMES
_MARKS: dict[str, tuple[str, str, bool]] = {
    "solved_share": (SOLVED, NOT_SOLVED, False),
    "wait_within": (IN_TIME, LATE, True),
    "after_the_fact_share": (AFTERWARDS, SAME_DAY, False),
}
"""Words in the part, words out of it, whether being out of it breaks a promise."""
_PARTS: dict[str, tuple[str, ...]] = {
    "solved_share": ("Sur place",),
    "wait_within": ("Délai",),
    "after_the_fact_share": ("Saisie",),
}
