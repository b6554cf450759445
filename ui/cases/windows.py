"""The windows that the keys of « Dossiers » open over the selected case; each loads when it is first opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.shortcuts import Act

if TYPE_CHECKING:
    from ui.context import Context

Open = Callable[["Context", str], object]


def _appointments(context: "Context", case_id: str) -> None:
    from ui.case_opening.window import open_appointment_window

    open_appointment_window(context, case_id)


def _slip(context: "Context", case_id: str) -> None:
    from ui.slip.window import open_slip_window

    open_slip_window(context, case_id)


def _liaison(context: "Context", case_id: str) -> None:
    from ui.case_papers.window import open_papers_window

    open_papers_window(context, case_id)


def _mandate(context: "Context", case_id: str) -> None:
    from ui.mandates.window import open_mandate_window

    open_mandate_window(context, case_id)


def _facts(context: "Context", case_id: str) -> None:
    from ui.cases.facts_dialog import open_facts_window

    open_facts_window(context, case_id)


WINDOWS: dict[Act, Open] = {
    Act.CASE_APPOINTMENTS: _appointments,
    Act.CASE_SLIP: _slip,
    Act.CASE_LIAISON: _liaison,
    Act.CASE_MANDATE: _mandate,
    Act.CASE_FACTS: _facts,
}
