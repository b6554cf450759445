"""What the windows of proofs do. No Qt."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain import french
from marianne_desk.domain.commitments.keeping import KeptProof
from marianne_desk.domain.commitments.monthly_round import Found, RoundLine
from marianne_desk.domain.commitments.proof import Check, Keyed
from marianne_desk.domain.commitments.self_evaluation import KIND as EVALUATION
from marianne_desk.domain.commitments.self_evaluation import Answer
from marianne_desk.domain.errors import UserError
from marianne_desk.wording.proofs import kind_label
from ui.day.line import Line
from ui.lane_work import Jobs
from ui.proofs import forms, load, words

if TYPE_CHECKING:
    from marianne_desk.domain.commitments.asking import KindState

Keep = Callable[[dict[str, str]], None]
NB = french.NO_BREAK


class View(Protocol):
    """What the presenter asks of the window of proofs."""

    def show_kinds(self, lines: list[Line], chosen: str) -> None:
        """The list of kinds; ``chosen``: the one to choose, empty: as it was."""

    def show_papers(self, title: str, state: str, lines: list[Line], *, keys: bool) -> None:
        """The proofs of one kind. ``keys``: figures or answers can be keyed."""

    def ask_file(self, then: Callable[[Path], None]) -> None:
        """Asks for a PDF or a photo."""

    def ask_form(self, title: str, intro: str, fields: tuple[forms.Field, ...], keep: Keep) -> None:
        """Shows a form."""

    def refuse_form(self, error: UserError) -> None:
        """Says beside its row what is wrong."""

    def close_form(self) -> None:
        """What was typed is kept."""

    def ask_copy(self, name: str, then: Callable[[Path], None]) -> None:
        """Asks where a copy goes."""

    def show_file(self, title: str, number: int) -> None:
        """Shows the file of a proof."""

    def say(self, text: str) -> None:
        """A sentence in the window."""

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""

    def changed(self) -> None:
        """Proofs are other ones."""


class ProofsPresenter:
    """The list of kinds, and the proofs of one of them. ``first``: the kind to begin with, None: the list."""

    def __init__(self, view: View, jobs: Jobs, first: str | None) -> None:
        self._view, self._jobs, self._first = view, jobs, first
        self._kinds: load.Kinds | None = None
        self._kind, self._papers = "", load.Papers("", (), {}, {})
        self._taken: tuple[int, ...] = ()

    def refresh(self) -> None:
        """Asks how everything stands."""
        self._do(self._kinds_came, load.kinds)

    def open_kind(self, code: str) -> None:
        """Shows the proofs of a kind."""
        self._kind = code
        self._do(self._papers_came, load.papers, code)

    def leave_kind(self) -> None:
        """Goes back to the list of kinds."""
        self._kind = ""
        self.refresh()

    def open_paper(self, key: str) -> None:
        """Shows the file of a proof, or its figures to be corrected."""
        kept = self._paper(key)
        if kept is None:
            return
        proof = kept.proof
        if proof.has_file:
            self._view.show_file(words.paper_words(proof), proof.id)
        elif proof.whole is not None and kept.cancelled_at is None:
            fields = forms.correction_fields(proof.part or 0, proof.whole)
            intro = f"{words.paper_words(proof)}. Les chiffres d’avant restent dans l’historique."
            self._ask("Corriger les chiffres", intro, fields, load.correct, proof.id)
        else:
            self._view.say(words.NOTHING_TO_SEE)

    def add_file(self, code: str) -> None:
        """Asks for a file, then for what it is."""
        state = self._state(code)
        if state is None or self._kinds is None:
            return
        days = state.kind.valid_days
        validity = f"{days} jours" if days else "sans fin"
        fields = forms.file_fields(self._kinds.today, validity)

        def chosen(path: Path) -> None:
            intro = f"{kind_label(state.kind)}{NB}: {path.name}"
            self._ask("Garder une preuve", intro, fields, load.keep_file, code, path)

        self._view.ask_file(chosen)

    def key(self, code: str) -> None:
        """Asks for figures, or for the answers of the self-evaluation."""
        if code == EVALUATION:
            self._do(self._evaluate, load.evaluation)
        elif self.may_key(code) and self._kinds is not None:
            keyed, items = Keyed(code), self._kinds.items.get(code, ())
            fields = forms.figure_fields(keyed, items, self._kinds.today)
            self._ask(words.KEY_TITLES[keyed], "", fields, load.key_figures, keyed, items)
        else:
            self._view.say("Cette preuve n’a pas de chiffres à saisir.")

    def may_key(self, code: str) -> bool:
        """Whether the kind has something to key."""
        return code == EVALUATION or (self._kinds is not None and bool(self._kinds.items.get(code)))

    def copy(self, key: str) -> None:
        """Asks where a copy of the file goes."""
        kept = self._paper(key)
        if kept is None or not kept.proof.has_file:
            self._view.say(words.NOTHING_TO_SEE)
            return
        proof = kept.proof

        def named(ending: str) -> None:
            self._view.ask_copy(f"{proof.kind}-{proof.day}{ending}", to)

        def to(path: Path) -> None:
            self._do(saved, load.save_copy, proof.id, path)

        def saved(path: Path) -> None:
            self._view.say(f"Copie enregistrée, en clair{NB}: {path.name}.")

        self._do(named, load.ending, proof.id)

    def take_back(self, key: str) -> None:
        """Takes a proof back; it stays in the history."""
        kept = self._paper(key)
        if kept is not None and kept.cancelled_at is None:
            self._do(self._took, load.take_back, kept.proof.id)

    def undo(self) -> None:
        """What was just taken back stands again."""
        if self._taken:
            numbers, self._taken = self._taken, ()
            self._do(self._restored, load.restore, numbers)

    def _kinds_came(self, found: load.Kinds) -> None:
        self._kinds = found
        first, self._first = self._first or "", None
        self._view.show_kinds([words.kind_line(one) for one in found.states], first)
        if first and self._state(first) is not None:
            self.open_kind(first)
        elif self._kind:
            self.open_kind(self._kind)

    def _papers_came(self, found: load.Papers) -> None:
        state = self._state(found.kind)
        if found.kind != self._kind or state is None:
            return
        self._papers = found
        lines = [words.paper_line(one, found.agents, found.corrected) for one in found.papers]
        line = words.kind_line(state)
        self._view.show_papers(line.cells[1], line.cells[2], lines, keys=self.may_key(found.kind))

    def _ask(
        self,
        title: str,
        intro: str,
        fields: tuple[forms.Field, ...],
        fn: Callable[..., object],
        *args: object,
    ) -> None:
        def keep(typed: dict[str, str]) -> None:
            self._jobs.do(self._kept, self._refused, fn, *args, typed)

        self._view.ask_form(title, intro, fields, keep)

    def _evaluate(self, answers: tuple[Answer, ...]) -> None:
        def keep(typed: dict[str, str]) -> None:
            self._jobs.do(
                self._kept, self._refused, load.keep_evaluation, forms.evaluation_of(answers, typed)
            )

        intro = "Les réponses de la dernière fois sont reprises."
        self._view.ask_form("Autoévaluation", intro, forms.evaluation_fields(answers), keep)

    def _kept(self, _nothing: object) -> None:
        self._view.close_form()
        self._view.say("Preuve gardée.")
        self._after()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self._view.refuse_form(error)
        else:
            self._view.close_form()
            self._view.tell(error)

    def _took(self, numbers: tuple[int, ...]) -> None:
        self._taken = numbers
        said = "Retirée" if len(numbers) == 1 else f"{len(numbers)} lignes gardées ensemble, retirées"
        self._view.say(f"{said}. Ctrl+Z pour remettre.")
        self._after()

    def _restored(self, _nothing: object) -> None:
        self._view.say("Remise.")
        self._after()

    def _after(self) -> None:
        self._view.changed()
        self.refresh()

    def _state(self, code: str) -> "KindState | None":
        states = self._kinds.states if self._kinds else ()
        return next((one for one in states if one.kind.code == code), None)

    def _paper(self, key: str) -> KeptProof | None:
        return next((one for one in self._papers.papers if str(one.proof.id) == key), None)

    def _do(self, done: Callable[..., None], fn: Callable[..., object], *args: object) -> None:
        self._jobs.do(done, self._view.tell, fn, *args)


class RoundView(Protocol):
    """What the round asks of its window."""

    def show_lines(self, lines: list[Line]) -> None:
        """The lines, with what was answered so far."""

    def go_to(self, place: int) -> None:
        """Chooses a line; beyond the last one the keeping button has the keys."""

    def ask_note(self, place: int, text: str) -> None:
        """Asks what is not in order."""

    def say(self, text: str) -> None:
        """A sentence in the window."""

    def kept(self, text: str) -> None:
        """The round is kept: the window closes."""

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""


class RoundPresenter:
    """The monthly round: each line answered by one key."""

    def __init__(self, view: RoundView, jobs: Jobs) -> None:
        self._view, self._jobs = view, jobs
        self.lines: tuple[RoundLine, ...] = ()
        self._found: dict[str, Found] = {}
        self._busy = False

    @property
    def begun(self) -> bool:
        """Whether something would be lost."""
        return bool(self._found)

    def start(self) -> None:
        """Asks what there is to look at."""
        self._jobs.do(self._came, self._view.tell, load.round_lines)

    def in_order(self, place: int) -> None:
        """The line is in order; the next one is chosen."""
        self._answer(place, True, "")

    def not_in_order(self, place: int) -> None:
        """Asks what is not in order."""
        if 0 <= place < len(self.lines):
            found = self._found.get(self.lines[place].kind.code)
            self._view.ask_note(place, found.note if found else "")

    def noted(self, place: int, note: str) -> None:
        """What is not in order was typed."""
        if note.strip():
            self._answer(place, False, note.strip())
        else:
            self._view.say("Dites en quelques mots ce qui n’est pas en ordre.")

    def keep(self) -> None:
        """Keeps what was answered."""
        if not self._busy:
            self._busy = True
            self._jobs.do(self._kept, self._failed, load.keep_round, tuple(self._found.values()))

    def _answer(self, place: int, ok: bool, note: str) -> None:
        if not 0 <= place < len(self.lines):
            return
        code = self.lines[place].kind.code
        self._found[code] = Found(code, ok, note)
        self._view.say("")
        self._show()
        self._view.go_to(place + 1)

    def _came(self, lines: tuple[RoundLine, ...]) -> None:
        self.lines = lines
        self._show()
        self._view.say("" if lines else words.NO_ROUND)
        self._view.go_to(0)

    def _show(self) -> None:
        self._view.show_lines([words.round_line(one, self._found) for one in self.lines])

    def _kept(self, checks: tuple[Check, ...]) -> None:
        self._found.clear()
        ok = sum(check.ok for check in checks)
        self._view.kept(words.round_kept(ok, len(checks) - ok))

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._view.tell(error)
