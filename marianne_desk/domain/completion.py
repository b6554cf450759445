"""From what was typed to a contact that can be kept: defaults, and the refusal of what cannot be."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from marianne_desk.domain.codes import WRITTEN, Channel, Help, Outcome
from marianne_desk.domain.contact import Contact, ContactDraft, Request, RequestDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.plausibility import check_times, check_words
from marianne_desk.domain.vocabulary import Vocabulary

_STILL_OPEN = frozenset({Outcome.PENDING, Outcome.FORWARDED})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What completes a draft: the present instant in the desk's zone, the agent at the desk, the desk's lists.
    ``fill`` False keeps what is empty unknown (a file of past contacts) instead of giving it the default of the
    counter, and believes the clock of the computer that recorded them."""

    now: datetime
    agent: str
    vocabulary: Vocabulary
    fill: bool = True
    new_id: Callable[[], str] = lambda: str(uuid.uuid4())


def complete(draft: ContactDraft, circumstances: Circumstances) -> Contact:
    """The contact of ``draft``, whole and checked, its instants in UTC and whole seconds: two instants of one zone
    would be subtracted as their clocks show them, which is wrong in the nights when clocks change.

    Raises UserError whose ``field`` is the column of contract.md §5 at fault. Source: contract.md §1, §4, §5."""
    if not draft.requests:
        raise UserError("no_request", "theme")
    check_words(draft)
    received = min((r.received_at for r in draft.requests if r.received_at), default=None)
    arrived = _utc(draft.arrived_at or received or circumstances.now)
    contact = Contact(
        id=draft.id or circumstances.new_id(),
        channel=draft.channel,
        agent=draft.agent or circumstances.agent,
        arrived_at=arrived,
        taken_at=_utc_or_none(draft.taken_at),
        ended_at=_utc_or_none(draft.ended_at),
        recorded_at=_utc(draft.recorded_at or circumstances.now),
        requests=tuple(_request(request, draft, arrived, circumstances) for request in draft.requests),
        timer_flag=draft.timer_flag,
        first_visit=draft.first_visit,
        age=draft.age,
        commune=draft.commune.strip(),
        needs=draft.needs,
        rings=draft.rings,
        missed=draft.missed,
    )
    try:
        check_times(contact, circumstances.now, own_clock=circumstances.fill)
    except UserError as error:
        raise _on_the_clock_of(circumstances, error) from error
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
        received_at=_utc_or_none(received),
        acknowledged_at=_utc_or_none(draft.acknowledged_at),
        acknowledged_by=draft.acknowledged_by,
        announcements=tuple(
            sorted((replace(a, at=_utc(a.at)) for a in draft.announcements), key=lambda a: a.at)
        ),
        pauses=tuple(
            sorted(
                (replace(p, begin=_utc(p.begin), end=_utc_or_none(p.end)) for p in draft.pauses),
                key=lambda p: p.begin,
            )
        ),
        due_on=draft.due_on,
        answered_at=_utc_or_none(_answered_at(draft, received, outcome, circumstances)),
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


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)


def _utc_or_none(at: datetime | None) -> datetime | None:
    return None if at is None else _utc(at)


def _on_the_clock_of(circumstances: Circumstances, error: UserError) -> UserError:
    """The same refusal, its instants as the desk's clock shows them."""
    values = {
        name: value.astimezone(circumstances.now.tzinfo) if isinstance(value, datetime) else value
        for name, value in error.values.items()
    }
    return UserError(error.code, error.field, **values)
