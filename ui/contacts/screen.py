"""Every past contact: found, corrected, cancelled: the screen, built a little at a time when it is first shown."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from ui.contacts.view import ContactsView
from ui.shortcuts import Act
from ui.turns import in_turns

if TYPE_CHECKING:
    from ui.context import Context


def contacts_screen(context: "Context") -> ContactsView:
    """The screen « Passages »."""
    view = ContactsView()
    in_turns(_steps(view, context), view)
    return view


def _steps(view: ContactsView, context: "Context") -> Iterator[None]:
    yield from view.build()
    from ui.contacts.wiring import ContactsWiring

    yield
    view.built(ContactsWiring(view, context).presenter.open)


def open_contact(context: "Context", number: int, leave: Callable[[], object] | None = None) -> None:
    """Shows the contact with this short number in « Passages »; ``leave``: what Esc does there (back to the screen that
    one comes from), None: to the list of passages."""
    view = context.go_to(Act.CONTACTS)
    if isinstance(view, ContactsView):
        view.open(number, leave)
