"""Puts the settings and the import into the main window."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.backup.watch import BackupWatch
from ui.jobs import LaneJobs
from ui.keys import bind
from ui.lanes import Lane
from ui.messages import Messages
from ui.shortcuts import Act

if TYPE_CHECKING:
    from ui.settings.view import SettingsView


def settings_screen(
    window: QWidget,
    messages: Messages,
    writing: Lane,
    figures: Lane,
    changed: Callable[[], None],
    backup: BackupWatch,
) -> "SettingsView":
    """The settings screen. ``changed`` is called after each change of the desk; ``backup`` makes its copies."""
    from ui.settings.view import SettingsView

    jobs = LaneJobs(writing, (figures,), window)
    bring_in = partial(show_import, window, messages, writing, changed)
    return SettingsView(messages, jobs, changed, bring_in, backup)


def show_import(window: QWidget, messages: Messages, writing: Lane, changed: Callable[[], None]) -> None:
    """Opens the import window."""
    from ui.help.page import HelpPage
    from ui.import_contacts.view import ImportDialog

    def show_keys() -> None:
        HelpPage(dialog, ("import",)).open()

    dialog = ImportDialog(window, messages, LaneJobs(writing, (), window), changed)
    dialog.finished.connect(lambda _code: window.activateWindow())  # where no window manager does
    bind(Act.HELP, dialog, show_keys)
    dialog.open()
