"""The figures of one operator and one quarter as values. What each counts, and in which quarter a fact falls, is said
once in ``figures/partner_figures``. Source: issue « Difficult cases » §5, contract.md §3.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from marianne_desk.domain.cases.case import Answer
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.figure import Figure
from marianne_desk.domain.partners.directory import Feedback
from marianne_desk.domain.quarter import Quarter

REQUESTS = "requests"
SOLVED = "solved_share"
CASES = "cases"
APPOINTED = "appointed_share"
WAIT_DAYS = "appointment_days"
WAIT_WORKING_DAYS = "appointment_working_days"
ABSENT = "absent_share"
FIRST_IN_TIME = "first_sign_in_time"
FIRST_DAYS = "first_sign_days"
FINAL_IN_TIME = "final_answer_in_time"
FINAL_DAYS = "final_answer_days"
STUCK = "stuck"
WRONG = "wrong_first_share"
FEEDBACK = "feedback"

FIGURES = (
    REQUESTS,
    SOLVED,
    CASES,
    APPOINTED,
    WAIT_DAYS,
    WAIT_WORKING_DAYS,
    ABSENT,
    FIRST_IN_TIME,
    FIRST_DAYS,
    FINAL_IN_TIME,
    FINAL_DAYS,
    STUCK,
    WRONG,
    FEEDBACK,
)
"""Every figure, in the order in which they are shown."""

DAYS = "days"
WORKING_DAYS = "working_days"
"""Units of figures of the kind « duration »: here ``value`` is in days, not in minutes."""


class Became(StrEnum):
    """What became of an appointment of the quarter."""

    KEPT = "kept"
    ABSENT = "absent"
    EXCUSED = "excused"
    CANCELLED = "cancelled"
    TO_FILL = "to_fill"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Matter:
    """How often one matter was asked: codes, ``reason`` None where none was noted."""

    theme: str
    reason: str | None
    count: int


@dataclass(frozen=True, slots=True)
class QuarterFigures:
    """All that is counted of an operator in a quarter. ``figures``: by identifier, in the order of :data:`FIGURES`;
    « final_answer_in_time » is not there where nothing was promised. ``until``: the last day that was counted, earlier
    than the quarter's where it is not over. ``stuck``: cases by theme on that day."""

    operator: str
    quarter: Quarter
    until: date
    figures: Mapping[str, Figure]
    matters: tuple[Matter, ...]
    became: Mapping[Became, int]
    answers: Mapping[Answer, int]
    stuck: Mapping[str, int]
    feedback: tuple[Feedback, ...]

    def count(self, figure: str) -> int:
        """A count, 0 where it is not there."""
        held = self.figures.get(figure)
        return int(held.value or 0) if held else 0


@dataclass(frozen=True, slots=True)
class PartnerReport:
    """A quarter beside the one before (None: the desk did not exist). ``promised_days``: working days in which the
    operator promises an answer, None: none; ``alarms``: the house's for it."""

    current: QuarterFigures
    previous: QuarterFigures | None
    promised_days: int | None
    alarms: Alarms
