"""Shares of one total add up to it, stay near the exact ones and keep the order of the counts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.sheet.apportionment import apportion, percents, tenths

COUNTS = st.lists(st.integers(0, 10_000), max_size=40)


@given(COUNTS, st.sampled_from([100, 1000]))
def test_shares_add_up_to_the_units(counts: list[int], units: int) -> None:
    expected = units if any(counts) else 0
    assert sum(apportion(counts, units)) == expected


@given(COUNTS, st.sampled_from([100, 1000]))
def test_a_share_is_less_than_one_unit_away(counts: list[int], units: int) -> None:
    whole = sum(counts)
    for count, share in zip(counts, apportion(counts, units), strict=True):
        assert abs(share * whole - count * units) < max(whole, 1)


@given(COUNTS)
def test_a_larger_count_never_gets_less(counts: list[int]) -> None:
    shares = percents(counts)
    ranked = sorted(zip(counts, shares, strict=True))
    assert all(earlier[1] <= later[1] for earlier, later in pairwise(ranked) if earlier[0] < later[0])


@given(COUNTS)
def test_what_was_not_counted_gets_nothing(counts: list[int]) -> None:
    assert all(share == 0 for count, share in zip(counts, tenths(counts), strict=True) if count == 0)


def test_three_equal_thirds_make_a_hundred() -> None:
    assert percents([1, 1, 1]) == (34, 33, 33)
    assert tenths([1, 1, 1]) == (334, 333, 333)


def test_nothing_counted_is_nothing_to_share() -> None:
    assert percents([]) == ()
    assert percents([0, 0]) == (0, 0)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="never negative"):
        apportion([3, -1], 100)
