"""The yearly self-evaluation, kept as a proof that holds its answers."""

import json
from collections.abc import Sequence

from sqlalchemy import Connection

from marianne_desk.domain.commitments.keeping import ANSWERS, KeptProof
from marianne_desk.domain.commitments.proof import Proof
from marianne_desk.domain.commitments.self_evaluation import KIND, Answer, asked, checked, read, written
from marianne_desk.storage.proofs import read_content, read_history, read_kept
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.proofs import ProofDraft, keep_answers, pack_today


def evaluation(desk: Desk) -> tuple[Answer, ...]:
    """The questions of the référentiel in force, each with its answer of the last time. Empty: it has none."""
    with desk.store.reading() as connection:
        return asked(pack_today(desk, connection), _earlier(connection))


def answers_of(desk: Desk, number: int) -> tuple[Answer, ...]:
    """The answers of an earlier self-evaluation, by the number of its proof. Empty where it holds none."""
    with desk.store.reading() as connection:
        kept = read_kept(connection, number)
        return _answers(connection, kept) if kept is not None else ()


def keep_evaluation(desk: Desk, answers: Sequence[Answer], agent: str | None = None) -> Proof:
    """Keeps the answers of today.

    Raises UserError ``evaluation_incomplete``, ``evaluation_comment_too_long``, ``proof_kind_unknown`` where the
    référentiel asks for no self-evaluation."""
    content = json.dumps(written(checked(answers)), ensure_ascii=False).encode()
    return keep_answers(desk, ProofDraft(KIND, agent=agent), content)


def _earlier(connection: Connection) -> tuple[Answer, ...]:
    standing = (kept for kept in read_history(connection, KIND) if kept.cancelled_at is None)
    return next((found for kept in standing if (found := _answers(connection, kept))), ())


def _answers(connection: Connection, kept: KeptProof) -> tuple[Answer, ...]:
    if kept.proof.kind != KIND or kept.mime != ANSWERS:
        return ()
    return read(json.loads(read_content(connection, kept.proof.id)[1]))
