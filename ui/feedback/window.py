"""The window that takes one line: what visitors do not understand, for the partner to hear. Enter keeps, Esc leaves."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from marianne_desk.domain.errors import UserError
from ui.dialog_lane import DialogLane
from ui.feedback import load
from ui.forms.field import Field
from ui.forms.form_dialog import FormDialog

if TYPE_CHECKING:
    from datetime import date

    from marianne_desk.domain.partners.directory import Feedback
    from marianne_desk.domain.vocabulary import Vocabulary
    from ui.context import Context
    from ui.counter.advice import Matter

TITLE = "Retour du terrain"
INTRO = "Ce que les usagers ne comprennent pas, en une ligne, sans nommer personne. Le partenaire le lira."


def open_feedback_window(
    context: "Context",
    vocabulary: "Vocabulary",
    today: "date",
    matter: "Matter | None",
    kept: "Callable[[Feedback], None]",
) -> None:
    """Opens it, about that matter where it is known; at once, so that no letter is typed beside it. ``kept`` is given
    the line once it is kept."""
    FeedbackDialog(context, load.asked(vocabulary, today, matter), kept).open()


class FeedbackDialog(FormDialog):
    """``asked``: what it is about, and the partners. ``kept``: called with the line once it is kept."""

    def __init__(self, context: "Context", asked: load.Asked, kept: "Callable[[Feedback], None]") -> None:
        about = f"À propos de\u00a0: {asked.about}." if asked.about else ""
        partners = (("", "Choisir…"), *asked.partners)
        fields = (
            Field("words", "Retour", "", "les usagers ne comprennent pas…", about),
            Field("operator", "Partenaire", asked.matter.operator or "", options=partners),
        )
        super().__init__(context.window, TITLE, INTRO, fields, self._give_to_desk)
        self._context, self._asked, self._tell_kept = context, asked, kept
        self._lane = DialogLane(self, context.writing, self._failed)
        self.finished.connect(context.window.activateWindow)

    def _give_to_desk(self, typed: dict[str, str]) -> None:
        self._lane.do(self._kept, load.keep, typed["operator"], typed["words"], self._asked.matter)

    def _kept(self, answer: "tuple[str, Feedback]") -> None:
        said, kept = answer
        self.accept()
        self._tell_kept(kept)
        self._context.messages.say(said)
        self._context.news.cases.emit()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.refuse(error)
        else:
            self.busy = False
            self._context.messages.tell(error)
