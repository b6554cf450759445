"""The window of the papers of a case: which one, with or without the name; print, save, copy, a message to send
oneself."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QButtonGroup, QDialog, QVBoxLayout, QWidget

from ui.case_papers import load
from ui.case_papers.load import CasePaper, Drawn
from ui.case_papers.paper import case_paper
from ui.dialog_lane import DialogLane
from ui.help.key import help_key
from ui.keys import bind
from ui.messages import announce
from ui.papers.sheet_view import PREVIEW
from ui.parts.buttons import button
from ui.parts.flow import FlowLayout
from ui.parts.panels import label
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID

if TYPE_CHECKING:
    from ui.context import Context

TITLE = "Papiers du dossier"
_WINDOWS = (
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
)
LENT_MS = 120_000
NOT_TO_KEEP = (
    {f'application/x-qt-windows-mime;value="{name}"': bytes(4) for name in _WINDOWS}
    if sys.platform == "win32"
    else {"x-kde-passwordManagerHint": b"secret"}
)
"""What tells the histories of a system's clipboard to leave a text alone."""
CHOICES = {Act.PAPER_LIAISON: CasePaper.LIAISON, Act.PAPER_FORM: CasePaper.FORM}


def open_papers_window(context: "Context", case_id: str) -> "PapersDialog":
    """Shows the papers of a case over the main window."""
    dialog = PapersDialog(context, case_id)
    dialog.open()
    return dialog


def lend(text: str, owner: QObject) -> None:
    """Puts a text that names somebody on the clipboard, and takes it away after a while, or when the program ends,
    unless something else stands there by then: the computer is shared. Histories of the clipboard that heed it keep
    nothing of it."""
    board, lent = QApplication.clipboard(), QMimeData()
    lent.setText(text)
    for kind, said in NOT_TO_KEEP.items():
        lent.setData(kind, said)
    board.setMimeData(lent)

    app = QCoreApplication.instance()

    def forget() -> None:
        if board.text() == text:
            board.clear()
        if app is not None:
            app.aboutToQuit.disconnect(forget)

    if app is not None:
        app.aboutToQuit.connect(forget)
    QTimer.singleShot(LENT_MS, owner, forget)


class PapersDialog(QDialog):
    """``drawn``: the paper that is shown, None while it is being drawn."""

    def __init__(self, context: "Context", case_id: str) -> None:
        super().__init__(context.window)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._messages, self._case, self._window = context.messages, case_id, context.window
        self._lane = DialogLane(self, context.figures, self._failed)
        self.paper, self.named = CasePaper.LIAISON, True
        self.drawn: Drawn | None = None
        bar = QWidget(self)
        row = FlowLayout(bar, gap=6)
        self.buttons = {
            act: button(act, "option", bar)
            for act in (*CHOICES, Act.PAPER_FACTS, Act.PAPER_UNNAMED, Act.COPY_PAPER, Act.PAPER_MAIL)
        }
        self._group = QButtonGroup(self)
        for act, one in self.buttons.items():
            row.addWidget(one)
            if act in CHOICES:
                one.setCheckable(True)
                self._group.addButton(one)
        self.buttons[Act.PAPER_LIAISON].setChecked(True)
        self.hint = label("warning", "À regarder", self)
        self.said = label("small", "Message", self)
        self.pages = case_paper(self, self._messages, self._lane, self.accept, TITLE)
        self.pages.view.back.setText(f"Fermer  {shown(Act.BACK)}")
        self.pages.view.back.setAccessibleName("Fermer, touche Échap")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID // 2)
        for part in (bar, self.hint, self.said):
            part.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
            column.addWidget(part)
        column.addWidget(self.pages.view, 1)
        self._connect(context)
        self.resize(PREVIEW.boundedTo(context.window.size()))
        self._draw()

    def reject(self) -> None:
        """Esc stops the printing first, then closes."""
        self.pages.left()

    def _connect(self, context: "Context") -> None:
        acts: dict[Act, Callable[[], None]] = {
            **{act: partial(self._choose, paper) for act, paper in CHOICES.items()},
            Act.PAPER_FACTS: partial(self._change_facts, context),
            Act.PAPER_UNNAMED: self._turn_name,
            Act.COPY_PAPER: self._copy,
            Act.PAPER_MAIL: self._ask_mail,
        }
        for act, do in acts.items():
            bind(act, self, do)
            self.buttons[act].clicked.connect(lambda _checked, do=do: do())
        help_key(self, context, "case_papers")
        self.finished.connect(lambda _code: context.window.activateWindow())

    def _choose(self, paper: CasePaper) -> None:
        self.paper = paper
        self._draw()

    def _change_facts(self, context: "Context") -> None:
        from ui.cases.facts_dialog import open_facts_window

        open_facts_window(context, self._case, self._draw)

    def _turn_name(self) -> None:
        self.named = not self.named
        self._draw()

    def _draw(self) -> None:
        self.drawn = None
        for act, paper in CHOICES.items():
            self.buttons[act].setChecked(paper is self.paper)
        words = binding(Act.PAPER_UNNAMED).label if self.named else "Remettre le nom"
        self.buttons[Act.PAPER_UNNAMED].setText(f"{words}  {shown(Act.PAPER_UNNAMED)}")
        self.buttons[Act.PAPER_UNNAMED].setAccessibleName(f"{words}, touche {shown(Act.PAPER_UNNAMED)}")
        self._say("")
        self._hint(())
        self.pages.expect()
        wanted = (self.paper, self.named)
        self._lane.do(partial(self._came, wanted), load.draw, self._case, *wanted)

    def _came(self, wanted: tuple[CasePaper, bool], drawn: Drawn) -> None:
        if wanted != (self.paper, self.named):
            return  # the person chose another one meanwhile
        self.drawn = drawn
        self.pages.view.title.setText(drawn.title if self.named else f"{drawn.title}, sans le nom")
        self._hint(drawn.hints)
        self.pages.show(drawn.pdf, f"{drawn.name}.pdf")

    def _copy(self) -> None:
        """The text of the sheet goes where the person pastes it; nothing else keeps it."""
        if self.drawn is not None:
            lend(self.drawn.text, self._window)
            self._say("Le texte de la fiche est copié, pour deux minutes. Collez-le où vous voulez.")

    def _ask_mail(self) -> None:
        if self.drawn is None:
            return
        name = self.drawn.name if self.paper is CasePaper.LIAISON else "message"
        ask = self._messages.save_as
        ask("Enregistrer le courriel à envoyer", f"{name}.eml", "Courriel (*.eml)", self._save_mail)

    def _save_mail(self, path: Path) -> None:
        to = self.drawn.to if self.drawn is not None else ""

        def saved(where: Path) -> None:
            whom = f"à {to}" if to else "sans destinataire\u00a0: l’annuaire n’a pas d’adresse"
            self._say(
                f"Courriel enregistré, {whom}. Ouvrez {where.name} dans votre messagerie, envoyez-le, "
                "puis supprimez le fichier."
            )
            self.activateWindow()  # where no window manager hands the keyboard back
            self.pages.view.area.setFocus()

        self._lane.do(saved, load.save_mail, self._case, self.named, path)

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))
        announce(self.said, text)

    def _hint(self, hints: tuple[str, ...]) -> None:
        self.hint.setText("\n".join(f"▲ {one}" for one in hints))
        self.hint.setVisible(bool(hints))
        announce(self.hint, self.hint.text())

    def _failed(self, error: BaseException) -> None:
        self._messages.tell(error)
        if self.drawn is None:
            self.accept()
        else:
            self.pages.failed()
