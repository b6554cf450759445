"""« C’était quand »: the next act on a case is noted as of an earlier moment. No Qt."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import NO_BREAK as NB
from marianne_desk.domain.french import moment_words
from marianne_desk.wording.cases import case_number
from ui.cases import load, questions
from ui.lane_work import Does
from ui.questions.ask import Ask
from ui.shortcuts import Act
from ui.shortcuts import shown as key_of

if TYPE_CHECKING:
    from marianne_desk.domain.cases.case_row import CaseRow


class View(Protocol):
    """What is asked of the screen."""

    def ask(self, ask: Ask | None) -> None:
        """Shows a question, or takes it away."""

    def show_moment(self, said: str) -> None:
        """Says that the next act is dated; empty: it happens now."""

    def say(self, text: str) -> None:
        """A sentence in the status line."""

    def tell(self, error: BaseException) -> None:
        """A failure."""


class Dating:
    """``at``: when the next act on the selected case happened, None: now. ``selected``: id of that case, empty for
    none."""

    def __init__(
        self, view: View, work: Does, clock: Callable[[], datetime], selected: Callable[[], str]
    ) -> None:
        self._view, self._work, self._clock, self._selected = view, work, clock, selected
        self._case, self._said = "", ""
        self.at: datetime | None = None

    def ask(self, row: "CaseRow", zone: ZoneInfo) -> None:
        """Asks when it was; asked again, it is now."""
        if self.at is not None:
            self.drop()
            self._view.say(f"{case_number(row.number)}{NB}: le geste qui suit sera daté de maintenant.")
            return

        def came(moment: tuple[datetime, str]) -> None:
            self._view.ask(None)
            if self._selected() == row.id:
                self._case, (self.at, self._said) = row.id, moment
                self._view.show_moment(
                    f"Le geste qui suit sera daté{NB}: {self._said}. {key_of(Act.CASE_AT)}{NB}: maintenant."
                )

        def read(text: str) -> None:
            self._work.do(came, self._view.tell, load.moment, row.id, text)

        self._view.ask(questions.when_was_it(row, read, lambda text: self._meant(text, zone)))

    def keep_to(self, case_id: str) -> None:
        """Another case is selected: what happens to it happens now."""
        if case_id != self._case:
            self.drop()

    def drop(self) -> None:
        """The next act happens now."""
        self._case, self._said, self.at = "", "", None
        self._view.show_moment("")

    def named(self, row: "CaseRow") -> str:
        """« D-12 », « D-12, hier à 17 h »."""
        return ", ".join(filter(None, (case_number(row.number), self._said)))

    def _meant(self, text: str, zone: ZoneInfo) -> str:
        from marianne_desk.domain.answer_words import read_answer_moment

        now = self._clock().astimezone(zone)
        try:
            return moment_words(read_answer_moment(text, now, zone), now.date())
        except UserError:
            return ""
