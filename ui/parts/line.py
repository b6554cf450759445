"""One line of a list. No Qt."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``key`` finds it again after a refresh; ``late`` sets it in the warm colour, beside its words and
    shape; ``strong`` in bold."""

    cells: tuple[str, ...] = field(repr=False)
    key: str = ""
    late: bool = False
    strong: bool = False
