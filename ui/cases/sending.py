"""To whom a case goes next: the partner, then its office and its correspondent, each only where there is a choice.
No Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain.french import NARROW
from marianne_desk.domain.french import NO_BREAK as NB
from marianne_desk.wording.cases import case_number
from ui.cases import load
from ui.cases.questions import among
from ui.lane_work import Does
from ui.questions.ask import Ask

if TYPE_CHECKING:
    from marianne_desk.domain.cases.case_row import CaseRow

Send = Callable[[load.Destination], None]

NOT_YET = "Pas encore"
ANY_OFFICE = "Sans préciser"
NOBODY = "Personne en particulier"


class View(Protocol):
    """What is asked of the screen."""

    def ask(self, ask: Ask | None) -> None:
        """Shows a question."""

    def refuse(self, said: str) -> None:
        """Says beside the question why an answer was not taken."""

    def tell(self, error: BaseException) -> None:
        """A failure."""


class Sending:
    """Asks for one case after the other; the answer to a question that was left is dropped. ``selected``: id of the
    case that is selected, empty for none."""

    def __init__(self, view: View, work: Does, selected: Callable[[], str]) -> None:
        self._view, self._work, self._selected = view, work, selected

    def begin(self, row: "CaseRow", send: Send, *, wrong: bool) -> None:
        """Asks to whom; ``wrong``: the partner that has it was not the right one, and the next may not be known yet."""
        name = case_number(row.number)
        title = f"{name}, mauvais interlocuteur{NB}: à qui" if wrong else f"{name}, à qui"

        def came(known: load.Named) -> None:
            if self._selected() == row.id:
                self._view.ask(
                    among(
                        f"{title} le transmettre{NARROW}?",
                        known,
                        NOT_YET if wrong else "",
                        self._taking(row, dict(known), send),
                        self._view.refuse,
                    )
                )

        self._work.do(came, self._view.tell, load.onward, row.id, wrong)

    def _taking(self, row: "CaseRow", labels: dict[str, str], send: Send) -> Callable[[str | None], None]:
        def taken(operator: str | None) -> None:
            if operator is None:
                send(load.Destination(None))
                return

            def came(inside: load.Inside) -> None:
                if self._selected() == row.id:
                    self._office(row, operator, labels[operator], inside, send)

            self._work.do(came, self._view.tell, load.inside, operator)

        return taken

    def _office(self, row: "CaseRow", operator: str, label: str, inside: load.Inside, send: Send) -> None:
        offices = dict(inside.offices)

        def chosen(office: str | None) -> None:
            said = offices[office] if office else label
            self._person(row, load.Destination(operator, office, None, said), inside, send)

        if len(offices) < 2:
            chosen(next(iter(offices), None))
            return
        title = f"{case_number(row.number)}, {label}{NB}: quel bureau{NARROW}?"
        self._view.ask(among(title, inside.offices, ANY_OFFICE, chosen, self._view.refuse))

    def _person(self, row: "CaseRow", to: load.Destination, inside: load.Inside, send: Send) -> None:
        people = inside.people_at(to.office)
        if not people:
            send(to)
            return
        names = dict(people)

        def chosen(person: str | None) -> None:
            said = f"{to.said}, {names[person]}" if person else to.said
            send(load.Destination(to.operator, to.office, person, said))

        title = f"{case_number(row.number)}, {to.said}{NB}: à qui en particulier{NARROW}?"
        self._view.ask(among(title, people, NOBODY, chosen, self._view.refuse))
