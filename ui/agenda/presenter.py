"""What the agenda's keys do. No Qt."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain.agenda.appointment import State
from ui.agenda import load
from ui.agenda.words import NB, Kind, Row

if TYPE_CHECKING:
    from marianne_desk.domain.agenda.appointment import Appointment

AGAIN = "La même touche confirme."
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class View(Protocol):
    """What the presenter asks of the widgets and of the lane."""

    def show_period(self, shown: load.Shown, *, weekly: bool) -> None:
        """Shows a day or a week; what is selected stays selected."""

    def select(self, appointment_id: str) -> None:
        """Selects an appointment, if it is in the list."""

    def write(self, text: str) -> None:
        """Writes the line, without answering that it was typed; the line gets the focus."""

    def show_line(
        self, heading: str, understood: str, warning: str, options: tuple[str, ...], held: bool
    ) -> None:
        """What stands around the line. ``held``: a digit answers, nothing else is typed."""

    def say(self, text: str) -> None:
        """A sentence in the status line."""

    def changed(self) -> None:
        """Tells the other screens that appointments changed."""

    def open_case(self, case_id: str) -> None:
        """Shows the case of an appointment at a partner's."""

    def do(self, done: Callable[..., None], fn: Callable[..., object], *args: object) -> None:
        """Runs ``fn(desk, *args)`` on the writing lane."""

    @property
    def only(self) -> str | None:
        """Code of the agent whose appointments are shown; None: everybody's."""

    @property
    def agent(self) -> str | None:
        """Code of the agent at the counter; None: the one of the settings."""


class AgendaPresenter:
    """``day``: a day of the period shown, None: today. ``moved``: the appointment that the line changes."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.day: date | None = None
        self.weekly = True
        self.shown: load.Shown | None = None
        self.text = ""
        self.moved: Appointment | None = None
        self._answers: load.Answers = ()
        self._told: frozenset[str] = frozenset()
        self._read: load.Read | None = None
        self._last: load.Acted | None = None
        self._asking = False

    # the period

    def refresh(self, *, again: bool = False) -> None:
        """Asks for the period again; ``again``: with the desk's words and habits too."""
        context = None if again or self.shown is None else self.shown.context
        self._view.do(self._show, load.period, self.day, self.weekly, self._view.only, context)

    def _show(self, shown: load.Shown) -> None:
        self.shown = shown
        self._view.show_period(shown, weekly=self.weekly)

    def move(self, steps: int) -> None:
        """The period before or after."""
        if self.shown is not None:
            self.day = (self.day or self.shown.today) + steps * (_WEEK if self.weekly else _DAY)
            self.refresh()

    def today(self) -> None:
        """The period of today."""
        self.day = None
        self.refresh()

    def turn_view(self, selected: date | None) -> None:
        """A week becomes the day that is selected in it, a day its week."""
        self.weekly = not self.weekly
        self.day = selected or self.day
        self.refresh()

    # the line

    def typed(self, text: str) -> None:
        """The line changed: what it means is asked of the desk, and shown."""
        grew = text.startswith(self.text) and bool(self.text)
        self.text, self._told = text, frozenset()
        if not grew:
            self._answers = ()
        self._ask()

    def _ask(self) -> None:
        self._read, self._asking = None, False
        if self.shown is None or not self.text.strip():
            self._draw()
            return
        text = self.text
        self._view.do(
            lambda read: self._understood(text, read),
            load.read,
            text,
            self._answers,
            self.moved,
            self.shown.context,
            self._view.agent,
        )

    def _understood(self, text: str, read: load.Read) -> None:
        if text == self.text and not self._asking:
            self._read = read
            self._draw()

    def enter(self, row: Row | None) -> None:
        """Keeps the line's appointment; on an empty line opens what is selected."""
        if self.shown is None:
            return
        if not self.text.strip():
            self._open(row)
            return
        self._view.do(
            self._taken,
            load.take,
            self.text,
            self._answers,
            self.moved,
            self.shown.context,
            self._view.agent,
            self._told,
        )

    def _open(self, row: Row | None) -> None:
        if row is not None and row.kind is Kind.FREE and row.begin is not None:
            self._write(f"{row.begin:%d/%m %Hh%M} ")
        elif row is not None and row.case:
            self._view.open_case(row.case)
        elif row is not None and (one := self.appointment(row.id)) is not None:
            self._view.do(lambda line: self._edit(one, line), load.line_for, one)

    def _edit(self, one: "Appointment", line: str) -> None:
        self.moved = one
        self._write(line)

    def _write(self, text: str) -> None:
        self._view.write(text)
        self.text, self._answers, self._told = text, (), frozenset()
        self._ask()

    def _taken(self, answer: "load.Read | load.Acted") -> None:
        if isinstance(answer, load.Read):
            self._read = answer
            self._told = answer.proposal.doubts
            self._asking = bool(answer.options)
            self._draw(insists=True)
            return
        self._last = answer
        self.day = answer.after.begin.date()
        self.leave_line()
        self._acted(answer)

    def digit(self, index: int) -> None:
        """Answers the question that is shown."""
        asked = None if self._read is None else self._read.proposal.line.question
        if asked is None or index >= len(asked.options):
            return
        self._answers = (*self._answers, (asked.field, asked.options[index].value))
        again = self._asking
        self._ask()
        if again:
            self.enter(None)

    def leave_line(self) -> None:
        """Empties the line; an appointment that was being changed stays as it was."""
        self.moved = None
        self._write("")

    def insist(self) -> None:
        """Something else was typed while a question waits for its digit."""
        self._draw(insists=True)

    def _draw(self, *, insists: bool = False) -> None:
        heading = "Nouveau rendez-vous" if self.moved is None else "Modifier le rendez-vous"
        read = self._read
        if read is None:
            self._view.show_line(heading, "", "", (), False)
            return
        warning = read.notices
        if insists and read.options:
            warning = f"Choisissez d’abord le jour. Échap pour revenir à la ligne. {warning}"
        elif insists and self._told and not read.proposal.refused:
            warning = f"{warning} {AGAIN}"
        # An hour that is not typed yet is no fault while somebody still types.
        missing = read.proposal.line.begin is None and not insists
        if missing and warning and read.proposal.notices[0].code == "appointment_hour_missing":
            warning = ""
        options = tuple(label for _, label in read.options)
        self._view.show_line(heading, read.understood, warning, options, self._asking)

    # acts on the selected appointment

    def appointment(self, appointment_id: str) -> "Appointment | None":
        """The appointment of that identifier, if it is shown."""
        shown = () if self.shown is None else self.shown.appointments
        return next((one for one in shown if one.id == appointment_id), None)

    def mark(self, row: Row | None, state: State) -> None:
        """Notes what became of the selected appointment."""
        if row is not None and row.case:
            self._view.say(f"Ce rendez-vous est chez un partenaire{NB}: Entrée ouvre son dossier.")
            return
        if row is None or not row.id:
            self._view.say("Choisissez d’abord un rendez-vous, avec ↑ et ↓.")
            return
        self._view.do(self._marked, load.mark, row.id, state)

    def _marked(self, acted: load.Acted) -> None:
        self._last = acted
        self._acted(acted)

    def _acted(self, acted: load.Acted) -> None:
        self.refresh()
        self._view.select(acted.after.id)
        self._view.say(acted.said)
        self._view.changed()

    def undo(self) -> None:
        """Takes the last act back."""
        if self._last is None:
            self._view.say("Il n’y a rien à annuler.")
            return
        acted, self._last = self._last, None
        self._view.do(lambda begin: self._undone(acted, begin.date()), load.undo, acted)

    def _undone(self, acted: load.Acted, day: date) -> None:
        self.day = day
        self.refresh()
        self._view.select(acted.after.id)
        self._view.say(
            "Rendez-vous retiré." if acted.before is None else f"Annulé{NB}: le rendez-vous est comme avant."
        )
        self._view.changed()
