"""What the window of mandates does: the list, what is written, signed, ended, undone. No Qt."""

from collections.abc import Callable
from datetime import date
from typing import Any, Protocol

from marianne_desk.domain.cases.mandate import DURATIONS, OPEN, Mandate, MandateEnd, MandateKind, MandateState
from marianne_desk.domain.errors import UserError
from marianne_desk.wording.mandates import DURATIONS as DURATION_WORDS
from marianne_desk.wording.mandates import KINDS, STATES
from ui.forms.days import coming_day, day_text, past_day
from ui.forms.field import Field
from ui.lane_work import Done, Failed
from ui.mandates import load
from ui.mandates.load import Listed
from ui.parts.line import Line

HEADERS = ("État", "Ce que la maison fait", "Signé le", "Jusqu’au")
REMINDER = (
    "Seulement si vous agissez sans la personne. Demandez-lui\u00a0: est-elle majeure, sans tutelle ni "
    "curatelle\u202f? Sinon, pas de mandat. Sa réponse n’est pas gardée."
)
NOTHING = "Aucun mandat. Avec la personne à côté de vous, il n’en faut pas."
_SHAPES = {MandateState.TO_SIGN: "▲", MandateState.IN_FORCE: "■"}
_SAID = {
    MandateEnd.DONE: "Mandat terminé.",
    MandateEnd.REVOKED: "Mandat révoqué. Vous n’agissez plus pour la personne.",
}
_UNDO = "Ctrl+Z pour le défaire."


class MandatesView(Protocol):
    """What the presenter asks of its window."""

    def show_list(self, title: str, hint: str, lines: list[Line], chosen: str) -> None:
        """The mandates; ``hint``: what to look at, empty for nothing; ``chosen``: the one to choose, empty: as it
        was."""

    def ask_form(
        self, title: str, intro: str, fields: tuple[Field, ...], keep: Callable[[dict[str, str]], None]
    ) -> None:
        """Shows a form."""

    def refuse_form(self, error: UserError) -> None:
        """Says beside its row what is wrong."""

    def release_form(self) -> None:
        """It was not kept; what was typed stands there still."""

    def close_form(self) -> None:
        """What was typed is kept."""

    def show_paper(self, mandate_id: str, number: str) -> None:
        """Shows the paper to print and sign."""

    def say(self, text: str) -> None:
        """A sentence under the list."""

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""

    def changed(self) -> None:
        """Mandates are other ones."""


class Lane(Protocol):
    """The writing lane while the window is open."""

    def do(self, done: Done, failed: Failed, fn: Callable[..., object], *args: object) -> None:
        """Runs ``fn(desk, *args)``."""


class MandatesPresenter:
    """``listed`` None: not read yet."""

    def __init__(self, view: MandatesView, lane: Lane, case_id: str) -> None:
        self._view, self._lane, self._case = view, lane, case_id
        self.listed: Listed | None = None
        self._last: Any = None
        self._chosen = ""

    def refresh(self) -> None:
        """Reads the list again."""
        self._lane.do(self._came, self._view.tell, load.read, self._case)

    def find(self, mandate_id: str) -> Mandate | None:
        """The mandate of a line; None when there is none."""
        found = self.listed.mandates if self.listed else ()
        return next((one for one in found if one.id == mandate_id), None)

    def state(self, mandate_id: str) -> MandateState | None:
        """How the mandate of a line stands; None when there is none."""
        one = self.find(mandate_id)
        return one.state_on(self.listed.today) if one is not None and self.listed is not None else None

    def can_print(self, mandate_id: str) -> bool:
        """Whether there is a paper to print."""
        one = self.find(mandate_id)
        return one is not None and one.kind is MandateKind.HOUSE and self.can_end(mandate_id)

    def can_end(self, mandate_id: str) -> bool:
        """Whether it can be done or revoked."""
        return self.state(mandate_id) in OPEN

    def write(self) -> None:
        """Asks what is to be done, and how long."""
        if self.listed is None:
            return
        options = tuple((str(days), DURATION_WORDS[days]) for days in DURATIONS)
        fields = (
            Field(
                "scope",
                "Ce que la maison fait",
                hint="Déclarer mes ressources du trimestre à la CAF",
                note="Chaque démarche, exactement. «\u00a0Toutes mes démarches\u00a0» n’est pas accepté.",
            ),
            Field("days", "Pendant", "31", options=options, note="Le mandat finit avant si c’est fait."),
        )
        self._view.ask_form("Écrire un mandat", REMINDER, fields, self._keep_written)

    def sign(self, mandate_id: str) -> None:
        """Asks for the day on which both signed."""
        if self.listed is None or self.state(mandate_id) is not MandateState.TO_SIGN:
            return
        field = Field(
            "signed_on", "Signé le", day_text(self.listed.today), note="Par la personne et par vous."
        )
        self._view.ask_form("Mandat signé", "", (field,), lambda typed: self._keep_signed(mandate_id, typed))

    def end(self, mandate_id: str, why: MandateEnd) -> None:
        """Ends a mandate at once."""
        if self.can_end(mandate_id):
            self._lane.do(
                lambda done: self._done(done, _SAID[why]), self._view.tell, load.end, mandate_id, why
            )

    def note_elsewhere(self) -> None:
        """Asks until when a mandate of Aidants Connect lasts."""
        if self.listed is not None:
            field = Field(
                "until", "Jusqu’au", "", "facultatif", "Le reste est dans Aidants Connect, pas ici."
            )
            self._view.ask_form("Un mandat existe dans Aidants Connect", "", (field,), self._keep_elsewhere)

    def undo(self) -> None:
        """Takes the last act of this window back."""
        if self._last is not None:
            last, self._last = self._last, None
            self._lane.do(lambda _done: self._undone(), self._view.tell, load.undo, last)

    def show_paper(self, mandate_id: str) -> None:
        """The paper of a mandate."""
        if self.listed is not None and self.can_print(mandate_id):
            self._view.show_paper(mandate_id, self.listed.number)

    def _came(self, listed: Listed) -> None:
        self.listed = listed
        lines = [_line(one, listed.today) for one in listed.mandates]
        over = listed.closed and any(one.state_on(listed.today) in OPEN for one in listed.mandates)
        hint = ""
        if over:
            hint = "▲ La personne est informée ou le dossier est clos\u00a0: si c’est fait, le mandat est terminé."
        elif listed.erased:
            hint = "L’identité de ce dossier a été effacée\u00a0: pas de nouveau mandat."
        chosen, self._chosen = self._chosen, ""
        self._view.show_list(f"Mandats du dossier {listed.number}", hint, lines, chosen)

    def _keep_written(self, typed: dict[str, str]) -> None:
        def kept(done: Any) -> None:
            self._view.close_form()
            self._done(done, "Mandat écrit. Imprimez-le, signez tous les deux, puis notez le jour.")
            number = self.listed.number if self.listed else ""
            self._view.show_paper(done.after.id, number)

        self._lane.do(kept, self._refused, load.write, self._case, typed["scope"], int(typed["days"]))

    def _keep_signed(self, mandate_id: str, typed: dict[str, str]) -> None:
        def day(today: date) -> date:
            return past_day(typed["signed_on"], today, "signed_on")

        self._keep_day(day, "Mandat signé, en vigueur.", load.sign, mandate_id)

    def _keep_elsewhere(self, typed: dict[str, str]) -> None:
        def day(today: date) -> date | None:
            return coming_day(typed["until"], today, "until")

        self._keep_day(
            day, "Noté\u00a0: un mandat existe dans Aidants Connect.", load.note_elsewhere, self._case
        )

    def _keep_day(
        self, day: Callable[[date], date | None], said: str, fn: Callable[..., object], key: str
    ) -> None:
        today = self.listed.today if self.listed is not None else date.min
        try:
            read = day(today)
        except UserError as error:
            self._view.refuse_form(error)
            return

        def kept(done: Any) -> None:
            self._view.close_form()
            self._done(done, said)

        self._lane.do(kept, self._refused, fn, key, read)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._view.refuse_form(error)
        else:
            self._view.release_form()
            self._view.tell(error)

    def _done(self, done: Any, said: str) -> None:
        self._last, self._chosen = done, done.after.id
        self._view.say(f"{said} {_UNDO}")
        self._view.changed()
        self.refresh()

    def _undone(self) -> None:
        self._view.say("Le dernier geste est défait.")
        self._view.changed()
        self.refresh()


def _line(one: Mandate, today: date) -> Line:
    state = one.state_on(today)
    house = one.kind is MandateKind.HOUSE
    signed = day_text(one.signed_on) if one.signed_on else "–" if house else ""
    until = day_text(one.until) if one.until else "–"
    if one.ended_on:
        until = f"fini le {day_text(one.ended_on)}"
    what = one.scope if house else KINDS[one.kind]
    cells = (f"{_SHAPES.get(state, '–')} {STATES[state]}", what, signed, until)
    return Line(cells, one.id, late=state is MandateState.TO_SIGN, strong=state is MandateState.IN_FORCE)
