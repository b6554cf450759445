"""The screen « Dossiers », built a little at a time when it is first shown."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.cases.view import CasesView
from ui.shortcuts import Act
from ui.turns import in_turns

if TYPE_CHECKING:
    from ui.context import Context


def cases_screen(context: "Context") -> QWidget:
    """The screen."""
    view = CasesView()
    in_turns(_steps(view, context), view)
    return view


def _steps(view: CasesView, context: "Context") -> Iterator[None]:
    yield from view.build()
    import ui.cases.presenter  # noqa: F401 (a turn of its own)

    yield
    from ui.cases.wiring import CasesWiring

    if view.hasFocus():
        view.take_keys()
    view.wired(CasesWiring(view, context).presenter.go_to)


def open_case_of_list(context: "Context", case: str, leave: Callable[[], object] | None = None) -> None:
    """Shows « Dossiers » with this case (id or « D-12 ») selected; ``leave``: what Esc does there (back to the screen
    that one comes from), None: nothing."""
    view = context.go_to(Act.CASES)
    if isinstance(view, CasesView):
        view.go_to(case, leave)
