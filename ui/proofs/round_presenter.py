"""What the monthly round does. No Qt."""

from typing import Protocol

from marianne_desk.domain.commitments.monthly_round import Found, RoundLine
from marianne_desk.domain.commitments.proof import Check
from ui.lane_work import Does
from ui.parts.line import Line
from ui.proofs import load, words


class RoundView(Protocol):
    """What the round asks of its window."""

    def show_lines(self, lines: list[Line], lasts: list[str]) -> None:
        """The lines, with what was answered so far; how each was found the last time."""

    def go_to(self, place: int) -> None:
        """Chooses a line; beyond the last one the keeping button has the keys."""

    def ask_note(self, place: int, text: str) -> None:
        """Asks what is not in order."""

    def say(self, text: str) -> None:
        """A sentence in the window."""

    def kept(self, text: str) -> None:
        """The round is kept: the window closes."""

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""


class RoundPresenter:
    """The monthly round: each line answered by one key."""

    def __init__(self, view: RoundView, jobs: Does) -> None:
        self._view, self._jobs = view, jobs
        self.lines: tuple[RoundLine, ...] = ()
        self._found: dict[str, Found] = {}
        self._busy = False

    @property
    def begun(self) -> bool:
        """Whether something would be lost."""
        return bool(self._found)

    def start(self) -> None:
        """Asks what there is to look at."""
        self._jobs.do(self._came, self._view.tell, load.round_lines)

    def in_order(self, place: int) -> None:
        """The line is in order; the next one is chosen."""
        self._answer(place, True, "")

    def not_in_order(self, place: int) -> None:
        """Asks what is not in order."""
        if 0 <= place < len(self.lines):
            found = self._found.get(self.lines[place].kind.code)
            self._view.ask_note(place, found.note if found else "")

    def noted(self, place: int, note: str) -> None:
        """What is not in order was typed."""
        if note.strip():
            self._answer(place, False, note.strip())
        else:
            self._view.say("Dites en quelques mots ce qui n’est pas en ordre.")

    def keep(self) -> None:
        """Keeps what was answered."""
        if not self._busy:
            self._busy = True
            self._jobs.do(self._kept, self._failed, load.keep_round, tuple(self._found.values()))

    def _answer(self, place: int, ok: bool, note: str) -> None:
        if not 0 <= place < len(self.lines):
            return
        code = self.lines[place].kind.code
        self._found[code] = Found(code, ok, note)
        self._view.say("")
        self._show()
        self._view.go_to(place + 1)

    def _came(self, lines: tuple[RoundLine, ...]) -> None:
        self.lines = lines
        self._show()
        self._view.say("" if lines else words.NO_ROUND)
        self._view.go_to(0)

    def _show(self) -> None:
        lines = [words.round_line(one, self._found) for one in self.lines]
        self._view.show_lines(lines, [words.last_time(one) for one in self.lines])

    def _kept(self, checks: tuple[Check, ...]) -> None:
        self._found.clear()
        ok = sum(check.ok for check in checks)
        self._view.kept(words.round_kept(ok, len(checks) - ok))

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._view.tell(error)
