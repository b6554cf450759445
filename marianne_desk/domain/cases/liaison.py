"""The liaison sheet (fiche de liaison): what travels with a case to the partner. What it says is worded in
``wording.liaison``. It holds no number that identifies a person elsewhere: the desk keeps none.

Source: issue « Difficult cases » §3, domain.md §4.5–4.6.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from marianne_desk.domain.cases.appointment import Paper, PartnerAppointment
from marianne_desk.domain.cases.case import Answer, Happening
from marianne_desk.domain.cases.mandate import Mandate
from marianne_desk.domain.cases.unnamed import unnamed
from marianne_desk.domain.cases.visitor import Visitor


@dataclass(frozen=True, slots=True)
class OurContact:
    """Whom the partner answers: the house and the agent who follows the case. Empty where the house said nothing."""

    house: str
    place: str
    telephone: str
    mail: str
    agent: str


@dataclass(frozen=True, slots=True)
class TheirContact:
    """Who receives the sheet: the operator's name, and of its office and correspondent what the directory says; empty
    where it says nothing. ``mail``: the correspondent's, else the office's."""

    operator: str
    office: str = ""
    address: str = ""
    name: str = ""
    role: str = ""
    telephone: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened, at an instant of the desk's zone. ``operator``: the name of whom it was sent to;
    ``appointment``: the hour of the one concerned."""

    at: datetime
    happening: Happening
    answer: Answer | None = None
    operator: str = ""
    words: str = field(default="", repr=False)
    appointment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Liaison:
    """``matter``: « Logement, APL »; ``contact``: number of the passage. ``announced``: days promised to the visitor,
    in their order. ``mandates``: those in force. ``papers`` None: nobody noted any. ``visitor`` None: the sheet names
    nobody, or the identity was erased (``erased``)."""

    number: int
    contact: int
    matter: str
    today: date
    received_at: datetime
    announced: tuple[date, ...]
    history: tuple[HistoryLine, ...]
    ours: OurContact
    theirs: TheirContact
    mandates: tuple[Mandate, ...]
    papers: tuple[Paper, ...] | None
    visitor: Visitor | None
    erased: bool = False
    question: str = field(default="", repr=False)
    tried: str = field(default="", repr=False)


def without_name(sheet: Liaison) -> Liaison:
    """The same sheet without the visitor, whose name and way to be reached are struck from all free words. What else
    somebody wrote there stays: it has to be read again."""
    who = sheet.visitor
    return replace(
        sheet,
        visitor=None,
        question=unnamed(sheet.question, who),
        tried=unnamed(sheet.tried, who),
        history=tuple(replace(line, words=unnamed(line.words, who)) for line in sheet.history),
        mandates=tuple(replace(one, scope=unnamed(one.scope, who), visitor="") for one in sheet.mandates),
    )


def papers_of(appointments: Iterable[PartnerAppointment]) -> tuple[Paper, ...] | None:
    """The papers asked for, each once: ready when the visitor had it at any of the appointments. None: nobody noted
    any."""
    ready: dict[str, bool] = {}
    for one in appointments:
        for paper in one.papers:
            ready[paper.label] = ready.get(paper.label, False) or paper.ready
    return tuple(Paper(label, held) for label, held in ready.items()) or None
