"""Which copies are kept: the newest of each day, week and month, the last good one always, nobody else's files."""

# ruff: noqa: DTZ001 (the names of copies say the desk’s clock, without a zone)

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from marianne_desk.domain.backup_rotation import (
    DAYS,
    MONTHS,
    WEEKS,
    Copy,
    copy_name,
    copy_of,
    holds_people_too_long,
    to_remove,
)

DESK = "1a2b3c4d-0000-4000-8000-000000000000"
moments = st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(microsecond=0))


def _copy(at: datetime) -> Copy:
    return Copy(at, copy_name(DESK, at))


@settings(deadline=None)
@given(st.lists(moments, min_size=1, max_size=60), st.data())
def test_what_is_kept(ats: list[datetime], data: st.DataObject) -> None:
    copies = [_copy(at) for at in ats]
    good = data.draw(st.sampled_from(copies))
    gone = to_remove(copies, good)
    kept = set(copies) - set(gone)
    assert good in kept
    assert set(gone) <= set(copies)
    assert list(gone) == sorted(gone)
    for period, most in (
        (lambda copy: copy.at.date(), DAYS),
        (lambda copy: copy.at.isocalendar()[:2], WEEKS),
        (lambda copy: (copy.at.year, copy.at.month), MONTHS),
    ):
        periods = sorted({period(copy) for copy in copies})[-most:]
        for one in periods:
            newest = max(copy for copy in copies if period(copy) == one)
            assert newest in kept
    assert max(copies) in kept
    assert len(kept) <= DAYS + WEEKS + MONTHS + 1
    assert to_remove(kept, good) == ()


def test_two_years_of_daily_copies_leave_a_score() -> None:
    copies: list[Copy] = []
    for day in range(730):
        copies.append(_copy(datetime(2025, 1, 1, 18) + timedelta(days=day)))
        gone = to_remove(copies, copies[-1])
        copies = [copy for copy in copies if copy not in gone]
    assert 18 <= len(copies) <= DAYS + WEEKS + MONTHS
    assert copies[0].at.date() == date(2026, 1, 31)


@given(moments)
def test_a_name_says_when_and_whose(at: datetime) -> None:
    name = copy_name(DESK, at)
    assert copy_of(name, DESK) == Copy(at, name)
    assert copy_of(name, "ffffffff-0000") is None


def test_other_files_are_nobodys_copy() -> None:
    name = copy_name(DESK, datetime(2026, 11, 26, 14, 32, 5))
    assert name == "marianne-desk-1a2b3c4d-2026-11-26_14h32m05.db"
    for other in (f".{name}", f"{name}.partial", name.upper(), "desk.db", name.replace("-11-", "-13-"), ""):
        assert copy_of(other, DESK) is None
    assert copy_of(name.removesuffix(".db"), DESK) is None


def test_people_leave_after_a_week() -> None:
    copy = _copy(datetime(2026, 11, 1, 18))
    assert not holds_people_too_long(copy, date(2026, 11, 8))
    assert holds_people_too_long(copy, date(2026, 11, 9))
