"""What the grid of the paper tally does: which sheet, which day, what is kept and taken back. No Qt."""

from datetime import date
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain import french
from marianne_desk.domain.errors import UserError
from ui.lane_work import Jobs
from ui.shortcuts import Act, shown
from ui.tally import load
from ui.tally.marks import MarksDraft

if TYPE_CHECKING:
    from marianne_desk.domain.tally import TallyModel
    from marianne_desk.usecases.tally import DayAlready, TallyKeyed

NB = french.NO_BREAK


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_choices(self, shown: load.TallyShown) -> None:
        """Shows the sheets and agents to choose from."""

    def show_model(self, model: "TallyModel", marks: MarksDraft) -> None:
        """Shows the rows of a sheet, with the strokes."""

    def show_marks(self) -> None:
        """Shows the strokes anew."""

    def show_day(self, words: str, note: str) -> None:
        """Which day was understood, and what is to be known of it."""

    def clear_day(self) -> None:
        """The day is to be typed again."""

    def refuse(self, error: UserError) -> None:
        """Says beside its field what is wrong."""

    def warn(self, text: str) -> None:
        """Says what is doubtful before anything is kept."""

    def changed(self) -> None:
        """Passages were logged or cancelled."""

    def say(self, text: str) -> None:
        """A sentence in the status line."""

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""


class TallyPresenter:
    """One sheet at a time. ``day`` None: not typed, or not understood."""

    def __init__(self, view: View, jobs: Jobs) -> None:
        self._view, self._jobs = view, jobs
        self.shown: load.TallyShown | None = None
        self.model: TallyModel | None = None
        self.marks = MarksDraft()
        self.day: date | None = None
        self.agent = ""
        self._busy = False
        self._warned: object = None

    def refresh(self) -> None:
        """Reads the sheets again; the strokes typed so far stay."""
        self._jobs.do(self._came, self._view.tell, load.shown)

    def type_day(self, text: str) -> None:
        """Reads « hier », « jeudi », « 12/11 »: the last such day."""
        from marianne_desk.domain.entry.days import find_day

        found = find_day(text, self.shown.today) if self.shown else None
        past = found.days.past if found and found.days else ()
        self.day = past[0] if past else None
        if self.day is None:
            self._view.show_day("jour non compris" if text.strip() else "", "")
            return
        self._view.show_day(_day_words(self.day), "")
        day = self.day
        self._jobs.do(lambda found: self._known(day, found), self._view.tell, load.already, day)

    def choose_model(self, place: int) -> None:
        """Another printed sheet; its rows are others, so strokes do not go with it."""
        if self.shown is None or not 0 <= place < len(self.shown.models):
            return
        chosen = self.shown.models[place]
        if self.model is None or chosen != self.model:
            self.marks = MarksDraft()
            self.model = chosen
            self._view.show_model(chosen, self.marks)

    def keep(self) -> None:
        """Logs every stroke; not twice while it is being written. Of a day that holds a sheet already, or as many
        passages, it says so first: the same key again keeps the same sheet."""
        if self.model is None or self._busy:
            return
        if self.day is None:
            self._view.refuse(UserError("tally_day_missing", "day"))
            return
        self._busy = True
        sheet = (self.model.number, self.day, dict(self.marks.counts))
        if self._warned == sheet:
            self._write(*sheet)
        else:
            self._jobs.do(lambda found: self._settle(found, *sheet), self._refused, load.already, self.day)

    def undo(self) -> None:
        """Takes back the sheet that was kept last."""
        if not self._busy:
            self._busy = True
            self._jobs.do(self._undone, self._refused, load.undo)

    def _settle(
        self, found: "DayAlready", number: int, day: date, counts: dict[tuple[int, int], int]
    ) -> None:
        if not found.doubtful(sum(counts.values())):
            self._write(number, day, counts)
            return
        self._busy = False
        self._warned = (number, day, counts)
        again = f"{shown(Act.KEEP_TALLY)} à nouveau enregistre quand même ce relevé."
        self._view.warn(f"▲ {_already_words(found)} {again}")

    def _write(self, number: int, day: date, counts: dict[tuple[int, int], int]) -> None:
        self._warned = None
        self._jobs.do(self._kept, self._refused, load.keep, number, day, counts, self.agent)

    def _came(self, shown: load.TallyShown) -> None:
        before, self.shown = self.shown, shown
        if before is None or self.agent not in {agent.code for agent in shown.agents}:
            self.agent = shown.agent
        # A sheet printed meanwhile is the one to key, unless another one is being keyed.
        newer = before is not None and before.models[0] != shown.models[0]
        if self.model not in shown.models or (newer and not self.marks.total):
            self.model = shown.models[0]
        self._view.show_choices(shown)
        self._view.show_model(self.model, self.marks)

    def _known(self, day: date, found: "DayAlready") -> None:
        if day == self.day and (words := _already_words(found)):
            self._view.show_day(_day_words(day), f"▲ {words}" if found.sheets else words)

    def _kept(self, keyed: "TallyKeyed") -> None:
        self._busy = False
        self.marks = MarksDraft()
        self.day = None
        if self.model is not None:
            self._view.show_model(self.model, self.marks)
        self._view.clear_day()
        count = french.count_of(keyed.contacts, "passage enregistré", "passages enregistrés")
        self._view.say(f"{count} pour le {french.day_words(keyed.day)}. Ctrl+Z les annule tous.")
        self._view.changed()

    def _undone(self, keyed: "TallyKeyed | None") -> None:
        self._busy = False
        if keyed is None:
            self._view.say("Aucun relevé à annuler.")
            return
        count = french.count_of(keyed.contacts, "passage annulé", "passages annulés")
        self._view.say(f"Relevé du {french.day_words(keyed.day)}{NB}: {count}.")
        self._view.changed()

    def _refused(self, error: BaseException) -> None:
        self._busy = False
        if isinstance(error, UserError):
            self._view.refuse(error)
        else:
            self._view.tell(error)


def _day_words(day: date) -> str:
    return f"{french.day_words(day)}{NB}{day.year}"


def _already_words(found: "DayAlready") -> str:
    """« Un relevé de ce jour est déjà saisi : 6 passages. »; empty where the day holds nothing."""
    said = []
    if found.sheets:
        count = len(found.sheets)
        passages = french.count_of(sum(one.contacts for one in found.sheets), "passage")
        sheets = "Un relevé de ce jour est déjà saisi"
        if count > 1:
            sheets = f"{count}{NB}relevés de ce jour sont déjà saisis"
        said.append(f"{sheets}{NB}: {passages}.")
    if found.others:
        noted = french.count_of(
            found.others, "passage de ce jour est déjà noté", "passages de ce jour sont déjà notés"
        )
        said.append(f"{noted}, hors relevé.")
    return " ".join(said)
