"""What the opening and the closing say in words. No Qt."""

from collections.abc import Sequence
from datetime import date, datetime

from marianne_desk.domain import french
from marianne_desk.domain.agenda.appointment import State
from marianne_desk.domain.backup import Warned
from marianne_desk.domain.commitments.asking import KindState, Stands
from marianne_desk.domain.day.closing import ClosedDay, Closing, DayTotals, OpenPoint, PointKind, Solution
from marianne_desk.domain.day.morning import Meeting, Morning
from marianne_desk.domain.to_answer import WaitingRequest
from marianne_desk.wording import CHANNELS
from marianne_desk.wording.proofs import kind_label, kind_state
from ui.parts.line import Line
from ui.to_answer.words import matter

NB = french.NO_BREAK

KINDS: dict[PointKind, str] = {
    PointKind.TIMER: "Reçu, pas saisi",
    PointKind.WAITING: "Attend encore",
    PointKind.SET_ASIDE: "Mis de côté",
    PointKind.NO_OUTCOME: "À suivre, sans suite prévue",
    PointKind.APPOINTMENT: "Rendez-vous à renseigner",
    PointKind.PARTNER: "Chez le partenaire, à renseigner",
    PointKind.EMPTY_DAY: "Jour ouvert, rien de saisi",
    PointKind.OPEN_DAYS: "Jours non clos",
}

SOLUTIONS: dict[Solution, str] = {
    Solution.GONE: "parti, rien à saisir",
    Solution.LEFT: "parti sans être reçu",
    Solution.ERASE: "effacer",
    Solution.SOLVED: "résolu",
    Solution.ORIENTED: "orienté",
    Solution.BOOKED: "rendez-vous pris",
    Solution.FORWARDED: "transmis",
    Solution.DROPPED: "sans suite",
    Solution.KEPT: "honoré",
    Solution.KEPT_SOLVED: "honoré, réglé",
    Solution.KEPT_NOT_SOLVED: "honoré, pas réglé",
    Solution.KEPT_AGAIN: "honoré, il en faut un autre",
    Solution.EXCUSED: "excusé",
    Solution.ABSENT: "absent",
    Solution.CANCELLED: "annulé par nous",
    Solution.CALLED_OFF: "annulé par le service",
    Solution.NOBODY: "personne n’est venu",
    Solution.CLOSED: "fermé ce jour-là",
    Solution.LATER: "pas encore saisi",
    Solution.CLOSE: "les clore",
    Solution.COUNTER: "saisir au guichet",
}

APPOINTMENTS, PERMANENCES, DUE, LATE, BACKUP, UNCLOSED, PROOFS, ROUND = (
    "Rendez-vous avec nous",
    "Permanences",
    "À répondre aujourd’hui",
    "En retard",
    "Sauvegarde",
    "Jours à clore",
    "Preuves",
    "Tour du mois",
)
"""``ROUND`` is the key of a line of ``PROOFS``."""
PARTNERS, PHONE = "Chez les partenaires", "À appeler"

_STATES = {State.KEPT: "honoré", State.ABSENT: "absent"}
_MOST_DAYS = 3
_MOST_LATE = 5
"""More late answers than this are told by their number: the list of answers shows them all."""


def title(day: date) -> str:
    """« Mercredi 14 octobre 2026 »."""
    return f"{french.capitalised(french.day_words(day))}{NB}{day.year}"


def hours(opens: Sequence[tuple[datetime, datetime]]) -> str:
    """« Ouvert de 9 h 00 à 12 h 00 et de 13 h 30 à 17 h 00 »."""
    if not opens:
        return "Fermé aujourd’hui."
    slots = [f"de {french.clock_time(begin)} à {french.clock_time(end)}" for begin, end in opens]
    return f"Ouvert {french.enumeration(slots)}."


def morning_lines(found: Morning) -> list[Line]:
    """The morning list: a part after the other, its name on its first line; an empty part says so."""
    late = [_due_line(line, LATE, found.day) for line in found.late[:_MOST_LATE]]
    if len(found.late) > _MOST_LATE:
        more = len(found.late) - _MOST_LATE
        late.append(Line(("", "", f"et {more} de plus, sur l’écran des réponses", ""), LATE, late=True))
    parts = (
        (APPOINTMENTS, [_meeting(one, APPOINTMENTS) for one in found.appointments], "aucun aujourd’hui"),
        (PARTNERS, [_meeting(one, PARTNERS) for one in found.partners], "aucun aujourd’hui"),
        (PERMANENCES, [_meeting(one, PERMANENCES) for one in found.permanences], "aucune aujourd’hui"),
        (PHONE, _calls(found), "personne"),
        (DUE, [_due_line(line, DUE, found.day) for line in found.due], "rien n’est dû aujourd’hui"),
        (PROOFS, _proofs(found.proofs), "rien à renouveler"),
        (BACKUP, _backup(found), "rien à signaler"),
        (UNCLOSED, _unclosed(found.unclosed), "aucun"),
        (LATE, late, "rien"),
    )
    lines: list[Line] = []
    for name, found_lines, nothing in parts:
        first, *rest = found_lines or [Line(("", "", nothing, ""), name)]
        lines += [Line((name, *first.cells[1:]), first.key, first.late), *rest]
    return lines


def point_line(point: OpenPoint, today: date) -> Line:
    """One open point: what, since when, of what it is about, whose."""
    about = [point.words]
    if point.number is not None:
        about.insert(0, f"C-{point.number}")
    if point.channel is not None:
        about.append(CHANNELS[point.channel])
    if point.days:
        about = [_days(point.days)]
    since = _moment(point.at, today) if point.at else ""
    cells = (KINDS[point.kind], since, " · ".join(part for part in about if part), point.agent)
    return Line(cells, key_of(point))


def key_of(point: OpenPoint) -> str:
    """What finds a point again in the list."""
    return f"{point.kind.value} {point.key}"


def totals(found: DayTotals) -> str:
    """« 14 passages, 18 demandes, 15 résolues sur place, 1 permanence »."""
    said = [
        french.count_of(found.contacts, "passage"),
        french.count_of(found.requests, "demande"),
        french.count_of(found.solved, "résolue sur place", "résolues sur place"),
        french.count_of(found.permanences, "permanence"),
    ]
    return ", ".join(said)


def agents(found: DayTotals) -> str:
    """« Agent 1 : 9 passages, Agent 2 : 5 passages »; empty for nobody."""
    return ", ".join(f"{label}{NB}: {french.count_of(n, 'passage')}" for label, n in found.agents)


def state(closing: Closing, agent: str) -> str:
    """Whether the day is closed, by whom, and what came after."""
    closed = closing.closed
    if closed is None:
        return "La journée n’est pas close."
    text = f"■ Journée close {_at(closed)} par {agent}."
    if closing.since:
        later = french.count_of(closing.since, "passage saisi", "passages saisis")
        return f"{text} {later} depuis{NB}: les totaux les comptent."
    return f"{text} Un passage de ce jour peut encore être saisi."


def done(point: OpenPoint, solution: Solution) -> str:
    """What the status line says of a point that was solved."""
    return f"{KINDS[point.kind]}{NB}: {SOLUTIONS[solution]}. Ctrl+Z pour annuler."


def _at(closed: ClosedDay) -> str:
    return f"à {french.clock_time(closed.at)}"


def _meeting(one: Meeting, part: str) -> Line:
    when = f"{french.clock_time(one.at)} à {french.clock_time(one.end)}"
    state = _STATES.get(one.state, "") if one.state else ""
    return Line(("", when, " · ".join(text for text in (one.words, state) if text), one.agent), part)


def _due_line(one: WaitingRequest, part: str, today: date) -> Line:
    late = part == LATE and one.until is not None
    when = f"▲ {_day(one.until, today)}" if late and one.until else "aujourd’hui"
    what = f"C-{one.number} · {CHANNELS[one.channel]} · {matter(one)}"
    return Line(("", when, what, one.agent), part, late=late)


def _calls(found: Morning) -> list[Line]:
    """Who is to be phoned, counted: « Dossiers » has the list."""
    recall = french.count_of(found.to_recall, "rendez-vous à rappeler", "rendez-vous à rappeler")
    tell = french.count_of(found.to_tell, "usager à informer", "usagers à informer")
    parts = [said for said, count in ((recall, found.to_recall), (tell, found.to_tell)) if count]
    return [Line(("", "", ", ".join(parts), ""), PHONE)] if parts else []


def _backup(found: Morning) -> list[Line]:
    state = found.backup
    if state.warned is Warned.FAILED and state.failed is not None:
        when, what = french.moment_words(state.failed.at, found.day), "la dernière copie a échoué"
    elif state.warned is Warned.MISSED and state.uncopied_since is not None:
        when, what = f"depuis le {_day(state.uncopied_since, found.day)}", "aucune copie vérifiée"
    else:
        return []
    return [Line(("", f"▲ {when}", what, ""), BACKUP, late=True)]


def _proofs(asking: Sequence[KindState]) -> list[Line]:
    """A line for each proof that asks to be renewed, one for the whole monthly round."""
    of_round = [one for one in asking if one.kind.monthly_round and one.stands is not Stands.WRONG]
    lines = [
        Line(("", "", f"{kind_label(one.kind)}{NB}: {kind_state(one)}", ""), PROOFS, late=True)
        for one in asking
        if one not in of_round
    ]
    if of_round:
        points = french.count_of(len(of_round), "point à vérifier", "points à vérifier")
        lines.insert(0, Line(("", "", f"▲ {ROUND}{NB}: {points}", ""), ROUND, late=True))
    return lines


def _day(day: date, today: date) -> str:
    return french.day_words(day) if day.year == today.year else french.day_short(day)


def _unclosed(days: Sequence[date]) -> list[Line]:
    if not days:
        return []
    return [Line(("", "", _days(days), ""), UNCLOSED)]


def _days(days: Sequence[date]) -> str:
    """« lundi 12 et mardi 13 octobre »; more than three by their number and their ends."""
    if len(days) > _MOST_DAYS:
        ends = f"du {french.day_words(days[0])} au {french.day_words(days[-1])}"
        return f"{french.count_of(len(days), 'jour')}, {ends}"
    return french.enumeration([french.day_words(day) for day in days])


def _moment(at: datetime, today: date) -> str:
    """Today the hour alone."""
    return french.clock_time(at) if at.date() == today else french.moment_words(at, today)
