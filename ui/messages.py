"""The one door to the user: a sentence in the status line, an error beside its field, a dialog for the machine's
failures, and another one, honest, for our own faults."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from marianne_desk.domain.errors import MachineError, UserError

_log = logging.getLogger("marianne_desk.gui")


def announce(widget: QWidget, text: str) -> None:
    """Has assistive technology read ``text`` aloud, without moving the focus."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Messages(QObject):
    """Owned by the main window. ``status`` is its line at the bottom."""

    def __init__(self, window: QWidget, status: QLabel) -> None:
        super().__init__(window)
        self._window = window
        self._status = status
        self._shown: set[str] = set()

    def say(self, text: str) -> None:
        """A sentence in the status line; it stays until the next one."""
        self._status.setText(text)
        self._status.setToolTip(text)
        announce(self._status, text)

    def beside(self, place: QLabel, error: UserError | None) -> None:
        """The sentence of ``error`` in the label beside its field; None takes it away."""
        text = "" if error is None else self.sentence(error)
        place.setText(text)
        place.setVisible(bool(text))
        announce(place, text)

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job: the status line for the person's own errors, a dialog for the machine's,
        the fault dialog for ours."""
        if isinstance(error, UserError):
            self.say(self.sentence(error))
        elif isinstance(error, MachineError):
            self.machine(error)
        else:
            self.bug(error)

    def sentence(self, error: UserError | MachineError) -> str:
        """The French sentence of an error."""
        from marianne_desk.wording import sentence

        return sentence(error)

    def machine(self, error: MachineError) -> None:
        """What happened, what was kept, what to do. Told once until it is closed, however often it happens."""
        _log.error("machine error %s", error.code)
        text = self.sentence(error)
        self._dialog("L’ordinateur a refusé", text, "", QtWidgets.QMessageBox.Icon.Warning)

    def bug(self, error: BaseException) -> None:
        """A fault of ours: said plainly, with what a developer needs, which holds no data of the visitors."""
        where = fault_lines(error)
        _log.critical("fault %s", where)
        self._dialog(
            "Le programme s’est trompé",
            "C’est un défaut de Marianne Desk, pas une erreur de votre part.\n"
            "Ce qui a été enregistré est gardé ; ce que vous tapiez est peut-être à retaper.\n"
            "Vous pouvez continuer. Si cela se répète, transmettez les lignes ci-dessous.",
            where,
            QtWidgets.QMessageBox.Icon.Critical,
        )

    def ask(self, title: str, text: str, yes: str, no: str) -> bool:
        """A question with two answers; Esc is ``no``, and Enter too: what cannot be undone wants a move."""
        box = QtWidgets.QMessageBox(
            QtWidgets.QMessageBox.Icon.Question,
            title,
            text,
            QtWidgets.QMessageBox.StandardButton.NoButton,
            self._window,
        )
        accept = box.addButton(yes, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(no, QtWidgets.QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refuse)
        box.exec()
        return box.clickedButton() is accept

    def save_as(self, title: str, name: str, kind: str, then: Callable[[Path], None]) -> None:
        """Asks where to save a file named ``name``; ``kind`` is « PDF (*.pdf) »; of several,
        set off by « ;; », the chosen one gives the name its ending. Not called back when refused."""
        speak_french()
        box = QtWidgets.QFileDialog(self._window, title, str(_documents() / name), kind)
        box.resize(self._window.size() * 0.9)
        for place, text in _FILE_WORDS.items():
            box.setLabelText(place, text)
        box.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        box.setDefaultSuffix(Path(name).suffix.lstrip("."))
        box.filterSelected.connect(lambda chosen: _take_ending(box, chosen))
        box.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        box.fileSelected.connect(lambda chosen: then(Path(chosen)))
        QTimer.singleShot(0, box, box.open)  # made in one turn of the loop, shown in the next

    def _dialog(self, title: str, text: str, details: str, icon: "QtWidgets.QMessageBox.Icon") -> None:
        if text in self._shown:
            return
        self._shown.add(text)
        box = QtWidgets.QMessageBox(
            icon, title, text, QtWidgets.QMessageBox.StandardButton.NoButton, self._window
        )
        box.setInformativeText(details)
        box.addButton("Continuer", QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        box.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
        box.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda _code: self._shown.discard(text))
        box.open()


def _take_ending(box: "QtWidgets.QFileDialog", kind: str) -> None:
    """The name in the dialog takes the ending of the kind that was chosen: « CSV (*.csv) »."""
    ending = kind.rpartition("*.")[2].rstrip(")")
    box.setDefaultSuffix(ending)
    named = box.selectedFiles()
    if named:
        box.selectFile(Path(named[0]).with_suffix(f".{ending}").name)


def choose_file(parent: QWidget, title: str, kinds: str, accept: str, then: Callable[[Path], None]) -> None:
    """Asks which file to read; ``kinds`` as « PDF (*.pdf);;Tous (*) », ``accept``: what the button says. Not called
    back when refused."""
    speak_french()
    box = QtWidgets.QFileDialog(parent, title, str(_documents()), kinds)
    box.resize(parent.size() * 0.9)
    box.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
    for place, text in {**_FILE_WORDS, QtWidgets.QFileDialog.DialogLabel.Accept: accept}.items():
        box.setLabelText(place, text)
    box.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
    box.fileSelected.connect(lambda chosen: then(Path(chosen)))
    box.open()


def _documents() -> Path:
    """The person's folder of documents, or their home."""
    found = QtCore.QStandardPaths.writableLocation(QtCore.QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found and Path(found).is_dir() else Path.home()


def speak_french() -> None:
    """Qt's own dialogs (files, printing) in French, from when the first of them is shown."""
    app = QtWidgets.QApplication.instance()
    if app is None or app.property("speaks_french"):
        return
    translator = QtCore.QTranslator(app)
    folder = QtCore.QLibraryInfo.path(QtCore.QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_fr", folder):
        app.installTranslator(translator)
    app.setProperty("speaks_french", True)


_FILE_WORDS = {
    QtWidgets.QFileDialog.DialogLabel.LookIn: "Dossier\u00a0:",
    QtWidgets.QFileDialog.DialogLabel.FileName: "Nom\u00a0:",
    QtWidgets.QFileDialog.DialogLabel.FileType: "Type\u00a0:",
    QtWidgets.QFileDialog.DialogLabel.Accept: "Enregistrer",
    QtWidgets.QFileDialog.DialogLabel.Reject: "Annuler",
}
"""What Qt's own translation leaves in English."""


def fault_lines(error: BaseException) -> str:
    """Class of the fault and the places it went through, file and line only: values may hold data."""
    import traceback

    steps = traceback.extract_tb(error.__traceback__)[-4:]
    where = " ← ".join(
        f"{step.filename.rpartition('/')[2]}:{step.lineno} {step.name}" for step in reversed(steps)
    )
    return f"{type(error).__name__} · {where}"


def catch_faults(show: Callable[[BaseException], None], parent: QObject) -> None:
    """Shows what no code caught, instead of a traceback nobody sees."""

    def hook(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            parent.deleteLater()
            return
        # Out of the handler that failed, so that a dialog does not run inside a half-done paint.
        QTimer.singleShot(0, parent, lambda: show(error))

    sys.excepthook = hook
