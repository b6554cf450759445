"""Every past contact: found, corrected, cancelled: the screen, built when it is first shown."""

from collections.abc import Callable

from ui.contacts.view import ContactsView
from ui.contacts.wiring import ContactsWiring
from ui.context import Context
from ui.shortcuts import Act


def contacts_screen(context: Context) -> ContactsView:
    """The screen « Passages »."""
    view = ContactsView()
    view.wiring = ContactsWiring(view, context)
    return view


def open_contact(context: Context, number: int, leave: Callable[[], None] | None = None) -> None:
    """Shows the contact with this short number in « Passages »; ``leave``: what Esc does there (back to the screen that
    one comes from), None: to the list of passages."""
    view = context.go_to(Act.CONTACTS)
    if isinstance(view, ContactsView):
        view.wiring.presenter.open(number, leave)
