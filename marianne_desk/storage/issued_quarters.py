"""Issued quarters in and out of the file: what was frozen for an operator, and the document. Nothing of it is ever
changed."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, and_, insert, select, true

from marianne_desk.domain.issuing.content import hash_of
from marianne_desk.domain.partner_sheet.freezing import is_whole_quarter
from marianne_desk.domain.partner_sheet.note import IssuedQuarter
from marianne_desk.domain.quarter import Quarter
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import seconds

_i = t.issued_quarter.c


@dataclass(frozen=True, slots=True)
class QuarterToKeep:
    """A quarter about to be issued. ``agent``: a label. ``content``: ``domain.partner_sheet.freezing``."""

    operator: str
    quarter: Quarter
    at: datetime
    agent: str
    comment: str
    content: str
    pdf: bytes


def add(connection: Connection, one: QuarterToKeep) -> IssuedQuarter:
    """Keeps an issued quarter; an operator has one of each at most."""
    issued = IssuedQuarter(one.operator, one.quarter, one.at, one.agent, one.comment, hash_of(one.content))
    row = {
        "operator": one.operator,
        "quarter": one.quarter.number,
        "at": seconds(one.at),
        "agent": one.agent,
        "comment": one.comment,
        "hash": issued.hash,
        "content": one.content,
        "pdf": one.pdf,
    }
    connection.execute(insert(t.issued_quarter), row)
    return issued


def read(connection: Connection, operator: str, quarter: Quarter) -> IssuedQuarter | None:
    """The issued quarter, without its content; None: it was not issued."""
    return next(iter(_read(connection, _is(operator, quarter))), None)


def read_all(connection: Connection, operator: str | None = None) -> tuple[IssuedQuarter, ...]:
    """Every issued quarter (of an operator), the earliest first."""
    return _read(connection, true() if operator is None else _i.operator == operator)


def content(connection: Connection, operator: str, quarter: Quarter) -> str:
    """What was frozen of an issued quarter."""
    return str(connection.execute(select(_i.content).where(_is(operator, quarter))).scalar_one())


def pdf(connection: Connection, operator: str, quarter: Quarter) -> bytes | None:
    """The document of an issued quarter; None: it was not issued."""
    found = connection.execute(select(_i.pdf).where(_is(operator, quarter))).scalar_one_or_none()
    return None if found is None else bytes(found)


def damaged(connection: Connection) -> tuple[IssuedQuarter, ...]:
    """The issued quarters of which something is not what was issued any more."""
    query = select(_i.content, _i.pdf)
    found = []
    for issued in read_all(connection):
        row = connection.execute(query.where(_is(issued.operator, issued.quarter))).one()
        if not is_whole_quarter(row.content, issued, bytes(row.pdf)):
            found.append(issued)
    return tuple(found)


def _is(operator: str, quarter: Quarter) -> ColumnElement[bool]:
    return and_(_i.operator == operator, _i.quarter == quarter.number)


def _read(connection: Connection, which: ColumnElement[bool]) -> tuple[IssuedQuarter, ...]:
    query = (
        select(_i.operator, _i.quarter, _i.at, _i.agent, _i.comment, _i.hash)
        .where(which)
        .order_by(_i.quarter, _i.operator)
    )
    return tuple(
        IssuedQuarter(
            row.operator,
            Quarter.from_number(row.quarter),
            datetime.fromtimestamp(row.at, UTC),
            row.agent,
            row.comment,
            row.hash,
        )
        for row in connection.execute(query)
    )
