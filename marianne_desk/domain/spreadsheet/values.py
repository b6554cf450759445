"""What a cell, a row and a table of an old spreadsheet are, and what columns may be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.folding import key_of

Cell = str | int | float | bool | date | time | datetime | timedelta
"""A cell as the file holds it; an empty one is the empty text."""

LEFT_OUT = "-"
"""Meaning of a word: its rows are not imported."""

UNKNOWN = ""
"""Meaning of a word: nothing is noted."""


class Role(StrEnum):
    """What a column is. ``COUNT_OF``: its numbers count the contacts about the matter that its title names."""

    DATE = "date"
    HOUR = "hour"
    CHANNEL = "channel"
    MATTER = "matter"
    OPERATOR = "operator"
    HELP = "help"
    OUTCOME = "outcome"
    FIRST_VISIT = "first_visit"
    AGE = "age"
    COMMUNE = "commune"
    AGENT = "agent"
    COUNT = "count"
    COUNT_OF = "count_of"
    IGNORED = "ignored"


ASKED = (
    Role.MATTER,
    Role.CHANNEL,
    Role.OUTCOME,
    Role.OPERATOR,
    Role.HELP,
    Role.FIRST_VISIT,
    Role.AGE,
    Role.COMMUNE,
    Role.AGENT,
)
"""Roles whose words have a meaning each, in the order in which they are asked."""

NEEDED = (Role.MATTER, Role.CHANNEL, Role.OUTCOME)
"""What each contact has, so that rows without it need one answer for the whole file."""


class Why(StrEnum):
    """Why a column is not taken, or a row left out."""

    NAME = "name"
    CONTACT_DETAILS = "contact_details"
    NUMBER = "number"
    FREE_TEXT = "free_text"
    NOT_UNDERSTOOD = "not_understood"
    EMPTY = "empty"
    TOTAL = "total"
    HEADING_AGAIN = "heading_again"
    ASKED_FOR = "asked_for"
    NOTHING_COUNTED = "nothing_counted"


PERSONAL = frozenset({Why.NAME, Why.CONTACT_DETAILS, Why.NUMBER})
"""Columns that name people: they are never taken, whatever is asked."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as the file holds it: every row from the first, cells of each. A CSV's has no name."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row under the headings. ``line`` of the file, the first is 1."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A row that is not imported, and why."""

    line: int
    why: Why


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A sheet understood as a table. ``line`` of its headings; ``year`` and ``month``: named by its title, None where
    it names none."""

    name: str
    line: int
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    left: tuple[LeftRow, ...]
    year: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column with what it seems to be. ``why``: why it is not taken, None where it is. ``filled``: how many cells
    hold something. ``remembered``: settled for an earlier file."""

    heading: str
    samples: tuple[str, ...]
    role: Role
    why: Why | None
    filled: int
    remembered: bool = False

    @property
    def personal(self) -> bool:
        """Whether it names people."""
        return self.why in PERSONAL


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a column, in so many rows, with its meaning: a code, ``UNKNOWN`` or ``LEFT_OUT``; None where it has to
    be asked. ``near``: meanings to offer first."""

    role: Role
    text: str
    rows: int
    meaning: str | None
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Rows that say nothing of what each contact must have."""

    role: Role
    rows: int
    meaning: str | None


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """All that was settled: the role of each column, the meaning of (role, folded word), what rows without one mean."""

    roles: tuple[Role, ...]
    meanings: Mapping[tuple[Role, str], str] = field(default_factory=dict)
    gaps: Mapping[Role, str] = field(default_factory=dict)

    def column(self, role: Role) -> int | None:
        """The place of the column with that role."""
        return self.roles.index(role) if role in self.roles else None

    def meaning(self, role: Role, text: str) -> str | None:
        """What a word means; None: not settled."""
        return self.meanings.get((role, key_of(text)))


_ONCE = frozenset(Role) - {Role.IGNORED, Role.COUNT_OF, Role.MATTER}


def check_roles(roles: tuple[Role, ...]) -> None:
    """Raises UserError ``sheet_date_missing``, ``sheet_role_twice`` with the role at fault."""
    if Role.DATE not in roles:
        raise UserError("sheet_date_missing", "date")
    for role in Role:
        if role in _ONCE and roles.count(role) > 1:
            raise UserError("sheet_role_twice", role.value, role=role)


def text_of(cell: Cell) -> str:
    """A cell as people read it; « 12 » and not « 12.0 », « oui » and « non » for what is ticked."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}" if cell.time() == time() else f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return str(cell)
