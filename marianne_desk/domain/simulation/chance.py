"""Chance for a made-up past: draws that come out the same from the same seed, on every machine."""

import math
import uuid
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

Thing = TypeVar("Thing")

_SMALL = 30.0


@dataclass(frozen=True, slots=True)
class Lot(Generic[Thing]):
    """Things to draw from, each as often as its weight says. ``upto`` are the running sums of the weights."""

    things: tuple[Thing, ...]
    upto: tuple[float, ...]

    @classmethod
    def of(cls, weighted: Iterable[tuple[Thing, float]]) -> "Lot[Thing]":
        """The lot of pairs (thing, weight); weights of zero are never drawn."""
        kept = [(thing, weight) for thing, weight in weighted if weight > 0]
        return cls(tuple(thing for thing, _ in kept), tuple(accumulate(weight for _, weight in kept)))

    @property
    def weight(self) -> float:
        """The sum of the weights; 0.0 when there is nothing to draw."""
        return self.upto[-1] if self.upto else 0.0

    def draw(self, rng: Random) -> Thing:
        """One of the things. Raises IndexError on an empty lot."""
        return self.things[bisect_right(self.upto, rng.random() * self.upto[-1])]


def stream(seed: int, *names: object) -> Random:
    """An own source of chance for what is named (a day, the house): one more contact on a day leaves the
    others as they were."""
    return Random(":".join(str(name) for name in (seed, *names)))  # noqa: S311 (nothing secret)


def happens(rng: Random, share: float) -> bool:
    """True in that share of cases."""
    return rng.random() < share


def log_normal(rng: Random, median: float, spread: float) -> float:
    """A duration around ``median`` with a long tail; ``spread`` is the deviation of its logarithm."""
    return median * math.exp(rng.gauss(0.0, spread))


def poisson(rng: Random, mean: float) -> int:
    """How many of many unlikely things happen; 0 when ``mean`` is not above 0."""
    count = 0
    while mean > 0:
        step = min(mean, _SMALL)
        mean -= step
        limit, product = math.exp(-step), rng.random()
        while product > limit:
            count += 1
            product *= rng.random()
    return count


def identifier(rng: Random) -> str:
    """A version 4 UUID."""
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))
