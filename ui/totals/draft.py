"""The list of totals while it is edited. No Qt."""

from collections.abc import Sequence
from dataclasses import replace

from marianne_desk.domain.day.carried import DEFAULT_TOTALS, CarriedTotal


class TotalsDraft:
    """The lines as they stand, and the one that is chosen. A list without any line stands for ours."""

    def __init__(self, totals: Sequence[CarriedTotal]) -> None:
        self._before = tuple(totals)
        self.lines = list(totals)
        self.chosen = 0

    @property
    def changed(self) -> bool:
        """Whether there is anything to keep."""
        return tuple(self.lines) != self._before

    @property
    def line(self) -> CarriedTotal | None:
        """The chosen line."""
        return self.lines[self.chosen] if self.lines else None

    def choose(self, place: int) -> None:
        """Another line is chosen."""
        self.chosen = min(max(place, 0), max(len(self.lines) - 1, 0))

    def rename(self, label: str) -> None:
        """The chosen line has another name."""
        if self.line is not None:
            self.lines[self.chosen] = replace(self.line, label=label)

    def toggle(self, figure: str) -> None:
        """The chosen line counts ``figure`` too, or no longer."""
        if self.line is None:
            return
        figures = self.line.figures
        kept = tuple(one for one in figures if one != figure) if figure in figures else (*figures, figure)
        self.lines[self.chosen] = replace(self.line, figures=kept)

    def add(self) -> None:
        """A new line under the chosen one."""
        place = self.chosen + 1 if self.lines else 0
        self.lines.insert(place, CarriedTotal("", ()))
        self.chosen = place

    def remove(self) -> None:
        """The chosen line goes."""
        if self.lines:
            del self.lines[self.chosen]
            self.choose(self.chosen)

    def move(self, places: int) -> None:
        """The chosen line goes up (−1) or down (+1)."""
        wanted = self.chosen + places
        if 0 <= wanted < len(self.lines):
            self.lines.insert(wanted, self.lines.pop(self.chosen))
            self.chosen = wanted

    def start_over(self) -> None:
        """The list of the first day."""
        self.lines = list(DEFAULT_TOTALS)
        self.choose(self.chosen)
