"""Shares of one total that add up to it: the method of the largest remainder. Source: issue of the month, §4."""

from collections.abc import Sequence


def apportion(counts: Sequence[int], units: int) -> tuple[int, ...]:
    """``units`` handed out in proportion to ``counts``, in whole units that add up to ``units``.

    Each share is less than one unit away from the exact one, and a larger count never gets less than a
    smaller one; between equal remainders the larger count, then the earlier one, goes first. All zeros when
    ``counts`` is empty or holds zeros only: nothing was counted, so there is nothing to share out. Raises ValueError
    when a count is negative.
    """
    if any(count < 0 for count in counts):
        raise ValueError("a count is never negative")
    whole = sum(counts)
    if whole == 0:
        return (0,) * len(counts)
    shares = [count * units // whole for count in counts]
    by_remainder = sorted(
        range(len(counts)), key=lambda place: (-(counts[place] * units % whole), -counts[place], place)
    )
    for place in by_remainder[: units - sum(shares)]:
        shares[place] += 1
    return tuple(shares)


def percents(counts: Sequence[int]) -> tuple[int, ...]:
    """Whole percents adding up to 100 (zeros when nothing was counted)."""
    return apportion(counts, 100)


def tenths(counts: Sequence[int]) -> tuple[int, ...]:
    """Tenths of a percent adding up to 1000, so 100,0 % (zeros when nothing was counted)."""
    return apportion(counts, 1000)
