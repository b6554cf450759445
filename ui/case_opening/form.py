"""The fields of a case that is opened and of an appointment at a partner's. What they mean is decided elsewhere."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from marianne_desk.domain.cases.appointment import Mode, Paper
from marianne_desk.domain.cases.appointment_time import EXAMPLE
from marianne_desk.domain.errors import UserError
from marianne_desk.wording.cases import MODES, READY, TO_BRING
from ui.case_opening import words
from ui.case_opening.load import Choices, Entered, Read
from ui.case_opening.presenter import default_office
from ui.forms.fields import ErrorLabel, in_order
from ui.keys import bind, bind_tiles
from ui.messages import announce
from ui.parts.flow import FlowLayout
from ui.shortcuts import Act, shown
from ui.theme import GRID

MODE_ACTS = {
    Act.MODE_OFFICE: Mode.OFFICE,
    Act.MODE_PHONE: Mode.PHONE,
    Act.MODE_VIDEO: Mode.VIDEO,
    Act.MODE_PERMANENCE: Mode.PERMANENCE,
}
_MOST_PAPERS = 9
_NOBODY = "–"
_PAPER_TURNS = (TO_BRING, READY, words.NOT_ASKED)
_LONGEST = 200


class WhenLine(QLineEdit):
    """``digit``: one typed while a question waits for it."""

    digit = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.asking = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """A digit answers the question that is shown, if one waits."""
        if self.asking and event.text() in set("123456789"):
            self.digit.emit(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)


class BookingForm(QWidget):
    """``opens``: a case is opened, which wants a visitor and a partner. ``changed``: something else stands in the
    fields; ``digit``: answers the question that is shown."""

    changed = Signal()
    digit = Signal(int)

    def __init__(self, parent: QWidget, *, opens: bool) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * GRID)
        self._grid.setVerticalSpacing(GRID // 2)
        self._grid.setColumnStretch(1, 1)
        self._faults: dict[str, ErrorLabel] = {}
        self._titles: dict[str, QLabel] = {}
        self._opens = opens
        self.operator_code: str | None = None
        self._choices = Choices(None)
        self._turns: list[tuple[str, str]] = []
        self.name, self.reach, self.operator = QLineEdit(self), QLineEdit(self), QComboBox(self)
        self.when, self.more, self.place = WhenLine(self), QLineEdit(self), QLineEdit(self)
        self.with_whom, self.reason = QLineEdit(self), QLineEdit(self)
        self.office, self.person = QComboBox(self), QComboBox(self)
        self.modes = QWidget(self)
        self.papers = QWidget(self)
        self._make_rows(opens=opens)
        self._make_modes()
        self._make_papers()
        self.when.digit.connect(self.digit)
        for line in self._lines():
            line.setMaxLength(_LONGEST)
            line.textChanged.connect(self.changed)
        for box in (self.operator, self.office, self.person):
            box.currentIndexChanged.connect(self.changed)
        self.person.currentIndexChanged.connect(self._person_chosen)
        for act in MODE_ACTS:
            bind(act, parent, self._buttons[act].click)
        bind_tiles(parent, self._turn_paper)

    # what stands in the fields

    def entered(self) -> Entered:
        """What stands in the fields."""
        operator = self.operator.currentData() if self.operator.isVisibleTo(self) else self.operator_code
        return Entered(
            name=self.name.text(),
            reach=self.reach.text(),
            operator=operator,
            office=self.office.currentData(),
            person=self.person.currentData(),
            with_whom=self.with_whom.text().strip(),
            place=self.place.text().strip(),
            mode=self.mode(),
            when=self.when.text(),
            papers=self._papers(),
            more=self.more.text(),
            reason=self.reason.text(),
        )

    def mode(self) -> Mode:
        """How the partner receives."""
        return next((mode for act, mode in MODE_ACTS.items() if self._buttons[act].isChecked()), Mode.OFFICE)

    def set_mode(self, mode: Mode) -> None:
        """Chooses how the partner receives."""
        act = next(act for act, one in MODE_ACTS.items() if one is mode)
        self._buttons[act].setChecked(True)

    def set_operators(self, operators: Iterable[tuple[str, str]], chosen: str | None) -> None:
        """To whom the case may go."""
        with QSignalBlocker(self.operator):
            self.operator.clear()
            self.operator.addItem("À choisir", None)
            for code, label in operators:
                self.operator.addItem(label, code)
            self.operator.setCurrentIndex(max(0, self.operator.findData(chosen)))
        self.operator_code = chosen

    def show_choices(self, choices: Choices, office: str | None = None, *, exact: bool = False) -> None:
        """What may be chosen for the partner; ``office``: the one that is chosen, None: the first one that fits, or
        (``exact``) none."""
        self._choices = choices
        with QSignalBlocker(self.office), QSignalBlocker(self.person):
            for box, found in (
                (self.office, [(code, label) for code, label, _modes in choices.offices]),
                (self.person, list(choices.people)),
            ):
                box.clear()
                box.addItem(_NOBODY, None)
                for code, label in found:
                    box.addItem(label, code)
            chosen = office if exact else office or default_office(choices, self.mode())
            self.office.setCurrentIndex(max(0, self.office.findData(chosen)))
        self._show_row("office", self.office.count() > 1)
        self._show_row("person", self._opens and self.person.count() > 1)
        self.set_papers([(Paper(label), True) for label in choices.papers])
        self.changed.emit()

    def set_papers(self, papers: Iterable[tuple[Paper, bool]]) -> None:
        """The papers to bring: each with whether it is asked for."""
        found = list(papers)[:_MOST_PAPERS]
        self._turns = [
            (paper.label, words.NOT_ASKED if not asked else READY if paper.ready else TO_BRING)
            for paper, asked in found
        ]
        self._show_papers()

    def fill(self, entered: Entered, choices: Choices, *, moves: bool) -> None:
        """Puts an appointment as it is into the fields, or empties them; ``moves``: its reason is asked."""
        self.set_mode(entered.mode)
        self.operator_code = entered.operator
        self.show_choices(choices, entered.office, exact=moves)
        if moves:
            asked = [(paper, True) for paper in entered.papers]
            known = {paper.label for paper in entered.papers}
            others = [(Paper(label), False) for label in choices.papers if label not in known]
            self.set_papers([*asked, *others])
        self._show_row("reason", moves)
        for line, text in (
            (self.when, entered.when),
            (self.reason, ""),
            (self.with_whom, entered.with_whom),
            (self.place, entered.place),
            (self.more, entered.more),
        ):
            with QSignalBlocker(line):
                line.setText(text)

    # what is said of them

    def show_read(self, read: Read, *, asking: bool, insists: str) -> None:
        """What the fields mean, beside the line of day and hour."""
        self.when.asking = asking
        self.understood.setText(read.understood)
        for index, button in enumerate(self.options):
            there = index < len(read.options)
            button.setVisible(there)
            if there:
                button.setText(f"{index + 1}  {read.options[index][1]}")
        self._choices_row.setVisible(bool(read.options))
        warning = "\n".join((*read.warnings, *((insists,) if insists else ())))
        for label, text in ((self.warning, warning), (self.remark, "\n".join(read.remarks))):
            label.setVisible(bool(text))
            if text != label.text():
                label.setText(text)
        self.understood.setVisible(bool(read.understood))
        if insists:
            announce(self.when, warning)

    def show_fault(self, error: UserError | None) -> bool:
        """The sentence of an error beside its field; whether it has one here."""
        for name, label in self._faults.items():
            label.say(error if error is not None and error.field == name else None)
        found = error is not None and error.field in self._faults
        if found and error is not None and error.field:
            self.field(error.field).setFocus()
        return found

    def field(self, name: str) -> QWidget:
        """The input that errors name."""
        found: QWidget = getattr(self, "more" if name == "papers" else name)
        return found

    # inside

    def _lines(self) -> tuple[QLineEdit, ...]:
        return (self.name, self.reach, self.when, self.more, self.place, self.with_whom, self.reason)

    def _make_rows(self, *, opens: bool) -> None:
        self._below_when = self._make_answers()
        rows: tuple[tuple[str, str, QWidget, str, bool], ...] = (
            ("name", "Nom", self.name, "celui que la personne vous donne", opens),
            ("reach", "Joindre par", self.reach, "un téléphone ou un courriel", opens),
            ("when", "Rendez-vous", self.when, EXAMPLE, True),
            ("", "", self._below_when, "", True),
            ("reason", "Pourquoi", self.reason, "facultatif\u00a0: la CAF a changé l’heure", False),
            ("modes", "Comment", self.modes, "", True),
            ("tick", "Papiers", self.papers, "", True),
            ("papers", "Autres papiers", self.more, "séparés par des virgules", True),
            ("operator", "Partenaire", self.operator, "", opens),
            ("office", "Lieu d’accueil", self.office, "", True),
            ("person", "Correspondant", self.person, "", opens),
            ("with_whom", "Avec", self.with_whom, "le conseiller, s’il est connu", True),
            ("place", "Adresse ou téléphone", self.place, "s’il diffère de l’annuaire", True),
        )
        for name, title, field, hint, there in rows:
            self._row(name, title, field, hint)
            self._show_row(name, there)
        in_order(*(field for name, _t, field, _h, _there in rows if name not in {"", "modes", "tick"}))

    def _row(self, name: str, title: str, field: QWidget, hint: str) -> None:
        """A row: its title, its field and, under it in the same place, what is wrong with it."""
        at = self._grid.rowCount()
        cell = QVBoxLayout()
        cell.setSpacing(2)
        cell.addWidget(field)
        self._grid.addLayout(cell, at, 1)
        if not name:
            return
        label = QLabel(title, self)
        typed = isinstance(field, QLineEdit | QComboBox)
        label.setContentsMargins(0, GRID if typed else GRID // 2, 0, 0)
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        self._titles[name] = label
        if typed:
            label.setBuddy(field)
            field.setAccessibleName(title)
            self._faults[name] = ErrorLabel(self)
            cell.addWidget(self._faults[name])
        if isinstance(field, QLineEdit):
            field.setPlaceholderText(hint)

    def _show_row(self, name: str, there: bool) -> None:
        if name:
            self._titles[name].setVisible(there)
            widget = {"tick": self.papers}.get(name) or self.field(name)
            widget.setVisible(there)

    def _make_answers(self) -> QWidget:
        """Under day and hour: what is understood, the answers to a question, what stands in the way."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.understood, self.warning, self.remark = (QLabel("", holder) for _ in range(3))
        for label, kind in (
            (self.understood, "understood"),
            (self.warning, "warning"),
            (self.remark, "muted"),
        ):
            label.setProperty("kind", kind)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.hide()
        self._choices_row = QWidget(holder)
        row = FlowLayout(self._choices_row, gap=6)
        self.options = [self._option(self._choices_row) for _ in range(2)]
        for index, button in enumerate(self.options):
            row.addWidget(button)
            button.clicked.connect(lambda _on=False, at=index: self.digit.emit(at))
        self._choices_row.hide()
        for widget in (self.understood, self._choices_row, self.warning, self.remark):
            column.addWidget(widget)
        return holder

    def _make_modes(self) -> None:
        row = FlowLayout(self.modes, gap=6)
        group = QButtonGroup(self)
        self._buttons: dict[Act, QToolButton] = {}
        for act, mode in MODE_ACTS.items():
            button = self._option(self.modes)
            button.setCheckable(True)
            button.setText(f"{MODES[mode]}  {shown(act)}")
            button.setAccessibleName(f"{MODES[mode]}, touche {shown(act)}")
            group.addButton(button)
            row.addWidget(button)
            self._buttons[act] = button
            button.toggled.connect(self._mode_chosen)
        self._buttons[Act.MODE_OFFICE].setChecked(True)

    def _make_papers(self) -> None:
        row = FlowLayout(self.papers, gap=6)
        self._paper_buttons = [self._option(self.papers) for _ in range(_MOST_PAPERS)]
        for index, button in enumerate(self._paper_buttons):
            row.addWidget(button)
            button.clicked.connect(lambda _on=False, at=index: self._turn_paper(at))
        self._show_papers()

    def _option(self, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setProperty("kind", "option")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _mode_chosen(self, on: bool) -> None:
        if not on:
            return
        office = default_office(self._choices, self.mode(), self.office.currentData())
        if office is not None:
            with QSignalBlocker(self.office):
                self.office.setCurrentIndex(max(0, self.office.findData(office)))
        self.changed.emit()

    def _person_chosen(self) -> None:
        if self.person.currentData() is not None and not self.with_whom.text():
            self.with_whom.setText(self.person.currentText())

    def _turn_paper(self, index: int) -> None:
        if index >= len(self._turns):
            return
        label, state = self._turns[index]
        after = _PAPER_TURNS[(_PAPER_TURNS.index(state) + 1) % len(_PAPER_TURNS)]
        self._turns[index] = (label, after)
        self._show_papers()
        announce(self.papers, f"{label}, {after}")
        self.changed.emit()

    def _papers(self) -> tuple[Paper, ...]:
        return tuple(Paper(label, state == READY) for label, state in self._turns if state != words.NOT_ASKED)

    def _show_papers(self) -> None:
        for index, button in enumerate(self._paper_buttons):
            there = index < len(self._turns)
            button.setVisible(there)
            if there:
                label, state = self._turns[index]
                button.setText(f"Alt+{index + 1}  {words.PAPER_SIGNS[state]} {label}, {state}")
                button.setAccessibleName(f"{label}, {state}, touche Alt+{index + 1}")
        self._show_row("tick", bool(self._turns))
