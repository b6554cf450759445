"""What a form for an appointment decides: what its fields mean, what has to be seen twice, when it is kept. No Qt."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.errors import UserError
from ui.case_opening import load, words
from ui.case_opening.load import Choices, Entered, Kept, Read, Target
from ui.lane_work import Does


class View(Protocol):
    """What the presenter asks of the form."""

    def show_choices(self, choices: Choices) -> None:
        """What may be chosen for the partner, and what is good to know of it."""

    def show_read(self, read: Read, *, asking: bool, insists: str) -> None:
        """What the fields mean; ``insists``: what to do before it can be kept. ``asking``: digits answer."""

    def show_fault(self, error: UserError | None) -> None:
        """What is wrong, beside its field; None takes it away."""

    def kept(self, kept: Kept) -> None:
        """It is on the disk."""

    def undone(self) -> None:
        """What was kept was taken back; the fields are as they were."""

    def tell(self, error: BaseException) -> None:
        """A failure that belongs to no field."""


class BookingPresenter:
    """One form. ``matter``: theme and reason of the request, for the papers to bring. ``agent``: who is at the counter,
    None: whoever the desk says."""

    def __init__(
        self,
        view: View,
        work: Does,
        target: Target,
        matter: tuple[str, str | None],
        agent: Callable[[], str | None],
    ) -> None:
        self._view, self._work, self._matter, self._agent = view, work, matter, agent
        self.target = target
        self.entered = Entered()
        self._answers: load.Answers = ()
        self._told: frozenset[str] = frozenset()
        self._read = Read()
        self._asking = self._busy = False
        self._kept: Kept | None = None
        self._first: Entered | None = None

    @property
    def changed(self) -> bool:
        """Whether something was typed or chosen that is not kept."""
        return self._kept is None and self._first is not None and self.entered != self._first

    @property
    def busy(self) -> bool:
        """Whether something is being kept."""
        return self._busy

    def begin(self, entered: Entered) -> None:
        """What stands in the fields at first."""
        self._first = self.entered = entered
        self._ask()

    def typed(self, entered: Entered) -> None:
        """The fields hold something else."""
        before, self.entered = self.entered, entered
        if entered.when != before.when:
            self._answers = ()
        if entered.operator != before.operator:
            self._choose(entered.operator)
        if entered != before:
            self._told, self._asking = frozenset(), False
            self._view.show_fault(None)
            self._ask()

    def _choose(self, operator: str | None) -> None:
        def came(choices: Choices) -> None:
            if choices.operator == self.entered.operator:
                self._view.show_choices(choices)

        self._work.do(came, self._view.tell, load.choices, operator, *self._matter)

    def _ask(self) -> None:
        asked, answers = self.entered, self._answers

        def understood(read: Read) -> None:
            if (asked, answers) == (self.entered, self._answers) and not self._asking:
                self._show(read)

        self._work.do(understood, self._view.tell, load.look, self.target, asked, answers)

    def _show(self, read: Read, *, insists: bool = False) -> None:
        self._read = read
        said = ""
        if insists and read.options:
            said = words.CHOOSE
        elif insists and self._told and not read.refused:
            said = words.AGAIN
        # What is not typed yet is no fault while somebody still types.
        shown = replace(read, warnings=()) if read.unfinished and not insists else read
        self._view.show_read(shown, asking=self._asking, insists=said)

    def digit(self, index: int) -> None:
        """Answers the question that is shown."""
        options = self._read.options
        if index >= len(options):
            return
        self._answers = (*self._answers, (self._read.asked, options[index][0]))
        again, self._asking = self._asking, False
        self._ask()
        if again:
            self.enter()

    def leave_question(self) -> bool:
        """Esc while digits answer: back to the line. Whether there was a question."""
        asking, self._asking = self._asking, False
        if asking:
            self._show(self._read)
        return asking

    def enter(self) -> None:
        """Keeps, or says what keeps it from being kept."""
        if self._busy or self._kept is not None:
            return
        self._busy = True
        self._work.do(
            self._came,
            self._failed,
            load.keep,
            self.target,
            self.entered,
            self._answers,
            self._told,
            self._agent(),
        )

    def _came(self, answer: Read | Kept) -> None:
        self._busy = False
        if isinstance(answer, Kept):
            self._kept = answer
            self._view.kept(answer)
            return
        self._told = answer.doubts
        self._asking = bool(answer.options)
        self._view.show_fault(None)
        self._show(answer, insists=True)

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        if isinstance(error, UserError) and error.field:
            self._view.show_fault(error)
        else:
            self._view.tell(error)

    def undo(self) -> None:
        """Takes what was kept back; nothing that was typed is lost."""
        kept = self._kept
        if kept is None or self._busy:
            return
        self._busy = True

        def done(_nothing: None) -> None:
            self._busy, self._kept = False, None
            self._view.undone()

        self._work.do(done, self._failed, load.undo, kept, self._agent())


def default_office(choices: Choices, mode: Mode, chosen: str | None = None) -> str | None:
    """The office that is meant without saying so: ``chosen``, if it takes people in that way, else the first one that
    does; None: none does."""
    fitting = [office for office, _label, modes in choices.offices if mode in modes]
    return chosen if chosen in fitting else next(iter(fitting), None)
