"""Which screen each key of the navigation shows. A screen is built, and its modules load, when it is first shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.keys import bind
from ui.shortcuts import Act

if TYPE_CHECKING:
    from ui.context import Context


def provide_screens(context: "Context", desk_changed: Callable[[], None]) -> None:
    """Tells the main window how to build every screen but the counter, which is there from the start."""

    def to_answer() -> QWidget:
        from ui.to_answer.screen import to_answer_screen

        return to_answer_screen(context)

    def day() -> QWidget:
        from ui.day.screen import day_screen

        return day_screen(context)

    def agenda() -> QWidget:
        from ui.agenda.screen import agenda_screen

        return agenda_screen(context)

    def cases() -> QWidget:
        from ui.cases.screen import cases_screen

        return cases_screen(context)

    def contacts() -> QWidget:
        from ui.contacts.screen import contacts_screen

        return contacts_screen(context)

    def month() -> QWidget:
        from ui.month.screen import month_screen

        def open_one(number: int) -> None:
            from ui.contacts.screen import open_contact

            open_contact(context, number, leave=lambda: context.go_to(Act.MONTH))

        return month_screen(context.messages, context.figures, open_one, context.go_to)

    def commitments() -> QWidget:
        from ui.commitments.screen import commitments_screen

        return commitments_screen(context)

    def settings() -> QWidget:
        from ui.settings.wiring import settings_screen

        view = settings_screen(
            context.window, context.messages, context.writing, context.figures, desk_changed, context.backup
        )
        context.window.ask_too(view.may_close)
        return view

    for act, make in (
        (Act.TO_ANSWER, to_answer),
        (Act.DAY, day),
        (Act.AGENDA, agenda),
        (Act.CASES, cases),
        (Act.CONTACTS, contacts),
        (Act.MONTH, month),
        (Act.COMMITMENTS, commitments),
        (Act.SETTINGS, settings),
    ):
        context.window.provide(act, make)

    def close_the_day() -> None:
        from ui.day.screen import begin_closing

        begin_closing(context.window.show_screen(Act.DAY))

    bind(Act.CLOSING, context.window, close_the_day)
