"""A request that the desk cannot settle goes on as a case, followed to the end: one act, one transaction, one key to
undo it.

What happens to a case moves its request too: papers that the partner asks for stop the clock of the request, the
visitor's being told answers it.
"""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from marianne_desk.domain import to_answer as requests
from marianne_desk.domain.answer_words import read_answer_moment
from marianne_desk.domain.cases.case import Answer, Case, CaseDraft, Event, Happening
from marianne_desk.domain.cases.rules import checked_event
from marianne_desk.domain.cases.standing import Standing, standing
from marianne_desk.domain.cases.visitor import Visitor, checked_visitor, refuse_numbers
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Request
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import cases as stored
from marianne_desk.storage import directory, partner_appointments
from marianne_desk.storage.contacts import contact_by_id
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.to_answer import Done, act_within, undo_within

if TYPE_CHECKING:
    from sqlalchemy import Connection

_SENT_ON = frozenset({Outcome.FORWARDED, Outcome.APPOINTMENT})


@dataclass(frozen=True, slots=True)
class CaseNow:
    """A case and where it stands."""

    case: Case
    standing: Standing


@dataclass(frozen=True, slots=True)
class CaseDone:
    """One act on a case, one event or two. ``request``: what it changed of its request, None where nothing."""

    before: CaseNow
    after: CaseNow
    request: Done | None = None

    @property
    def events(self) -> tuple[Event, ...]:
        """What happened, in order."""
        known = {event.id for event in self.before.case.events}
        return tuple(event for event in self.after.case.events if event.id not in known)

    @property
    def event(self) -> Event:
        """What happened last."""
        return self.events[-1]


@dataclass(frozen=True, slots=True)
class Opened:
    """A case that was opened. ``request``: what that changed of its request; None: the case was there already."""

    now: CaseNow
    request: Done | None


def open_case(
    desk: Desk, draft: CaseDraft, outcome: Outcome = Outcome.FORWARDED, agent: str | None = None
) -> Opened:
    """Opens the case of a request: « transmis » from now on, its outcome becomes ``outcome`` unless it was sent on
    already. The same request again is a retry: its case is given back as it is.

    Raises UserError ``request_unknown``, ``operator_missing``, ``operator_unknown``, ``operator_retired``,
    and those of ``checked_visitor``."""
    with desk.store.writing() as connection:
        return open_within(connection, desk, draft, outcome, agent)


def open_within(
    connection: "Connection", desk: Desk, draft: CaseDraft, outcome: Outcome, agent: str | None = None
) -> Opened:
    """:func:`open_case`, as part of what a transaction does."""
    visitor = checked_visitor(draft.visitor.name, draft.visitor.reach)
    question, tried = checked_text(draft.question, "question"), checked_text(draft.tried, "tried")
    who, now = agent or desk.settings.agent, desk.clock()
    facts = stored.request_facts(connection, draft.request)
    if facts is None:
        raise UserError("request_unknown")
    held = stored.of_request(connection, draft.request)
    if held is not None:
        return Opened(seen(desk, held), None)
    operator = checked_operator(desk, draft.operator or facts.operator)
    case = Case(
        id=draft.id or str(uuid.uuid4()),
        number=0,
        request=draft.request,
        contact=facts.contact,
        theme=facts.theme,
        reason=facts.reason,
        operator=operator,
        office=draft.office,
        correspondent=draft.correspondent,
        received_at=facts.received_at,
        opened_at=now,
        agent=who,
        alarms=_alarms(desk, connection, operator),
        visitor=visitor,
        events=(Event(now, Happening.FORWARDED, who, operator=operator),),
        question=question,
        tried=tried,
    )
    stored.add(connection, case, facts, seen(desk, case).standing, desk.calendar)
    done = act_within(connection, desk, draft.request, agent, _sent_on(outcome, operator, now))
    return Opened(seen(desk, case_within(connection, case.id)), done)


def take_back(desk: Desk, opened: Opened, agent: str | None = None) -> None:
    """Takes the opening of a case back: it goes with its visitor, and the request is again what it was.

    Raises UserError ``case_unknown``, ``case_changed`` when something happened to it since (an
    appointment, a mandate too), ``request_changed``."""
    with desk.store.writing() as connection:
        take_back_within(connection, desk, opened, agent)


def take_back_within(connection: "Connection", desk: Desk, opened: Opened, agent: str | None = None) -> None:
    """:func:`take_back`, as part of what a transaction does."""
    case = case_within(connection, opened.now.case.id)
    if case.events != opened.now.case.events or stored.has_more(connection, case.number):
        raise UserError("case_changed")
    stored.remove(connection, case.number)
    if opened.request is not None:
        undo_within(connection, desk, opened.request, agent)


def note(
    desk: Desk,
    case_id: str,
    happening: Happening,
    *,
    answer: Answer | None = None,
    words: str = "",
    operator: str | None = None,
    office: str | None = None,
    correspondent: str | None = None,
    appointment: str | None = None,
    at: datetime | None = None,
    agent: str | None = None,
) -> CaseDone:
    """Notes what happened to a case, now or at ``at``. « Transmis » again goes to ``operator``.

    Raises UserError ``case_unknown``, ``case_step``, ``case_order``, ``refusal_reason``, ``in_the_future``,
    ``operator_…``, ``visitor_number`` (in the words)."""
    with desk.store.writing() as connection:
        event = Event(
            at or desk.clock(),
            happening,
            agent or desk.settings.agent,
            operator=operator,
            answer=answer,
            words=words,
            appointment=appointment,
        )
        return note_within(connection, desk, case_id, event, office=office, correspondent=correspondent)


def wrong_contact(
    desk: Desk,
    case_id: str,
    onward: str | None,
    words: str = "",
    *,
    office: str | None = None,
    correspondent: str | None = None,
    at: datetime | None = None,
    agent: str | None = None,
) -> CaseDone:
    """« Mauvais interlocuteur », and « transmis » to ``onward`` (its ``office`` and ``correspondent``, ids of the
    directory) in the same act, now or at ``at``; ``onward`` None: not yet known to whom.

    Raises what :func:`note` raises."""
    with desk.store.writing() as connection:
        who, when = agent or desk.settings.agent, at or desk.clock()
        said = Event(when, Happening.ANSWERED, who, answer=Answer.WRONG_CONTACT, words=words)
        done = note_within(connection, desk, case_id, said)
        if onward is None:
            return done
        event = Event(when, Happening.FORWARDED, who, operator=onward)
        sent = note_within(connection, desk, case_id, event, office=office, correspondent=correspondent)
        return CaseDone(done.before, sent.after, done.request)


def moment_of(desk: Desk, case_id: str, text: str) -> datetime:
    """When something happened to a case, in the words of an agent (« hier 17h », « lundi »); local.

    Raises UserError ``case_unknown``, ``moment_unclear``, ``in_the_future``, ``case_order``: something else happened
    to it after that."""
    at = read_answer_moment(text, desk.now(), desk.zone)
    last = case_by_id(desk, case_id).case.events[-1].at
    if at.astimezone(UTC) < last:
        raise UserError("case_order", "moment", at=last.astimezone(desk.zone))
    return at


def note_within(
    connection: "Connection",
    desk: Desk,
    case_id: str,
    event: Event,
    *,
    office: str | None = None,
    correspondent: str | None = None,
) -> CaseDone:
    """:func:`note`, as part of what a transaction does."""
    case = case_within(connection, case_id)
    before = seen(desk, case)
    event = replace(event, words=checked_text(event.words, "words"))
    if event.at > desk.clock():
        raise UserError("in_the_future", "at", at=event.at.astimezone(desk.zone))
    if event.at < case.events[-1].at:
        raise UserError("case_order", "at", at=case.events[-1].at.astimezone(desk.zone))
    if event.happening is Happening.FORWARDED:
        operator = checked_operator(desk, event.operator or case.operator)
        event = replace(event, operator=operator, alarms=_alarms(desk, connection, operator))
        case = replace(case, operator=operator, office=office, correspondent=correspondent)
    checked_event(before.standing, event)
    stored.add_event(connection, case.number, event)
    after = _rewritten(connection, desk, case)
    return CaseDone(before, after, _move_request(connection, desk, before, after, event))


def undo(desk: Desk, done: CaseDone, agent: str | None = None) -> CaseNow:
    """Takes the last act on a case back, and what it changed of its request.

    Raises UserError ``case_unknown``, ``case_changed``: something else happened to it since."""
    with desk.store.writing() as connection:
        case = case_within(connection, done.after.case.id)
        if case.events != done.after.case.events:
            raise UserError("case_changed")
        for event in done.events:
            stored.remove_event(connection, event.id or 0)
        before = done.before.case
        again = replace(
            case, operator=before.operator, office=before.office, correspondent=before.correspondent
        )
        if done.request is not None:
            undo_within(connection, desk, done.request, agent)
        return _rewritten(connection, desk, again)


def set_events_within(connection: "Connection", desk: Desk, case_id: str, events: Sequence[Event]) -> CaseNow:
    """The case with those of its events that are in ``events``, and those of ``events`` that it has not (a later one
    may have the key of one that was taken back). For what is taken back; nothing else moves."""
    case = case_within(connection, case_id)
    for event in case.events:
        if event not in events:
            stored.remove_event(connection, event.id or 0)
    for event in events:
        if event not in case.events:
            stored.add_event(connection, case.number, event)
    return _rewritten(connection, desk, case)


def change_visitor(desk: Desk, case_id: str, visitor: Visitor) -> CaseNow:
    """Corrects the name or the way to reach somebody. Raises UserError ``case_unknown``, ``case_erased`` (the identity
    was erased: it does not come back), and those of ``checked_visitor``."""
    good = checked_visitor(visitor.name, visitor.reach)
    with desk.store.writing() as connection:
        case = case_within(connection, case_id)
        if case.erased_at is not None:
            raise UserError("case_erased")
        stored.keep_visitor(connection, case.number, good)
        return seen(desk, replace(case, visitor=good))


def change_text(desk: Desk, case_id: str, question: str, tried: str) -> CaseNow:
    """What is asked of the partner, and what was tried; both may be empty. Raises UserError ``case_unknown``,
    ``case_erased``, ``visitor_number``."""
    question, tried = checked_text(question, "question"), checked_text(tried, "tried")
    with desk.store.writing() as connection:
        case = case_within(connection, case_id)
        if case.erased_at is not None:
            raise UserError("case_erased")
        stored.keep_text(connection, case.number, question, tried)
        return seen(desk, replace(case, question=question, tried=tried))


def case_by_id(desk: Desk, case_id: str) -> CaseNow:
    """One case. Raises UserError ``case_unknown``."""
    with desk.store.reading() as connection:
        return seen(desk, case_within(connection, case_id))


def case_of_request(desk: Desk, request_id: str) -> CaseNow | None:
    """The case of a request; None: it has none."""
    with desk.store.reading() as connection:
        case = stored.of_request(connection, request_id)
    return None if case is None else seen(desk, case)


def cases_of_contact(desk: Desk, contact_id: str) -> tuple[tuple[Case, bool], ...]:
    """The cases of a contact, each with whether it has an appointment; empty where it has none, or is not there."""
    with desk.store.reading() as connection:
        kept = contact_by_id(connection, contact_id)
        numbers = () if kept is None else stored.numbers_of_contact(connection, kept.number)
        return tuple(
            (case, bool(partner_appointments.of_case(connection, case.id, desk.calendar)))
            for case in stored.by_numbers(connection, numbers)
        )


def seen(desk: Desk, case: Case) -> CaseNow:
    """A case and where it stands, by the desk's calendar."""
    return CaseNow(case, standing(case.events, case.alarms, desk.calendar.working_days, desk.zone))


def case_within(connection: "Connection", case_id: str) -> Case:
    """The case as a transaction sees it. Raises UserError ``case_unknown``."""
    case = stored.by_id(connection, case_id)
    if case is None:
        raise UserError("case_unknown")
    return case


def checked_operator(desk: Desk, operator: str | None) -> str:
    """The operator, when something can be sent to it today. Raises UserError ``operator_missing``,
    ``operator_unknown``, ``operator_retired``."""
    if operator is None:
        raise UserError("operator_missing", "operator")
    known = desk.vocabulary.operator(operator)
    if known is None:
        raise UserError("operator_unknown", "operator", text=operator)
    if known.retired or not known.existed_on(desk.today()):
        raise UserError("operator_retired", "operator", text=known.label)
    return operator


def checked_text(text: str, field: str) -> str:
    """Free words, spaces tidied line by line. Raises UserError ``visitor_number``: a number that identifies a person
    elsewhere stands in them."""
    refuse_numbers(text, field)
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())


def _rewritten(connection: "Connection", desk: Desk, case: Case) -> CaseNow:
    kept = case_within(connection, case.id)
    now = seen(
        desk,
        replace(kept, operator=case.operator, office=case.office, correspondent=case.correspondent),
    )
    stored.rewrite(connection, now.case, now.standing, desk.calendar)
    return now


def _alarms(desk: Desk, connection: "Connection", operator: str) -> Alarms:
    return directory.read(connection, operator).partner(operator).alarms or desk.settings.alarms


def _sent_on(outcome: Outcome, operator: str, at: datetime) -> Callable[[Request, Channel], Request]:
    def change(one: Request, _channel: Channel) -> Request:
        sent = one if one.outcome in _SENT_ON else requests.changed_outcome(one, outcome, at)
        return replace(sent, operator=one.operator or operator)

    return change


def _move_request(
    connection: "Connection", desk: Desk, before: CaseNow, after: CaseNow, event: Event
) -> Done | None:
    """What a happening means for the request itself; None: nothing. Its clock stands still while the visitor has papers
    to bring."""
    told = event.happening is Happening.TOLD
    asked = after.standing.papers_expected and not before.standing.papers_expected
    came = before.standing.papers_expected and not after.standing.papers_expected

    def change(one: Request, channel: Channel) -> Request:
        waiting = requests.open_pause(one) is not None
        if told and one.answered_at is None:
            return requests.answered(one, channel, event.at)
        if asked and not waiting and one.answered_at is None:
            return requests.papers_asked(one, event.at)
        if came and waiting:
            return requests.papers_arrived(one, event.at)
        return one

    if not (told or asked or came):
        return None
    done = act_within(connection, desk, after.case.request, event.agent, change)
    return None if done.before == done.after else done
