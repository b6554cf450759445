"""Proofs of the commitments: kept, seen again, copied out, taken back; how each kind stands today.

Files lie in the desk's own encrypted file and nowhere else: nothing is written in clear unless a person wants a copy.
Source: issue « The twelve commitments » §1, §3.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from marianne_desk.documents.proof_files import kind_of_file
from marianne_desk.domain.commitments.asking import KindState, asking, kind_states
from marianne_desk.domain.commitments.keeping import (
    ANSWERS,
    FILES,
    LARGEST_FILE,
    KeptProof,
    KindOfCommitment,
    Marks,
    Mystery,
    check_part,
    check_proof,
    items_of,
    kind_of,
    kinds_of,
    mystery,
    statement,
    survey,
)
from marianne_desk.domain.commitments.pack import Pack
from marianne_desk.domain.commitments.proof import Keyed, Proof
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month
from marianne_desk.storage import packs_in_force, proofs
from marianne_desk.storage.contacts import forget_months
from marianne_desk.storage.whole_file import whole_file
from marianne_desk.usecases.desk import Desk, refuse_own_file


@dataclass(frozen=True, slots=True)
class ProofDraft:
    """A proof that somebody is about to keep. ``kind``: a code of the référentiel in force. ``day``: the paper's own,
    None: today. ``valid_until``: None: as its kind says. ``agent`` None: who is at the counter."""

    kind: str
    day: date | None = None
    label: str = ""
    valid_until: date | None = None
    agent: str | None = None


def proof_kinds(desk: Desk) -> tuple[KindState, ...]:
    """Every kind of proof of the référentiel in force, with how it stands today and what stands of it."""
    with desk.store.reading() as connection:
        kinds = kinds_of(pack_today(desk, connection))
        papers = proofs.read_papers(connection)
    return kind_states(kinds, papers, desk.today())


def asking_today(desk: Desk) -> tuple[KindState, ...]:
    """The kinds that ask to be renewed: thirty days before their end, until they are."""
    return asking(proof_kinds(desk))


def items_asked(desk: Desk, keyed: Keyed) -> tuple[str, ...]:
    """What the référentiel in force asks of a survey or a mystery test; empty: no figures of it are wanted."""
    with desk.store.reading() as connection:
        return tuple(item for item, _ in items_of(pack_today(desk, connection), keyed))


def history(desk: Desk, kind: str) -> tuple[KeptProof, ...]:
    """All proofs of a kind, those that were taken back too, the last kept first. Empty for one that has none."""
    with desk.store.reading() as connection:
        return proofs.read_history(connection, kind)


def keep_file(desk: Desk, draft: ProofDraft, path: Path) -> Proof:
    """Keeps a file as a proof: a PDF, a JPEG or a PNG, whatever its name says, of 10 MB at most.

    Raises UserError ``file_missing``, ``file_unreadable``, ``proof_file_empty``, ``proof_file_too_large``,
    ``proof_file_unknown``, ``proof_file_broken``, ``proof_file_locked``, ``proof_photo_too_large`` (field ``file``);
    ``proof_kind_unknown``; those of ``check_proof``."""
    content = _read(path)
    mime = kind_of_file(content, path.name)
    with desk.store.writing() as connection:
        return _add(desk, connection, _base(desk, connection, draft), mime, content)


def key_statement(desk: Desk, draft: ProofDraft, month: Month, calls: int, answered: int) -> Proof:
    """Keeps the telephone provider's monthly statement: ``answered`` of ``calls``. The day of ``draft`` is not looked
    at. An earlier statement of this month stays, and no longer counts.

    Raises UserError ``proof_kind_unknown``, ``statement_month_ahead``, ``figure_over_whole``, those of
    ``check_proof``."""
    with desk.store.writing() as connection:
        base = _base(desk, connection, draft)
        return _add(desk, connection, statement(base, month, calls, answered, desk.today()))


def key_survey(
    desk: Desk, draft: ProofDraft, answers: int, satisfied: Mapping[str, int]
) -> tuple[Proof, ...]:
    """Keeps what a survey counted: how many of ``answers`` were satisfied, by item; a proof an item.

    Raises UserError ``proof_kind_unknown``, ``figure_none``, ``figure_missing``, ``figure_over_whole``, those of
    ``check_proof``."""
    with desk.store.writing() as connection:
        items = items_of(pack_today(desk, connection), Keyed.SURVEY)
        found = survey(_base(desk, connection, draft), answers, satisfied, items)
        return _add_together(desk, connection, [(proof, None) for proof in found])


def key_mystery(
    desk: Desk, draft: ProofDraft, came: Mystery, marks: Mapping[str, Sequence[float]]
) -> tuple[Proof, ...]:
    """Keeps what mystery visits, calls or e-mails were marked, of 10, by criterion; a proof a criterion, that holds its
    marks.

    Raises UserError ``proof_kind_unknown``, ``figure_missing``, those of ``check_proof``."""
    with desk.store.writing() as connection:
        items = items_of(pack_today(desk, connection), Keyed.MYSTERY)
        found = mystery(_base(desk, connection, draft), marks, items)
        held = [_json({"came": came.value, "marks": list(marks[proof.item])}) for proof in found]
        return _add_together(desk, connection, list(zip(found, held, strict=True)))


def marks_of(desk: Desk, number: int) -> Marks | None:
    """The marks behind the figures of a mystery test; None where they were corrected, or for another proof."""
    with desk.store.reading() as connection:
        kept = proofs.read_kept(connection, number)
        if kept is None or kept.proof.kind != Keyed.MYSTERY or kept.mime != ANSWERS:
            return None
        held = json.loads(proofs.read_content(connection, number)[1])
    return Marks(Mystery(held["came"]), tuple(held["marks"]))


def keep_answers(desk: Desk, draft: ProofDraft, content: bytes) -> Proof:
    """Keeps answers to questions, written as JSON.

    Raises UserError ``proof_kind_unknown``, those of ``check_proof``."""
    with desk.store.writing() as connection:
        return _add(desk, connection, _base(desk, connection, draft), ANSWERS, content)


def correct_figures(desk: Desk, number: int, part: int, whole: int, agent: str | None = None) -> Proof:
    """Other figures instead of those of a proof, which stays in the file as it was; the new one.

    Raises UserError ``proof_gone`` (taken back or corrected meanwhile), ``proof_without_figures``, ``figure_none``,
    ``figure_over_whole``."""
    with desk.store.writing() as connection:
        old = _standing(connection, number)
        if old.whole is None:
            raise UserError("proof_without_figures", "whole")
        if whole < 1 and old.kind != Keyed.STATEMENT:
            raise UserError("figure_none", "whole")
        check_part(part, whole, "part")
        who = agent or desk.settings.agent
        first = proofs.kept_together(connection, number)[0].proof.id
        proofs.cancel(connection, [number], desk.clock(), who)
        new = Proof(
            0, old.kind, old.commitment, old.day, old.valid_until, old.label, who, old.item, part, whole, old.month,
            replaces=number,
        )  # fmt: skip
        return _add(desk, connection, new, kept_with=first)


def content_of(desk: Desk, number: int) -> tuple[str, bytes]:
    """What a proof holds, and what that is (``keeping.FILES``). Raises UserError ``proof_without_file``."""
    with desk.store.reading() as connection:
        mime, content = proofs.read_content(connection, number)
    if mime not in FILES:
        raise UserError("proof_without_file")
    return mime, content


def save_copy(desk: Desk, number: int, path: Path) -> None:
    """Writes the file of a proof where the person wants it, byte for byte.

    Raises UserError ``proof_without_file``, ``own_file``, MachineError ``not_writable``."""
    _, content = content_of(desk, number)
    refuse_own_file(desk, path)
    with whole_file(path, private=True) as file:
        file.write(content)


def take_back(desk: Desk, number: int, agent: str | None = None) -> tuple[int, ...]:
    """Takes back a proof and what was kept with it in one act; they stay in the history. The numbers of all of them.

    Raises UserError ``proof_gone``."""
    with desk.store.writing() as connection:
        _standing(connection, number)
        together = [kept.proof for kept in proofs.kept_together(connection, number)]
        numbers = tuple(proof.id for proof in together)
        proofs.cancel(connection, numbers, desk.clock(), agent or desk.settings.agent)
        _forget(connection, together)
        return numbers


def restore_proofs(desk: Desk, numbers: Sequence[int]) -> tuple[Proof, ...]:
    """Proofs that were just taken back stand again. Raises UserError ``proof_gone`` where one was not."""
    with desk.store.writing() as connection:
        found = [proofs.read_kept(connection, number) for number in numbers]
        held = [kept.proof for kept in found if kept is not None and kept.cancelled_at is not None]
        if len(held) < len(numbers):
            raise UserError("proof_gone")
        proofs.restore(connection, numbers)
        _forget(connection, held)
        return tuple(held)


def pack_today(desk: Desk, connection: Connection) -> Pack:
    """The référentiel in force in the running month."""
    return packs_in_force.read_in_force(connection).pack(Month.of(desk.today()))


def _base(desk: Desk, connection: Connection, draft: ProofDraft) -> Proof:
    kind: KindOfCommitment = kind_of(kinds_of(pack_today(desk, connection)), draft.kind)
    proof = Proof(
        id=0,
        kind=draft.kind,
        commitment=kind.commitment,
        day=draft.day or desk.today(),
        valid_until=draft.valid_until,
        label=draft.label,
        agent=draft.agent or desk.settings.agent,
    )
    return check_proof(proof, desk.today())


def _add(
    desk: Desk,
    connection: Connection,
    proof: Proof,
    mime: str = "",
    content: bytes | None = None,
    kept_with: int | None = None,
) -> Proof:
    number = proofs.add_proof(connection, proof, desk.clock(), mime, content, kept_with)
    _forget(connection, [proof])
    return replace(proof, id=number, has_file=mime in FILES)


def _add_together(
    desk: Desk, connection: Connection, found: Sequence[tuple[Proof, bytes | None]]
) -> tuple[Proof, ...]:
    """Proofs of one act: whoever takes one of them back takes all."""
    kept: list[Proof] = []
    for proof, content in found:
        first = kept[0].id if kept else None
        kept.append(_add(desk, connection, proof, ANSWERS if content else "", content, first))
    return tuple(kept)


def _standing(connection: Connection, number: int) -> Proof:
    kept = proofs.read_kept(connection, number)
    if kept is None or kept.cancelled_at is not None:
        raise UserError("proof_gone")
    return kept.proof


def _forget(connection: Connection, changed: Iterable[Proof]) -> None:
    forget_months(connection, {proof.counts_in.number for proof in changed})


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False).encode()


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as missing:
        raise UserError("file_missing", "file", file=path.name) from missing
    except OSError as refused:
        raise UserError("file_unreadable", "file", file=path.name) from refused
    if not content:
        raise UserError("proof_file_empty", "file", file=path.name)
    if len(content) > LARGEST_FILE:
        raise UserError("proof_file_too_large", "file", file=path.name)
    return content
