"""What a lane does ahead of the window: modules are imported there, since on the window's own thread they would hold
the keys; what a crash left is erased."""

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marianne_desk.usecases.desk import Desk
    from ui.lanes import Lane


def sweep(folder: Path) -> None:
    """Erases the throw-away desk of a guided tour that a crash left."""
    from ui.tour.load import sweep as erase

    erase(folder)


def forget_expired(desk: "Desk") -> bool:
    """The window is closed, or open on another day: who is known too long is erased; whether somebody was."""
    from marianne_desk.usecases.desk import forget_expired as forget

    return forget(desk)


def import_screens() -> Iterator[None]:
    """Imports the other windows and screens a step at a time, so that what is asked of the lane in between waits for
    one step, and showing one the first time only builds it. First the window that somebody types into at once. The
    collector stands still meanwhile, and never walks through them again."""
    gc.disable()
    import marianne_desk.usecases.case_opening
    import marianne_desk.usecases.partner_advice
    import marianne_desk.usecases.partner_appointments  # noqa: F401
    import ui.case_opening.opening_dialog
    import ui.case_opening.window

    yield
    import ui.feedback.window

    yield
    import ui.case_opening.appointments_dialog
    import ui.visitors.window

    yield
    import ui.to_answer.screen
    import ui.to_answer.wiring

    yield
    import ui.cases.detail
    import ui.cases.facts_dialog
    import ui.cases.screen
    import ui.cases.table
    import ui.cases.wiring

    yield
    import ui.contacts.screen
    import ui.counter.advice_panel

    yield
    import ui.agenda.screen
    import ui.day.screen
    import ui.day.wiring

    yield
    import ui.month.screen
    import ui.month.wiring

    yield
    import ui.commitments.screen
    import ui.commitments.wiring
    import ui.proofs.wiring

    yield
    import ui.case_papers.window
    import ui.directory.window
    import ui.mandates.window
    import ui.partner_sheet.window
    import ui.slip.window

    yield
    import ui.help.card
    import ui.help.wiring
    import ui.settings.view
    import ui.tally.wiring
    import ui.totals.wiring  # noqa: F401
    from ui.counter.load import settle

    settle()


def in_turns(lane: "Lane", steps: Iterator[None]) -> None:
    """One step a job of the lane, the next behind what was handed in meanwhile."""

    def go_on(more: bool) -> None:
        if more:
            in_turns(lane, steps)

    lane.run(_step, steps).done.connect(go_on)


def _step(steps: Iterator[None]) -> bool:
    return next(steps, steps) is None


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
