"""From what stands on the screen to one ``ContactDraft``. No Qt."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from marianne_desk.domain.codes import WRITTEN, Age, Channel, Need, Outcome
from marianne_desk.domain.contact import Announcement, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.set_aside import Answers, PersonTaken
from marianne_desk.domain.waiting import Arrival, is_forgotten
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
    Act.OPEN_CASE: Outcome.FORWARDED,
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


def missed_call(now: datetime, agent: str) -> ContactDraft:
    """A call that nobody could take: nobody knows what about. Source: contract.md §5, ``missed``."""
    unknown = RequestDraft(theme="autre", outcome=Outcome.DROPPED)
    return ContactDraft(
        id=str(uuid.uuid4()),
        agent=agent or None,
        channel=Channel.PHONE,
        requests=(unknown,),
        arrived_at=now,
        missed=True,
    )


def taken_of(arrival: Arrival, now: datetime) -> PersonTaken:
    """Somebody taken in charge: they waited from the later of arrival and hour, or not at all when they were taken
    before it."""
    taken_at = arrival.taken_at or now
    return PersonTaken(arrival.id, min(arrival.waits_from, taken_at), taken_at)


@dataclass(frozen=True, slots=True)
class Part:
    """One request of the contact: a line that was read, or a tile. ``text`` is what was typed for it. ``answers``: it
    comes back from the file and is still to be read, with these questions answered; None: it was read."""

    request: RequestDraft
    text: str = field(default="", repr=False)
    read: "Understanding | None" = None
    answers: Answers | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """All that is known when the saving key is pressed. ``received`` answers « reçu quand ? », ``announced`` is the
    day promised to the visitor. ``begun_at``: when an entry that was set aside was begun, None for any other."""

    channel: Channel
    parts: tuple[Part, ...]
    facts: Facts = field(default_factory=Facts)
    taken: PersonTaken | None = None
    received: datetime | None = None
    announced: date | None = None
    begun_at: datetime | None = None


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


def call_back_is_missing(passage: Passage, act: Act) -> bool:
    """Whether « rappeler qui ? » is worth asking: a message left by telephone, which waits for us."""
    return typed_channel(passage) is Channel.PHONE and act in {Act.PENDING, Act.PENDING_PAPERS}


def compose(passage: Passage, act: Act, now: datetime, contact_id: str, agent: str) -> ContactDraft:
    """The draft to log. Its identifier is that of the entry, so that a second try cannot write it twice and what was
    kept of the entry goes with it. ``agent`` empty: the desk knows who is at the counter."""
    channel = typed_channel(passage)
    reads = [part.read for part in passage.parts if part.read is not None]
    facts = passage.facts
    # Somebody on the telephone or a letter was not taken from the waiting room.
    taken = passage.taken if channel not in WRITTEN and channel is not Channel.PHONE else None
    forgotten = taken is not None and is_forgotten(taken.arrived_at, taken.taken_at, now)
    return ContactDraft(
        id=contact_id,
        agent=agent or None,
        channel=channel,
        requests=_requests(passage, act, now),
        arrived_at=taken.arrived_at if taken else _arrived_at(passage, channel, reads),
        taken_at=taken.taken_at if taken else None,
        ended_at=now if taken and not forgotten else None,
        timer_flag=forgotten,
        first_visit=facts.first_visit
        if facts.first_visit is not None
        else _last(read.first_visit for read in reads),
        age=facts.age or _last(read.age for read in reads),
        commune=facts.commune or _last(read.commune or None for read in reads) or "",
        needs=tuple(dict.fromkeys((*facts.needs, *(need for read in reads for need in read.needs)))),
        rings=_last(read.rings for read in reads),
    )


def _arrived_at(passage: Passage, channel: Channel, reads: "Sequence[Understanding]") -> datetime | None:
    """When the person came: as typed, else when an entry that was set aside was begun; None: now, or the receipt."""
    typed = _last(read.arrived_at for read in reads)
    received = passage.received or _last(part.request.received_at for part in passage.parts)
    return typed if typed or received or channel in WRITTEN else passage.begun_at


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
