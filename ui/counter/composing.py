"""The contact that is being composed: line, requests already noted, facts, answers. No Qt."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.contact import RequestDraft
from ui.counter.draft import Facts, Part, Passage, Taken

if TYPE_CHECKING:
    from marianne_desk.domain.entry.line import Understanding
    from ui.counter.load import Loaded


@dataclass(slots=True)
class Composing:
    """One contact between the first key and the saving key. ``forgiven``: the agent was told of words that meant
    nothing, and pressed again. ``read`` None: the line is empty, or the desk is not open yet."""

    channel: Channel = Channel.DESK
    text: str = ""
    parts: tuple[Part, ...] = ()
    facts: Facts = field(default_factory=Facts)
    received: datetime | None = None
    announced: date | None = None
    forgiven: bool = False
    read: "Understanding | None" = None

    @classmethod
    def again(cls, passage: Passage) -> "Composing":
        """What was cleared or saved, as it was composed; its last request stands in the line if it was typed."""
        parts, text = passage.parts, ""
        if parts and parts[-1].text:
            parts, text = parts[:-1], parts[-1].text
        return cls(channel=passage.channel, text=text, parts=parts, facts=passage.facts)

    @property
    def blank(self) -> bool:
        """Whether nothing of a request stands here."""
        return not self.text.strip() and not self.parts

    def reread(self, loaded: "Loaded | None", now: datetime) -> None:
        """Reads the line again, after a key or a change of channel. What was answered stays answered while the
        line only grows."""
        before = self.read
        answers = before.answers if before is not None and self.text.startswith(before.text) else ()
        self.read = read(self.text, self.channel, loaded, now, answers)

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

    def passage(self, taken: Taken | None) -> Passage:
        """All that is known of the contact."""
        parts = (*self.parts, *self._line_parts())
        return Passage(self.channel, parts, self.facts, taken, self.received, self.announced)

    def _line_parts(self) -> tuple[Part, ...]:
        """The line's request with its text, and those beside it (« cni et passeport », both chosen)."""
        if not self.text.strip():
            return ()
        request = RequestDraft() if self.read is None else self.read.draft
        others = () if self.read is None else self.read.others
        return (Part(request, self.text, self.read), *(Part(other) for other in others))


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
