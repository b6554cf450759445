"""Proofs and checks in and out of the file. What they say is read without their content."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, Row, Select, insert, select, update

from marianne_desk.domain.commitments.keeping import FILES, KeptProof
from marianne_desk.domain.commitments.proof import Check, Papers, Proof
from marianne_desk.domain.month import Month
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import day_of, day_text, instant, seconds

_p, _c = t.proof.c, t.round_check.c


def read_papers(connection: Connection) -> Papers:
    """All proofs that were not taken back, and all checks, in the order in which they were kept."""
    proofs = connection.execute(_without_content().where(_p.cancelled_at.is_(None)).order_by(_p.id))
    checks = connection.execute(select(_c.id, _c.day, _c.kind, _c.agent, _c.ok, _c.note).order_by(_c.id))
    return Papers(
        tuple(_proof(row) for row in proofs),
        tuple(
            Check(row.id, date.fromisoformat(row.day), row.kind, row.agent, bool(row.ok), row.note)
            for row in checks
        ),
    )


def read_history(connection: Connection, kind: str) -> tuple[KeptProof, ...]:
    """All proofs of a kind, those that were taken back too, the last kept first."""
    rows = connection.execute(_without_content().where(_p.kind == kind).order_by(_p.id.desc()))
    return tuple(_kept(row) for row in rows)


def read_kept(connection: Connection, number: int) -> KeptProof | None:
    """The proof of this number, taken back or not."""
    row = connection.execute(_without_content().where(_p.id == number)).one_or_none()
    return None if row is None else _kept(row)


def read_content(connection: Connection, number: int) -> tuple[str, bytes]:
    """What a proof holds, and of which kind that is; both empty where it holds nothing."""
    row = connection.execute(select(_p.mime, _p.content).where(_p.id == number)).one_or_none()
    return ("", b"") if row is None or row.content is None else (row.mime, bytes(row.content))


def add_proof(
    connection: Connection,
    proof: Proof,
    at: datetime,
    mime: str = "",
    content: bytes | None = None,
    kept_with: int | None = None,
) -> int:
    """Keeps a proof, with its file where it has one (``mime`` says of which kind); its number. ``proof.id`` is not
    looked at. ``kept_with``: the first of those that are kept in one act."""
    row = {
        "kind": proof.kind,
        "commitment": proof.commitment,
        "day": proof.day.isoformat(),
        "valid_until": day_text(proof.valid_until),
        "label": proof.label,
        "agent": proof.agent,
        "at": seconds(at),
        "item": proof.item,
        "part": proof.part,
        "whole": proof.whole,
        "month": None if proof.month is None else proof.month.number,
        "kept_with": kept_with,
        "replaces": proof.replaces,
        "mime": mime,
        "content": content,
    }
    return int(connection.execute(insert(t.proof), row).lastrowid)


def kept_together(connection: Connection, number: int) -> tuple[KeptProof, ...]:
    """Those that were kept in the same act as ``number``, and stand, itself among them; with what corrected them."""
    root = connection.execute(select(_p.kept_with).where(_p.id == number)).scalar_one_or_none() or number
    rows = connection.execute(
        _without_content()
        .where((_p.id == root) | (_p.kept_with == root), _p.cancelled_at.is_(None))
        .order_by(_p.id)
    )
    return tuple(_kept(row) for row in rows)


def cancel(connection: Connection, numbers: Collection[int], at: datetime, agent: str) -> None:
    """Takes proofs back; they stay in the file."""
    connection.execute(
        update(t.proof).where(_p.id.in_(numbers)).values(cancelled_at=seconds(at), cancelled_by=agent)
    )


def restore(connection: Connection, numbers: Sequence[int]) -> None:
    """Proofs that were taken back stand again."""
    connection.execute(update(t.proof).where(_p.id.in_(numbers)).values(cancelled_at=None, cancelled_by=None))


def add_check(connection: Connection, check: Check, at: datetime) -> int:
    """Keeps a check of the monthly round; its number. ``check.id`` is not looked at."""
    row = {
        "day": check.day.isoformat(),
        "kind": check.kind,
        "agent": check.agent,
        "at": seconds(at),
        "ok": check.ok,
        "note": check.note,
    }
    return int(connection.execute(insert(t.round_check), row).lastrowid)


def _without_content() -> Select[tuple[object, ...]]:
    return select(*(column for column in t.proof.c if column.name != "content"))


def _kept(row: Row[tuple[object, ...]]) -> KeptProof:
    held = row._mapping
    return KeptProof(_proof(row), held["mime"], instant(held["cancelled_at"]), held["cancelled_by"] or "")


def _proof(row: Row[tuple[object, ...]]) -> Proof:
    held = row._mapping
    return Proof(
        id=held["id"],
        kind=held["kind"],
        commitment=held["commitment"],
        day=date.fromisoformat(held["day"]),
        valid_until=day_of(held["valid_until"]),
        label=held["label"],
        agent=held["agent"],
        item=held["item"],
        part=held["part"],
        whole=held["whole"],
        month=None if held["month"] is None else Month.from_number(held["month"]),
        has_file=held["mime"] in FILES,
        replaces=held["replaces"],
    )
