"""The window of a partner's sheet: operator and quarter over, the pages beneath; printed, saved, issued. Esc closes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from marianne_desk.domain import french
from ui.dialog_lane import DialogLane
from ui.help.key import help_key
from ui.keys import bind
from ui.papers.one_paper import OnePaper
from ui.papers.paper_pages import PaperTexts
from ui.papers.sheet_view import PREVIEW
from ui.partner_sheet import load, words
from ui.partner_sheet.load import Standing, Start
from ui.parts.flow import FlowLayout
from ui.parts.panels import label
from ui.shortcuts import Act, binding, shown
from ui.theme import GRID

if TYPE_CHECKING:
    from marianne_desk.domain.partner_sheet.note import IssuedQuarter
    from marianne_desk.domain.quarter import Quarter
    from ui.context import Context
    from ui.month.issue_dialog import IssueDialog
    from ui.partner_sheet.load import ToIssue

_TEXTS = PaperTexts(
    words.TITLE,
    back="Fermer, touche Échap",
    area="Aperçu de la fiche du partenaire",
    saving="Enregistrer la fiche du partenaire",
    saved="Fiche enregistrée",
    drawing="La fiche se dessine…",
    printing="La fiche s’imprime…",
)


def open_partner_sheet_window(context: "Context") -> None:
    """Shows the sheet of the last quarter that is over; operator and quarter are chosen there."""
    PartnerSheetDialog(context).open()


class PartnerSheetDialog(QDialog):
    """``paper`` draws, prints and saves; ``operator`` and the two buttons choose which. What was typed as a comment is
    kept until it is issued."""

    def __init__(self, context: "Context") -> None:
        super().__init__(context.window)
        self.setWindowTitle(words.TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._typed = context, dict[tuple[str, str], str]()
        self._choice: Start | None = None
        self._quarter: Quarter | None = None
        self._can, self._under_way = False, False
        self.issuing: IssueDialog | None = None
        lane = DialogLane(self, context.figures, self._failed)
        self._do = lane.do
        self.paper = OnePaper(self, context.messages, lane.do, lane.do_long, self.reject, _TEXTS, load.save)
        self.paper.view.back.setText(f"Fermer  {shown(Act.BACK)}")
        self.operator = QComboBox(self)
        self.operator.setAccessibleName("Partenaire")
        self.before = self._button(Act.PARTNER_BEFORE, "‹", partial(self._walk, -1))
        self.quarter = QLabel("", self)
        self.quarter.setAccessibleName("Trimestre")
        self.after = self._button(Act.PARTNER_AFTER, "›", partial(self._walk, 1))
        self.tables = self._button(Act.PARTNER_TABLES, binding(Act.PARTNER_TABLES).label, self._take_tables)
        self.issue = self._button(Act.PARTNER_ISSUE, binding(Act.PARTNER_ISSUE).label, self._ask_to_issue)
        self.standing = label("muted", "", self)
        self.standing.setWordWrap(True)
        self._lay_out()
        bind(Act.PARTNER_OPERATOR, self, self.operator.setFocus)
        help_key(self, context, "partner_sheet", "sheet")
        self.operator.activated.connect(self._draw)
        self.resize(PREVIEW.boundedTo(context.window.size()))
        self.finished.connect(context.window.activateWindow)
        self.paper.view.show_work("La fiche se dessine…")
        self._do(self._started, load.start)

    def _started(self, choice: Start) -> None:
        self._choice, self._quarter = choice, choice.quarter
        for code, name in choice.operators:
            self.operator.addItem(name, code)
        self._draw()

    def _walk(self, quarters: int) -> None:
        """Another quarter, as long as there is one."""
        if self._quarter is None or self._choice is None:
            return
        wanted = self._quarter.plus(quarters)
        if self._choice.first <= wanted <= self._choice.last:
            self._quarter = wanted
            self._draw()

    def _draw(self) -> None:
        chosen = self._chosen()
        if chosen is None or self._choice is None:
            return
        quarter = chosen[1]
        self.quarter.setText(french.quarter_words(quarter))
        self.before.setEnabled(quarter > self._choice.first)
        self.after.setEnabled(quarter < self._choice.last)
        self._may_issue(False)
        self._do(partial(self._stands, chosen), load.standing, *chosen)
        self.paper.draw(load.paper, *chosen)

    def _chosen(self) -> "tuple[str, Quarter] | None":
        code = self.operator.currentData()
        return None if self._quarter is None or code is None else (str(code), self._quarter)

    def _stands(self, asked: "tuple[str, Quarter]", found: Standing) -> None:
        if asked == self._chosen():
            self.standing.setText(found.words)
            self._may_issue(found.can)

    def _may_issue(self, can: bool) -> None:
        self._can = can
        self.issue.setEnabled(can)

    def _take_tables(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        name = words.file_name(self.operator.currentText(), chosen[1], ".ods")

        def save(path: Path) -> None:
            self._do(self._taken, load.save_tables, *chosen, path)

        self._context.messages.save_as("Emporter les tableaux", name, "Tableaux OpenDocument (*.ods)", save)

    def _taken(self, path: Path) -> None:
        said = f"Tableaux enregistrés\u00a0: {path.name}"
        self._context.messages.say(said)
        self.standing.setText(said)

    def _ask_to_issue(self) -> None:
        """Says what is incomplete, first of all; what cannot be issued says why beside its quarter."""
        chosen = self._chosen()
        if chosen is not None and self._can and not self._under_way:
            self._under_way = True
            self._do(partial(self._show_lacks, chosen), load.to_issue, *chosen)

    def _show_lacks(self, chosen: "tuple[str, Quarter]", found: "ToIssue") -> None:
        from ui.month.issue_dialog import IssueDialog

        self._under_way = False
        key = (chosen[0], str(chosen[1]))
        dialog = self.issuing = IssueDialog(self, found, self._typed.get(key, ""), leads=False)
        dialog.finished.connect(partial(self._closed, key))
        dialog.preview.connect(partial(self._preview, chosen))
        dialog.issue.connect(partial(self._issue, chosen, found))
        dialog.open()

    def _closed(self, key: tuple[str, str], _code: int) -> None:
        if self.issuing is not None:
            self._typed[key] = self.issuing.words
        self.issuing = None
        self.activateWindow()

    def _preview(self, chosen: "tuple[str, Quarter]", comment: str) -> None:
        if self.issuing is not None:
            self.issuing.close()
        self.paper.draw(load.preview, *chosen, comment)

    def _issue(self, chosen: "tuple[str, Quarter]", found: "ToIssue", comment: str) -> None:
        if self._under_way:
            return
        question = words.question(found.operator, found.quarter, found.agent)
        if not self._context.messages.ask(found.title, question, "Émettre", "Annuler"):
            if self.issuing is not None:
                self.issuing.activateWindow()  # where no window manager hands the keyboard back
            return
        self._under_way = True
        self._may_issue(False)
        if self.issuing is not None:
            self.issuing.close()
        self.standing.setText("La fiche s’émet…")
        self._do(self._issued, load.issue, *chosen, comment)

    def _issued(self, issued: "IssuedQuarter") -> None:
        self._under_way = False
        self._typed.pop((issued.operator, str(issued.quarter)), None)
        self._context.messages.say(f"Fiche émise. Empreinte\u00a0: {issued.mark}")
        self._draw()

    def _failed(self, error: BaseException) -> None:
        self._under_way = False
        self._context.messages.tell(error)
        self.paper.failed()
        chosen = self._chosen()
        if chosen is not None:
            self._do(partial(self._stands, chosen), load.standing, *chosen)

    def _button(self, act: Act, text: str, pressed: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("kind", "option")
        button.setText(f"{text}  {shown(act)}")
        button.setToolTip(binding(act).does)
        button.setAccessibleName(f"{binding(act).label}, touche {shown(act)}")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(pressed)
        bind(act, self, pressed)
        return button

    def _lay_out(self) -> None:
        name = QLabel(f"Partenaire  {shown(Act.PARTNER_OPERATOR)}", self)
        name.setBuddy(self.operator)
        top = QWidget(self)
        row = FlowLayout(top, gap=GRID)
        for widget in (name, self.operator, self.before, self.quarter, self.after, self.tables, self.issue):
            row.addWidget(widget)
        over = QHBoxLayout()
        over.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        over.addWidget(top)
        said = QHBoxLayout()
        said.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, 0)
        said.addWidget(self.standing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(over)
        column.addLayout(said)
        column.addWidget(self.paper.view, 1)
