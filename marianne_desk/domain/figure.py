"""Figures of a month as values: what is counted, over what, and how often the fact was noted at all.

Source: contract.md §3 and §6.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from marianne_desk.domain.month import Month


class FigureKind(StrEnum):
    """How ``value`` is to be read."""

    COUNT = "count"
    SHARE = "share"
    DURATION = "duration"


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often the fact was noted: ``noted`` of ``of``."""

    noted: int
    of: int

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None when there was nothing to note."""
        return self.noted / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. count: ``value`` is an int, ``part`` and ``whole`` None. share: ``value`` = part / whole, None
    when whole is 0. duration: ``whole`` = n, ``value`` in ``unit``, None when n is 0.
    ``unit`` is « contacts », « requests », « cases », « turns », « appointments », « share », « minutes », « days » or
    « working_days ». ``coverage`` None: always noted."""

    id: str
    kind: FigureKind
    part: int | None
    whole: int | None
    value: float | int | None
    unit: str
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class HourCell:
    """Contacts that arrived on a weekday (0 Monday … 6 Sunday) in a local hour (0 … 23)."""

    weekday: int
    hour: int
    contacts: int


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """All figures of one month. ``figures`` keeps the order of the definitions; ``open_days`` counts days on
    which the desk was open one minute at least; ``kept_days`` those of them since the desk's first contact, fewer in
    the month in which it began; ``silent_days`` kept, past days without any entry."""

    month: Month
    figures: Mapping[str, Figure]
    hours: tuple[HourCell, ...]
    open_days: int
    kept_days: int
    silent_days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MonthReport:
    """A month beside the month before and the same month a year before (None: no data then)."""

    current: MonthFigures
    previous: MonthFigures | None
    year_before: MonthFigures | None
