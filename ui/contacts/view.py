"""The screen « Passages »: the search, one contact, its correction; one of the three at a time."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.contacts.contact_page import ContactPage
from ui.contacts.form_page import FormPage
from ui.contacts.search_page import SearchPage

if TYPE_CHECKING:
    from ui.contacts.wiring import ContactsWiring


class ContactsView(QStackedWidget):
    """``came`` each time the screen is shown."""

    came = Signal()
    wiring: "ContactsWiring"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Passages")
        self.search = SearchPage(self)
        self.contact = ContactPage(self)
        self.form = FormPage(self)
        for page in (self.search, self.contact, self.form):
            self.addWidget(page)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 (Qt's name)
        """The screen is there again."""
        super().showEvent(event)
        if not event.spontaneous():
            self.came.emit()

    def focusInEvent(self, _event: QFocusEvent) -> None:  # noqa: N802
        """Hands the keys on to the page that is shown."""
        current = self.currentWidget()
        if current is self.form:
            next(iter(self.form.rows.values())).give_focus()
        elif current is not None:
            current.setFocus()
