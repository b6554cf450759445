"""All figures of a month, its comparisons included, beside one raw aggregate over that month's rows."""

import time
from collections.abc import Iterator

import sqlcipher3

from marianne_desk.domain.month import Month
from marianne_desk.storage.connection import connect
from marianne_desk.storage.contacts import forget_months
from marianne_desk.storage.keys import find_key
from marianne_desk.usecases.desk import Desk, open_desk
from marianne_desk.usecases.month import month_report
from tests.benchmarks.measuring import UNTIL, Row, Workshop, in_turn, ratio_row

_MONTHS, _PER_DAY, _ROUNDS = 13, 340, 15
_MONTH = Month.of(UNTIL)
_SHOWN = (_MONTH, _MONTH.plus(-1), _MONTH.plus(-12))
_RAW = "SELECT count(*), sum(outcome = 'solved'), sum(channel = 'desk') FROM request WHERE month = ? AND cancelled = 0"


def measure(workshop: Workshop) -> Iterator[Row]:
    """A month of some 8 300 requests, then the same one ten times as large."""
    desk = open_desk(workshop.desk(_MONTHS, _PER_DAY))
    try:
        for times in (1, 10):
            if times > 1:
                _multiply(desk, times)
            yield _row(desk)
    finally:
        desk.close()


def _row(desk: Desk) -> Row:
    raw = _connection(desk)
    requests = raw.execute(_RAW, (_MONTH.number,)).fetchone()[0]
    month_report(desk, _MONTH)
    medians = in_turn(lambda: _ours(desk), lambda: _aggregate(raw), _ROUNDS)
    raw.close()
    return ratio_row(f"chiffres d’un mois de {requests} demandes, comparaisons comprises", 15, medians, "ms")


def _ours(desk: Desk) -> float:
    with desk.store.writing() as connection:
        forget_months(connection, [_MONTH.number])
    begin = time.perf_counter()
    month_report(desk, _MONTH)
    return (time.perf_counter() - begin) * 1e3


def _aggregate(raw: sqlcipher3.Connection) -> float:
    begin = time.perf_counter()
    raw.execute(_RAW, (_MONTH.number,)).fetchone()
    return (time.perf_counter() - begin) * 1e3


def _connection(desk: Desk) -> sqlcipher3.Connection:
    place = desk.place
    return connect(place.database, find_key(place, place.read_desk_id(), None))


def _multiply(desk: Desk, times: int) -> None:
    """Writes the rows of the months shown again, under new identifiers, until there are ``times`` as many."""
    raw = _connection(desk)
    for copy in range(1, times):
        for table, own in (("contact", ("number", "id")), ("request", ("number", "id", "contact"))):
            names = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
            shifted = {"id": f"id || '-{copy}'"} | {
                name: f"{name} + {copy} * 100000000" for name in own if name != "id"
            }
            values = ", ".join(shifted.get(name, f'"{name}"') for name in names)
            columns = ", ".join(f'"{name}"' for name in names)
            months = ", ".join(str(month.number) for month in _SHOWN)
            where = f"number < 100000000 AND month IN ({months})"
            if table == "request":
                owners = f"SELECT number FROM contact WHERE month IN ({months})"  # noqa: S608
                where = f"number < 100000000 AND contact IN ({owners})"
            raw.execute(f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE {where}")  # noqa: S608
    raw.close()
    with desk.store.writing() as connection:
        forget_months(connection, [month.number for month in _SHOWN])
