"""A past contact, what was corrected of it, and what a correction may be.

Every changed field leaves one row with who, when, why, the old value and the new one. Values are kept as codes and
instants of UTC; words are made of them where they are shown. Source: issue 3 §4.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from enum import StrEnum

from marianne_desk.domain.contact import Announcement, Contact, ContactDraft, Pause, Request, RequestDraft
from marianne_desk.domain.derivation import Calendar, RequestDerived, derive_request
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.free_text import warnings_of

CANCELLED = "cancelled"
"""The field of a correction that takes a contact out of every figure, or puts it back."""

LONGEST_REASON = 200
_UNTOUCHED = frozenset({"id", "recorded_at", "requests"})
_SPACES = re.compile(r"\s+")


class CorrectionReason(StrEnum):
    """Why a past contact is corrected; anything else is said in free words."""

    TYPED_WRONG = "typed_wrong"
    LEARNED_LATER = "learned_later"
    FORGOTTEN = "forgotten"
    TWICE = "twice"
    NOT_A_CONTACT = "not_a_contact"
    AT_THE_COUNTER = "at_the_counter"
    BY_MISTAKE = "by_mistake"


@dataclass(frozen=True, slots=True)
class PastContact:
    """A contact as kept, with what its lists show. ``due``: one day a request, None where nothing is owed.
    ``waited``: seconds, None when not noted. ``corrected``: something of it was corrected; cancelling is not that."""

    number: int
    contact: Contact
    due: tuple[date | None, ...]
    waited: int | None
    outside_hours: bool
    after_the_fact: bool
    cancelled: bool
    corrected: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changed. ``request``: the place of the request in its contact, None for the contact itself.
    ``old`` and ``new``: as :func:`written`, empty for what is not noted."""

    request: int | None
    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A change that was made. ``reason``: a code of :class:`CorrectionReason`, or free words; empty where a request was
    followed up (answered, announced), which corrects nothing. ``agent``: a code."""

    change: Change
    reason: str
    agent: str
    at: datetime


def draft_of(contact: Contact) -> ContactDraft:
    """The contact as a draft, to be changed with ``dataclasses.replace`` and corrected."""
    draft = {field.name: getattr(contact, field.name) for field in fields(contact)}
    return ContactDraft(**draft | {"requests": tuple(map(_request_draft, contact.requests))})


def _request_draft(request: Request) -> RequestDraft:
    return RequestDraft(**{field.name: getattr(request, field.name) for field in fields(request)})


def without_derived_due(draft: ContactDraft, held: Contact, calendar: Calendar) -> ContactDraft:
    """The draft without the due days that the calendar gave, so that they are derived again from what was corrected;
    a due day that a person set, before or now, stays. ``held``: the contact before the correction."""
    requests = []
    for request, old in zip(draft.requests, held.requests, strict=True):
        kept = request.due_on == old.due_on and not is_set_by_person(held, old, calendar)
        requests.append(replace(request, due_on=None) if kept else request)
    return replace(draft, requests=tuple(requests))


def is_set_by_person(contact: Contact, request: Request, calendar: Calendar) -> bool:
    """Whether the due day of a request is another one than the calendar gives."""
    if request.due_on is None:
        return False
    return derive_request(contact, replace(request, due_on=None), calendar).due_on != request.due_on


def with_due_days(contact: Contact, derived: Iterable[RequestDerived]) -> Contact:
    """The contact as it will be read back: its due days as derived."""
    requests = (
        replace(request, due_on=one.due_on) for request, one in zip(contact.requests, derived, strict=True)
    )
    return replace(contact, requests=tuple(requests))


def changes_between(old: Contact, new: Contact) -> tuple[Change, ...]:
    """What differs, field by field, the contact first; empty when nothing does. Both hold the same requests."""
    found = _differing(None, old, new)
    for place, (before, after) in enumerate(zip(old.requests, new.requests, strict=True)):
        found += _differing(place, before, after)
    return tuple(found)


def _differing(place: int | None, old: object, new: object) -> list[Change]:
    return [
        Change(place, field.name, written(getattr(old, field.name)), written(getattr(new, field.name)))
        for field in fields(old)  # type: ignore[arg-type]
        if field.name not in _UNTOUCHED and getattr(old, field.name) != getattr(new, field.name)
    ]


def cancelling(*, cancelled: bool) -> Change:
    """The change that cancels a contact, or restores it."""
    return Change(None, CANCELLED, written(not cancelled), written(cancelled))


def check_reason(text: str) -> str:
    """The reason as kept: a code, or free words on one line. A reason stays for ever beside the figures: it names
    nobody.

    Raises UserError ``reason_needed``, ``reason_too_long``, ``reason_names_somebody``."""
    reason = _SPACES.sub(" ", text).strip()
    if not reason:
        raise UserError("reason_needed", "why")
    if len(reason) > LONGEST_REASON:
        raise UserError("reason_too_long", "why", most=LONGEST_REASON)
    if warnings_of(reason):
        raise UserError("reason_names_somebody", "why")
    return reason


def written(value: object) -> str:
    """A value as a correction keeps it, written as in contract.md §5: codes, instants ISO 8601, lists with « | »."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Announcement):
        return f"{written(value.at)}>{written(value.on)}"
    if isinstance(value, Pause):
        return f"{written(value.begin)}/{written(value.end)}"
    if isinstance(value, tuple):
        return "|".join(map(written, value))
    return value.isoformat() if isinstance(value, date) else str(value)
