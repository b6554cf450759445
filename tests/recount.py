"""An independent recount: the figures and indicators of a month from the exported CSV alone.

Another way than the program's own, on purpose: plain Python over the rows, its own calendar (Easter by Gauss, holidays
by the labour code), days walked one by one; nothing of ``marianne_desk`` is imported. Source: contract.md §2, §3, §5.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

Row = dict[str, str]
ONE_DAY = timedelta(days=1)
OWED = {"mail": 15, "email": 5, "phone": 1}
WAITING_MINUTES = 15


@dataclass
class Count:
    """What is counted in one month: identifiers of the whole and of the part; of how many rows the fact could have been
    noted."""

    whole: set[str] = field(default_factory=set)
    part: set[str] = field(default_factory=set)
    eligible: int = 0

    def add(self, identifier: str, is_part: bool) -> None:
        self.whole.add(identifier)
        if is_part:
            self.part.add(identifier)


Counts = dict[str, dict[int, Count]]
"""By indicator, then by month (202610)."""


@dataclass(frozen=True)
class House:
    """Where the desk is."""

    department: str
    zone: ZoneInfo

    def day(self, text: str) -> date | None:
        """The local day of an instant as exported."""
        return datetime.fromisoformat(text).astimezone(self.zone).date() if text else None

    def is_working(self, day: date) -> bool:
        return day.weekday() < 5 and day not in holidays(self.department, day.year)


@cache
def holidays(department: str, year: int) -> frozenset[date]:
    """Code du travail L3133-1, L3134-13 (Alsace-Moselle), L3422-2 (La Réunion)."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    sunday = date(year, 3, 22) + timedelta(days=d + e)  # right from 1900 to 2099 but for these two
    if (d, e) == (29, 6) or (d == 28 and e == 6 and a > 10):
        sunday -= timedelta(days=7)
    fixed = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
    found = {date(year, month, day) for month, day in fixed}
    found |= {sunday + timedelta(days=n) for n in (1, 39, 50)}
    if department in {"57", "67", "68"}:
        found |= {sunday - timedelta(days=2), date(year, 12, 26)}
    if department == "974":
        found.add(date(year, 12, 20))
    return frozenset(found)


def read(path: Path) -> list[Row]:
    """The rows of an export."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def number(day: date) -> int:
    """202610."""
    return day.year * 100 + day.month


def stopped_days(row: Row, house: House) -> list[tuple[date, date | None]]:
    """Runs of local days that a pause touches."""
    found: list[tuple[date, date | None]] = []
    for text in filter(None, row["pauses"].split("|")):
        begin, _, end = text.partition("/")
        first = house.day(begin)
        assert first is not None
        if not end:
            found.append((first, None))
            continue
        if datetime.fromisoformat(end) > datetime.fromisoformat(begin):
            last = (datetime.fromisoformat(end) - timedelta(seconds=1)).astimezone(house.zone).date()
            found.append((first, last))
    return found


def walk(start: date, days: int, stopped: list[tuple[date, date | None]], house: House) -> date | None:
    """The day that is ``days`` working days after ``start``, those inside a pause left out; None behind an open one."""
    day = start
    while days:
        day += ONE_DAY
        if not house.is_working(day):
            continue
        if any(last is None and first <= day for first, last in stopped):
            return None
        days -= not any(last is not None and first <= day <= last for first, last in stopped)
    return day


def due_day(row: Row, house: House) -> date | None:
    """When the answer was owed."""
    owed = OWED.get(row["channel"])
    if owed is None or (row["channel"] == "phone" and not row["received_at"]):
        return None
    if row["timer_flag"] and row["channel"] in {"mail", "email"} and not row["answered_at"]:
        return None
    received = house.day(row["received_at"] or row["arrived_at"])
    assert received is not None
    return walk(received, owed, stopped_days(row, house), house)


def promised_day(row: Row, house: House) -> date | None:
    """The last day of the first announced delay, moved by pauses."""
    said = [text.split(">") for text in filter(None, row["announcements"].split("|"))]
    if not said:
        return None
    at, day = min(said, key=lambda pair: datetime.fromisoformat(pair[0]))
    announced, promised = house.day(at), date.fromisoformat(day)
    assert announced is not None
    stopped = stopped_days(row, house)
    if any(last is None and first <= promised for first, last in stopped):
        return None
    days, one = 0, announced
    while one < promised:
        one += ONE_DAY
        days += house.is_working(one)
    moved = walk(announced, days, stopped, house) if stopped and days else promised
    return None if moved is None else max(moved, promised)


def waited_minutes(row: Row, house: House) -> float | None:
    """How long a person waited here; None where it was not noted, or is not to be believed."""
    if row["channel"] not in {"desk", "appointment"} or row["timer_flag"] or not row["taken_at"]:
        return None
    arrived, taken = (datetime.fromisoformat(row[name]) for name in ("arrived_at", "taken_at"))
    seconds = taken.timestamp() - arrived.timestamp()
    if seconds < 0 or seconds > 8 * 3600 or house.day(row["arrived_at"]) != house.day(row["taken_at"]):
        return None
    return seconds / 60


def requests(rows: list[Row]) -> Iterator[Row]:
    """Every request of the house itself: permanences stand apart."""
    return (row for row in rows if row["channel"] != "permanence")


def is_heard(row: Row) -> bool:
    """Whether something was asked: a call that nobody took and that left no message stands for no request."""
    known = row["received_at"] or row["reason"] or row["operator"]
    return not (row["missed"] and not known and row["outcome"] == "dropped")


def contacts(rows: list[Row]) -> Iterator[Row]:
    """One row a contact of the house itself."""
    seen: set[str] = set()
    for row in requests(rows):
        if row["contact"] not in seen:
            seen.add(row["contact"])
            yield row


def indicators(rows: list[Row], house: House) -> Counts:
    """Every indicator of ``marianne-2016`` that the log feeds."""
    found: Counts = defaultdict(lambda: defaultdict(Count))
    for row in contacts(rows):
        if row["channel"] in {"desk", "appointment"}:
            arrived = house.day(row["arrived_at"])
            assert arrived is not None
            count = found["waited_within"][number(arrived)]
            count.eligible += 1
            waited = waited_minutes(row, house)
            if waited is not None:
                count.add(row["contact"], waited <= WAITING_MINUTES)
    for row in requests(rows):
        if is_heard(row):
            _of_receipt(row, house, found)
        _of_delays(row, house, found)
    return found


def _of_receipt(row: Row, house: House, found: Counts) -> None:
    key, outcome = row["request"], row["outcome"]
    received = house.day(row["received_at"] or row["arrived_at"])
    assert received is not None
    month = number(received)
    if outcome in {"oriented", "forwarded"} or (outcome == "appointment" and row["operator"]):
        found["operator_named"][month].add(key, row["operator"] != "")
    if row["channel"] in {"desk", "phone"}:
        found["solved_on_the_spot"][month].add(key, outcome == "solved")
    for indicator, noted, part in (
        ("right_first_time", row["returning"] != "", row["returning"] == "0"),
        ("accompanied", row["help"] != "", bool({"online", "file"} & set(row["help"].split("|")))),
    ):
        found[indicator][month].eligible += 1
        if noted:
            found[indicator][month].add(key, part)
    if row["needs"]:
        found["needs_met"][month].add(key, outcome not in {"dropped", "pending"} or row["answered_at"] != "")
    if row["kind"] == "suggestion":
        at_once = row["channel"] in {"desk", "phone"} and outcome == "solved"
        found["suggestions_answered"][month].add(key, at_once or row["answered_at"] != "")
    due = due_day(row, house)
    if row["channel"] in {"mail", "email"} and due is not None and (due - received).days > 15:
        acknowledged = house.day(row["acknowledged_at"])
        most = 7 if row["channel"] == "email" else 14
        in_time = acknowledged is not None and (acknowledged - received).days <= most
        found["acknowledged_in_time"][month].add(key, in_time)


def _of_delays(row: Row, house: House, found: Counts) -> None:
    key, answered, due = row["request"], house.day(row["answered_at"]), due_day(row, house)
    if due is not None:
        in_time = answered is not None and answered <= due
        found[f"answers_{row['channel']}"][number(due)].add(key, in_time)
        if row["kind"] == "complaint":
            found["complaints_answered"][number(due)].add(key, in_time)
    promised = promised_day(row, house)
    if promised is not None:
        kept = answered is not None and answered <= promised
        found["announcement_kept"][number(promised)].add(key, kept)


def figures(rows: list[Row], house: House, month: int) -> dict[str, float | None]:
    """The figures of contract.md §6 for one month, by identifier; minutes, shares and counts."""

    def arrived_in(row: Row) -> bool:
        day = house.day(row["arrived_at"])
        return day is not None and number(day) == month

    def received_in(row: Row) -> bool:
        day = house.day(row["received_at"] or row["arrived_at"])
        return day is not None and number(day) == month

    mine = [row for row in contacts(rows) if arrived_in(row)]
    asked = [row for row in requests(rows) if is_heard(row) and received_in(row)]
    waits = sorted(waited for row in mine if (waited := waited_minutes(row, house)) is not None)
    on_the_spot = [row for row in asked if row["channel"] in {"desk", "phone"}]
    found: dict[str, float | None] = {
        "contacts": len(mine),
        "requests": len(asked),
        "solved_share": _share(sum(row["outcome"] == "solved" for row in on_the_spot), len(on_the_spot)),
        "wait_median": median(waits) if waits else None,
        "wait_p90": waits[-(-9 * len(waits) // 10) - 1] if waits else None,
        "wait_within": _share(sum(wait <= WAITING_MINUTES for wait in waits), len(waits)),
    }
    for channel in OWED:
        due = [
            (row, day) for row in requests(rows) if row["channel"] == channel and (day := due_day(row, house))
        ]
        due = [(row, day) for row, day in due if number(day) == month]
        answered = [house.day(row["answered_at"]) for row, _ in due]
        in_time = sum(day is not None and day <= until for day, (_, until) in zip(answered, due, strict=True))
        found[f"answers_{channel}"] = _share(in_time, len(due))
    later = [row for row in mine if _keyed_another_day(row, rows, house)]
    found["after_the_fact_share"] = _share(len(later), len(mine))
    for code in ("information", "online", "file", "contact", "self_service"):
        found[f"requests.help.{code}"] = sum(code in row["help"].split("|") for row in asked)
    for name in ("theme", "operator", "outcome"):
        for code, n in Counter(row[name] for row in asked if row[name]).items():
            found[f"requests.{name}.{code}"] = n
    seen = {row["contact"]: row["channel"] for row in rows if arrived_in(row)}
    for channel, n in Counter(seen.values()).items():
        found[f"contacts.channel.{channel}"] = n
    return found


def _keyed_another_day(row: Row, rows: list[Row], house: House) -> bool:
    """A visit or a call that was entered on a later day; writings are read when they are read."""
    arrived, recorded = house.day(row["arrived_at"]), house.day(row["recorded_at"])
    assert arrived is not None
    assert recorded is not None
    if recorded <= arrived or row["channel"] in {"mail", "email"}:
        return False
    return not any(one["received_at"] for one in rows if one["contact"] == row["contact"])


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
