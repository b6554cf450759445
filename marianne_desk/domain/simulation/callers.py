"""First names and numbers of nobody, for appointments and messages of a made-up past.

The numbers are of the ranges that are given to nobody, for films and books. Source: Arcep, plan national de
numérotation (06 39 98).
"""

from random import Random

_FIRST_NAMES = (
    "Sandrine",
    "Karim",
    "Monique",
    "Yannick",
    "Fatou",
    "Bernard",
    "Chantal",
    "Ludovic",
    "Inès",
    "Gérard",
    "Maëlle",
    "Thierry",
)
_NUMBER_SHARE = 0.4


def first_name(rng: Random) -> str:
    """A first name."""
    return _FIRST_NAMES[int(rng.random() * len(_FIRST_NAMES))]


def call_back_words(rng: Random) -> str:
    """Whom to call back: a first name or a number, as an agent notes it."""
    if rng.random() < _NUMBER_SHARE:
        return f"06 39 98 {int(rng.random() * 90) + 10} {int(rng.random() * 90) + 10}"
    return first_name(rng)
