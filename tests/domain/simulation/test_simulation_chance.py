"""Chance that comes out the same from the same seed."""

import uuid
from statistics import fmean, median

import pytest

from marianne_desk.domain.simulation.chance import (
    Lot,
    happens,
    identifier,
    log_normal,
    poisson,
    stream,
)


def test_streams_are_named_and_repeat() -> None:
    assert stream(1, "a").random() == stream(1, "a").random()
    assert len({stream(seed, name).random() for seed in (1, 2) for name in ("a", "b")}) == 4


def test_a_lot_is_drawn_by_its_weights() -> None:
    lot = Lot.of((("often", 3.0), ("never", 0.0), ("seldom", 1.0)))
    rng = stream(1, "lot")
    drawn = [lot.draw(rng) for _ in range(4000)]
    assert lot.weight == 4.0
    assert set(drawn) == {"often", "seldom"}
    assert drawn.count("often") == pytest.approx(3000, rel=0.05)


def test_nothing_can_be_drawn_from_an_empty_lot() -> None:
    lot: Lot[str] = Lot.of(())
    assert lot.weight == 0.0
    with pytest.raises(IndexError):
        lot.draw(stream(1, "lot"))


@pytest.mark.parametrize("expected", [0.4, 13.0, 200.0])
def test_counts_have_the_mean_and_the_spread_of_chance(expected: float) -> None:
    rng = stream(1, "poisson")
    counts = [poisson(rng, expected) for _ in range(2000)]
    average = fmean(counts)
    assert average == pytest.approx(expected, rel=0.1)
    assert fmean((count - average) ** 2 for count in counts) == pytest.approx(expected, rel=0.2)


def test_no_mean_no_count() -> None:
    assert poisson(stream(1, "poisson"), 0.0) == 0


def test_durations_have_their_median_and_a_long_tail() -> None:
    rng = stream(1, "durations")
    durations = [log_normal(rng, 6.0, 0.8) for _ in range(3000)]
    assert median(durations) == pytest.approx(6.0, rel=0.1)
    assert fmean(durations) > 7
    assert min(durations) > 0


def test_shares_and_identifiers() -> None:
    rng = stream(1, "shares")
    assert sum(happens(rng, 0.2) for _ in range(3000)) == pytest.approx(600, rel=0.15)
    first, second = identifier(rng), identifier(rng)
    assert first != second
    assert uuid.UUID(first).version == 4
