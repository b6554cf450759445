"""Totals of a few days, each counted by one predicate: the rows that answer to one of its figures at least.

A passage belongs to the day of its arrival, a request to that of its receipt. Source: contract.md §3.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select, true

from marianne_desk.domain.codes import Channel
from marianne_desk.domain.counter_day import bounds_of
from marianne_desk.domain.day.carried import Tally
from marianne_desk.domain.day.span import Span
from marianne_desk.domain.month import Month
from marianne_desk.figures.definitions import ALL_CONTACTS, OWN_CONTACTS, OWN_REQUESTS, Population
from marianne_desk.storage import tables as t

_contact, _request = t.contact.c, t.request.c


@dataclass(frozen=True, slots=True)
class Fact:
    """What one figure asks of a row: whether it is meant, and whether that was noted at all."""

    population: Population
    part: ColumnElement[bool]
    noted: ColumnElement[bool]


def fact_of(figure_id: str) -> Fact:
    """The predicate of an identifier of ``usecases.carry_over.countables``. Raises KeyError for another."""
    family, _, code = figure_id.rpartition(".")
    match family or figure_id:
        case "contacts.channel" if code == Channel.PERMANENCE.value:
            return Fact(ALL_CONTACTS, _contact.channel == code, true())
        case "contacts.channel":
            return Fact(OWN_CONTACTS, _contact.channel == code, true())
        case "contacts.age":
            return Fact(OWN_CONTACTS, _contact.age == code, _contact.age.is_not(None))
        case "requests.theme":
            return Fact(OWN_REQUESTS, _request.theme == code, true())
        case "requests.reason":
            return Fact(OWN_REQUESTS, _request.reason == code, _request.reason.is_not(None))
        case "requests.operator":
            return Fact(OWN_REQUESTS, _request.operator == code, _request.operator.is_not(None))
        case "requests.outcome":
            return Fact(OWN_REQUESTS, _request.outcome == code, true())
        case "requests.kind":
            return Fact(OWN_REQUESTS, _request.kind == code, true())
        case "requests.help":
            return Fact(OWN_REQUESTS, _request.help.contains(f"|{code}|"), _request.help != "")
    return {
        "contacts": Fact(OWN_CONTACTS, true(), true()),
        "contacts.first_visit": Fact(
            OWN_CONTACTS,
            _contact.first_visit == True,  # noqa: E712 (an SQL expression)
            _contact.first_visit.is_not(None),
        ),
        "contacts.missed": Fact(OWN_CONTACTS, _contact.missed == True, true()),  # noqa: E712
        "requests": Fact(OWN_REQUESTS, true(), true()),
    }[figure_id]


def count(
    connection: Connection, span: Span, zone: tzinfo, totals: Sequence[Sequence[str]]
) -> list[list[Tally]]:
    """For each of ``totals`` (identifiers of figures) what is counted of each population that it speaks of; those of
    one population share a scan."""
    parts = [_by_population(figures) for figures in totals]
    answers: list[list[Tally]] = [[] for _ in totals]
    for population in (ALL_CONTACTS, OWN_CONTACTS, OWN_REQUESTS):
        asked = [place for place, part in enumerate(parts) if population in part]
        if not asked:
            continue
        columns: list[ColumnElement[Any]] = [func.count()]
        for place in asked:
            meant, noted = _meant(parts[place][population])
            columns += [func.sum(case((meant, 1), else_=0)), func.sum(case((noted, 1), else_=0))]
        query: Select[Any] = select(*columns)
        of, *sums = tuple(connection.execute(_within(query, population, span, zone)).one())
        for index, place in enumerate(asked):
            part, known = (int(value or 0) for value in sums[2 * index : 2 * index + 2])
            answers[place].append(Tally(part, known, int(of)))
    return answers


def _by_population(figures: Sequence[str]) -> dict[Population, list[Fact]]:
    found: dict[Population, list[Fact]] = {}
    for figure in figures:
        fact = fact_of(figure)
        found.setdefault(fact.population, []).append(fact)
    return found


def _meant(facts: Sequence[Fact]) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Which rows are counted; of which it is known whether they are."""
    meant = or_(*(fact.part for fact in facts))
    return meant, or_(meant, and_(*(fact.noted for fact in facts)))


def _within(query: Select[Any], population: Population, span: Span, zone: tzinfo) -> Select[Any]:
    query = query.where(population.where)
    if population.table is t.contact:
        return query.select_from(t.contact).where(
            _contact.day >= span.first.isoformat(), _contact.day <= span.last.isoformat()
        )
    received = func.coalesce(_request.received_at, _contact.arrived_at)
    months = {Month.of(day).number for day in (span.first, span.last)}
    return query.select_from(t.request.join(t.contact)).where(
        _request.month.in_(sorted(months)),
        received >= bounds_of(span.first, zone)[0],
        received < bounds_of(span.last, zone)[1],
    )
