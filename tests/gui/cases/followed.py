"""« Dossiers » as a test sees it, on a desk with a case of each kind."""

from datetime import timedelta
from pathlib import Path

from marianne_desk.domain.cases.case import Answer, Happening
from marianne_desk.usecases.cases import note
from tests.case_samples import a_case, an_appointment, answered
from tests.desks import MakeDesk, SetClock
from tests.gui.driving import Driven
from ui.cases.view import CasesView

PLAIN = str.maketrans("\u00a0\u202f", "  ")


def followed_desk(make_desk: MakeDesk, clock: SetClock) -> Path:
    """D-1 stuck, D-2 an appointment to fill in, D-3 expects papers, D-4 closed, D-5 to tell, D-6 at the partner's."""
    desk = make_desk(clock=clock)
    a_case(desk, "Karim Haddad", "06 00 00 00 01")
    fill, papers, closed = (a_case(desk, name, "") for name in ("Jean Dupont", "Chantal Martin", "Clos Déjà"))
    an_appointment(desk, fill, desk.now() + timedelta(days=2))
    answered(desk, papers, Answer.PAPERS_WANTED, "RIB")
    note(desk, closed.case.id, Happening.CLOSED)
    clock.forward(days=7)
    told = a_case(desk, "René Petit", "rene@exemple.fr")
    answered(desk, told, Answer.REFUSED, "plafond dépassé")
    a_case(desk, "Lina Benali", "06 12 34 56 78", agent="agent-2")
    return desk.place.folder


class Screen:
    """The screen, shown by its key."""

    def __init__(self, driven: Driven) -> None:
        self.driven = driven
        driven.press("Ctrl+5")
        found = driven.window.findChild(CasesView)
        assert found is not None
        self.view: CasesView = found
        driven.wait(lambda: self.view.is_built and "arrive" not in self.view.summary.text())

    @property
    def rows(self) -> list[str]:
        """Number and name of each line; headings."""
        rows = self.view.table.waiting.rows
        return [(" ".join(row.cells[:2]) if row.id else row.cells[0]).translate(PLAIN) for row in rows]

    @property
    def numbers(self) -> list[str]:
        return [row.cells[0] for row in self.view.table.waiting.rows if row.id]

    @property
    def current(self) -> str:
        return str(self.view.table.currentIndex().siblingAtColumn(0).data())

    @property
    def clocks(self) -> list[str]:
        return [
            " / ".join(filter(None, (one.said.text(), one.until.text(), one.alarm.text()))).translate(PLAIN)
            for one in self.view.detail.clocks
        ]

    @property
    def parts(self) -> str:
        return "\n".join(
            f"{head.text()}: {text.text()}" for head, text in self.view.detail.parts if head.text()
        ).translate(PLAIN)

    @property
    def events(self) -> int:
        """How many things happened to the selected case."""
        history = screen_part(self.parts, "Histoire")
        return len(history.splitlines())

    @property
    def offered(self) -> list[str]:
        """What the buttons say that are there."""
        return [button.text() for button in self.view.buttons.values() if button.isVisible()]

    def go(self, name: str) -> None:
        """Selects a case by the arrows."""
        self.driven.press("Ctrl+Home")
        for _ in range(12):
            if self.current == name:
                return
            self.driven.press("Down")
        raise AssertionError(name)

    def wait_group(self, name: str, group: str) -> None:
        """Waits until the case stands under that heading."""

        def there() -> bool:
            above = ""
            for row in self.rows:
                above = above if row.startswith("D-") else row
                if row.startswith(f"{name} "):
                    return group in above
            return False

        self.driven.wait(there)


def screen_part(parts: str, head: str) -> str:
    """What stands under a head."""
    return parts.partition(f"{head}: ")[2]
