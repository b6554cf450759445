"""What waits for an answer from us, and what an agent does with it: one act, one transaction, one key to undo it.

Whom to call back is erased in the transaction of the act after which the request no longer waits; the answer of that
act holds it in memory, for the one undo.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from marianne_desk.domain import to_answer as rules
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Contact, Request
from marianne_desk.domain.derivation import derive_request
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.plausibility import check_times
from marianne_desk.domain.to_answer import ToAnswer, WaitingRequest
from marianne_desk.storage import callbacks
from marianne_desk.storage import open_requests as stored
from marianne_desk.storage.open_requests import OpenRequest, open_requests
from marianne_desk.storage.request_facts import (
    HeldRequest,
    changes_between,
    held_request,
    note_changes,
    rewrite_request,
)
from marianne_desk.usecases.desk import Desk

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Done:
    """One act on a request of the contact ``number``: what it was and what it is, its due day as derived.
    ``call_back`` was erased with it (empty: nothing was); it lives here alone, until the next act."""

    number: int
    before: Request
    after: Request
    call_back: str = field(default="", repr=False)


def to_answer(desk: Desk, only: str | None = None) -> ToAnswer:
    """The list of today. ``only``: the code of the agent whose contacts it shows; None: everybody's."""
    today = desk.today()
    with desk.store.reading() as connection:
        waiting = [one for one in open_requests(connection) if rules.waits(one.request)]
    shown = [one for one in waiting if only is None or one.agent == only]
    labels = {agent.code: agent.label for agent in desk.agents}
    return ToAnswer(
        day=today,
        rows=rules.in_order(_row(desk, one, today, labels) for one in shown),
        promises=_promises(desk, today),
        count=sum(rules.is_due(one.request, today) for one in waiting),
    )


def count_due(desk: Desk) -> int:
    """How many requests are late or due today, for the whole house: what the navigation shows."""
    with desk.store.reading() as connection:
        return stored.count_due(connection, desk.today())


def waiting_of(desk: Desk, number: int) -> tuple[WaitingRequest, ...]:
    """What waits of the contact with this short number. Raises UserError ``not_waiting``: nothing does."""
    with desk.store.reading() as connection:
        waiting = [one for one in open_requests(connection, contact=number) if rules.waits(one.request)]
    if not waiting:
        raise UserError("not_waiting", "line", number=number)
    labels = {agent.code: agent.label for agent in desk.agents}
    return rules.in_order(_row(desk, one, desk.today(), labels) for one in waiting)


def answer(desk: Desk, request_id: str, at: datetime | None = None, agent: str | None = None) -> Done:
    """The request was answered: now, or at ``at``. ``agent``: who says so (a code); None: the one at the desk.

    Raises UserError ``request_unknown``, ``answered_before_receipt``, ``in_the_future``."""
    moment = at or desk.clock()
    return _act(desk, request_id, agent, lambda one, channel: rules.answered(one, channel, moment))


def announce(desk: Desk, request_id: str, on: date, reason: str, agent: str | None = None) -> Done:
    """The visitor was told a new day, and why. The first announcement stays the one that is judged.

    Raises UserError ``request_unknown``, ``promise_past``, ``promise_out_of_range``, ``reason_missing``."""
    today, now = desk.today(), desk.clock()
    return _act(desk, request_id, agent, lambda one, _channel: rules.announced(one, now, on, today, reason))


def ask_papers(desk: Desk, request_id: str, agent: str | None = None) -> Done:
    """The visitor has papers to bring: the clock stops. Raises UserError ``request_unknown``, ``papers_expected``."""
    now = desk.clock()
    return _act(desk, request_id, agent, lambda one, _channel: rules.papers_asked(one, now))


def papers_came(desk: Desk, request_id: str, agent: str | None = None) -> Done:
    """The papers are there: the clock goes on. Raises UserError ``request_unknown``, ``papers_not_expected``."""
    now = desk.clock()
    return _act(desk, request_id, agent, lambda one, _channel: rules.papers_arrived(one, now))


def change_outcome(desk: Desk, request_id: str, outcome: Outcome, agent: str | None = None) -> Done:
    """Another outcome: solved after all, closed without an answer (« sans suite ») … Raises UserError
    ``request_unknown``."""
    now = desk.clock()
    return _act(desk, request_id, agent, lambda one, _channel: rules.changed_outcome(one, outcome, now))


def keep_call_back(desk: Desk, request_id: str, words: str) -> None:
    """Whom to call back for a request that waits: a first name or a number; empty words erase it.

    Raises UserError ``request_unknown``, ``not_waiting``."""
    with desk.store.writing() as connection:
        held = _held(connection, request_id)
        if not rules.waits(held.request):
            raise UserError("not_waiting", number=held.kept.number)
        if words.strip():
            callbacks.keep(connection, held.key, words.strip())
        else:
            callbacks.erase(connection, (held.key,))


def undo(desk: Desk, done: Done, agent: str | None = None) -> Done:
    """Takes an act back: the request is again what it was, and so is whom to call back.

    Raises UserError ``request_unknown``, ``request_changed``: somebody did something else with it since."""

    with desk.store.writing() as connection:
        return undo_within(connection, desk, done, agent)


def undo_within(connection: "Connection", desk: Desk, done: Done, agent: str | None = None) -> Done:
    """:func:`undo`, as part of what a transaction does."""

    def back(one: Request, _channel: Channel) -> Request:
        if one != done.after:
            raise UserError("request_changed")
        return done.before

    return act_within(connection, desk, done.after.id, agent, back, restored=done)


def _act(
    desk: Desk,
    request_id: str,
    agent: str | None,
    change: Callable[[Request, Channel], Request],
    restored: Done | None = None,
) -> Done:
    with desk.store.writing() as connection:
        return act_within(connection, desk, request_id, agent, change, restored)


def act_within(
    connection: "Connection",
    desk: Desk,
    request_id: str,
    agent: str | None,
    change: Callable[[Request, Channel], Request],
    restored: Done | None = None,
) -> Done:
    """One act on a request, as part of what a transaction does: ``change`` gives the request as it becomes.
    ``restored``: the act that is taken back. Raises what ``change`` raises and UserError ``request_unknown``."""
    held = _held(connection, request_id)
    contact = held.kept.contact
    new = change(held.request, contact.channel)
    _check(desk, contact, new)
    set_by_hand = _day_set_by_hand(desk, contact, restored.before if restored else held.request)
    facts = replace(new, due_on=new.due_on if set_by_hand else None)
    derived = derive_request(contact, facts, desk.calendar)
    words = callbacks.read(connection, (held.key,)).get(held.key, "")
    rewrite_request(connection, held, facts, derived)
    note_changes(
        connection, held, changes_between(held.request, new), agent or desk.settings.agent, desk.clock()
    )
    if restored is not None and restored.call_back:
        callbacks.keep(connection, held.key, restored.call_back)
    after = _held(connection, request_id).request
    left = callbacks.read(connection, (held.key,))
    return Done(held.kept.number, held.request, after, "" if left else words)


def _held(connection: "Connection", request_id: str) -> HeldRequest:
    held = held_request(connection, request_id)
    if held is None:
        raise UserError("request_unknown")
    return held


def _day_set_by_hand(desk: Desk, contact: Contact, request: Request) -> bool:
    """A due day other than the one that the calendar gives was set by a person, and stays."""
    if request.due_on is None:
        return False
    return derive_request(contact, replace(request, due_on=None), desk.calendar).due_on != request.due_on


def _check(desk: Desk, contact: Contact, new: Request) -> None:
    try:
        check_times(replace(contact, requests=(new,)), desk.now(), own_clock=False)
    except UserError as error:
        values = {
            name: value.astimezone(desk.zone) if isinstance(value, datetime) else value
            for name, value in error.values.items()
        }
        raise UserError(error.code, error.field, **values) from error


def _promises(desk: Desk, today: date) -> tuple[date, ...]:
    found = (desk.calendar.working_days.due_on(today, days, ()) for days in rules.USUAL_PROMISES)
    return tuple(day for day in found if day is not None)


def _row(desk: Desk, one: OpenRequest, today: date, labels: dict[str, str]) -> WaitingRequest:
    request, label = one.request, desk.vocabulary.label
    return WaitingRequest(
        number=one.number,
        contact=one.contact,
        request=request,
        channel=one.channel,
        agent=labels.get(one.agent, one.agent),
        agent_code=one.agent,
        at=one.at.astimezone(desk.zone),
        group=rules.group_of(request, today),
        until=rules.until(request, today),
        theme=label("theme", request.theme),
        reason=label("reason", request.reason) if request.reason else "",
        operator=label("operator", request.operator) if request.operator else "",
        call_back=one.call_back,
    )
