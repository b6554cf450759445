"""From what stands on the screen to one ``ContactDraft``. No Qt."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from marianne_desk.domain.codes import WRITTEN, Age, Channel, Need, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from ui.shortcuts import Act

if TYPE_CHECKING:
    from marianne_desk.domain.entry.line import Understanding

OUTCOMES: dict[Act, Outcome] = {
    Act.SOLVED: Outcome.SOLVED,
    Act.ORIENTED: Outcome.ORIENTED,
    Act.BOOKED: Outcome.APPOINTMENT,
    Act.FORWARDED: Outcome.FORWARDED,
    Act.FORWARDED_ANNOUNCED: Outcome.FORWARDED,
    Act.PENDING: Outcome.PENDING,
    Act.PENDING_PAPERS: Outcome.PENDING,
    Act.DROPPED: Outcome.DROPPED,
}
"""What each saving key says of the requests whose outcome was not typed."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The optional facts as noted in their fields; what is None or empty was not noted."""

    age: Age | None = None
    commune: str = ""
    first_visit: bool | None = None
    returning: bool | None = None
    needs: tuple[Need, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody taken in charge from the waiting list."""

    id: str
    arrived_at: datetime
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Part:
    """One request of the contact: a line that was read, or a tile. ``text`` is what was typed for it."""

    request: RequestDraft
    text: str = ""
    read: "Understanding | None" = None


@dataclass(frozen=True, slots=True)
class Passage:
    """All that is known when the saving key is pressed. ``received`` answers « reçu quand ? », ``announced`` is the
    day promised to the visitor."""

    channel: Channel
    parts: tuple[Part, ...]
    facts: Facts = field(default_factory=Facts)
    taken: Taken | None = None
    received: datetime | None = None
    announced: date | None = None


def typed_channel(passage: Passage) -> Channel:
    """The channel: a typed one wins over the one of the keys."""
    typed = [
        part.read.channel for part in passage.parts if part.read is not None and part.read.channel is not None
    ]
    return typed[-1] if typed else passage.channel


def received_is_missing(passage: Passage, act: Act) -> bool:
    """Whether « reçu quand ? » has to be asked: written channels, and messages left by telephone."""
    channel = typed_channel(passage)
    message = channel is Channel.PHONE and act in {Act.PENDING, Act.PENDING_PAPERS}
    if channel not in WRITTEN and not message:
        return False
    return passage.received is None and all(part.request.received_at is None for part in passage.parts)


def compose(passage: Passage, act: Act, now: datetime) -> ContactDraft:
    """The draft to log, with an identifier of its own so that a second try cannot write it twice."""
    channel = typed_channel(passage)
    reads = [part.read for part in passage.parts if part.read is not None]
    facts = passage.facts
    # Somebody on the telephone or a letter was not taken from the waiting room.
    taken = passage.taken if channel not in WRITTEN and channel is not Channel.PHONE else None
    return ContactDraft(
        id=str(uuid.uuid4()),
        channel=channel,
        requests=_requests(passage, act, now),
        arrived_at=taken.arrived_at if taken else _last(read.arrived_at for read in reads),
        taken_at=taken.taken_at if taken else None,
        first_visit=facts.first_visit
        if facts.first_visit is not None
        else _last(read.first_visit for read in reads),
        age=facts.age or _last(read.age for read in reads),
        commune=facts.commune or _last(read.commune or None for read in reads) or "",
        needs=tuple(dict.fromkeys((*facts.needs, *(need for read in reads for need in read.needs)))),
        rings=_last(read.rings for read in reads),
    )


def _requests(passage: Passage, act: Act, now: datetime) -> tuple[RequestDraft, ...]:
    received = passage.received or _last(part.request.received_at for part in passage.parts)
    requests = []
    for part in passage.parts:
        request = part.request
        changes: dict[str, object] = {}
        if request.outcome is None:
            changes["outcome"] = OUTCOMES[act]
        if request.received_at is None and received is not None:
            changes["received_at"] = received
        if passage.facts.returning is not None and request.returning is None:
            changes["returning"] = passage.facts.returning
        if act is Act.PENDING_PAPERS and not request.pauses:
            changes["pauses"] = (Pause(now, None),)
        if passage.announced is not None:
            changes["announcements"] = (*request.announcements, Announcement(now, passage.announced))
        requests.append(replace(request, **changes))  # type: ignore[arg-type]
    if passage.facts.note:
        requests[-1] = replace(requests[-1], note=passage.facts.note)
    return tuple(requests)


_Value = TypeVar("_Value")


def _last(values: Iterable[_Value | None]) -> _Value | None:
    found = [value for value in values if value is not None]
    return found[-1] if found else None
