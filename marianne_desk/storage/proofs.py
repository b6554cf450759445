"""Proofs and checks in and out of the file. What they say is read without their content."""

from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from marianne_desk.domain.commitments.proof import Check, Papers, Proof
from marianne_desk.domain.month import Month
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import day_of, day_text, seconds

_p, _c = t.proof.c, t.round_check.c


def read_papers(connection: Connection) -> Papers:
    """All proofs that were not taken back, and all checks, in the order in which they were kept."""
    proofs = connection.execute(
        select(
            _p.id, _p.kind, _p.commitment, _p.day, _p.valid_until, _p.label, _p.agent, _p.item, _p.part, _p.whole,
            _p.month, _p.mime,
        )
        .where(_p.cancelled_at.is_(None))
        .order_by(_p.id)
    )  # fmt: skip
    checks = connection.execute(select(_c.id, _c.day, _c.kind, _c.agent, _c.ok).order_by(_c.id))
    return Papers(
        tuple(
            Proof(
                id=row.id,
                kind=row.kind,
                commitment=row.commitment,
                day=date.fromisoformat(row.day),
                valid_until=day_of(row.valid_until),
                label=row.label,
                agent=row.agent,
                item=row.item,
                part=row.part,
                whole=row.whole,
                month=None if row.month is None else Month.from_number(row.month),
                has_file=row.mime != "",
            )
            for row in proofs
        ),
        tuple(
            Check(row.id, date.fromisoformat(row.day), row.kind, row.agent, bool(row.ok)) for row in checks
        ),
    )


def add_proof(
    connection: Connection, proof: Proof, at: datetime, mime: str = "", content: bytes | None = None
) -> int:
    """Keeps a proof, with its file where it has one (``mime`` says of which kind); its number. ``proof.id`` is not
    looked at."""
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
        "mime": mime,
        "content": content,
    }
    return int(connection.execute(insert(t.proof), row).lastrowid)


def add_check(connection: Connection, check: Check, at: datetime) -> int:
    """Keeps a check of the monthly round; its number. ``check.id`` is not looked at."""
    row = {
        "day": check.day.isoformat(),
        "kind": check.kind,
        "agent": check.agent,
        "at": seconds(at),
        "ok": check.ok,
    }
    return int(connection.execute(insert(t.round_check), row).lastrowid)
