"""Forms over a window, as its presenter asks for them: one at a time."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from marianne_desk.domain.errors import UserError
from ui.forms.field import Field
from ui.forms.form_dialog import FormDialog


class AsksForms(QObject):
    """Lives as long as its window, ``dialog``."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._over = dialog
        self._form: FormDialog | None = None

    def ask_form(
        self, title: str, intro: str, fields: tuple[Field, ...], keep: Callable[[dict[str, str]], None]
    ) -> None:
        """Shows a form; ``keep`` gets what was typed, by name."""
        self._form = FormDialog(self._over, title, intro, fields, keep)
        self._form.finished.connect(self._form_closed)
        self._form.open()

    def refuse_form(self, error: UserError) -> None:
        """Says beside its row what is wrong."""
        if self._form is not None:
            self._form.refuse(error)

    def release_form(self) -> None:
        """It was not kept; what was typed stands there still."""
        if self._form is not None:
            self._form.busy = False

    def close_form(self) -> None:
        """What was typed is kept."""
        if self._form is not None:
            self._form.accept()

    def _take_keys(self) -> None:
        """Where no window manager hands the keyboard back; whoever has a list gives it the focus."""
        self._over.activateWindow()

    def _form_closed(self, _code: int) -> None:
        self._form = None
        self._take_keys()
