"""Every figure of a month, written once: which rows are the whole, which of them the part.

A figure is asked twice with the same expressions, how many and which, so a number and the rows behind it
cannot disagree. Source: contract.md §3 (cohorts) and §6 (identifiers).
"""

from dataclasses import dataclass

from sqlalchemy import Column, ColumnElement, Table, and_, true

from marianne_desk.domain.codes import ON_THE_SPOT, WAITING, Channel, Help, Outcome
from marianne_desk.storage import tables as t

CONTACTS = "contacts"
REQUESTS = "requests"
SHARE = "share"
MINUTES = "minutes"
DAYS = "days"
WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class Population:
    """Rows that belong to a month: ``cohort`` is the column that holds their month, ``where`` who is meant."""

    table: Table
    cohort: Column[int]
    where: ColumnElement[bool]
    unit: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows of the population are in ``part``."""

    id: str
    population: Population
    part: ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` among the ``whole`` of the population. ``noted`` marks the rows of ``eligible`` on which the fact
    was noted at all (None: always noted, no coverage)."""

    id: str
    population: Population
    whole: ColumnElement[bool]
    part: ColumnElement[bool]
    eligible: ColumnElement[bool] | None = None


@dataclass(frozen=True, slots=True)
class Quantile:
    """A quantile of a column over the rows of ``whole``: of seconds, in minutes, or of days, in the same ``unit``. 0.5
    is the median (the mean of the two middle values of an even number); another is the smallest value that reaches the
    share. ``eligible`` None: the fact is always noted, no coverage."""

    id: str
    population: Population
    column: Column[int]
    level: float
    whole: ColumnElement[bool]
    eligible: ColumnElement[bool] | None
    unit: str = MINUTES


@dataclass(frozen=True, slots=True)
class Breakdown:
    """How many rows of the population for each value of ``column``; rows without a value are not shown."""

    prefix: str
    population: Population
    column: Column[str]


_contact, _request = t.contact.c, t.request.c

_alive_contact = _contact.cancelled_at.is_(None)
_alive_request = _request.cancelled == False  # noqa: E712 (an SQL expression)
_own_contact = and_(_alive_contact, _contact.channel != Channel.PERMANENCE.value)
own_request = and_(_alive_request, _request.channel != Channel.PERMANENCE.value)
_heard_request = and_(own_request, _request.unheard == False)  # noqa: E712

ALL_CONTACTS = Population(t.contact, _contact.month, _alive_contact, CONTACTS)
"""Permanences included: only to count by channel, where they stand apart."""

OWN_CONTACTS = Population(t.contact, _contact.month, _own_contact, CONTACTS)
OWN_REQUESTS = Population(t.request, _request.month, _heard_request, REQUESTS)
"""Without what stands for a call that nobody took and that left no message: nothing was asked."""

DUE_REQUESTS = Population(t.request, _request.due_month, own_request, REQUESTS)

waits_here = _contact.channel.in_(sorted(channel.value for channel in WAITING))
wait_noted = and_(waits_here, _contact.waited.is_not(None))
_on_the_spot = _request.channel.in_(sorted(channel.value for channel in ON_THE_SPOT))


def _answers(figure_id: str, channel: Channel) -> Share:
    """Requests due in the month, answered in time; late or still open is not in time."""
    return Share(
        figure_id,
        DUE_REQUESTS,
        whole=_request.channel == channel.value,
        part=_request.in_time == True,  # noqa: E712
    )


def month_figures(waiting_limit_minutes: int) -> tuple[Count | Share | Quantile | Breakdown, ...]:
    """All figures of a month, in the order in which they are shown."""
    return (
        Count("contacts", OWN_CONTACTS, true()),
        Count("requests", OWN_REQUESTS, true()),
        Share(
            "solved_share", OWN_REQUESTS, whole=_on_the_spot, part=_request.outcome == Outcome.SOLVED.value
        ),
        Quantile("wait_median", OWN_CONTACTS, _contact.waited, 0.5, wait_noted, waits_here),
        Quantile("wait_p90", OWN_CONTACTS, _contact.waited, 0.9, wait_noted, waits_here),
        Share(
            "wait_within",
            OWN_CONTACTS,
            whole=wait_noted,
            part=_contact.waited <= waiting_limit_minutes * 60,
            eligible=waits_here,
        ),
        _answers("answers_email", Channel.EMAIL),
        _answers("answers_mail", Channel.MAIL),
        _answers("answers_phone", Channel.PHONE),
        Share("after_the_fact_share", OWN_CONTACTS, whole=true(), part=_contact.after_the_fact == True),  # noqa: E712
        *(
            Count(f"requests.help.{code.value}", OWN_REQUESTS, _request.help.contains(f"|{code.value}|"))
            for code in Help
        ),
        Breakdown("contacts.channel", ALL_CONTACTS, _contact.channel),
        Breakdown("requests.theme", OWN_REQUESTS, _request.theme),
        Breakdown("requests.operator", OWN_REQUESTS, _request.operator),
        Breakdown("requests.outcome", OWN_REQUESTS, _request.outcome),
    )
