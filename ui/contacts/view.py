"""The screen « Passages »: the search, one contact, its correction; one of the three at a time."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from ui.contacts.contact_page import ContactPage
    from ui.contacts.form_page import FormPage
    from ui.contacts.search_page import SearchPage

_MODULES = (
    "ui.contacts.words",
    "ui.contacts.search_page",
    "ui.contacts.contact_page",
    "ui.contacts.form_page",
)
"""In the order in which they need each other: each loads in a few milliseconds."""

Open = Callable[[int, Callable[[], object] | None], None]


class ContactsView(QStackedWidget):
    """``came`` each time the screen is shown. Empty at first; :meth:`build` makes its pages, a little at a time."""

    came = Signal()
    search: "SearchPage"
    contact: "ContactPage"
    form: "FormPage"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Passages")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._opens: Open | None = None
        self._wanted: tuple[int, Callable[[], object] | None] | None = None

    def build(self) -> Iterator[None]:
        """Makes the pages, one a step, so that keys are answered in between."""
        for module in _MODULES:
            import_module(module)
            yield
        from ui.contacts.contact_page import ContactPage
        from ui.contacts.form_page import FormPage
        from ui.contacts.search_page import SearchPage

        self.search = SearchPage(self)
        self.addWidget(self.search)
        if self.hasFocus():
            self.search.setFocus()
        yield
        self.contact = ContactPage(self)
        self.addWidget(self.contact)
        yield
        self.form = FormPage(self)
        self.addWidget(self.form)

    def open(self, number: int, leave: Callable[[], object] | None = None) -> None:
        """Shows the contact with this short number, as soon as the screen is built; ``leave``: what Esc does there."""
        if self._opens is None:
            self._wanted = (number, leave)
        else:
            self._opens(number, leave)

    def built(self, opens: Open) -> None:
        """The screen is whole: ``opens`` shows contacts."""
        self._opens = opens
        if self._wanted is not None:
            opens(*self._wanted)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """The screen is there again."""
        super().showEvent(event)
        if not event.spontaneous():
            self.came.emit()

    def focusInEvent(self, _event: QFocusEvent) -> None:  # noqa: N802
        """Hands the keys on to the page that is shown."""
        current = self.currentWidget()
        if current is not None:
            current.setFocus()
