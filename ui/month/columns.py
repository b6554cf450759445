"""Lines and columns of a table of figures, and how the width is shared out among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QFontMetrics

from ui import theme
from ui.month.behind import Behind
from ui.theme import GRID

BAR = 8 * GRID
LONGEST_BAR = 72 * GRID
NAME = 18 * GRID
_SLACK = 4
"""Painted text is a little wider than its measure at some scales."""


class Kind(Enum):
    """What a column holds: a name (takes the room that is left), a picture, a value, or something beside it."""

    NAME = auto()
    BAR = auto()
    VALUE = auto()
    BESIDE = auto()
    LATE = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``title`` is empty where the cells say all."""

    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line: a text a column. ``bar``: the length of the bar, 0 to 1, None for none; ``of_whole`` draws what is
    missing to 1 as well. ``behind`` None: nothing to open."""

    cells: tuple[str, ...]
    behind: Behind | None
    bar: float | None = None
    of_whole: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """A width a column, in logical pixels; 0 hides it. ``wraps``: texts go over two lines."""

    widths: tuple[int, ...]
    wraps: bool


def fit(columns: Sequence[Column], lines: Sequence[FigureLine], room: int) -> Fitted:
    """Shares ``room`` out: every text on one line and a bar in what is left; too narrow for that, no bar; still
    too narrow, texts over two lines and the name in what is left."""
    body, small = QFontMetrics(theme.face(strong=True)), QFontMetrics(theme.face(theme.SMALL))

    def widest(place: int, *, whole: bool) -> int:
        texts = [line.cells[place] for line in lines]
        parts = texts if whole else [part for text in texts for part in text.split(" ")]
        title = small.horizontalAdvance(columns[place].title)
        return max([title + _SLACK, *map(body.horizontalAdvance, parts)]) + 2 * GRID + _SLACK

    texts = [column.kind is not Kind.BAR for column in columns]
    full = [widest(place, whole=True) if text else 0 for place, text in enumerate(texts)]
    left = room - sum(full)
    if left >= BAR:
        return Fitted(
            tuple(w if text else min(left, LONGEST_BAR) for w, text in zip(full, texts, strict=True)), False
        )
    if left >= 0:
        return Fitted(_named(columns, full, left), False)
    tight = [widest(place, whole=False) if text else 0 for place, text in enumerate(texts)]
    narrowed = [
        NAME if column.kind is Kind.NAME else width for column, width in zip(columns, tight, strict=True)
    ]
    return Fitted(_named(columns, narrowed, max(0, room - sum(narrowed))), True)


def _named(columns: Sequence[Column], widths: Sequence[int], left: int) -> tuple[int, ...]:
    """What is left goes to the name."""
    return tuple(
        width + left if column.kind is Kind.NAME else width
        for column, width in zip(columns, widths, strict=True)
    )
