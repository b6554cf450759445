"""What the opening and the closing do. No Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain import french
from marianne_desk.domain.day.closing import SOLUTIONS, ClosedDay, Closing, OpenPoint, PointKind, Solution
from marianne_desk.domain.day.morning import Morning
from marianne_desk.domain.errors import UserError
from ui.day import load, words
from ui.lane_work import Jobs

if TYPE_CHECKING:
    from marianne_desk.usecases.day_solving import Solved

NB = french.NO_BREAK


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_morning(self, morning: Morning) -> None:
        """Shows what awaits."""

    def show_closing(self, closing: Closing, agent: str) -> None:
        """Shows what is still open; ``agent`` closed the day."""

    def go_to_counter(self) -> None:
        """Shows the counter."""

    def solved(self, kind: PointKind) -> None:
        """Something changed that other screens show."""

    def refuse(self, error: UserError) -> None:
        """Says in the pane what is wrong."""

    def say(self, text: str) -> None:
        """A sentence in the status line."""

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""


class DayPresenter:
    """Today's opening and closing. ``only``: whose lines are meant, asked each time."""

    def __init__(self, view: View, jobs: Jobs, only: Callable[[], str | None]) -> None:
        self._view, self._jobs, self._only = view, jobs, only
        self._opened = False
        self.closing: Closing | None = None
        self._undo: list[Solved] = []
        self._busy = False

    def refresh_morning(self) -> None:
        """Asks what awaits."""
        ask = load.morning if self._opened else load.open_day
        self._opened = True
        self._jobs.do(self._view.show_morning, self._view.tell, ask, self._only())

    def refresh_closing(self) -> None:
        """Asks what is still open."""
        self._jobs.do(self._came, self._view.tell, load.closing, self._only())

    def solutions(self, key: str) -> tuple[Solution, ...]:
        """What the digits do with the line ``key``; empty for none."""
        point = self._point(key)
        return SOLUTIONS[point.kind] if point else ()

    def solve(self, key: str, digit: int) -> None:
        """The digit (from 0) pressed on a line."""
        point, choices = self._point(key), self.solutions(key)
        if point is None or self._busy or not 0 <= digit < len(choices):
            return
        if choices[digit] is Solution.COUNTER:
            self._view.go_to_counter()
            return
        self._busy = True
        self._jobs.do(self._solved, self._failed, load.solve, point, choices[digit])

    def close(self) -> None:
        """Closes today."""
        if not self._busy:
            self._busy = True
            self._jobs.do(self._closed, self._failed, load.close)

    def undo(self) -> None:
        """Takes back the last line solved, or the closing."""
        if self._busy:
            return
        self._busy = True
        if self._undo:
            self._jobs.do(self._undone, self._failed, load.undo, self._undo.pop())
        else:
            self._jobs.do(self._reopened, self._failed, load.reopen)

    def _point(self, key: str) -> OpenPoint | None:
        points = self.closing.points if self.closing else ()
        return next((point for point in points if words.key_of(point) == key), None)

    def _came(self, found: tuple[Closing, str]) -> None:
        self.closing = found[0]
        self._view.show_closing(*found)

    def _solved(self, solved: "Solved") -> None:
        self._busy = False
        self._undo.append(solved)
        self._view.say(words.done(solved.point, solved.solution))
        self._after(solved.point.kind)

    def _undone(self, solved: "Solved") -> None:
        self._busy = False
        self._view.say(f"{words.KINDS[solved.point.kind]}{NB}: annulé, la ligne est là de nouveau.")
        self._after(solved.point.kind)

    def _closed(self, closed: ClosedDay) -> None:
        self._busy = False
        self._undo.clear()
        left = len(self.closing.points) if self.closing else 0
        rest = f" {french.count_of(left, 'ligne reste ouverte', 'lignes restent ouvertes')}." if left else ""
        self._view.say(f"Journée close à {french.clock_time(closed.at)}.{rest} Ctrl+Z pour rouvrir.")
        self.refresh_closing()

    def _reopened(self, was_closed: bool) -> None:
        self._busy = False
        self._view.say("La journée est rouverte." if was_closed else "Rien à annuler.")
        self.refresh_closing()

    def _after(self, kind: PointKind) -> None:
        self._view.solved(kind)
        self.refresh_closing()

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        if isinstance(error, UserError):
            self._view.refuse(error)
            self.refresh_closing()
        else:
            self._view.tell(error)
