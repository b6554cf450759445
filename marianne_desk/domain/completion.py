"""From what was typed to a contact that can be kept: defaults, and the refusal of what cannot be."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from marianne_desk.domain.codes import WRITTEN, Channel, Help, Outcome
from marianne_desk.domain.contact import Contact, ContactDraft, Request, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.vocabulary import Vocabulary

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
AHEAD = timedelta(minutes=5)
"""Clocks of two programs differ a little; more than that ahead of now is a mistake."""

_STILL_OPEN = frozenset({Outcome.PENDING, Outcome.FORWARDED})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What completes a draft: the present instant, the agent at the desk, the desk's lists. ``fill`` False keeps
    what is empty unknown (a file of past contacts) instead of giving it the default of the counter."""

    now: datetime
    agent: str
    vocabulary: Vocabulary
    fill: bool = True
    new_id: Callable[[], str] = lambda: str(uuid.uuid4())


def complete(draft: ContactDraft, circumstances: Circumstances) -> Contact:
    """The contact of ``draft``, whole and checked.

    Raises UserError whose ``field`` is the column of contract.md §5 at fault. Source: contract.md §1, §4, §5."""
    if not draft.requests:
        raise UserError("no_request", "theme")
    received = min((r.received_at for r in draft.requests if r.received_at), default=None)
    arrived = draft.arrived_at or received or circumstances.now
    contact = Contact(
        id=draft.id or circumstances.new_id(),
        channel=draft.channel,
        agent=draft.agent or circumstances.agent,
        arrived_at=arrived,
        taken_at=draft.taken_at,
        ended_at=draft.ended_at,
        recorded_at=draft.recorded_at or circumstances.now,
        requests=tuple(_request(request, draft, arrived, circumstances) for request in draft.requests),
        timer_flag=draft.timer_flag,
        first_visit=draft.first_visit,
        age=draft.age,
        commune=draft.commune.strip(),
        needs=draft.needs,
        rings=draft.rings,
        missed=draft.missed,
    )
    _check_times(contact, circumstances.now)
    return contact


def _request(
    draft: RequestDraft, contact: ContactDraft, arrived: datetime, circumstances: Circumstances
) -> Request:
    vocabulary = circumstances.vocabulary
    reason, theme = _reason_and_theme(draft, vocabulary)
    if draft.outcome is None and not circumstances.fill:
        raise UserError("outcome_missing", "outcome")
    outcome = draft.outcome or Outcome.SOLVED
    received = draft.received_at
    if received is None and contact.channel in WRITTEN:
        received = arrived
    return Request(
        id=draft.id or circumstances.new_id(),
        theme=theme,
        reason=reason,
        operator=_operator(draft.operator, arrived, vocabulary),
        help=_help(draft, reason, contact.channel, circumstances),
        outcome=outcome,
        kind=draft.kind,
        returning=draft.returning,
        received_at=received,
        acknowledged_at=draft.acknowledged_at,
        acknowledged_by=draft.acknowledged_by,
        announcements=tuple(sorted(draft.announcements, key=lambda a: a.at)),
        pauses=tuple(sorted(draft.pauses, key=lambda p: p.begin)),
        due_on=draft.due_on,
        answered_at=_answered_at(draft, received, outcome, circumstances),
        note=draft.note.strip(),
    )


def _reason_and_theme(draft: RequestDraft, vocabulary: Vocabulary) -> tuple[str | None, str]:
    reason = None
    if draft.reason:
        reason = vocabulary.find("reason", draft.reason)
        if reason is None:
            raise UserError("reason_unknown", "reason", text=draft.reason)
    theme = vocabulary.find("theme", draft.theme) if draft.theme else None
    if draft.theme and theme is None:
        raise UserError("theme_unknown", "theme", text=draft.theme)
    if reason is not None:
        known = vocabulary.reason(reason)
        owner = known.theme if known else theme
        if theme is not None and theme != owner:
            raise UserError("reason_of_other_theme", "reason", reason=draft.reason, theme=draft.theme)
        theme = owner
    if theme is None:
        raise UserError("theme_missing", "theme")
    return reason, theme


def _operator(text: str | None, at: datetime, vocabulary: Vocabulary) -> str | None:
    if not text:
        return None
    code = vocabulary.find("operator", text)
    known = vocabulary.operator(code) if code else None
    if known is None:
        raise UserError("operator_unknown", "operator", text=text)
    if known.valid_to is not None and at.date() > known.valid_to:
        raise UserError("operator_not_valid", "operator", text=text)
    return known.code


def _help(
    draft: RequestDraft, reason: str | None, channel: Channel, circumstances: Circumstances
) -> tuple[Help, ...]:
    if draft.help or not circumstances.fill:
        return tuple(dict.fromkeys(draft.help))
    if draft.outcome in {Outcome.APPOINTMENT, Outcome.FORWARDED}:
        return (Help.CONTACT,)
    if draft.outcome is Outcome.ORIENTED or channel is Channel.PERMANENCE:
        return (Help.INFORMATION,)
    known = circumstances.vocabulary.reason(reason) if reason else None
    return (known.help if known else ()) or (Help.INFORMATION,)


def _answered_at(
    draft: RequestDraft, received: datetime | None, outcome: Outcome, circumstances: Circumstances
) -> datetime | None:
    """A written request or a message that is closed as it is logged was answered now."""
    if draft.answered_at or not circumstances.fill or received is None or outcome in _STILL_OPEN:
        return draft.answered_at
    return circumstances.now


def _check_times(contact: Contact, now: datetime) -> None:
    latest = now + AHEAD
    for field, at in (
        ("arrived_at", contact.arrived_at),
        ("taken_at", contact.taken_at),
        ("ended_at", contact.ended_at),
        ("recorded_at", contact.recorded_at),
    ):
        _check_instant(field, at, latest)
    if contact.taken_at is not None and contact.taken_at < contact.arrived_at:
        raise UserError(
            "taken_before_arrival", "taken_at", taken=contact.taken_at, arrived=contact.arrived_at
        )
    begun = contact.taken_at or contact.arrived_at
    if contact.ended_at is not None and contact.ended_at < begun:
        raise UserError("ended_before_taken", "ended_at", ended=contact.ended_at, begun=begun)
    if contact.rings is not None and contact.rings < 0:
        raise UserError("rings_negative", "rings")
    for request in contact.requests:
        _check_request_times(request, contact.arrived_at, latest)


def _check_request_times(request: Request, arrived: datetime, latest: datetime) -> None:
    for field, at in (
        ("received_at", request.received_at),
        ("acknowledged_at", request.acknowledged_at),
        ("answered_at", request.answered_at),
    ):
        _check_instant(field, at, latest)
    received = request.received_at or arrived
    for field, at in (("answered_at", request.answered_at), ("acknowledged_at", request.acknowledged_at)):
        if at is not None and at < received:
            raise UserError("answered_before_receipt", field, answered=at, received=received)
    for pause in request.pauses:
        _check_instant("pauses", pause.begin, latest)
        if pause.end is not None and pause.end < pause.begin:
            raise UserError("pause_ends_before_start", "pauses", begin=pause.begin, end=pause.end)
    for announcement in request.announcements:
        _check_instant("announcements", announcement.at, latest)


def _check_instant(field: str, at: datetime | None, latest: datetime) -> None:
    if at is None:
        return
    if at > latest:
        raise UserError("in_the_future", field, at=at)
    if at < EARLIEST:
        raise UserError("too_long_ago", field, at=at)
