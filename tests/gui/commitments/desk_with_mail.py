"""A desk whose e-mails of October 2026 are late, and what stands on its screen of commitments."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from tests.desks import SetClock
from tests.gui.driving import Driven, opened
from ui.commitments.view import CommitmentsView

ANSWERED, LATE = 9, 3


def mail_of(received: datetime, answered: datetime | None) -> ContactDraft:
    """An e-mail about taxes, due five working days after it came."""
    outcome = Outcome.PENDING if answered is None else Outcome.SOLVED
    request = RequestDraft(
        reason="declaration", operator="DGFIP", outcome=outcome, received_at=received, answered_at=answered
    )
    return ContactDraft(Channel.EMAIL, (request,), arrived_at=received, recorded_at=received)


def fill(desk: Desk, answered: int = ANSWERED, late: int = LATE) -> None:
    """E-mails of the last days of September, due in October: some were answered, the others still wait."""
    for minute in range(answered):
        came = datetime(2026, 9, 28, 8, minute, tzinfo=UTC)
        log_contact(desk, mail_of(came, datetime(2026, 10, 1, 8, minute, tzinfo=UTC)))
    for minute in range(late):
        log_contact(desk, mail_of(datetime(2026, 9, 29, 8, minute, tzinfo=UTC), None))


class Commitments:
    """The window on its screen of commitments."""

    def __init__(self, driven: Driven) -> None:
        self.driven = driven
        driven.press("Ctrl+8")
        view = driven.window.findChild(CommitmentsView)
        assert view is not None
        self.view = view
        driven.wait(lambda: self.name.startswith("Engagement 1,"), 20)

    @property
    def name(self) -> str:
        """What assistive technology says of what has the keys, with plain spaces."""
        widget = QApplication.focusWidget()
        return plain(widget.accessibleName()) if widget is not None else ""

    @property
    def status(self) -> str:
        """The status line, with plain spaces."""
        return plain(self.driven.status)

    def press(self, *combinations: str) -> None:
        """Presses combinations one after the other."""
        self.driven.press(*combinations)

    def go_to(self, number: int) -> None:
        """Goes to the tile of a commitment with the arrows: to its column, then down it."""
        self.press(*["Left"] * 5, *["Up"] * 20)
        for _ in range(5):
            self.press(*["Up"] * 20)
            for _ in range(25):
                if self.name.startswith(f"Engagement {number},"):
                    return
                self.press("Down")
            self.press("Right")
        raise AssertionError(f"no arrow leads to {number}: {self.name}")


def plain(text: str) -> str:
    """With plain spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@contextmanager
def commitments(folder: Path, clock: SetClock) -> Iterator[Commitments]:
    """The window, open on the commitments of the desk kept in ``folder``."""
    with opened(folder, clock) as driven:
        driven.window.resize(1366, 768)
        yield Commitments(driven)
