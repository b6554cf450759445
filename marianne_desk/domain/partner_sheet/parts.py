"""What stands on a partner's quarterly sheet, as frozen values: words ready to be read, nothing small among them."""

from dataclasses import dataclass, field
from enum import StrEnum

from marianne_desk.domain.figure import Figure
from marianne_desk.domain.partner_sheet.note import QuarterNote
from marianne_desk.domain.quarter import Quarter
from marianne_desk.domain.sheet.parts import Measure


class Trend(StrEnum):
    """How a figure stands beside last quarter's. ``UNTOLD``: too few cases to say, or masked."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    UNTOLD = "untold"


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as printed: ``value`` and what it was taken over. ``exact`` False: it was masked, or nothing is
    known."""

    value: str
    basis: str
    exact: bool


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """One figure beside last quarter's. ``before`` None: the desk did not exist. ``change``: the trend in words."""

    figure: Figure
    label: str
    now: Said
    before: Said | None
    trend: Trend
    change: str


@dataclass(frozen=True, slots=True)
class Counted:
    """One line of a breakdown: ``count`` as printed. ``within``: it is a part of the line above that is not. ``rest``:
    it is the sum of all others."""

    label: str
    count: int
    within: bool = False
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One total by category; small categories are one sum. ``total`` None: it is masked, and so are its lines;
    ``nothing`` is said where there are none."""

    title: str
    unit: str
    rows: tuple[Counted, ...]
    total: int | None
    nothing: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackGroup:
    """What visitors do not understand of one matter: its words, how many lines were noted, and each line once, with
    how often it was noted."""

    matter: str
    count: int
    lines: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PartnerSheet:
    """The quarterly sheet of one operator. ``zone``: the desk's IANA time zone, for the date of edition. ``status``:
    simulated, provisional or issued. ``promises``: what was kept of what, ``promise_notes`` under them.
    """

    operator: str
    quarter: Quarter
    quarter_name: str
    before_name: str
    zone: str
    site_name: str
    site_lines: tuple[str, ...]
    headline: str
    status: str
    key_figures: tuple[Measure, ...]
    lines: tuple[ComparedLine, ...]
    promises: tuple[Measure, ...]
    promise_notes: tuple[str, ...]
    matters: Breakdown
    became: Breakdown
    answers: Breakdown
    stuck: Breakdown
    feedback: tuple[FeedbackGroup, ...]
    method: tuple[str, ...]
    note: QuarterNote = field(default_factory=QuarterNote)

    @property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """Every total by category."""
        return self.matters, self.became, self.answers, self.stuck

    @property
    def title(self) -> str:
        """« Fiche trimestrielle CAF, 3e trimestre 2026, France services de … »."""
        return f"Fiche trimestrielle {self.operator}, {self.quarter_name}, {self.site_name}"
