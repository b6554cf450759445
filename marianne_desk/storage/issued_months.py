"""Issued months in and out of the file: what was frozen, and the document itself. Nothing of it is ever changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore

from marianne_desk.domain.commitments.pack import Pack
from marianne_desk.domain.commitments.pack_keeping import pack_of
from marianne_desk.domain.issuing.content import hash_of, is_whole
from marianne_desk.domain.issuing.issued import Issued
from marianne_desk.domain.month import Month
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import seconds

_i = t.issued_month.c


@dataclass(frozen=True, slots=True)
class ToKeep:
    """A month about to be issued. ``agent``: a label. ``terms`` (``domain.issuing.terms``), ``pack``
    (``domain.commitments.pack_keeping``) and ``content`` (``domain.issuing.content``): as written."""

    month: Month
    at: datetime
    agent: str
    comment: str
    terms: str
    pack: str
    content: str
    pdf: bytes


def add(connection: Connection, one: ToKeep) -> Issued:
    """Keeps an issued month; there is one of each at most."""
    issued = Issued(one.month, one.at, one.agent, one.comment, hash_of(one.content))
    pack = {"hash": hash_of(one.pack), "content": one.pack}
    connection.execute(insert_or_ignore(t.issued_pack).values(pack).on_conflict_do_nothing())
    row = {
        "month": one.month.number,
        "at": seconds(one.at),
        "agent": one.agent,
        "comment": one.comment,
        "hash": issued.hash,
        "pack": pack["hash"],
        "terms": one.terms,
        "content": one.content,
        "pdf": one.pdf,
    }
    connection.execute(insert(t.issued_month), row)
    return issued


def read(connection: Connection, month: Month) -> Issued | None:
    """The issued month, without its content; None: it was not issued."""
    return next(iter(_read(connection, _i.month == month.number)), None)


def read_all(connection: Connection) -> tuple[Issued, ...]:
    """Every issued month, the earliest first."""
    return _read(connection, _i.month > 0)


def content(connection: Connection, month: Month) -> str:
    """What was frozen of an issued month."""
    return str(connection.execute(select(_i.content).where(_i.month == month.number)).scalar_one())


def pdf(connection: Connection, month: Month) -> bytes | None:
    """The document of an issued month; None: it was not issued."""
    found = connection.execute(select(_i.pdf).where(_i.month == month.number)).scalar_one_or_none()
    return None if found is None else bytes(found)


def frozen_packs(connection: Connection) -> Mapping[Month, Pack]:
    """What each issued month was judged by; where that is lost (``check`` says so) the month is not there."""
    rows = connection.execute(select(_i.month, _i.pack)).all()
    if not rows:
        return {}
    written = _packs(connection)
    return {Month.from_number(row.month): _pack(written[row.pack]) for row in rows if row.pack in written}


def damaged(connection: Connection) -> tuple[Month, ...]:
    """The issued months of which something is not what was issued any more: content, référentiel or document."""
    kept = _packs(connection)
    query = select(_i.terms, _i.pack, _i.content, _i.pdf)
    found = []
    for issued in read_all(connection):
        row = connection.execute(query.where(_i.month == issued.month.number)).one()
        written = kept.get(row.pack, "")
        if not is_whole(row.content, issued, row.terms, written, bytes(row.pdf)):
            found.append(issued.month)
    return tuple(found)


def _packs(connection: Connection) -> dict[str, str]:
    """The référentiels that issued months were judged by, as written, by their hash."""
    return {row.hash: row.content for row in connection.execute(select(t.issued_pack))}


def _read(connection: Connection, which: ColumnElement[bool]) -> tuple[Issued, ...]:
    query = select(_i.month, _i.at, _i.agent, _i.comment, _i.hash).where(which).order_by(_i.month)
    return tuple(
        Issued(
            Month.from_number(row.month),
            datetime.fromtimestamp(row.at, UTC),
            row.agent,
            row.comment,
            row.hash,
        )
        for row in connection.execute(query)
    )


@lru_cache(maxsize=32)
def _pack(written: str) -> Pack:
    """One value a référentiel, however many months were judged by it."""
    return pack_of(written)
