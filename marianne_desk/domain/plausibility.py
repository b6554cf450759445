"""What a contact cannot be: times out of order, dates out of reach, names where codes are kept."""

import re
from datetime import UTC, datetime, timedelta

from marianne_desk.domain.contact import Contact, ContactDraft, Request
from marianne_desk.domain.errors import UserError

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
AHEAD = timedelta(minutes=5)
"""Clocks of two programs differ a little; more than that ahead of now is a mistake."""

LONGEST_PROMISE = timedelta(days=731)
"""A promised day further ahead is a slip of the year."""

OTHER_CLOCK = timedelta(days=366)
"""How far another computer's clock may be ahead of ours in a file that comes in."""

_IDENTIFIER = re.compile(r"[\w.:@+-]{1,64}")
_AGENT = re.compile(r"[\w.-]{1,40}")
_COMMUNE = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .,'’()/-]){0,59}")

_A_DAY = timedelta(days=1)


def check_words(draft: ContactDraft) -> None:
    """Identifiers are opaque, agents are codes, a commune is a place: no name and no telephone gets in there.

    Raises UserError ``identifier_unreadable``, ``agent_unreadable``, ``commune_unreadable``."""
    for identifier in (draft.id, *(request.id for request in draft.requests)):
        if identifier is not None and not _IDENTIFIER.fullmatch(identifier):
            raise UserError("identifier_unreadable", "contact", text=identifier)
    if draft.agent is not None and not _AGENT.fullmatch(draft.agent):
        raise UserError("agent_unreadable", "agent", text=draft.agent)
    if draft.commune.strip() and not is_commune(draft.commune):
        raise UserError("commune_unreadable", "commune", text=draft.commune)


def is_commune(text: str) -> bool:
    """Whether a text reads as the name of a place: neither figure nor address."""
    return _COMMUNE.fullmatch(text.strip()) is not None


def check_times(contact: Contact, now: datetime, *, own_clock: bool) -> None:
    """Refuses instants that cannot be: in the future, before 2000, an end before its beginning.

    ``own_clock`` False: another computer recorded the contact, and its clock is believed up to a year ahead. Raises
    UserError with the column at fault."""
    recorded = now if own_clock else now + OTHER_CLOCK
    _check_instant("recorded_at", contact.recorded_at, recorded + AHEAD)
    latest = max(contact.recorded_at, now) + AHEAD
    for field, at in (
        ("arrived_at", contact.arrived_at),
        ("taken_at", contact.taken_at),
        ("ended_at", contact.ended_at),
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
    for field, day in (
        ("due_on", request.due_on),
        *(("announcements", announcement.on) for announcement in request.announcements),
    ):
        if day is not None and not received.date() - _A_DAY <= day <= received.date() + LONGEST_PROMISE:
            raise UserError("promise_out_of_range", field, day=day)


def _check_instant(field: str, at: datetime | None, latest: datetime) -> None:
    if at is None:
        return
    if at > latest:
        raise UserError("in_the_future", field, at=at)
    if at < EARLIEST:
        raise UserError("too_long_ago", field, at=at)
