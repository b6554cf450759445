"""What the windows of proofs do. No Qt."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from marianne_desk.domain import french
from marianne_desk.domain.commitments.keeping import KeptProof
from marianne_desk.domain.commitments.proof import Keyed, Proof
from marianne_desk.domain.commitments.self_evaluation import KIND as EVALUATION
from marianne_desk.domain.commitments.self_evaluation import Answer
from marianne_desk.domain.errors import UserError
from marianne_desk.wording.proofs import kind_label, kind_state, proof_words
from ui.forms.field import Field
from ui.lane_work import Does
from ui.parts.line import Line
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

    def ask_form(self, title: str, intro: str, fields: tuple[Field, ...], keep: Keep) -> None:
        """Shows a form."""

    def refuse_form(self, error: UserError) -> None:
        """Says beside its row what is wrong."""

    def release_form(self) -> None:
        """It was not kept; what was typed stands there still."""

    def close_form(self) -> None:
        """What was typed is kept."""

    def ask_copy(self, name: str, then: Callable[[Path], None]) -> None:
        """Asks where a copy goes."""

    def show_file(self, title: str, number: int) -> None:
        """Shows the file of a proof."""

    def show_text(self, title: str, text: str) -> None:
        """Shows a text to read."""

    def say(self, text: str) -> None:
        """A sentence in the window."""

    def tell(self, error: BaseException) -> None:
        """Whatever happened to a job."""

    def changed(self) -> None:
        """Proofs are other ones."""


class ProofsPresenter:
    """The list of kinds, and the proofs of one of them. ``first``: the kind to begin with, None: the list."""

    def __init__(self, view: View, jobs: Does, first: str | None) -> None:
        self._view, self._jobs, self._first = view, jobs, first
        self._kinds: load.Kinds | None = None
        self._kind, self._papers = "", load.Papers("", (), (), {}, {})
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
            self._view.show_file(proof_words(proof), proof.id)
        elif proof.whole is not None and kept.cancelled_at is None:
            self._do(lambda found: self._correct(proof, words.marks_words(found)), load.marks, proof.id)
        elif proof.kind == EVALUATION:
            self._do(lambda found: self._answered(proof, found), load.answers, proof.id)
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
        dated = [
            (one.proof.day, words.paper_line(state.kind, one, found.agents, found.corrected))
            for one in found.papers
        ]
        dated += [(one.day, words.check_line(one, found.agents)) for one in found.checks]
        lines = [line for _, line in sorted(dated, key=lambda pair: pair[0], reverse=True)]
        name, said = kind_label(state.kind), kind_state(state)
        self._view.show_papers(name, said, lines, keys=self.may_key(found.kind))

    def _ask(
        self,
        title: str,
        intro: str,
        fields: tuple[Field, ...],
        fn: Callable[..., object],
        *args: object,
    ) -> None:
        def keep(typed: dict[str, str]) -> None:
            self._jobs.do(self._kept, self._refused, fn, *args, typed)

        self._view.ask_form(title, intro, fields, keep)

    def _correct(self, proof: Proof, marks: str) -> None:
        fields = forms.correction_fields(proof.part or 0, proof.whole or 0)
        intro = f"{proof_words(proof)}.{marks} Les chiffres d’avant restent dans l’historique."
        self._ask("Corriger les chiffres", intro, fields, load.correct, proof.id)

    def _answered(self, proof: Proof, answers: tuple[Answer, ...]) -> None:
        title = f"Autoévaluation du {french.day_short(proof.day)}"
        self._view.show_text(title, words.answers_words(answers))

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
            self._view.release_form()
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
