"""A visitor found among 10^4 open cases: by the use case alone, and from the last key to the list painted in the real
window; the longest frame of « Dossiers »."""

import random
import re
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.french import NO_BREAK
from marianne_desk.domain.simulation.callers import invented_name, invented_number
from marianne_desk.storage import tables as t
from marianne_desk.usecases.case_list import find_visitor
from marianne_desk.usecases.desk import Desk, open_desk
from tests.benchmarks.measuring import Row, Workshop, french, output_of

OPEN, MANY = 10_000, 300
ROUNDS = 7


def measure(workshop: Workshop) -> Iterator[Row]:
    """The slowest of the phrases, each the median of several rounds; frames with as many cases as a house may have."""
    folder = with_cases(workshop, OPEN)
    desk = open_desk(folder)
    phrases = phrases_of(desk)
    took = {phrase: alone(desk, phrase) for phrase in phrases}
    desk.close()
    yield _slowest("Un usager parmi 10⁴ dossiers ouverts", took)
    said = driven(folder, phrases)
    seen = {phrase: float(ms) for ms, phrase in re.findall(r"^([\d.]+) ms (.+)$", said, re.MULTILINE)}
    yield _slowest("Le même, de la touche à l’écran", seen)
    held = re.search(r"^held ([\d.]+) ms$", driven(with_cases(workshop, MANY), []), re.MULTILINE)
    assert held is not None
    what = f"Dossiers, {MANY} de plus dans la liste{NO_BREAK}: image la plus longue"
    yield Row(what, float(held[1]), 50, "ms", "l’écran affiché, la liste parcourue")


def with_cases(workshop: Workshop, count: int) -> Path:
    """A copy of a desk of two years, with so many open cases more."""
    whole = workshop.desk(24, 210)
    folder = whole.with_name(f"{whole.name}-{count}")
    if not folder.exists():
        shutil.copytree(whole, folder)
        desk = open_desk(folder)
        fill(desk, count)
        desk.close()
    return folder


def driven(folder: Path, phrases: list[str]) -> str:
    """What the driven window says."""
    return output_of([sys.executable, "-m", "tests.benchmarks.driven_cases", str(folder), *phrases])


def _slowest(what: str, took: dict[str, float]) -> Row:
    slowest = max(took, key=lambda phrase: took[phrase])
    others = ", ".join(f"{text} {french(ms)} ms" for text, ms in took.items())
    return Row(what, took[slowest], 100, "ms", f"la plus lente, « {slowest} » ; {others}")


def fill(desk: Desk, count: int) -> None:
    """Opens a case for so many requests that have none."""
    chance = random.Random(7)  # noqa: S311
    today = date(2026, 10, 31)
    with desk.store.writing() as connection:
        r = t.request.c
        taken = select(t.case.c.request)
        query = (
            select(r.number, r.theme, r.reason).where(r.cancelled == 0, r.number.not_in(taken)).limit(count)
        )
        first = (
            connection.execute(select(t.case.c.number).order_by(t.case.c.number.desc()).limit(1)).scalar()
            or 0
        )
        cases, visitors, turns, events = [], [], [], []
        for number, request in enumerate(connection.execute(query).all(), first + 1):
            begun = today - timedelta(days=chance.randrange(40))
            due = begun + timedelta(days=5)
            at = int(time.mktime(begun.timetuple()))
            cases.append(
                {
                    "number": number,
                    "id": f"mesure-{number}",
                    "request": request.number,
                    "operator": "CAF",
                    "opened_at": at,
                    "agent": "agent-1",
                    "alarm_first": 3,
                    "alarm_next": 15,
                    "theme": request.theme,
                    "reason": request.reason,
                    "cancelled": False,
                    "month": begun.year * 100 + begun.month,
                    "opened_on": begun.isoformat(),
                    "step": "forwarded",
                    "due_on": due.isoformat(),
                    "papers_expected": False,
                    "appointed": False,
                    "wrong_contact": False,
                    "returned": False,
                    "moved_at": at,
                }
            )
            who = Visitor(invented_name(chance), invented_number(chance))
            visitors.append(
                {
                    "case": number,
                    "name": who.name,
                    "reach": who.reach,
                    "name_key": who.name_key,
                    "reach_key": who.reach_key,
                }
            )
            turns.append(
                {
                    "case": number,
                    "place": 0,
                    "operator": "CAF",
                    "begun_at": at,
                    "begun_on": begun.isoformat(),
                    "due_on": due.isoformat(),
                    "first": True,
                    "cancelled": False,
                }
            )
            events.append(
                {
                    "case": number,
                    "at": at,
                    "happening": "forwarded",
                    "agent": "agent-1",
                    "operator": "CAF",
                    "words": "",
                }
            )
        for table, rows in (
            (t.case, cases),
            (t.visitor, visitors),
            (t.partner_turn, turns),
            (t.case_event, events),
        ):
            connection.execute(insert(table), rows)


def phrases_of(desk: Desk) -> list[str]:
    """A whole name, its words the other way round with a slip, a beginning, a part of a number, a whole one."""
    with desk.store.reading() as connection:
        name, reach = connection.execute(
            select(t.visitor.c.name, t.visitor.c.reach).limit(1).offset(777)
        ).one()
    words = name.split()
    last = words[-1]
    slipped = f"{last[0]}{last[2]}{last[1]}{last[3:]}" if len(last) > 3 else last
    return [
        name,
        f"{slipped.upper()} {words[0]}",
        last[:3].lower(),
        reach[3:8].strip(),
        reach.replace(" ", ""),
    ]


def alone(desk: Desk, phrase: str) -> float:
    """Milliseconds of the use case, the median of several rounds."""
    find_visitor(desk, phrase)
    took = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        find_visitor(desk, phrase)
        took.append((time.perf_counter() - begin) * 1e3)
    return statistics.median(took)
