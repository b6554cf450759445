"""One working-time interval of many, and its agreement with the oracles over every site of the list."""

import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from marianne_desk.domain.calendar.opening import OpeningClock, clock_of
from marianne_desk.domain.calendar.opening_rules import rules_of
from marianne_desk.exchange.national_list import read_sites
from tests.benchmarks.measuring import ROOT, SAMPLE, Row, Workshop, french

WHOLE = ROOT.parent / "shared" / "data" / "liste-fs-20240801.csv"
SITES, INTERVALS = 200, 100_000
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


def clocks(path: Path, sites: int, source: random.Random) -> list[OpeningClock]:
    """Clocks of sites drawn from a list, their year expanded."""
    known = [site for site in read_sites(path).sites if site.hours]
    drawn = source.sample(known, min(sites, len(known)))
    found = [clock_of(rules_of(site.hours), site.department) for site in drawn]
    for clock in found:
        clock.open_minutes(BEGINNING, BEGINNING + timedelta(days=365))
    return found


def measure_interval() -> float:
    """Microseconds an interval (two aware instants to open minutes), over many random intervals of many sites."""
    source = random.Random(2026)  # noqa: S311
    found = clocks(WHOLE if WHOLE.exists() else SAMPLE, SITES, source)
    asked = []
    for _ in range(INTERVALS):
        begin = BEGINNING + timedelta(seconds=source.randrange(300 * 86400))
        end = begin + timedelta(seconds=source.randrange(40 * 86400))
        asked.append((source.choice(found), begin, end))
    rounds = []
    for _ in range(3):
        start = time.perf_counter()
        for clock, begin, end in asked:
            clock.open_minutes(begin, end)
        rounds.append(time.perf_counter() - start)
    return sorted(rounds)[1] / INTERVALS * 1e6


def measure(workshop: Workshop) -> Iterator[Row]:
    """The row of the table; nothing of the workshop is needed."""
    del workshop
    value = measure_interval()
    detail = f"{french(INTERVALS)} intervalles, {SITES} sites"
    yield Row("un intervalle en temps ouvré, parmi beaucoup", value, 5, "µs", detail)
