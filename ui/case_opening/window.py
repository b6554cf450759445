"""The two windows, as the other screens open them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.held_keys import StandsBehind, held_keys

if TYPE_CHECKING:
    from ui.context import Context

LATE = (
    "Le dossier tarde à s’ouvrir\u00a0: ce qui vient d’être tapé n’est écrit nulle part. Retapez-le une fois"
    " la fenêtre ouverte."
)


def open_case_window(context: "Context", request_id: str, done: Callable[[], None] | None = None) -> None:
    """Opens the case of a request, or shows the appointments of the one that is there. ``done`` is called after each
    change. What is typed from here on goes to its first field (:func:`await_case_window` holds it earlier)."""
    await_case_window(context)
    from ui.case_opening.opening_dialog import CaseDialog

    dialog = CaseDialog(
        context, request_id, done, lambda case_id: open_appointment_window(context, case_id, done=done)
    )
    dialog.finished.connect(lambda _code: context.window.activateWindow())
    StandsBehind(dialog, context.window)
    dialog.show()


def await_case_window(context: "Context") -> None:
    """The window of a case is coming: what is typed meanwhile is held for it."""
    held_keys(context.window).hold(lambda: context.messages.say(LATE))


def no_case_window(context: "Context") -> None:
    """It does not come after all."""
    held_keys(context.window).drop()


def open_appointment_window(
    context: "Context",
    case_id: str,
    appointment_id: str | None = None,
    done: Callable[[], None] | None = None,
) -> None:
    """The appointments of a case: another one, moving, cancelling, telling what became of one. ``appointment_id``: the
    one that is chosen first, None: the next to come. ``done`` is called after each change."""
    from ui.case_opening.appointments_dialog import AppointmentsDialog

    dialog = AppointmentsDialog(context, case_id, appointment_id, done)
    dialog.finished.connect(lambda _code: context.window.activateWindow())
    dialog.open()
