"""What the windows of proofs ask of the desk, on a lane. Imports of the use cases wait until then. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ui.forms.days import coming_day, past_day

if TYPE_CHECKING:
    from marianne_desk.domain.commitments.asking import KindState
    from marianne_desk.domain.commitments.keeping import KeptProof, Marks
    from marianne_desk.domain.commitments.monthly_round import Found, RoundLine
    from marianne_desk.domain.commitments.proof import Check, Keyed
    from marianne_desk.domain.commitments.self_evaluation import Answer
    from marianne_desk.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class Kinds:
    """All kinds with how they stand; ``items``: what surveys and mystery tests ask, by kind."""

    states: "tuple[KindState, ...]"
    items: "Mapping[str, tuple[str, ...]]"
    today: date


@dataclass(frozen=True, slots=True)
class Papers:
    """The proofs of a kind, taken back or not, and its checks; ``agents``: labels by code; ``corrected``: the new by
    the old."""

    kind: str
    papers: "tuple[KeptProof, ...]"
    checks: "tuple[Check, ...]"
    agents: Mapping[str, str]
    corrected: Mapping[int, int]


def kinds(desk: "Desk") -> Kinds:
    """How every kind stands."""
    from marianne_desk.domain.commitments.proof import Keyed
    from marianne_desk.usecases.proofs import items_asked, proof_kinds

    return Kinds(proof_kinds(desk), {one: items_asked(desk, one) for one in Keyed}, desk.today())


def papers(desk: "Desk", kind: str) -> Papers:
    """The proofs of a kind."""
    from marianne_desk.usecases.monthly_round import checks_of_kind
    from marianne_desk.usecases.proofs import history

    found = history(desk, kind)
    corrected = {one.proof.replaces: one.proof.id for one in found if one.proof.replaces is not None}
    return Papers(
        kind, found, checks_of_kind(desk, kind), {agent.code: agent.label for agent in desk.agents}, corrected
    )


def keep_file(desk: "Desk", kind: str, path: Path, typed: Mapping[str, str]) -> None:
    """Keeps a file. Raises UserError as ``usecases.proofs.keep_file``, ``day_unreadable``."""
    from marianne_desk.usecases.proofs import ProofDraft
    from marianne_desk.usecases.proofs import keep_file as keep

    today = desk.today()
    day = past_day(typed["day"], today)
    until = coming_day(typed["valid_until"], today, "valid_until")
    keep(desk, ProofDraft(kind, day, typed["label"], until), path)


def key_figures(desk: "Desk", keyed: "Keyed", items: tuple[str, ...], typed: Mapping[str, str]) -> None:
    """Keeps figures as typed. Raises UserError, its field the row of the form."""
    from marianne_desk.domain.commitments.keeping import Mystery, read_count, read_marks
    from marianne_desk.domain.commitments.proof import Keyed
    from marianne_desk.domain.month import Month
    from marianne_desk.usecases import proofs

    today = desk.today()
    if keyed is Keyed.STATEMENT:
        calls, answered = read_count(typed["whole"], "whole"), read_count(typed["part"], "part")
        proofs.key_statement(desk, proofs.ProofDraft(keyed), Month.parse(typed["month"]), calls, answered)
        return
    draft = proofs.ProofDraft(keyed, past_day(typed["day"], today))
    if keyed is Keyed.SURVEY:
        answers = read_count(typed["whole"], "whole")
        proofs.key_survey(desk, draft, answers, {item: read_count(typed[item], item) for item in items})
        return
    marks = {item: read_marks(typed[item], item) for item in items}
    proofs.key_mystery(desk, draft, Mystery(typed["came"]), marks)


def correct(desk: "Desk", number: int, typed: Mapping[str, str]) -> None:
    """Other figures instead of those of a proof. Raises UserError, its field the row of the form."""
    from marianne_desk.domain.commitments.keeping import read_count
    from marianne_desk.usecases.proofs import correct_figures

    whole, part = read_count(typed["whole"], "whole"), read_count(typed["part"], "part")
    correct_figures(desk, number, part, whole)


def evaluation(desk: "Desk") -> "tuple[Answer, ...]":
    """The questions, each with its last answer."""
    from marianne_desk.usecases.self_evaluation import evaluation as asked

    return asked(desk)


def keep_evaluation(desk: "Desk", answers: "tuple[Answer, ...]") -> None:
    """Keeps the answers of today. Raises UserError ``evaluation_incomplete``."""
    from marianne_desk.usecases.self_evaluation import keep_evaluation as keep

    keep(desk, answers)


def marks(desk: "Desk", number: int) -> "Marks | None":
    """The marks behind the figures of a mystery test."""
    from marianne_desk.usecases.proofs import marks_of

    return marks_of(desk, number)


def answers(desk: "Desk", number: int) -> "tuple[Answer, ...]":
    """The answers of an earlier self-evaluation; empty where there are none."""
    from marianne_desk.usecases.self_evaluation import answers_of

    return answers_of(desk, number)


def take_back(desk: "Desk", number: int) -> tuple[int, ...]:
    """Takes a proof back; the numbers of all that went with it. Raises UserError ``proof_gone``."""
    from marianne_desk.usecases.proofs import take_back as take

    return take(desk, number)


def restore(desk: "Desk", numbers: tuple[int, ...]) -> None:
    """Proofs that were just taken back stand again. Raises UserError ``proof_gone``."""
    from marianne_desk.usecases.proofs import restore_proofs

    restore_proofs(desk, numbers)


def save_copy(desk: "Desk", number: int, path: Path) -> Path:
    """Writes the file where the person wants it. Raises UserError ``own_file``, MachineError ``not_writable``."""
    from marianne_desk.usecases.proofs import save_copy as save

    save(desk, number, path)
    return path


def ending(desk: "Desk", number: int) -> str:
    """The end of the name of its file, « .pdf ». Raises UserError ``proof_without_file``."""
    from marianne_desk.domain.commitments.keeping import FILES
    from marianne_desk.usecases.proofs import content_of

    return FILES[content_of(desk, number)[0]]


def round_lines(desk: "Desk") -> "tuple[RoundLine, ...]":
    """What there is to look at."""
    from marianne_desk.usecases.monthly_round import monthly_round

    return monthly_round(desk)


def keep_round(desk: "Desk", found: "tuple[Found, ...]") -> "tuple[Check, ...]":
    """Keeps a round. Raises UserError ``round_empty``, ``check_note_missing``, ``check_note_too_long``."""
    from marianne_desk.usecases.monthly_round import keep_round as keep

    return keep(desk, found)
