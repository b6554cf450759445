"""A line of the list of cases: where it stands, both clocks, and how pressing it is. Source: issue « Difficult cases »
§4."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.cases.case import Answer, Step
from marianne_desk.domain.cases.visitor import Visitor


class CaseGroup(StrEnum):
    """Where a case stands in the list, the most pressing first. ``TO_TELL``: the partner answered, the visitor does not
    know. ``STUCK``: en souffrance. ``TO_FILL``: nobody said what became of an appointment. ``TO_RESUME``: an
    appointment did not take place, and nothing was done since. ``PAPERS``: the visitor has papers to bring. ``TOLD``:
    nothing is left but to close it."""

    TO_TELL = "to_tell"
    STUCK = "stuck"
    TO_FILL = "to_fill"
    TO_RESUME = "to_resume"
    WITH_PARTNER = "with_partner"
    PAPERS = "papers"
    TOLD = "told"
    CLOSED = "closed"


PRESSING = frozenset({CaseGroup.TO_TELL, CaseGroup.STUCK, CaseGroup.TO_FILL, CaseGroup.TO_RESUME})
"""The groups that the navigation counts: the next move is ours."""


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case as listed. ``operator``: code; ``operator_label``, ``theme``, ``reason``, ``agent`` by their labels,
    empty where there is none. Days are local.

    The partner's clock: ``due_on`` last day of its turn, ``turn_begun_on``; ``turn_days`` working days that it has had
    of the ``turn_of`` it has; all None while it owes nothing. Ours: ``received_days`` working days since the request
    reached us; ``owed_on``: the day before which we owe an answer to the visitor, None where none was due or promised.
    ``answered_days``: working days that the answer has been here, None where the partner has not answered for good.
    ``to_fill``: id of an appointment of which nobody said what became of it, since ``fill_begin``; ``next_begin``,
    ``next_mode``: the next one; None without. ``visitor`` None: the identity was erased."""

    id: str
    number: int
    contact: int
    request: str
    group: CaseGroup
    operator: str
    operator_label: str
    theme: str
    reason: str
    theme_code: str
    reason_code: str | None
    agent: str
    agent_code: str
    step: Step
    answer: Answer | None
    papers_expected: bool
    due_on: date | None
    turn_begun_on: date | None
    turn_days: int | None
    turn_of: int | None
    received_on: date
    received_days: int
    owed_on: date | None
    opened_on: date
    answered_on: date | None
    answered_days: int | None
    told_on: date | None
    closed_on: date | None
    moved_at: datetime
    to_fill: str | None = None
    fill_begin: datetime | None = None
    next_begin: datetime | None = None
    next_mode: Mode | None = None
    visitor: Visitor | None = field(default=None, repr=False)

    @property
    def stuck(self) -> bool:
        """« En souffrance »."""
        return self.group is CaseGroup.STUCK

    @property
    def papers_came(self) -> bool:
        """Whether the partner's last word was to ask for papers, and they were brought since."""
        asked = self.step is Step.TAKEN_UP and self.answer is Answer.PAPERS_WANTED
        return asked and not self.papers_expected

    def our_alarm(self, today: date) -> bool:
        """Whether we are late ourselves: the day that we owe went by, or the partner's answer is not told the day it
        came."""
        if self.closed_on is not None or self.told_on is not None:
            return False
        owed = self.owed_on is not None and self.owed_on < today
        return owed or (self.group is CaseGroup.TO_TELL and bool(self.answered_days))


def group_of(
    step: Step,
    due_on: date | None,
    today: date,
    *,
    to_fill: bool,
    papers_expected: bool,
    appointed: bool,
) -> CaseGroup:
    """Where a case stands in the list. ``due_on``: last day of the partner's turn, None while none runs."""
    if step is Step.CLOSED:
        return CaseGroup.CLOSED
    if step is Step.ANSWERED:
        return CaseGroup.TO_TELL
    if due_on is not None and due_on < today:
        return CaseGroup.STUCK
    if to_fill:
        return CaseGroup.TO_FILL
    if step is Step.TOLD:
        return CaseGroup.TOLD
    if papers_expected:
        return CaseGroup.PAPERS
    return CaseGroup.WITH_PARTNER if due_on is not None or appointed else CaseGroup.TO_RESUME


def in_order(rows: Iterable[CaseRow]) -> tuple[CaseRow, ...]:
    """By group. Then what is to tell by how long the answer has been here; what the partner has by its last day, or by
    the next appointment; closed ones the last closed first."""
    return tuple(sorted(rows, key=_place))


def _place(row: CaseRow) -> tuple[int, int, int]:
    order = tuple(CaseGroup).index(row.group)
    if row.group is CaseGroup.CLOSED:
        return order, -(row.closed_on or row.opened_on).toordinal(), -row.number
    if row.group is CaseGroup.TO_TELL:
        return order, (row.answered_on or row.opened_on).toordinal(), row.number
    if row.group in {CaseGroup.STUCK, CaseGroup.WITH_PARTNER}:
        days = [day for day in (row.due_on, row.next_begin and row.next_begin.date()) if day is not None]
        return order, min(days, default=date.max).toordinal(), row.number
    return order, int(row.moved_at.timestamp()), row.number
