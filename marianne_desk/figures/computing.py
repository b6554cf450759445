"""Asks the figures of a month: how many, and which."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from math import ceil

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, select, true

from marianne_desk.domain.codes import WRITTEN
from marianne_desk.domain.derivation import NO_HOUR
from marianne_desk.domain.figure import Coverage, Figure, FigureKind, HourCell
from marianne_desk.figures.case_indicators import with_contacts
from marianne_desk.figures.definitions import (
    MINUTES,
    OWN_CONTACTS,
    SHARE,
    Breakdown,
    Count,
    Population,
    Quantile,
    Share,
)
from marianne_desk.storage import tables as t

Definition = Count | Share | Quantile | Breakdown


def compute(connection: Connection, definitions: Sequence[Definition], month: int) -> list[Figure]:
    """The figures of ``month`` (202610), in the order of their definitions. Those of one population share a scan."""
    answers: dict[int, list[Figure]] = {}
    scans: dict[int, list[int]] = defaultdict(list)
    for position, definition in enumerate(definitions):
        if isinstance(definition, Count | Share):
            scans[id(definition.population)].append(position)
        elif isinstance(definition, Quantile):
            answers[position] = [_quantile(connection, definition, month)]
        else:
            answers[position] = _breakdown(connection, definition, month)
    for positions in scans.values():
        chosen = [definitions[position] for position in positions]
        figures = _scan(connection, [d for d in chosen if isinstance(d, Count | Share)], month)
        answers.update((position, [figure]) for position, figure in zip(positions, figures, strict=True))
    return [figure for position in sorted(answers) for figure in answers[position]]


def hours(connection: Connection, month: int) -> tuple[HourCell, ...]:
    """People who came or called, by weekday and local hour of arrival; writings arrive at any hour and are left out,
    as are those whose hour nobody noted; permanences are apart."""
    contact = t.contact.c
    query = (
        select(contact.weekday, contact.hour, func.count())
        .where(
            _in_month(OWN_CONTACTS, month),
            contact.channel.not_in(sorted(WRITTEN)),
            contact.hour != NO_HOUR,
        )
        .group_by(contact.weekday, contact.hour)
        .order_by(contact.weekday, contact.hour)
    )
    return tuple(HourCell(weekday, hour, n) for weekday, hour, n in connection.execute(query))


def days_with_entry(connection: Connection, month: int) -> frozenset[str]:
    """Local days of the month on which a contact arrived, of any channel."""
    contact = t.contact.c
    query = select(contact.day).where(contact.month == month, contact.cancelled_at.is_(None)).distinct()
    return frozenset(connection.execute(query).scalars())


def rows_of(
    connection: Connection, definitions: Sequence[Definition], figure_id: str, month: int
) -> list[int]:
    """Short numbers of the contacts behind a figure: its part for a count, its whole for a share or a duration.

    Empty for an unknown identifier."""
    query = _rows_query(definitions, figure_id, month)
    if query is None:
        return []
    return list(dict.fromkeys(connection.execute(query).scalars()))


def part_rows_of(
    connection: Connection, definitions: Sequence[Definition], figure_id: str, month: int
) -> list[int]:
    """Short numbers of the contacts that make the part of a share; empty for other figures."""
    for definition in definitions:
        if isinstance(definition, Share) and definition.id == figure_id:
            condition = and_(definition.whole, definition.part)
            return list(connection.execute(_numbers(definition.population, month, condition)).scalars())
    return []


def requests_of(
    connection: Connection, definitions: Sequence[Definition], figure_id: str, month: int
) -> dict[str, bool]:
    """Identifiers of the requests behind a figure, and whether each is in its part (always, but for a share).

    Empty for a figure that counts contacts and for an unknown identifier."""
    for definition in definitions:
        if definition.population.table is t.request and _is_meant(definition, figure_id):
            request, population = t.request.c, definition.population
            part = definition.part if isinstance(definition, Share) else true()
            query = (
                select(request.id, part)
                .where(_in_month(population, month), _whole(definition, figure_id))
                .order_by(request.number)
            )
            return {request_id: bool(kept) for request_id, kept in connection.execute(query)}
    return {}


def _is_meant(definition: Definition, figure_id: str) -> bool:
    if isinstance(definition, Breakdown):
        return definition.prefix == figure_id.rpartition(".")[0]
    return definition.id == figure_id


def _whole(definition: Definition, figure_id: str) -> ColumnElement[bool]:
    if isinstance(definition, Breakdown):
        return definition.column == figure_id.rpartition(".")[2]
    return definition.part if isinstance(definition, Count) else definition.whole


def _rows_query(definitions: Iterable[Definition], figure_id: str, month: int) -> Select[int] | None:
    for definition in definitions:
        if _is_meant(definition, figure_id):
            return _numbers(definition.population, month, _whole(definition, figure_id))
    return None


def _numbers(population: Population, month: int, condition: ColumnElement[bool]) -> Select[int]:
    column = t.contact.c.number if population.table is t.contact else t.request.c.contact
    query = select(column).where(_in_month(population, month), condition).order_by(column)
    if population.table in (t.contact, t.request):
        return query
    return query.select_from(with_contacts(population.table))


def _in_month(population: Population, month: int) -> ColumnElement[bool]:
    return and_(population.cohort == month, population.where)


def _scan(connection: Connection, definitions: Sequence[Count | Share], month: int) -> list[Figure]:
    population = definitions[0].population
    columns = [_sums(definition) for definition in definitions]
    query = select(*chain.from_iterable(columns)).where(_in_month(population, month))
    sums = iter([int(value or 0) for value in connection.execute(query).one()])
    return [
        _figure(definition, list(islice(sums, len(own))))
        for definition, own in zip(definitions, columns, strict=True)
    ]


def _sums(definition: Count | Share) -> list[ColumnElement[int]]:
    conditions = [definition.part]
    if isinstance(definition, Share):
        conditions = [definition.whole, and_(definition.whole, definition.part)]
        if definition.eligible is not None:
            conditions.append(definition.eligible)
    return [func.sum(case((condition, 1), else_=0)) for condition in conditions]


def _figure(definition: Count | Share, sums: Sequence[int]) -> Figure:
    if isinstance(definition, Count):
        return Figure(definition.id, FigureKind.COUNT, None, None, sums[0], definition.population.unit)
    whole, part = sums[0], sums[1]
    coverage = Coverage(whole, sums[2]) if definition.eligible is not None else None
    value = part / whole if whole else None
    return Figure(definition.id, FigureKind.SHARE, part, whole, value, SHARE, coverage)


def _breakdown(connection: Connection, definition: Breakdown, month: int) -> list[Figure]:
    query = (
        select(definition.column, func.count())
        .where(_in_month(definition.population, month), definition.column.is_not(None))
        .group_by(definition.column)
        .order_by(func.count().desc(), definition.column)
    )
    return [
        Figure(f"{definition.prefix}.{value}", FigureKind.COUNT, None, None, n, definition.population.unit)
        for value, n in connection.execute(query)
    ]


def _quantile(connection: Connection, definition: Quantile, month: int) -> Figure:
    if definition.eligible is None:
        return _quantile_of_all(connection, definition, month)
    in_month = _in_month(definition.population, month)
    sums = select(
        func.sum(case((definition.whole, 1), else_=0)), func.sum(case((definition.eligible, 1), else_=0))
    ).where(in_month)
    n, of = (int(value or 0) for value in connection.execute(sums).one())
    value = None
    if n:
        ranks = _ranks(n, definition.level)
        ordered = _ordered(definition, month).offset(ranks[0]).limit(len(ranks))
        value = _mean(definition, list(connection.execute(ordered).scalars()))
    return Figure(definition.id, FigureKind.DURATION, None, n, value, definition.unit, Coverage(n, of))


def _quantile_of_all(connection: Connection, definition: Quantile, month: int) -> Figure:
    """Of a fact that is always noted: of cases, few enough to be read at once."""
    values = list(connection.execute(_ordered(definition, month)).scalars())
    n, value = len(values), None
    if n:
        value = _mean(definition, [values[rank] for rank in _ranks(n, definition.level)])
    return Figure(definition.id, FigureKind.DURATION, None, n, value, definition.unit)


def _ordered(definition: Quantile, month: int) -> Select[int]:
    in_month = _in_month(definition.population, month)
    return select(definition.column).where(in_month, definition.whole).order_by(definition.column)


def _mean(definition: Quantile, values: Sequence[int]) -> float:
    return sum(values) / len(values) / (60 if definition.unit == MINUTES else 1)


def _ranks(n: int, level: float) -> list[int]:
    """Positions, from 0, of the values that make the quantile."""
    if level == 0.5:
        return [n // 2] if n % 2 else [n // 2 - 1, n // 2]
    return [max(ceil(level * n) - 1, 0)]
