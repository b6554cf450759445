"""Indicators and verdicts of a month beside one raw aggregate over its rows, and the thirteen-month screen beside one
month."""

import time
from collections.abc import Iterator
from statistics import median

import sqlcipher3

from marianne_desk.domain.commitments.in_force import InForce
from marianne_desk.domain.commitments.measure import MonthCommitments
from marianne_desk.domain.commitments.measuring import is_logged, key_of
from marianne_desk.domain.month import Month
from marianne_desk.figures.indicators import definition_of, tallies
from marianne_desk.storage.connection import connect
from marianne_desk.storage.contacts import forget_months
from marianne_desk.storage.keys import find_key
from marianne_desk.storage.packs import load_pack
from marianne_desk.usecases.commitments import commitments_of, rows_behind
from marianne_desk.usecases.desk import Desk, open_desk
from tests.benchmarks.measuring import UNTIL, Row, Workshop, french, in_turn, ratio_row

_MONTHS, _PER_DAY, _ROUNDS = 13, 340, 15
_MONTH = Month.of(UNTIL)
_RAW = "SELECT count(*), sum(outcome = 'solved'), sum(channel = 'desk') FROM request WHERE month = ? AND cancelled = 0"
_TILE = "solved_on_the_spot"


def measure(workshop: Workshop) -> Iterator[Row]:
    """A month of some 8 300 requests: counted and judged, then the screen of thirteen months, then a tile opened."""
    desk = open_desk(workshop.desk(_MONTHS, _PER_DAY))
    try:
        yield from _rows(desk)
    finally:
        desk.close()


def _rows(desk: Desk) -> Iterator[Row]:
    place = desk.place
    raw = connect(place.database, find_key(place, place.read_desk_id(), None))
    requests = raw.execute(_RAW, (_MONTH.number,)).fetchone()[0]
    commitments_of(desk, _MONTH)
    medians = in_turn(lambda: _counted_anew(desk), lambda: _aggregate(raw), _ROUNDS)
    yield ratio_row(f"indicateurs et verdicts d’un mois de {requests} demandes", 20, medians, "ms")
    screen = in_turn(lambda: _screen(desk), lambda: _one_month(desk), _ROUNDS)
    yield ratio_row("écran des treize mois, contre les indicateurs d’un seul", 5, screen, "ms")
    raw.close()
    measured = commitments_of(desk, _MONTH)
    opened = median(_tile(desk, measured) for _ in range(_ROUNDS))
    whole = len(rows_behind(desk, _MONTH, _TILE).rows)
    yield Row("une tuile ouverte", opened, 50, "ms", f"{french(whole)} demandes derrière elle")


def _counted_anew(desk: Desk) -> float:
    with desk.store.writing() as connection:
        forget_months(connection, [_MONTH.number])
    return _screen(desk)


def _screen(desk: Desk) -> float:
    begin = time.perf_counter()
    commitments_of(desk, _MONTH)
    return (time.perf_counter() - begin) * 1e3


def _one_month(desk: Desk) -> float:
    """All that the log has to count for one month, and nothing else."""
    in_force, limit = InForce((), (), load_pack), desk.settings.delays.waiting_minutes
    logged = [one for one in in_force.pack(_MONTH).indicators() if is_logged(one)]
    definitions = [definition_of(one, limit, key_of(one, limit)) for one in logged]
    begin = time.perf_counter()
    with desk.store.reading() as connection:
        tallies(connection, definitions, _MONTH.number)
    return (time.perf_counter() - begin) * 1e3


def _tile(desk: Desk, measured: MonthCommitments) -> float:
    """The rows behind the indicator with the most of them, from the month on the screen."""
    begin = time.perf_counter()
    rows_behind(desk, _MONTH, _TILE, measured)
    return (time.perf_counter() - begin) * 1e3


def _aggregate(raw: sqlcipher3.Connection) -> float:
    begin = time.perf_counter()
    raw.execute(_RAW, (_MONTH.number,)).fetchone()
    return (time.perf_counter() - begin) * 1e3
