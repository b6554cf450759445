"""The strokes of one sheet while they are keyed back. No Qt."""

from marianne_desk.domain.tally import MOST_MARKS

Box = tuple[int, int]


class MarksDraft:
    """Strokes by box (row, column). A digit that follows another one in the same box completes it: 1 then 2 is 12."""

    def __init__(self) -> None:
        self.counts: dict[Box, int] = {}
        self._typing: Box | None = None

    @property
    def total(self) -> int:
        """How many strokes."""
        return sum(self.counts.values())

    def digit(self, box: Box, digit: int) -> None:
        """A digit is typed in a box; the first one replaces what stood there."""
        before = self.counts.get(box, 0) if self._typing == box else 0
        self._put(box, before * 10 + digit)
        self._typing = box

    def add(self, box: Box, strokes: int) -> None:
        """One stroke more (+1) or less (−1)."""
        self._put(box, self.counts.get(box, 0) + strokes)
        self._typing = None

    def clear(self, box: Box) -> None:
        """The box is empty again."""
        self._put(box, 0)
        self._typing = None

    def moved(self) -> None:
        """Another box is reached: the next digit begins a number."""
        self._typing = None

    def _put(self, box: Box, count: int) -> None:
        if count > MOST_MARKS:
            count %= 10  # a third digit begins anew
        if count > 0:
            self.counts[box] = count
        else:
            self.counts.pop(box, None)
