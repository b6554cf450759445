"""What the screen « Dossiers » asks of the desk, on the writing lane. Imports of the use cases wait until then."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from marianne_desk.domain.cases.appointment import Result, State
from marianne_desk.domain.cases.case import Answer, Happening
from marianne_desk.wording.cases import READY, TO_BRING, case_number
from ui.cases import words
from ui.cases.words import Line
from ui.lane_work import without_pauses

if TYPE_CHECKING:
    from marianne_desk.domain.cases.appointment import PartnerAppointment
    from marianne_desk.domain.cases.case_row import CaseRow
    from marianne_desk.usecases.cases import CaseDone, CaseNow
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.partner_appointments import Booked, OpenedWith


@dataclass(frozen=True, slots=True)
class Shown:
    """The list as it is now, and in words. ``text``: what it was filtered by, empty for nothing."""

    rows: "tuple[CaseRow, ...]"
    lines: tuple[Line, ...]
    today: date
    zone: ZoneInfo
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Details:
    """All of a case beside its clocks: heads and lines of what there is to say. ``case``: its id."""

    case: str
    parts: tuple[tuple[str, tuple[str, ...]], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Acted:
    """An act on a case that is on the disk: of the case, or of its appointment. ``closed``: the number of the case, if
    that closed it."""

    case: str
    done: "CaseDone | Booked"
    closed: int | None = None


Named = tuple[tuple[str, str], ...]
"""Ids and what they are called."""


@dataclass(frozen=True, slots=True)
class Inside:
    """Whom a case can reach at a partner's: ``offices``; ``people``: id, name, and office (None: of all)."""

    offices: Named
    people: tuple[tuple[str, str, str | None], ...]

    def people_at(self, office: str | None) -> Named:
        """The correspondents of an office; None: all."""
        return tuple((one, name) for one, name, of in self.people if office is None or of in {None, office})


@dataclass(frozen=True, slots=True)
class Destination:
    """To whom a case goes: ids; ``operator`` None: not yet known. ``said``: in words, empty for nobody."""

    operator: str | None
    office: str | None = None
    person: str | None = None
    said: str = ""


def listed(desk: "Desk", only: str | None, open_only: bool, closed: int | None = None) -> Shown:
    """The list, in words already: thousands may stand in it. ``closed``: number of the case that was just closed, which
    stays in sight."""
    from marianne_desk.usecases.case_list import cases

    with without_pauses():
        rows = _with_closed(desk, cases(desk, open_only=open_only, only=only), closed)
        today = desk.today()
        return Shown(rows, words.lines_of(rows, today, open_only=open_only), today, desk.zone)


def found(desk: "Desk", text: str, open_only: bool, closed: int | None = None) -> Shown:
    """Whom a part of a name or number may mean. ``closed``: as of :func:`listed`."""
    from marianne_desk.usecases.case_list import find_visitor

    with without_pauses():
        rows = _with_closed(desk, find_visitor(desk, text, open_only=open_only), closed)
        today = desk.today()
        return Shown(rows, words.found_lines(rows, today, closed), today, desk.zone, text)


def _with_closed(desk: "Desk", rows: "tuple[CaseRow, ...]", closed: int | None) -> "tuple[CaseRow, ...]":
    from marianne_desk.domain.errors import UserError
    from marianne_desk.usecases.case_list import case_numbered

    if closed is None or any(row.number == closed for row in rows):
        return rows
    try:
        return (*rows, case_numbered(desk, str(closed)))
    except UserError:  # gone meanwhile
        return rows


def details(desk: "Desk", case_id: str) -> Details:
    """What happened to a case, its appointments and papers."""
    from marianne_desk.usecases.cases import case_by_id
    from marianne_desk.usecases.partner_appointments import appointments_of

    now, today = case_by_id(desk, case_id), desk.today()
    held = appointments_of(desk, case_id)
    case = now.case
    asked = tuple(filter(None, (case.question, case.tried and f"Déjà tenté\u00a0: {case.tried}")))
    parts = (
        ("Mandat", _mandates(desk, case_id)),
        ("Question posée", asked),
        ("Rendez-vous chez le partenaire", tuple(_appointment(desk, one) for one in reversed(held))),
        ("Pièces à apporter", _papers(held)),
        ("Histoire", _history(desk, now, held, today)),
    )
    return Details(case_id, tuple((head, lines) for head, lines in parts if lines))


def _mandates(desk: "Desk", case_id: str) -> tuple[str, ...]:
    from marianne_desk.usecases.mandates import mandates_of
    from marianne_desk.wording.mandates import standing_words

    return tuple(filter(None, (standing_words(one, desk.today()) for one in mandates_of(desk, case_id))))


def _history(
    desk: "Desk", now: "CaseNow", held: "tuple[PartnerAppointment, ...]", today: date
) -> tuple[str, ...]:
    from marianne_desk.usecases.partner_appointments import moves_of
    from marianne_desk.wording.cases import event_words, move_words

    agents = {agent.code: agent.label for agent in desk.agents}
    happened = [(event.at, event_words(event, desk.vocabulary), event.agent) for event in now.case.events]
    happened += [(made.at, move_words(made), made.agent) for made in moves_of(desk, held)]
    happened.sort(key=lambda one: one[0])
    return tuple(
        f"{words.said_when(at.astimezone(desk.zone), today)}\u00a0: {said} ({agents.get(agent, agent)})"
        for at, said, agent in reversed(happened)
    )


def _appointment(desk: "Desk", one: "PartnerAppointment") -> str:
    from marianne_desk.domain.french import capitalised, moment_words
    from marianne_desk.usecases.partner_appointments import changes_of
    from marianne_desk.wording import cases as said

    now = desk.now()
    fill = one.state is State.PLANNED and one.begin <= now
    state = f"▲ {said.TO_FILL.lower()}" if fill else said.STATES[one.state].lower()
    if one.result:
        state = f"{state}, {said.RESULTS[one.result].lower()}"
    changes = changes_of(desk, one.id) if one.state is not State.PLANNED else ()
    if changes and changes[-1].reason:
        state = f"{state} ({changes[-1].reason})"
    parts = (
        capitalised(moment_words(one.begin, now.date())),
        said.MODES[one.mode].lower(),
        one.place,
        one.with_whom,
    )
    return " · ".join(filter(None, (*parts, state)))


def _papers(held: "tuple[PartnerAppointment, ...]") -> tuple[str, ...]:
    ahead = [one for one in held if one.state is State.PLANNED]
    return tuple(
        f"{'■' if one.ready else '□'} {one.label}, {READY if one.ready else TO_BRING}"
        for one in (ahead[-1].papers if ahead else ())
    )


def onward(desk: "Desk", case_id: str, wrong: bool) -> Named:
    """To whom a case may go next: code and label, those of its theme first. The one that has it comes last, for another
    office of its; left out where it was the wrong one."""
    from marianne_desk.usecases.cases import case_by_id

    case = case_by_id(desk, case_id).case
    today = desk.today()
    known = [
        one
        for one in desk.vocabulary.operators
        if not (wrong and one.code == case.operator) and not one.retired and one.existed_on(today)
    ]
    known.sort(key=lambda one: (one.code == case.operator, case.theme not in one.themes))
    return tuple((one.code, one.label) for one in known)


def inside(desk: "Desk", operator: str) -> Inside:
    """Offices and correspondents of a partner, those in use."""
    from marianne_desk.usecases.directory import directory

    known = directory(desk)
    return Inside(
        tuple((one.id, one.label) for one in known.offices_of(operator)),
        tuple((one.id, one.name, one.office) for one in known.correspondents_of(operator)),
    )


def moment(desk: "Desk", case_id: str, text: str) -> tuple[datetime, str]:
    """When the next act happened, and in words. Raises UserError of ``usecases.cases.moment_of``."""
    from marianne_desk.domain.french import moment_words
    from marianne_desk.usecases.cases import moment_of

    at = moment_of(desk, case_id, text)
    return at, moment_words(at, desk.today())


def note(
    desk: "Desk",
    case_id: str,
    happening: Happening,
    answer: Answer | None,
    said: str,
    at: datetime | None,
    agent: str | None,
) -> Acted:
    """Something happened to a case, just now or at ``at``."""
    from marianne_desk.usecases.cases import note as noted

    done = noted(desk, case_id, happening, answer=answer, words=said, at=at, agent=agent)
    closed = done.after.case.number if happening is Happening.CLOSED else None
    return Acted(case_id, done, closed)


def send(
    desk: "Desk", case_id: str, to: Destination, wrong: bool, at: datetime | None, agent: str | None
) -> Acted:
    """It goes on; ``wrong``: the partner that had it was not the right one."""
    from marianne_desk.usecases import cases

    office, person = to.office, to.person
    if wrong:
        return Acted(
            case_id,
            cases.wrong_contact(
                desk, case_id, to.operator, office=office, correspondent=person, at=at, agent=agent
            ),
        )
    done = cases.note(
        desk,
        case_id,
        Happening.FORWARDED,
        operator=to.operator,
        office=office,
        correspondent=person,
        at=at,
        agent=agent,
    )
    return Acted(case_id, done)


def fill(
    desk: "Desk",
    case_id: str,
    appointment: str,
    state: State,
    result: Result | None,
    reason: str,
    agent: str | None,
) -> Acted:
    """What became of an appointment, and why; ``reason`` may be empty."""
    from marianne_desk.usecases.partner_appointments import set_state

    return Acted(case_id, set_state(desk, appointment, state, result, reason, agent))


def undo(desk: "Desk", acted: Acted, agent: str | None) -> str:
    """Takes an act back; the id of its case."""
    from marianne_desk.usecases import cases, partner_appointments

    if isinstance(acted.done, cases.CaseDone):
        cases.undo(desk, acted.done, agent)
    else:
        partner_appointments.undo(desk, acted.done, agent)
    return acted.case


def undo_opening(desk: "Desk", opened: "OpenedWith", agent: str | None) -> str:
    """Takes the opening of a case back; what is said of it: what goes. Raises UserError of ``take_back_opening``."""
    from marianne_desk.usecases.partner_appointments import take_back_opening

    take_back_opening(desk, opened, agent)
    return words.opening_undone(opened.now.case, booked=opened.booked is not None)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a case, to be corrected."""

    id: str
    number: int
    name: str = field(repr=False)
    reach: str = field(repr=False)
    question: str = field(repr=False)
    tried: str = field(repr=False)


def facts(desk: "Desk", case_id: str) -> Facts:
    """Reads them. Raises UserError ``case_unknown``, ``case_erased``: nobody is known any more."""
    from marianne_desk.domain.errors import UserError
    from marianne_desk.usecases.cases import case_by_id

    case = case_by_id(desk, case_id).case
    if case.visitor is None:
        raise UserError("case_erased")
    return Facts(case.id, case.number, case.visitor.name, case.visitor.reach, case.question, case.tried)


def keep_facts(desk: "Desk", case_id: str, typed: dict[str, str]) -> str:
    """Keeps them; answers what is said of it. Raises UserError of ``change_visitor`` and ``change_text``."""
    from marianne_desk.domain.cases.visitor import Visitor
    from marianne_desk.usecases.cases import change_text, change_visitor

    change_visitor(desk, case_id, Visitor(typed["name"], typed["reach"]))
    case = change_text(desk, case_id, typed["question"], typed["tried"]).case
    return f"{case_number(case.number)}\u00a0: nom et question gardés."
