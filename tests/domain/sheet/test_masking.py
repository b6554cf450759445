"""What hangs on a wall tells no count under five, not by subtraction either."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from marianne_desk.domain.sheet.masking import (
    LEAST,
    count_words,
    is_few,
    printable,
    printable_totals,
    share_words,
)

COUNTS = st.lists(st.integers(0, 12), max_size=9)
CODES = tuple("abcdef")
MONTHS = st.lists(
    st.dictionaries(st.sampled_from(CODES), st.integers(1, 11), max_size=6), min_size=1, max_size=6
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@given(COUNTS, st.none() | st.integers(1, 9))
def test_what_is_left_unsaid_is_nothing_or_five_at_least(counts: list[int], most: int | None) -> None:
    kept = printable(counts, most)
    assert all(counts[place] >= LEAST for place in kept)
    assert most is None or len(kept) <= most
    hidden = [count for place, count in enumerate(counts) if place not in kept and count]
    assert not is_few(sum(hidden)) or sum(counts) < LEAST
    if any(is_few(count) for count in hidden) and sum(counts) >= LEAST:
        assert len(hidden) > 1


def test_a_small_count_takes_the_smallest_large_one_with_it() -> None:
    assert printable([40, 3, 9, 6]) == {0, 2}
    assert printable([40, 3, 2, 6]) == {0, 3}
    assert printable([3, 1]) == frozenset()
    assert printable([9, 8, 7], 2) == {0, 1}


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 0, ("–", "")),
        (2, 4, ("–", "moins de 5")),
        (40, 45, ("89 %", "40 sur 45")),
        (20, 20, ("100 %", "20 sur 20")),
        (0, 9, ("0 %", "0 sur 9")),
        (17, 19, ("80 % ou plus", "masqué")),
        (3, 19, ("20 % au plus", "masqué")),
    ],
)
def test_a_share_is_masked_with_what_it_was_taken_over(part: int, whole: int, words: tuple[str, str]) -> None:
    value, basis = share_words(part, whole)
    assert (plain(value), plain(basis)) == words


def test_a_share_never_reads_as_the_target_that_it_misses() -> None:
    assert plain(share_words(87, 97, 0.9)[0]) == "89,7 %"
    assert plain(share_words(90, 100, 0.9)[0]) == "90 %"
    assert plain(share_words(80, 97, 0.9)[0]) == "82 %"


def test_nothing_at_all_may_be_said() -> None:
    assert count_words(0) == "0"
    assert plain(count_words(4)) == "moins de 5"
    assert count_words(5) == "5"


def shown_in(month: Mapping[str, int]) -> frozenset[str]:
    ordered = sorted(month, key=lambda one: (-month[one], one))
    return frozenset(ordered[place] for place in printable([month[one] for one in ordered]))


@given(MONTHS)
def test_the_year_gives_away_no_count_that_a_month_masks(months: list[dict[str, int]]) -> None:
    totals = [sum(month.values()) for month in months]
    few = [total for total in totals if is_few(total)]
    assume(
        not is_few(sum(totals)) and not (few and (len(few) == 1 or is_few(sum(few))))
    )  # no table at all then
    shown = [shown_in(month) for month in months]
    allowed = printable_totals(months, shown)
    for code, place in _found(months, shown, allowed):
        assert not is_few(months[place].get(code, 0))


def _found(
    months: Sequence[Mapping[str, int]], shown: Sequence[frozenset[str]], allowed: frozenset[str]
) -> set[tuple[str, int]]:
    """Every masked count that follows from all printed sums together: by elimination, in exact numbers."""
    codes = sorted({code for month in months for code in month})
    unknown = [
        (code, place)
        for code in codes
        for place, month in enumerate(months)
        if month and code not in shown[place]
    ]
    sums = [
        *(
            [one for one in unknown if one[1] == place]
            for place, month in enumerate(months)
            if not is_few(sum(month.values()))
        ),
        *([one for one in unknown if one[0] == code] for code in allowed),
    ]
    rest = sum(sum(month.get(code, 0) for month in months) for code in codes if code not in allowed)
    if not is_few(rest):
        sums.append([one for one in unknown if one[0] not in allowed])
    rows = [[1.0 if one in held else 0.0 for one in unknown] for held in sums]
    _eliminate(rows)
    alone = [[place for place, value in enumerate(row) if abs(value) > 1e-9] for row in rows]
    return {unknown[places[0]] for places in alone if len(places) == 1}


def _eliminate(rows: list[list[float]]) -> None:
    """Reduced row echelon form, in place."""
    lead = 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in range(lead, len(rows)) if abs(rows[row][column]) > 1e-9), None)
        if pivot is None:
            continue
        rows[lead], rows[pivot] = rows[pivot], rows[lead]
        rows[lead] = [value / rows[lead][column] for value in rows[lead]]
        for other in range(len(rows)):
            if other != lead:
                factor = rows[other][column]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[lead], strict=True)]
        lead += 1


def test_a_category_that_one_month_alone_masks_has_no_total() -> None:
    months = [{"a": 20, "b": 9, "c": 3}, {"a": 20, "b": 9, "c": 8}]
    shown = [shown_in(month) for month in months]
    assert shown == [{"a"}, {"a", "b", "c"}]
    assert printable_totals(months, shown) == {"a"}


def test_a_year_without_anything_masked_has_all_its_totals() -> None:
    months = [{"a": 20, "b": 9}, {"a": 20, "b": 7}]
    assert printable_totals(months, [frozenset("ab"), frozenset("ab")]) == {"a", "b"}


def test_nothing_has_no_totals() -> None:
    assert printable_totals([{}], [frozenset()]) == frozenset()
