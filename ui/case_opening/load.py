"""What the windows of a case and its appointments ask of the desk, on the writing lane. Imports of the use cases wait
until then. No Qt."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from marianne_desk.domain.cases.appointment import (
    Mode,
    Paper,
    PartnerAppointment,
    PartnerAppointmentDraft,
    State,
)
from ui.case_opening import words

if TYPE_CHECKING:
    from marianne_desk.domain.cases.appointment import Result
    from marianne_desk.domain.cases.appointment_time import When
    from marianne_desk.usecases.case_opening import CaseOpening
    from marianne_desk.usecases.desk import Desk
    from marianne_desk.usecases.partner_appointments import Booked, OpenedWith

Answers = tuple[tuple[str, str], ...]

_UNFINISHED = frozenset({"booking_day_missing", "booking_hour_missing", "booking_words", "hour_unreadable"})


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen for a partner. ``offices``: id, label, modes; ``people``: id and name of its correspondents;
    ``said``: what is good to know of it, a line each."""

    operator: str | None
    offices: tuple[tuple[str, str, tuple[Mode, ...]], ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    papers: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A request ready to become a case; ``operators``: code and label of those to whom it may go."""

    opening: "CaseOpening"
    title: str
    operators: tuple[tuple[str, str], ...]
    choices: Choices


@dataclass(frozen=True, slots=True)
class Entered:
    """What stands in the fields. ``when`` empty: no appointment. ``more``: papers that are on no list, set off by
    commas. ``reason``: why an appointment is moved."""

    name: str = field(default="", repr=False)
    reach: str = field(default="", repr=False)
    operator: str | None = None
    office: str | None = None
    person: str | None = None
    with_whom: str = ""
    place: str = field(default="", repr=False)
    mode: Mode = Mode.OFFICE
    when: str = ""
    papers: tuple[Paper, ...] = ()
    more: str = ""
    reason: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Target:
    """What is being made. ``request``: whose case is opened, under the identifier ``case``; empty: the case is there.
    ``appointment``: identifier of the one that is taken, or moved (``moved``: as it is). A second try under the same
    identifiers writes nothing twice."""

    case: str
    appointment: str
    request: str = ""
    moved: PartnerAppointment | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One appointment of a case: ``cells`` under ``words.HEADERS``, its history a line each, what would stand in the
    fields to move it. ``may_miss``: its day has come, somebody may have been there, or absent."""

    one: PartnerAppointment
    cells: tuple[str, ...] = field(repr=False)
    history: tuple[str, ...] = field(repr=False)
    entered: Entered
    may_miss: bool


@dataclass(frozen=True, slots=True)
class CaseShown:
    """A case and its appointments, the earliest first. ``next``: place of the one to look at first."""

    case: str
    title: str = field(repr=False)
    matter: tuple[str, str | None]
    rows: tuple[Row, ...]
    next: int
    fresh: Entered
    choices: Choices


@dataclass(frozen=True, slots=True)
class Read:
    """What the fields mean: ``understood`` in words, ``warnings`` of what cannot be or is doubtful, ``remarks``.
    ``options``: value and label of each answer to ``asked``. ``doubts``: codes that have to be seen. ``unfinished``:
    the line may only want more keys."""

    understood: str = ""
    warnings: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    asked: str = ""
    options: tuple[tuple[str, str], ...] = ()
    doubts: frozenset[str] = frozenset()
    refused: bool = False
    unfinished: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """What is on the disk. ``appointment`` None: none was taken. ``lines``: all of it, to be read over."""

    said: str
    case: str
    appointment: str | None
    act: "OpenedWith | Booked"
    lines: tuple[str, ...] = field(default=(), repr=False)


def opening(desk: "Desk", request_id: str) -> Shown:
    """What the window shows first. Raises UserError ``request_unknown``."""
    from marianne_desk.usecases.case_opening import case_opening

    found = case_opening(desk, request_id)
    label = desk.vocabulary.label
    return Shown(
        found,
        words.opening_title(found, desk.vocabulary),
        tuple((code, label("operator", code)) for code in found.operators),
        choices(desk, found.operator, found.theme, found.reason),
    )


def choices(desk: "Desk", operator: str | None, theme: str, reason: str | None) -> Choices:
    """What the directory offers for a partner and a matter."""
    from marianne_desk.usecases.partner_advice import advice

    one = advice(desk, operator, theme, reason)
    return Choices(
        operator,
        tuple((office.id, office.label, office.modes) for office in one.offices),
        tuple((person.id, person.name) for person in one.correspondents),
        one.papers,
        words.advice_lines(one, desk.today()),
    )


def appointments(desk: "Desk", case_id: str) -> CaseShown:
    """A case and its appointments. Raises UserError ``case_unknown``."""
    from marianne_desk.domain.cases.appointment_outcome import may_become
    from marianne_desk.usecases.cases import case_by_id
    from marianne_desk.usecases.partner_appointments import appointments_of, changes_of

    now = case_by_id(desk, case_id)
    case, moment = now.case, desk.now()
    agents = {agent.code: agent.label for agent in desk.agents}
    found = appointments_of(desk, case_id)
    rows = tuple(
        Row(
            one,
            words.appointment_cells(one, desk.vocabulary, moment),
            words.history_lines(changes_of(desk, one.id), one, agents, moment.date()),
            _as_entered(desk, one),
            may_become(one, State.ABSENT, moment),
        )
        for one in found
    )
    planned = [place for place, one in enumerate(found) if one.state is State.PLANNED]
    known = choices(desk, case.operator, case.theme, case.reason)
    office = case.office if case.office in {office[0] for office in known.offices} else None
    return CaseShown(
        case_id,
        words.case_title(now, desk.vocabulary),
        (case.theme, case.reason),
        rows,
        planned[0] if planned else len(found) - 1,
        Entered(operator=case.operator, office=office),
        known,
    )


def _as_entered(desk: "Desk", one: PartnerAppointment) -> Entered:
    from marianne_desk.domain.cases.appointment_time import line_of
    from marianne_desk.usecases.partner_advice import advice

    offices = advice(desk, one.operator, None, None).offices
    of_directory = {
        text for office in offices if office.id == one.office for text in (office.address, office.telephone)
    }
    return Entered(
        operator=one.operator,
        office=one.office,
        with_whom=one.with_whom,
        place="" if one.place in of_directory else one.place,
        mode=one.mode,
        when=line_of(one.begin, one.minutes),
        papers=one.papers,
    )


def mark(
    desk: "Desk",
    appointment_id: str,
    state: State,
    result: "Result | None",
    reason: str,
    agent: str | None,
) -> Kept:
    """Notes what became of an appointment, and why; ``reason`` may be empty."""
    from marianne_desk.usecases.partner_appointments import set_state

    done = set_state(desk, appointment_id, state, result, reason, agent)
    return Kept(words.state_said(done.after, desk.now()), done.after.case, done.after.id, done)


def look(desk: "Desk", target: Target, entered: Entered, answers: Answers) -> Read:
    """What the fields mean, and all that stands in the way."""
    return _looked(desk, target, entered, answers)[0]


def keep(
    desk: "Desk",
    target: Target,
    entered: Entered,
    answers: Answers,
    accepted: frozenset[str],
    agent: str | None,
) -> Read | Kept:
    """Keeps what was entered, or says what keeps it from being kept: a question, or doubts that are not among
    ``accepted`` yet. Raises UserError with the field that is at fault."""
    if target.request:
        from marianne_desk.domain.cases.visitor import checked_visitor

        checked_visitor(entered.name, entered.reach)
    read, when = _looked(desk, target, entered, answers)
    unreachable = target.request and not entered.reach.strip()
    if unreachable and entered.operator is not None and not read.options:
        read = replace(read, warnings=(words.NO_REACH, *read.warnings), doubts=read.doubts | {"no_reach"})
    if read.refused or read.options or read.doubts - accepted:
        return read
    draft = _draft(target, entered, when) if when.ready else None
    return (
        _opened(desk, target, entered, draft, agent)
        if target.request
        else _booked(desk, target, entered, draft, agent)
    )


def undo(desk: "Desk", kept: Kept, agent: str | None) -> None:
    """Takes what was kept back."""
    from marianne_desk.usecases import partner_appointments as act

    if isinstance(kept.act, act.OpenedWith):
        act.take_back_opening(desk, kept.act, agent)
    else:
        act.undo(desk, kept.act, agent)


def _opened(
    desk: "Desk", target: Target, entered: Entered, draft: PartnerAppointmentDraft | None, agent: str | None
) -> Kept:
    from marianne_desk.domain.cases.case import CaseDraft
    from marianne_desk.domain.cases.visitor import Visitor
    from marianne_desk.usecases.case_opening import as_written
    from marianne_desk.usecases.partner_appointments import open_with_appointment

    case = CaseDraft(
        request=target.request,
        visitor=Visitor(as_written(entered.name), entered.reach),
        operator=entered.operator,
        office=entered.office,
        correspondent=entered.person,
        id=target.case,
    )
    done = open_with_appointment(desk, case, draft, agent)
    if done.booked is None:
        said, lines = words.opened_words(done.now, desk.vocabulary), words.kept_lines(done.now, None)
        return Kept(said, done.now.case.id, None, done, lines)
    taken = done.booked.after
    said = words.taken_words(done.now, taken, desk.vocabulary, desk.today())
    return Kept(said, done.now.case.id, taken.id, done, words.kept_lines(done.now, taken))


def _booked(
    desk: "Desk", target: Target, entered: Entered, draft: PartnerAppointmentDraft | None, agent: str | None
) -> Kept:
    from marianne_desk.domain.errors import UserError
    from marianne_desk.usecases.partner_appointments import book, move

    if draft is None:
        raise UserError("booking_day_missing", "when")
    done = book(desk, draft, agent) if target.moved is None else move(desk, draft, entered.reason, agent)
    said = words.taken_words(done.case_after, done.after, desk.vocabulary, desk.today())
    return Kept(said, target.case, done.after.id, done)


def _draft(target: Target, entered: Entered, when: "When") -> PartnerAppointmentDraft:
    if when.begin is None:
        raise AssertionError  # only what names an instant comes here
    more = (Paper(label) for part in entered.more.split(",") if (label := " ".join(part.split())))
    return PartnerAppointmentDraft(
        case="" if target.request else target.case,
        begin=when.begin,
        mode=entered.mode,
        minutes=when.minutes,
        office=entered.office,
        place=entered.place,
        with_whom=entered.with_whom,
        room=target.moved.room if target.moved and target.moved.mode is entered.mode else None,
        papers=(*entered.papers, *more),
        id=target.appointment,
    )


def _looked(desk: "Desk", target: Target, entered: Entered, answers: Answers) -> "tuple[Read, When]":
    from marianne_desk.domain.agenda.notices import Weight
    from marianne_desk.domain.cases.appointment_time import read_when
    from marianne_desk.usecases.partner_appointments import notices_for

    when = read_when(entered.when, desk.now(), desk.zone, dict(answers))
    if when.refusal is not None:
        lines, unfinished = words.notice_lines((when.refusal,)), when.refusal.code in _UNFINISHED
        return Read(warnings=lines, refused=True, unfinished=unfinished), when
    if when.question is not None:
        options = tuple((one.value, one.label) for one in when.question.options)
        return Read(when.question.prompt, asked=when.question.field, options=options), when
    if when.begin is None or (target.request and entered.operator is None):
        return Read(), when
    notices = notices_for(desk, _draft(target, entered, when), entered.operator)
    grave = sorted(filter(words.warns, notices), key=lambda one: one.code not in words.BESIDE_HOURS)
    return (
        Read(
            _understood(desk, entered, when),
            words.notice_lines(grave),
            words.notice_lines(one for one in notices if not words.warns(one)),
            doubts=frozenset(one.code for one in grave if one.weight is Weight.DOUBT),
            refused=any(one.weight is Weight.REFUSAL for one in notices),
        ),
        when,
    )


def _understood(desk: "Desk", entered: Entered, when: "When") -> str:
    from marianne_desk.domain.agenda.appointment import USUAL_MINUTES
    from marianne_desk.usecases.partner_advice import advice

    known = advice(desk, entered.operator, None, None)
    office = next((one.label for one in known.offices if one.id == entered.office), "")
    partner = desk.vocabulary.label("operator", entered.operator or "")
    minutes = when.minutes or known.usual_minutes or USUAL_MINUTES
    if when.begin is None:
        return ""
    return words.understood(when.begin, minutes, entered.mode, office, partner, desk.today())
