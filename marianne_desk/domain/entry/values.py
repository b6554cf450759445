"""What the entry line is given and what it gives back. Plain values, safe to hand between threads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from marianne_desk.domain.codes import Age, Channel, Need
from marianne_desk.domain.contact import RequestDraft
from marianne_desk.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class EntryContext:
    """The circumstances in which a line is read.

    ``now``: the present instant, aware. ``zone``: the desk's. ``channel``: the one chosen by key.
    ``habits``: how many requests of that (theme, reason, operator) the desk has logged; missing = never.
    ``communes``: the usual ones, as they are to be recorded. The MSA and the desk's own default operators are
    in the vocabulary (:meth:`Vocabulary.at_desk`).
    """

    vocabulary: Vocabulary
    now: datetime
    zone: ZoneInfo
    channel: Channel = Channel.DESK
    habits: Mapping[tuple[str, str | None, str | None], int] = field(default_factory=dict)
    communes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a question; its key is the digit of its rank."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something ambiguous, answered by one more key. ``options``: two to nine, the desk's habits first.

    ``field``: « reason », « operator », « received_at », « arrived_at », « hour », « channel », or « word:perm »
    for what a word may mean. ``prompt``: what is asked, in French. ``vague``: no word of the line says what is
    meant; it may wait until typing is over.
    """

    field: str
    prompt: str
    options: tuple[Option, ...]
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a line means so far.

    ``draft``: the request; its ``outcome`` and ``help`` only when typed (the saving key and the usual help do
    the rest). Facts of the contact are None or empty when not typed. ``paused``: the visitor has something to
    bring (the draft then holds an open pause). ``appointment_at``: when the appointment is, if typed.
    ``questions``: what has to be answered before saving, the first one first; empty: ready to save when
    ``draft.theme`` is set. ``unknown_words``: words that meant nothing, as typed.
    """

    text: str
    context: EntryContext = field(repr=False)
    draft: RequestDraft = field(default_factory=RequestDraft)
    others: tuple[RequestDraft, ...] = ()
    channel: Channel | None = None
    arrived_at: datetime | None = None
    appointment_at: datetime | None = None
    first_visit: bool | None = None
    age: Age | None = None
    commune: str = ""
    needs: tuple[Need, ...] = ()
    rings: int | None = None
    paused: bool = False
    day_part: str | None = None
    surname: bool = False
    questions: tuple[Question, ...] = ()
    unknown_words: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def ready(self) -> bool:
        """Whether the line can be saved as it is: a theme, and nothing left to ask."""
        return self.draft.theme is not None and not self.questions
