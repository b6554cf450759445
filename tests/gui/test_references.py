"""PySide6 keeps its hands off the references of None, True and False.

Version 6.12 on CPython 3.11 loses one at each call and ends by aborting the process. Source: stack.md.
"""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton

CALLS = 200


class Emitter(QObject):
    flag = Signal(bool)
    number = Signal(int)

    def hear(self, _value: object) -> None:
        pass


def probes(app: QApplication) -> dict[str, Callable[[], object]]:
    emitter, line, box, button, timer = Emitter(), QLineEdit(), QCheckBox(), QPushButton(), QTimer()
    emitter.flag.connect(emitter.hear)
    emitter.number.connect(emitter.hear)
    box.toggled.connect(lambda _on: None)
    button.clicked.connect(lambda _checked: None)
    return {
        "emit bool": lambda: emitter.flag.emit(True),
        "emit int": lambda: emitter.number.emit(3),
        "setText": lambda: line.setText("x"),
        "text": line.text,
        "setReadOnly": lambda: line.setReadOnly(False),
        "isReadOnly": line.isReadOnly,
        "toggle": lambda: box.setChecked(not box.isChecked()),
        "click": button.click,
        "setInterval": lambda: timer.setInterval(5),
        "isActive": timer.isActive,
        "processEvents": app.processEvents,
    }


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None, True and False are immortal")
def test_no_call_steals_a_reference(qapp: QApplication) -> None:
    stolen = {}
    for name, call in probes(qapp).items():
        call()
        before = [sys.getrefcount(value) for value in (None, True, False)]
        for _ in range(CALLS):
            call()
        after = [sys.getrefcount(value) for value in (None, True, False)]
        worst = min(new - old for old, new in zip(before, after, strict=True))
        if worst <= -CALLS // 4:
            stolen[name] = worst
    assert stolen == {}
