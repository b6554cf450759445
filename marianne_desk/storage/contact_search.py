"""Past contacts that answer to a search: their short numbers, the latest arrival first.

Two indexes answer without reading a table: ``ix_contact_found`` in the order shown, ``ix_request_found``.
"""

import re
from array import array
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, or_, select

from marianne_desk.domain.contact_search import Search
from marianne_desk.domain.folding import fold
from marianne_desk.storage import tables as t
from marianne_desk.storage.corrections import IS_CORRECTION

_contact, _request = t.contact.c, t.request.c
_ACCENTED = frozenset("aceinouy")
"""Letters that may bear an accent: SQL's LIKE knows none, any one letter stands for them and is compared after."""


def find(
    connection: Connection, search: Search, only: str | None = None, most: int | None = None
) -> "array[int]":
    """The numbers of the contacts that answer to ``search``, the first ``most`` of them (None: all). ``only``: code of
    the agent whose contacts they are."""
    query = (
        select(_contact.number)
        .where(*_contact_terms(search, only))
        .order_by(_contact.arrived_at.desc(), _contact.number.desc())
    )
    terms = _request_terms(search)
    if search.words:
        query = query.where(_contact.number.in_(_noted(connection, search.words, terms)))
    elif search.matters or search.operators or search.paused or search.returning:  # few: their contacts first
        query = query.where(_contact.number.in_(select(_request.contact).where(*terms)))
    elif terms:
        query = query.where(exists().where(_request.contact == _contact.number, *terms))
    return _numbers(connection, query.limit(most))


def _numbers(connection: Connection, query: Select[tuple[int]]) -> "array[int]":
    """What ``query`` gives, in its order. Handed over as one text: a hundred thousand rows fetched one by one take
    three times as long, and take the interpreter from the window at each."""
    inner = query.subquery()
    text = connection.execute(select(func.group_concat(inner.c.number))).scalar_one()
    return array("q", map(int, text.split(","))) if text else array("q")


def communes(connection: Connection) -> tuple[str, ...]:
    """Every commune noted, in alphabetical order."""
    query = select(_contact.commune).where(_contact.commune != "").distinct()
    return tuple(sorted(connection.execute(query).scalars()))


def _contact_terms(search: Search, only: str | None) -> list[ColumnElement[bool]]:
    terms: list[ColumnElement[bool]] = [
        _contact.cancelled_at.is_not(None) if search.cancelled else _contact.cancelled_at.is_(None)
    ]
    if only is not None:
        terms.append(_contact.agent == only)
    if search.number is not None:
        terms.append(_contact.number == search.number)
    if search.period is not None:
        terms += _between(search.period.first, search.period.last)
    for column, values in (
        (_contact.channel, search.channels),
        (_contact.agent, search.agents),
        (_contact.age, search.ages),
        (_contact.commune, search.communes),
    ):
        if values:
            terms.append(column.in_(values))
    terms += [_contact.needs.contains(f"|{need}|") for need in search.needs]
    if search.first_visit:
        terms.append(_contact.first_visit == True)  # noqa: E712 (SQL)
    if search.missed:
        terms.append(_contact.missed == True)  # noqa: E712
    if search.corrected:
        terms.append(_contact.number.in_(select(t.correction.c.contact).where(IS_CORRECTION)))
    return terms


def _between(first: date | None, last: date | None) -> list[ColumnElement[bool]]:
    terms: list[ColumnElement[bool]] = []
    if first is not None:
        terms.append(_contact.day >= first.isoformat())
    if last is not None:
        terms.append(_contact.day <= last.isoformat())
    return terms


def _request_terms(search: Search) -> list[ColumnElement[bool]]:
    terms: list[ColumnElement[bool]] = []
    if search.matters:
        terms.append(
            or_(
                *(
                    _request.theme == theme
                    if reason is None
                    else and_(_request.theme == theme, _request.reason == reason)
                    for theme, reason in search.matters
                )
            )
        )
    for column, values in (
        (_request.operator, search.operators),
        (_request.outcome, search.outcomes),
        (_request.kind, search.kinds),
    ):
        if values:
            terms.append(column.in_(values))
    if search.helps:
        terms.append(or_(*(_request.help.contains(f"|{one}|") for one in search.helps)))
    if search.returning:
        terms.append(_request.came_back == True)  # noqa: E712
    if search.paused:
        terms.append(_request.number.in_(select(t.pause.c.request).where(t.pause.c.end.is_(None))))
    return terms


def _noted(
    connection: Connection, words: Sequence[str], terms: Sequence[ColumnElement[bool]]
) -> frozenset[int]:
    """The contacts of which a request answers to ``terms`` and has every word in its note."""
    query = select(_request.contact, _request.note).where(
        _request.note != "", *terms, *(_request.note.like(_pattern(word), escape="\\") for word in words)
    )
    return frozenset(
        row.contact for row in connection.execute(query) if all(word in fold(row.note) for word in words)
    )


def _pattern(word: str) -> str:
    """The LIKE pattern that every note with that folded word answers to, whatever its accents and ligatures."""
    text = re.sub(r"oe|ae|ss| ", "%", word.replace("\\", r"\\").replace("%", r"\%"))
    return f"%{''.join('_' if letter in _ACCENTED else letter for letter in text)}%"
