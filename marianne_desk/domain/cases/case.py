"""A request that goes on (dossier): what happened to it, told by its events, and nothing that these do not say.

Where it stands, whose turn it is and since when are derived from the events (``standing``). Source: issue « Difficult
cases » §4, domain.md §4.6.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.delays import Alarms


class Step(StrEnum):
    """Where a case stands: transmis, pris en charge, répondu, usager informé, clos."""

    FORWARDED = "forwarded"
    TAKEN_UP = "taken_up"
    ANSWERED = "answered"
    TOLD = "told"
    CLOSED = "closed"


class Answer(StrEnum):
    """What the partner said: en cours, réglé, mauvais interlocuteur, pièces demandées, refusé."""

    IN_PROGRESS = "in_progress"
    SETTLED = "settled"
    WRONG_CONTACT = "wrong_contact"
    PAPERS_WANTED = "papers_wanted"
    REFUSED = "refused"


FINAL = frozenset({Answer.SETTLED, Answer.WRONG_CONTACT, Answer.REFUSED})
"""Answers after which the partner owes nothing more."""


class Happening(StrEnum):
    """What may happen to a case. ``MET``: an appointment took place and did not solve it; one that did is an answer
    « réglé ». ``NOT_MET``: it did not take place. ``RETURNED``: the visitor came back for it."""

    FORWARDED = "forwarded"
    TAKEN_UP = "taken_up"
    ANSWERED = "answered"
    APPOINTED = "appointed"
    MET = "met"
    NOT_MET = "not_met"
    PAPERS_CAME = "papers_came"
    REMINDED = "reminded"
    RETURNED = "returned"
    TOLD = "told"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. ``operator``: to whom, of « transmis »; ``answer``: of « répondu ». ``words``: why it
    was refused, which papers …; people's data, erased with the identity. ``appointment``: id of the one concerned.
    ``alarms``: of « transmis » to another partner, those in force for it; None: those of the case hold on."""

    at: datetime
    happening: Happening
    agent: str
    operator: str | None = None
    answer: Answer | None = None
    words: str = field(default="", repr=False)
    appointment: str | None = None
    id: int | None = None
    alarms: Alarms | None = None


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """What opens a case. ``request``: id of the request; ``operator`` None: that of the request. ``office``,
    ``correspondent``: ids of the directory. ``question``: what is asked; ``tried``: what was tried; both free text,
    both may be empty."""

    request: str
    visitor: Visitor
    operator: str | None = None
    office: str | None = None
    correspondent: str | None = None
    question: str = field(default="", repr=False)
    tried: str = field(default="", repr=False)
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case as kept. ``number`` is what people see (« D-12 »), ``contact`` that of the passage (« C-12 »). ``theme``,
    ``reason``: codes of its request. ``received_at``: when its request reached the desk. ``alarms``: those in force
    when it was opened. ``visitor`` None: the identity was erased. ``events``: in their order, the first is
    « transmis »."""

    id: str
    number: int
    request: str
    contact: int
    theme: str
    reason: str | None
    operator: str
    office: str | None
    correspondent: str | None
    received_at: datetime
    opened_at: datetime
    agent: str
    alarms: Alarms
    visitor: Visitor | None
    events: tuple[Event, ...]
    question: str = field(default="", repr=False)
    tried: str = field(default="", repr=False)
    erased_at: datetime | None = None
