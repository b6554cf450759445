"""The contact that is being composed: line, requests already noted, facts, answers. No Qt."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from marianne_desk.domain.codes import WRITTEN, Channel, Outcome
from marianne_desk.domain.contact import RequestDraft
from marianne_desk.domain.entry.thread import thread_in
from marianne_desk.domain.set_aside import Answers, PersonTaken, SetAside, TypedPart
from ui.counter.booking import takes_appointment
from ui.counter.draft import Facts, Part, Passage

if TYPE_CHECKING:
    from marianne_desk.domain.entry.line import Understanding
    from ui.counter.load import Loaded


@dataclass(slots=True)
class Composing:
    """One contact between the first key and the saving key. ``id``: the contact's. ``begun_at`` None: nothing stands
    here; ``laid``: it was set aside, so that the person came when it was begun, not when it is saved. ``taken``: who
    was taken in charge for it. ``forgiven``: the agent was told of words that meant nothing, and pressed again.
    ``answers``: those that a kept line comes back with. ``books``: the line takes an appointment with us, and
    ``answers`` says which day. ``read`` None: so it does, it is empty, or the desk is not open yet."""

    channel: Channel = Channel.DESK
    text: str = field(default="", repr=False)
    parts: tuple[Part, ...] = ()
    facts: Facts = field(default_factory=Facts)
    received: datetime | None = None
    announced: date | None = None
    taken: PersonTaken | None = None
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    begun_at: datetime | None = None
    laid: bool = False
    forgiven: bool = False
    answers: Answers = ()
    books: bool = False
    read: "Understanding | None" = None

    @classmethod
    def again(cls, passage: Passage) -> "Composing":
        """What was cleared or saved, as it was composed; its last request stands in the line if it was typed."""
        parts, text = passage.parts, ""
        if parts and parts[-1].text:
            parts, text = parts[:-1], parts[-1].text
        return cls(channel=passage.channel, text=text, parts=parts, facts=passage.facts, taken=passage.taken)

    @property
    def blank(self) -> bool:
        """Whether nothing of a request stands here."""
        return not self.text.strip() and not self.parts

    @property
    def begun(self) -> bool:
        """Whether something stands here that nobody should have to type or take twice."""
        return not self.blank or self.facts != Facts() or self.taken is not None

    @property
    def of_the_room(self) -> bool:
        """Whether it is about somebody who may sit in the waiting room."""
        return self.channel not in WRITTEN and self.channel is not Channel.PHONE

    @property
    def thread(self) -> int | None:
        """Number of the contact that the line goes on with (« suite c-12 »)."""
        numbers = (thread_in(text)[0] for text in (self.text, *(part.text for part in self.parts)))
        return next((number for number in numbers if number is not None), None)

    @property
    def said(self) -> str:
        """What the line says of the request."""
        return thread_in(self.text)[1]

    def reread(self, loaded: "Loaded | None", now: datetime) -> None:
        """Reads the line again, after a key or a change of channel. What was answered stays answered while the
        line only grows. « Hier » is the day before the entry was begun."""
        moment = now if self.begun_at is None or self.begun_at.date() == now.date() else self.begun_at
        booked = self.books
        self.books = self.thread is None and takes_appointment(self.text, moment.date())
        self._read_line(loaded, moment, booked=booked)
        if loaded is not None:
            self.parts = tuple(
                _read_part(part, self.channel, loaded, moment) if part.answers is not None else part
                for part in self.parts
            )

    def _read_line(self, loaded: "Loaded | None", moment: datetime, *, booked: bool) -> None:
        before, said = self.read, self.said
        if self.books:  # answers that came back from the file stay
            self.read, self.answers = None, self.answers if booked or before is None else ()
            return
        answers = () if booked else self.answers
        if before is not None and said.startswith(before.text):
            answers = before.answers
        self.answers = ()
        self.read = read(said, self.channel, loaded, moment, answers)

    def answer(self, index: int) -> None:
        """Takes one meaning of the first question that the line leaves open."""
        from marianne_desk.domain.entry.line import answer

        if self.read is not None and self.read.questions:
            self.read = answer(self.read, self.read.questions[0].options[index].value)

    def add_line(self) -> bool:
        """Makes the line's request, or both of them, one of several. False when the line says none."""
        added = self._line_parts()
        if not added or any(part.request.theme is None for part in added):
            return False
        self.parts = (*self.parts, *added)
        self.text, self.read, self.forgiven = "", None, False
        return True

    def take_back(self) -> None:
        """The last request noted goes back into the line when that is empty, else away."""
        if not self.parts:
            return
        *rest, last = self.parts
        self.parts = tuple(rest)
        if not self.text:
            self.text = last.text

    def passage(self) -> Passage:
        """All that is known of the contact."""
        parts = (*self.parts, *self._line_parts())
        begun_at = self.begun_at if self.laid else None
        return Passage(self.channel, parts, self.facts, self.taken, self.received, self.announced, begun_at)

    def kept(self, agent: str, now: datetime, aside_at: datetime | None) -> SetAside:
        """The same as a value to be kept in the file."""
        facts = self.facts
        return SetAside(
            id=self.id,
            agent=agent,
            channel=self.channel,
            begun_at=self.begun_at or now,
            set_aside_at=aside_at,
            text=self.text,
            answers=self.read.answers if self.read is not None else self.answers,
            parts=tuple(_typed_part(part) for part in self.parts),
            age=facts.age,
            commune=facts.commune,
            first_visit=facts.first_visit,
            returning=facts.returning,
            needs=facts.needs,
            note=facts.note,
            taken=self.taken,
            received=self.received,
            announced=self.announced,
        )

    def _line_parts(self) -> tuple[Part, ...]:
        """The line's request with its text, and those beside it (« cni et passeport », both chosen). The matter of an
        appointment with us is read where it is taken."""
        if not self.said.strip():
            return ()
        if self.books:
            return (Part(RequestDraft(outcome=Outcome.APPOINTMENT), self.text),)
        request = RequestDraft() if self.read is None else self.read.draft
        others = () if self.read is None else self.read.others
        return (Part(request, self.text, self.read), *(Part(other) for other in others))


def composing_of(entry: SetAside) -> Composing:
    """What was kept, as it was composed; it is read again when the desk's words are there."""
    return Composing(
        channel=entry.channel,
        text=entry.text,
        parts=tuple(
            Part(part.request or RequestDraft(), part.text, answers=part.answers) for part in entry.parts
        ),
        facts=Facts(entry.age, entry.commune, entry.first_visit, entry.returning, entry.needs, entry.note),
        received=entry.received,
        announced=entry.announced,
        taken=entry.taken,
        id=entry.id,
        begun_at=entry.begun_at,
        laid=True,
        answers=entry.answers,
    )


def read(
    text: str,
    channel: Channel,
    loaded: "Loaded | None",
    now: datetime,
    answers: tuple[tuple[str, str], ...] = (),
) -> "Understanding | None":
    """What a text means at this desk, now; None for an empty text or a desk that is not open yet."""
    if loaded is None or not text.strip():
        return None
    from marianne_desk.domain.entry.line import understand

    return understand(text, replace(loaded.context, now=now, channel=channel), answers)


def _typed_part(part: Part) -> TypedPart:
    if part.text:
        return TypedPart(part.text, part.read.answers if part.read is not None else part.answers or ())
    return TypedPart(request=part.request)


def _read_part(part: Part, channel: Channel, loaded: "Loaded", now: datetime) -> Part:
    found = read(thread_in(part.text)[1], channel, loaded, now, part.answers or ())
    return replace(part, answers=None) if found is None else Part(found.draft, part.text, found)
