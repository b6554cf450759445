"""What the totals do: which days, what is copied, how their list is edited. No Qt."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Protocol

from marianne_desk.domain import french
from marianne_desk.domain.day.carried import as_table, as_values
from marianne_desk.domain.day.span import Reach
from marianne_desk.domain.errors import UserError
from ui.lane_work import Jobs
from ui.totals import load
from ui.totals.draft import TotalsDraft


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_totals(self, shown: load.TotalsShown) -> None:
        """Shows the totals; what had the focus keeps it."""

    def show_list(self, draft: TotalsDraft, shown: load.ListShown) -> None:
        """Shows the list to edit."""

    def refuse(self, error: UserError) -> None:
        """Says beside the line what is wrong with it."""

    def leave_list(self) -> None:
        """Back from the list to the totals."""

    def copy(self, text: str) -> None:
        """Puts a text on the clipboard."""

    def say(self, text: str) -> None:
        """A sentence in the status line."""

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""

    def may_drop(self) -> bool:
        """Whether what was changed in the list may be lost."""


class TotalsPresenter:
    """The totals of one day or week. ``shown`` is None until the first ones are there."""

    def __init__(self, view: View, jobs: Jobs) -> None:
        self._view, self._jobs = view, jobs
        self._reach = Reach.DAY
        self._day: date | None = None
        self.shown: load.TotalsShown | None = None
        self.draft: TotalsDraft | None = None
        self._asked = 0

    def refresh(self) -> None:
        """Counts again."""
        self._asked += 1
        self._jobs.do(self._answer(self._came), self._view.tell, load.totals, self._reach, self._day)

    def reach(self, reach: Reach) -> None:
        """A day, or its week."""
        self._reach = reach
        self.refresh()

    def move(self, steps: int) -> None:
        """The days before (−1) or after (+1), today at the latest."""
        if self.shown is None:
            return
        days = 1 if self._reach is Reach.DAY else 7
        wanted = (self._day or self.shown.day) + timedelta(days=steps * days)
        if steps > 0 and self.shown.totals.span.last >= self.shown.today:
            self._view.say("C’est aujourd’hui." if days == 1 else "C’est la semaine en cours.")
            return
        self._day = min(wanted, self.shown.today)
        self.refresh()

    def copy(self, *, values_only: bool) -> None:
        """The totals on the clipboard, as a table or the values alone."""
        if self.shown is None:
            return
        totals = self.shown.totals
        self._view.copy(as_values(totals.lines) if values_only else as_table(totals.lines))
        count = french.count_of(
            len(totals.lines),
            "valeur copiée" if values_only else "ligne copiée",
            "valeurs copiées" if values_only else "lignes copiées",
        )
        unknown = sum(line.value is None for line in totals.lines)
        rest = f", dont {french.count_of(unknown, 'inconnue')} (–)" if unknown else ""
        self._view.say(f"{count}{rest}, {totals.span.words}.")

    def edit(self) -> None:
        """Opens the list."""
        self._jobs.do(self._opened, self._view.tell, load.whole_list)

    def keep(self) -> None:
        """Keeps the list and goes back to the totals."""
        if self.draft is not None:
            self._jobs.do(self._kept, self._refused, load.keep_list, tuple(self.draft.lines))

    def leave(self) -> None:
        """Goes back to the totals; what was changed is lost, when the person says so."""
        if self.draft is None or (self.draft.changed and not self._view.may_drop()):
            return
        self.draft = None
        self._view.leave_list()

    def _answer(self, done: Callable[[load.TotalsShown], None]) -> Callable[[load.TotalsShown], None]:
        """Only the answer to the last question counts."""
        mine = self._asked

        def came(shown: load.TotalsShown) -> None:
            if mine == self._asked:
                done(shown)

        return came

    def _came(self, shown: load.TotalsShown) -> None:
        self.shown = shown
        self._view.show_totals(shown)

    def _opened(self, shown: load.ListShown) -> None:
        self.draft = TotalsDraft(shown.totals)
        self._view.show_list(self.draft, shown)

    def _kept(self, _nothing: object) -> None:
        self.draft = None
        self._view.leave_list()
        self._view.say("La liste des totaux est enregistrée.")
        self.refresh()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            if self.draft is not None and (error.field or "").isdigit():
                self.draft.choose(int(error.field or 0))
            self._view.refuse(error)
        else:
            self._view.tell(error)
