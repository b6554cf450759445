"""What a lane does ahead of the window: modules are imported there, since on the window's own thread they would hold
the keys; what a crash left is erased."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk


def sweep(folder: Path) -> None:
    """Erases the throw-away desk of a guided tour that a crash left."""
    from ui.tour.load import sweep as erase

    erase(folder)


def forget_expired(desk: "Desk") -> bool:
    """The window is closed, or open on another day: who is known too long is erased; whether somebody was."""
    from marianne_desk.usecases.desk import forget_expired as forget

    return forget(desk)


def import_screens() -> None:
    """Imports the other screens, so that showing one the first time only builds it. The collector stands still
    meanwhile, and never walks through them again."""
    gc.disable()
    import ui.agenda.screen
    import ui.case_opening.appointments_dialog
    import ui.case_opening.opening_dialog
    import ui.case_papers.window
    import ui.cases.detail
    import ui.cases.facts_dialog
    import ui.cases.screen
    import ui.cases.table
    import ui.cases.wiring
    import ui.commitments.screen
    import ui.commitments.wiring
    import ui.contacts.screen
    import ui.counter.advice_panel
    import ui.day.screen
    import ui.day.wiring
    import ui.directory.window
    import ui.feedback.window
    import ui.help.card
    import ui.help.wiring
    import ui.mandates.window
    import ui.month.screen
    import ui.month.wiring
    import ui.partner_sheet.window
    import ui.proofs.wiring
    import ui.settings.view
    import ui.slip.window
    import ui.tally.wiring
    import ui.to_answer.screen
    import ui.to_answer.wiring
    import ui.totals.wiring
    import ui.visitors.window  # noqa: F401
    from ui.counter.load import settle

    settle()


def import_counter() -> None:
    """Imports what the counter is built of."""
    import ui.backup.watch
    import ui.counter.facts
    import ui.counter.note
    import ui.counter.question
    import ui.counter.tiles
    import ui.counter.today
    import ui.counter.waiting
    import ui.counter.wiring  # noqa: F401
