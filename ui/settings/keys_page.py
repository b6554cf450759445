"""« Touches »: the keys of each act, and the person's own instead. Kept as they are chosen, for this person."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QKeySequenceEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
)

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.french import capitalised
from ui import key_rules, own_keys
from ui.forms.fields import Form, in_order, words
from ui.keys import bind
from ui.messages import announce, speak_french
from ui.settings.page import Page
from ui.settings.snapshot import Snapshot
from ui.shortcuts import BINDINGS, Act, binding, in_french, shown, usual_keys
from ui.theme import GRID

KEPT = "Gardé. Prend effet au prochain démarrage."
_CHANGEABLE = tuple(one.act for one in BINDINGS if key_rules.may_change(one.act))


class KeyField(QKeySequenceEdit):
    """Takes one combination as it is pressed; Tab and Esc leave it, the Delete key empties it. ``usual``: the key that
    goes back to the usual one was pressed."""

    usual = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)
        self.setAccessibleName(name)
        self.setMaximumWidth(30 * GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Esc is for the page; Delete and Backspace take the key away."""
        plain = not event.modifiers()
        if plain and event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
            self.editingFinished.emit()
        elif QKeySequence(event.keyCombination()).toString() in binding(Act.DEFAULT_KEY).keys:
            self.usual.emit()
        else:
            super().keyPressEvent(event)

    def keys(self) -> str:
        """What was pressed, in Qt's portable writing; empty for nothing."""
        return self.keySequence().toString(QKeySequence.SequenceFormat.PortableText)


class KeysPage(Page):
    """The acts on the left; the keys of one of them on the right. A key that is taken is refused, and says by what."""

    savable = False

    def __init__(self) -> None:
        super().__init__(
            "Touches",
            "Choisissez une action, puis pressez la touche voulue. Vos touches valent pour vous, sur cet ordinateur, "
            "à partir du prochain démarrage.",
        )
        speak_french()  # the fields write « Maj » and « Page préc. »
        self._keys = {act: binding(act).keys for act in _CHANGEABLE}
        self._keys.update({act: keys for act, keys in own_keys.chosen().items() if act in self._keys})
        self.acts = QListWidget(self)
        self.acts.setProperty("kind", "choices")
        self.acts.setAccessibleName("Actions et leurs touches")
        self.acts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for row, act in enumerate(_CHANGEABLE):
            self.acts.addItem(self._line(act))
            self.acts.item(row).setSizeHint(QSize(0, 4 * GRID))
        self.title = words("", "heading")
        self.group = words("", "small")
        self.form = Form()
        self.first, self.second = KeyField("Touche"), KeyField("Deuxième touche")
        self.form.add("first", "Touche", self.first)
        self.form.add("second", "Deuxième touche", self.second, "Suppr. l’enlève")
        self.refused = words("", "warning")
        self.back = QPushButton(f"{binding(Act.DEFAULT_KEY).label} ({shown(Act.DEFAULT_KEY)})", self)
        self.all_back = QPushButton("Toutes les touches d’origine", self)
        self._lay_out()
        self.acts.currentRowChanged.connect(lambda _row: self._show())
        self.first.editingFinished.connect(self._keep_typed)
        self.second.editingFinished.connect(self._keep_typed)
        self.first.usual.connect(self._usual)
        self.second.usual.connect(self._usual)
        self.back.clicked.connect(self._usual)
        self.all_back.clicked.connect(self._all_usual)
        bind(Act.DEFAULT_KEY, self, self._usual)
        self.acts.setCurrentRow(0)

    def _lay_out(self) -> None:
        panel = QFrame(self)
        panel.setProperty("kind", "panel")
        right = QVBoxLayout(panel)
        right.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        right.setSpacing(GRID)
        for widget in (self.title, self.group, self.form, self.refused):
            right.addWidget(widget)
        for button in (self.back, self.all_back):
            right.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        self._both = both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        both.setSpacing(2 * GRID)
        both.addWidget(self.acts, 3)
        both.addWidget(panel, 3)
        self.column.addLayout(both)
        in_order(self.acts, self.first, self.second, self.back, self.all_back)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Side by side, or under one another where it is narrow."""
        super().resizeEvent(event)
        self._both.setDirection(self.direction())
        beside = self.direction() == QBoxLayout.Direction.LeftToRight
        self.acts.setFixedHeight((44 if beside else 21) * GRID)

    def write(self, _snapshot: Snapshot) -> None:
        """Nothing of the desk is shown here."""

    def draft(self) -> None:
        """Nothing to keep in the desk."""

    def show_faults(self, faults: Mapping[str, UserError]) -> bool:
        """Nothing of the desk can be wrong here."""
        return self.form.show_faults(faults)

    @property
    def act(self) -> Act:
        """The chosen act."""
        return _CHANGEABLE[max(0, self.acts.currentRow())]

    def _line(self, act: Act) -> str:
        keys = _written(self._keys[act])
        own = "" if self._keys[act] == usual_keys(act) else "  (à vous)"
        return f"{keys}\u2003{binding(act).does}{own}"

    def _show(self) -> None:
        keys = self._keys[self.act]
        self.title.setText(capitalised(binding(self.act).does))
        usual = _written(usual_keys(self.act))
        self.group.setText(f"{binding(self.act).group}. À l’origine\u00a0: {usual}.")
        for place, field in enumerate((self.first, self.second)):
            field.setKeySequence(QKeySequence(keys[place] if place < len(keys) else ""))
        self.refused.clear()

    def _keep_typed(self) -> None:
        rest = self._keys[self.act][2:]
        typed = tuple(one for one in (self.first.keys(), self.second.keys()) if one)
        before = tuple(QKeySequence(one).toString() for one in self._keys[self.act][:2])
        if typed == before:
            return
        refused = key_rules.why_not(self.act, typed, self._keys)
        if refused:
            self._show()
            self.refused.setText(refused)
            announce(self.refused, refused)
            return
        self._keep(self.act, typed + rest)

    def _usual(self) -> None:
        refused = key_rules.why_not(self.act, usual_keys(self.act), self._keys)
        if refused:
            self.refused.setText(refused)
            announce(self.refused, refused)
        else:
            self._keep(self.act, usual_keys(self.act))

    def _all_usual(self) -> None:
        own_keys.forget_all()
        speak_french()  # the fields write « Maj » and « Page préc. »
        self._keys = {act: usual_keys(act) for act in _CHANGEABLE}
        for row, act in enumerate(_CHANGEABLE):
            self.acts.item(row).setText(self._line(act))
        self._show()
        self.said.setText(KEPT)

    def _keep(self, act: Act, keys: tuple[str, ...]) -> None:
        own_keys.keep(act, keys)
        self._keys[act] = keys
        self.acts.item(self.acts.currentRow()).setText(self._line(act))
        self._show()
        self.said.setText(KEPT)
        announce(self.said, KEPT)


def _written(keys: tuple[str, ...]) -> str:
    """« F9 ou Ctrl+O »; both Enter keys are one."""
    names = dict.fromkeys(in_french(one.replace("Enter", "Return")) for one in keys[:2])
    return " ou ".join(names)
