"""Names and numbers of nobody, for appointments, cases and messages of a made-up past.

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
_SURNAMES = (
    "Aubrac-Tellier",
    "Barzouane",
    "Chevrolin",
    "Dauvergnat",
    "Ébrardy",
    "Fontenoux",
    "Grandcolas-Mey",
    "Hamouchène",
    "Jolivard",
    "Kerbilou",
    "Lefauchoux",
    "Moulinec",
    "Nguéma-Roy",
    "Ostrowicz",
    "Pélardon",
    "Quéméner-Lys",
    "Rossignaud",
    "Saint-Amoury",
    "Tournabien",
    "Vauquelas",
)
_NUMBER_SHARE = 0.4


def first_name(rng: Random) -> str:
    """A first name."""
    return _FIRST_NAMES[int(rng.random() * len(_FIRST_NAMES))]


def call_back_words(rng: Random) -> str:
    """Whom to call back: a first name or a number, as an agent notes it."""
    if rng.random() < _NUMBER_SHARE:
        return invented_number(rng)
    return first_name(rng)


def invented_name(rng: Random) -> str:
    """A first name and a surname that nobody bears together."""
    return f"{first_name(rng)} {_SURNAMES[int(rng.random() * len(_SURNAMES))]}"


def invented_number(rng: Random) -> str:
    """A telephone number of nobody."""
    return f"06 39 98 {int(rng.random() * 90) + 10} {int(rng.random() * 90) + 10}"
