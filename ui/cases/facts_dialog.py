"""The window of what is known of a case: the name, a way to reach the person, what is asked, what was tried. Enter
keeps (Ctrl+Enter from several lines), Esc leaves."""

from typing import TYPE_CHECKING

from marianne_desk.domain.errors import UserError
from marianne_desk.wording.cases import case_number
from ui.cases import load
from ui.dialog_lane import DialogLane
from ui.forms.field import Field
from ui.forms.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.context import Context

INTRO = (
    "Ce que dira la fiche de liaison. Aucun numéro de sécurité sociale, fiscal ou d’allocataire, aucune date de "
    "naissance\u00a0: le guichet n’en garde pas."
)


def open_facts_window(context: "Context", case_id: str, done: "Callable[[], None] | None" = None) -> None:
    """Reads the case, then opens the window. ``done``: called once something was kept."""
    ticket = context.writing.submit(load.facts, case_id)
    ticket.done.connect(lambda facts: FactsDialog(context, facts, done).open())
    ticket.failed.connect(context.messages.tell)


class FactsDialog(FormDialog):
    """``facts``: what is known."""

    def __init__(self, context: "Context", facts: load.Facts, done: "Callable[[], None] | None") -> None:
        fields = (
            Field("name", "Nom", facts.name, "celui que la personne vous donne"),
            Field("reach", "Joindre par", facts.reach, "un téléphone ou un courriel"),
            Field(
                "question", "Question posée", facts.question, "ce que vous demandez au partenaire", lines=3
            ),
            Field("tried", "Déjà tenté", facts.tried, "espace en ligne, appel, courrier…", lines=3),
        )
        title = f"{case_number(facts.number)}, nom et question"
        super().__init__(context.window, title, INTRO, fields, self._give_to_desk)
        self.finished.connect(context.window.activateWindow)
        self._context, self._facts, self._done = context, facts, done
        self._lane = DialogLane(self, context.writing, self._failed)

    def _give_to_desk(self, typed: dict[str, str]) -> None:
        self._lane.do(self._kept, load.keep_facts, self._facts.id, typed)

    def _kept(self, said: str) -> None:
        self.accept()
        self._context.messages.say(said)
        self._context.news.cases.emit()
        if self._done is not None:
            self._done()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.refuse(error)
        else:
            self.busy = False
            self._context.messages.tell(error)
