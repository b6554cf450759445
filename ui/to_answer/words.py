"""What the screen « À répondre » says in French. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.french import NO_BREAK as NB
from marianne_desk.domain.french import clock_time, day_words, lowered, moment_words
from marianne_desk.domain.to_answer import Group, WaitingRequest, open_pause
from marianne_desk.wording import CHANNELS, OUTCOMES
from ui.counter.words import MARKS

HEADERS = ("Numéro", "Reçu", "Canal", "Demande", "Échéance", "Rappeler", "Agent")

GROUPS: dict[Group, str] = {
    Group.LATE: "▲ En retard",
    Group.TODAY: "● Aujourd’hui",
    Group.WEEK: "Cette semaine",
    Group.LATER: "Plus tard",
    Group.PAUSED: "En pause, papiers attendus",
    Group.UNDATED: "Sans date",
}

EMPTY = "Rien n’attend de réponse."
EMPTY_WHY = (
    "Ici viendront les courriels, courriers et messages sans réponse, les demandes «\u00a0à suivre\u00a0»,"
    " celles qui attendent des papiers et les délais annoncés."
)
EMPTY_MINE = "Rien n’attend de réponse de votre part. La liste ne montre que vos passages."

OUTCOME_CHOICES = (Outcome.SOLVED, Outcome.ORIENTED, Outcome.APPOINTMENT, Outcome.FORWARDED, Outcome.PENDING)
"""What a request may become; « sans suite » has its own key."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list: a request (``id``) or the heading of its group (``id`` empty)."""

    id: str
    cells: tuple[str, ...] = field(repr=False)
    group: Group

    @property
    def late(self) -> bool:
        """Whether its day is past."""
        return self.group is Group.LATE


def rows_of(waiting: Sequence[WaitingRequest], today: date) -> tuple[Row, ...]:
    """The list with the headings of its groups."""
    rows: list[Row] = []
    for group, title in GROUPS.items():
        held = [one for one in waiting if one.group is group]
        if held:
            rows.append(Row("", (f"{title} · {len(held)}",), group))
            rows.extend(Row(one.request.id, cells(one, today), group) for one in held)
    return tuple(rows)


def cells(one: WaitingRequest, today: date) -> tuple[str, ...]:
    """Number, receipt, channel, request, day, call back, agent."""
    received = short_moment(one.at, today)
    return (
        f"C-{one.number}",
        received,
        CHANNELS[one.channel],
        matter(one),
        due(one, today),
        one.call_back,
        one.agent,
    )


def matter(one: WaitingRequest) -> str:
    """« Logement, APL · CAF »."""
    said = f"{one.theme}, {lowered(one.reason)}" if one.reason else one.theme
    return f"{said} · {one.operator}" if one.operator else said


def short_moment(at: datetime, today: date) -> str:
    """« 18 h 42 », « hier, 18 h 42 », « 12/10, 18 h 42 », with its year when it is another one."""
    if at.date() == today:
        return clock_time(at)
    days = (today - at.date()).days
    day = "hier" if days == 1 else f"{at:%d/%m}" if at.year == today.year else f"{at:%d/%m/%Y}"
    return f"{day}, {clock_time(at)}"


def due(one: WaitingRequest, today: date) -> str:
    """« avant mardi 24 novembre · 2e délai », « en pause depuis lundi 16 novembre », « sans date »."""
    pause = open_pause(one.request)
    if pause is not None:
        since = pause.begin.astimezone(one.at.tzinfo).date()
        return "en pause depuis " + ("aujourd’hui" if since == today else dated(since, today))
    if one.until is None:
        return "sans date"
    told = len(one.request.announcements)
    again = f" · {told}e délai" if told > 1 else ""
    return f"{'▲ ' if one.group is Group.LATE else ''}avant {dated(one.until, today)}{again}{_beside(one, today)}"


def _beside(one: WaitingRequest, today: date) -> str:
    """The other day of the two, where there are two: the one that is owed and past, or the one announced for later."""
    owed = one.request.due_on
    announced = one.request.announcements[-1].on if one.request.announcements else None
    if owed is not None and owed < today and owed != one.until:
        return f" · ▲ dû le{NB}{owed:%d/%m}"
    if announced is not None and one.until is not None and announced > one.until:
        return f" · annoncé le{NB}{announced:%d/%m}"
    return ""


def dated(day: date, today: date) -> str:
    """« mardi 24 novembre », with its year when it is another one."""
    return day_words(day) if day.year == today.year else f"{day_words(day)}{NB}{day.year}"


def receipt(one: WaitingRequest, today: date) -> str:
    """« C-12, reçu 18 h 42 », to find the message in the mailbox."""
    at = clock_time(one.at) if one.at.date() == today else moment_words(one.at, today)
    return f"C-{one.number}, reçu {at}"


def details(one: WaitingRequest, today: date) -> tuple[str, ...]:
    """All that is known of a request, a line each."""
    request = one.request
    lines = [f"{CHANNELS[one.channel]} · {matter(one)} · {MARKS[request.outcome]} · {one.agent}"]
    days = [f"Réponse due avant {dated(request.due_on, today)}"] if request.due_on else []
    days.extend(announcements(one, today))
    pause = open_pause(request)
    if pause is not None:
        days.append(f"Papiers attendus depuis {moment_words(pause.begin.astimezone(one.at.tzinfo), today)}")
    if days:
        lines.append(". ".join(days) + ".")
    if one.call_back:
        lines.append(f"À rappeler{NB}: {one.call_back}")
    if request.note:
        lines.append(f"Note{NB}: {request.note}")
    return tuple(lines)


def announcements(one: WaitingRequest, today: date) -> list[str]:
    """The first announced day, on which the house is judged, then the later ones, each with its reason."""
    said = [
        f"avant {dated(announced.on, today)}" + (f" ({announced.reason})" if announced.reason else "")
        for announced in one.request.announcements
    ]
    if not said:
        return []
    first = "Délai annoncé" if len(said) == 1 else "Délai annoncé d’abord"
    return [f"{first}{NB}: {', puis '.join(said)}"]


def summary(waiting: Sequence[WaitingRequest], *, mine: bool) -> str:
    """« 3 demandes attendent : 1 en retard, 1 aujourd’hui, 1 sans date. »"""
    if not waiting:
        return EMPTY_MINE if mine else EMPTY
    counts = {group: sum(one.group is group for one in waiting) for group in Group}
    named = {Group.LATE: "en retard", Group.TODAY: "aujourd’hui", Group.WEEK: "cette semaine"}
    named |= {Group.LATER: "plus tard", Group.PAUSED: "en pause", Group.UNDATED: "sans date"}
    parts = ", ".join(f"{number}{NB}{named[group]}" for group, number in counts.items() if number)
    one = len(waiting) == 1
    who = "de vos demandes" if mine else "demandes"
    head = f"1{NB}demande attend" if one else f"{len(waiting)}{NB}{who} attendent"
    return f"{head}{NB}: {parts}."


def outcome_labels() -> tuple[str, ...]:
    """The outcomes that can be chosen."""
    return tuple(OUTCOMES[outcome] for outcome in OUTCOME_CHOICES)
