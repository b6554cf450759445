"""What may be kept as a proof: a file with its day, figures that were counted elsewhere, answers to questions.

Source: issue « The twelve commitments » §1 to §3, domain.md §1.4, §2.1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from marianne_desk.domain.commitments.pack import Formula, Pack, ProofKind, Sure
from marianne_desk.domain.commitments.proof import KEYED, Keyed, Proof
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month

PDF, JPEG, PNG, ANSWERS = "application/pdf", "image/jpeg", "image/png", "application/json"
FILES: Mapping[str, str] = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png"}
"""What a file may be, with the end of its name when a copy is saved."""

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes."""

LONGEST_LABEL = 120
LEVEL = 7
"""The mark, of 10, that a mystery test has to reach. Source: domain.md §2.1."""

_MOST = 1_000_000
"""No counter receives as many calls in a month: a slip of the finger."""

_OLDEST = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class KeptProof:
    """A proof as it lies in the file. ``mime``: what its content is, empty: it has none. ``cancelled_at``: taken back
    then, by the agent of this code; None: it stands."""

    proof: Proof
    mime: str
    cancelled_at: datetime | None
    cancelled_by: str


@dataclass(frozen=True, slots=True)
class KindOfCommitment:
    """A kind of proof, and the commitment that it shows."""

    commitment: int
    kind: ProofKind

    @property
    def keyed(self) -> Keyed | None:
        """Which figures it bears; None: none."""
        return Keyed(self.kind.code) if self.kind.code in set(Keyed) else None


class Mystery(StrEnum):
    """How a mystery test came. Source: domain.md §2.1 (3 visits, 6 calls, 10 e-mails)."""

    VISITS = "visits"
    CALLS = "calls"
    EMAILS = "emails"


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a mystery test, of 10, and how it came."""

    came: Mystery
    marks: tuple[float, ...]


def kinds_of(pack: Pack) -> tuple[KindOfCommitment, ...]:
    """All kinds of proof that a desk can keep under ``pack``: those that it names, in its order, then the figures that
    its indicators want and that it does not name (their label is empty)."""
    named = [KindOfCommitment(one.number, kind) for one in pack.commitments for kind in one.proofs]
    codes = {one.kind.code for one in named}
    wanted: dict[str, KindOfCommitment] = {}
    for commitment in pack.commitments:
        for indicator in commitment.indicators:
            keyed = KEYED.get(indicator.formula)
            if keyed is not None and keyed not in codes:
                kind = ProofKind(keyed.value, "", None, indicator.source, Sure.OURS)
                wanted.setdefault(keyed, KindOfCommitment(commitment.number, kind))
    return (*named, *wanted.values())


def items_of(pack: Pack, keyed: Keyed) -> tuple[tuple[str, int], ...]:
    """What a survey or a mystery test is asked by ``pack``: each item with its commitment, in the order of the pack."""
    formula = next(formula for formula, kind in KEYED.items() if kind is keyed)
    name = "criterion" if formula is Formula.MYSTERY_CRITERION else "item"
    return tuple(
        (str(indicator.parameters.get(name, "")), commitment.number)
        for commitment in pack.commitments
        for indicator in commitment.indicators
        if indicator.formula is formula
    )


def kind_of(kinds: Sequence[KindOfCommitment], code: str) -> KindOfCommitment:
    """The kind of this code. Raises UserError ``proof_kind_unknown``."""
    found = next((one for one in kinds if one.kind.code == code), None)
    if found is None:
        raise UserError("proof_kind_unknown", "kind", text=code)
    return found


def check_proof(proof: Proof, today: date) -> Proof:
    """The proof, its label tidied.

    Raises UserError ``proof_in_the_future``, ``proof_too_old``, ``proof_ends_before``, ``proof_label_too_long``."""
    if proof.day > today:
        raise UserError("proof_in_the_future", "day", day=proof.day)
    if proof.day < _OLDEST:
        raise UserError("proof_too_old", "day", day=proof.day)
    if proof.valid_until is not None and proof.valid_until < proof.day:
        raise UserError("proof_ends_before", "valid_until", day=proof.valid_until)
    label = tidy(proof.label, "label", "proof_label_too_long")
    return replace(proof, label=label)


def tidy(text: str, field: str, code: str) -> str:
    """Words without needless spaces. Raises UserError ``code`` where they are longer than a label may be."""
    tidied = " ".join(text.split())
    if len(tidied) > LONGEST_LABEL:
        raise UserError(code, field, most=LONGEST_LABEL)
    return tidied


def read_count(text: str, field: str) -> int:
    """A number as typed; spaces between its thousands are fine.

    Raises UserError ``figure_missing``, ``figure_unreadable``, ``figure_too_large``."""
    typed = "".join(text.split())
    if not typed:
        raise UserError("figure_missing", field)
    if not (typed.isascii() and typed.isdigit()):
        raise UserError("figure_unreadable", field, text=text.strip())
    number = int(typed)
    if number > _MOST:
        raise UserError("figure_too_large", field, text=text.strip())
    return number


def read_marks(text: str, field: str) -> tuple[float, ...]:
    """Marks of 10 as typed, « 8 7,5 6 » or « 8 ; 7,5 ; 6 ».

    Raises UserError ``figure_missing``, ``mark_unreadable``, ``mark_out_of_range``."""
    typed = text.replace(";", " ").split()
    if not typed:
        raise UserError("figure_missing", field)
    marks = []
    for one in typed:
        whole, _, tenths = one.replace(".", ",").partition(",")
        if not (one.isascii() and whole.isdigit() and len(whole) < 4 and (not tenths or tenths.isdigit())):
            raise UserError("mark_unreadable", field, text=one)
        mark = float(f"{whole}.{tenths or 0}")
        if mark > 10:
            raise UserError("mark_out_of_range", field, text=one)
        marks.append(mark)
    return tuple(marks)


def statement(base: Proof, month: Month, calls: int, answered: int, today: date) -> Proof:
    """The telephone provider's statement of ``month``; its day is the last one of the month, today while it runs.

    Raises UserError ``statement_month_ahead``, ``figure_over_whole``."""
    if month > Month.of(today):
        raise UserError("statement_month_ahead", "month", month=month)
    check_part(answered, calls, "part")
    day = min(month.next_first_day - timedelta(days=1), today)
    return replace(base, day=day, month=month, part=answered, whole=calls)


def survey(
    base: Proof, answers: int, satisfied: Mapping[str, int], items: Sequence[tuple[str, int]]
) -> tuple[Proof, ...]:
    """What a survey counts: a proof an item. ``satisfied``: how many of ``answers``, by item.

    Raises UserError ``figure_none``, ``figure_over_whole``, ``figure_missing`` (the field of these two is the item)."""
    if answers < 1:
        raise UserError("figure_none", "whole")
    _same_items(satisfied, items)
    for item, part in satisfied.items():
        check_part(part, answers, item)
    return tuple(
        replace(base, commitment=number, item=item, part=satisfied[item], whole=answers)
        for item, number in items
    )


def mystery(
    base: Proof, marks: Mapping[str, Sequence[float]], items: Sequence[tuple[str, int]]
) -> tuple[Proof, ...]:
    """What a mystery test says: a proof a criterion, with how many of its marks reach the level.

    Raises UserError ``figure_missing``, its field is the criterion."""
    _same_items(marks, items)
    return tuple(
        replace(
            base,
            commitment=number,
            item=item,
            part=sum(mark >= LEVEL for mark in marks[item]),
            whole=len(marks[item]),
        )
        for item, number in items
    )


def _same_items(given: Mapping[str, object], items: Sequence[tuple[str, int]]) -> None:
    missing = next((item for item, _ in items if item not in given), None)
    if missing is not None or not items:
        raise UserError("figure_missing", missing or "whole")


def check_part(part: int, whole: int, field: str) -> None:
    """Raises UserError ``figure_over_whole``."""
    if part > whole:
        raise UserError("figure_over_whole", field, part=part, whole=whole)
