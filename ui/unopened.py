"""A desk that does not open: there is none yet, its passphrase is asked, or the machine refuses."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from marianne_desk.domain.errors import UserError

if TYPE_CHECKING:
    from ui.first_start.setting_up import Made
    from ui.lanes import Lane
    from ui.main_window import MainWindow
    from ui.passphrase.view import PassphraseDialog


class UnopenedDesk:
    """What is asked until a desk is open. ``know``: called with the passphrase, known from then on (None: the keyring
    has the key); ``made``: a desk was set up or brought back; ``tour``: the person wants to try first."""

    def __init__(
        self,
        window: "MainWindow",
        folder: Path,
        know: Callable[[str | None], None],
        made: Callable[[], None],
        tour: Callable[[], None],
    ) -> None:
        self._window, self._folder = window, folder
        self._know, self._made, self._tour = know, made, tour
        self._prompt: PassphraseDialog | None = None

    def met(self, error: BaseException, writing: "Lane", again: Callable[[], None]) -> None:
        """Asks for what is missing, then ``again`` opens the desk; or says what the machine said."""
        code = error.code if isinstance(error, UserError) else ""
        if code == "no_desk":
            self._first_start(writing, again)
        elif isinstance(error, UserError) and code in {"passphrase_needed", "passphrase_refused"}:
            self._ask_passphrase(error, again)
        else:
            self._window.messages.tell(error)

    def opened(self, line: Callable[[], None]) -> None:
        """The desk is open: the prompt, if there is one, goes, and ``line`` takes the keys."""
        if self._prompt is None:
            return
        self._prompt.rejected.disconnect(self._window.close)
        self._prompt.accept()
        self._prompt.deleteLater()
        self._prompt = None
        # Not before the dialog is gone: until then the window does not get the keyboard back.
        QTimer.singleShot(0, self._window, line)

    def _first_start(self, writing: "Lane", again: Callable[[], None]) -> None:
        """The person finds their site and the desk is set up; then ``again`` opens it."""
        from ui.first_start.wiring import first_start

        def made(desk: "Made") -> None:
            self._know(desk.passphrase)
            done = "créé" if desk.is_new else "repris"
            self._window.messages.say(f"Guichet {done}\u00a0: {desk.name}.")
            self._made()
            again()

        first_start(self._window, self._window.messages, writing, self._folder, made, self._tour)

    def _ask_passphrase(self, error: UserError, again: Callable[[], None]) -> None:
        from ui.passphrase.view import PassphraseDialog

        if self._prompt is not None:
            self._prompt.refuse(self._window.messages.sentence(error))
            return

        def give(passphrase: str) -> None:
            self._know(passphrase)
            again()

        self._prompt = PassphraseDialog(self._window)
        self._prompt.given.connect(give)
        self._prompt.rejected.connect(self._window.close)
        self._prompt.open()
