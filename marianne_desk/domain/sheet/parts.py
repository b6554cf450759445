"""What stands on a month's sheet, as frozen values: words ready to be read, and the numbers a picture needs.

Every value is French text as printed; « – » or « pas de données » where nothing is known. ``figure`` names
the figure (contract.md §6) whose rows stand behind a value; it is empty where no single figure does.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from marianne_desk.domain.codes import Channel, Help, Outcome
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.issue_note import IssueNote


@dataclass(frozen=True, slots=True)
class SheetLabels:
    """French labels by code. A code that is missing is printed as it is. Channels, helps and outcomes are
    shown in the order of their mapping, themes and operators by frequency."""

    channels: Mapping[Channel, str]
    themes: Mapping[str, str]
    operators: Mapping[str, str]
    helps: Mapping[Help, str]
    outcomes: Mapping[Outcome, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same figure in another month. ``change`` is empty where one of the two is unknown."""

    label: str
    value: str
    change: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: ``basis`` says what it was taken over (its n), ``aside`` what is shown beside it.

    ``kept`` is the part that kept the promise, between 0 and 1, None where there is no such part to draw;
    ``late`` says in words what did not keep it, empty for nothing."""

    figure: str
    label: str
    value: str
    basis: str
    comparisons: tuple[Comparison, ...]
    aside: str = ""
    kept: float | None = None
    late: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: ``size`` is the count beside the largest named category (0 to 1; 0 for a sum of
    several or of none), ``others`` the counts of the table's other months in their order."""

    figure: str
    label: str
    count: str
    share: str
    size: float
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts of one total by category. ``others`` heads the columns of the months compared (those with data).
    ``total`` is None where shares do not add up or nothing was counted; ``nothing`` is said when ``lines`` is
    empty; ``notes`` stand under the table."""

    id: str
    title: str
    unit: str
    others: tuple[str, ...]
    lines: tuple[Line, ...]
    total: Line | None
    nothing: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HourPicture:
    """Arrivals by weekday (rows, Monday first) and local hour (columns). Empty rows and columns: no arrival
    at all; ``sentence`` then says so, else it names the fullest hour or is empty. ``totals`` False: cells of none may
    be masked ones, and a day's total would tell them."""

    title: str
    weekdays: tuple[str, ...]
    hours: tuple[int, ...]
    counts: tuple[tuple[int, ...], ...]
    sentence: str
    totals: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """The month's sheet of one site. ``zone`` is the desk's IANA time zone, for the date of edition.
    ``status``: simulated, provisional, or empty; ``register`` says how well the register was kept."""

    month: Month
    month_name: str
    zone: str
    site_name: str
    site_lines: tuple[str, ...]
    headline: str
    status: str
    key_figures: tuple[Measure, ...]
    delays: tuple[Measure, ...]
    delay_notes: tuple[str, ...]
    hours: HourPicture
    channels: Table
    themes: Table
    operators: Table
    helps: Table
    outcomes: Table
    register: tuple[str, ...]
    method: tuple[str, ...]
    note: IssueNote = field(default_factory=IssueNote)
