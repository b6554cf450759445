"""Who comes in a made-up past: brackets and places, never a person.

Source of the ages: domain.md §4.7 (58 % over 55, 6 % under 26); the rest are unverified estimates.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from marianne_desk.domain.codes import Age, Channel, Need
from marianne_desk.domain.simulation.chance import Lot, happens
from marianne_desk.domain.simulation.scene import Scene

_RETIRED = Lot.of(((Age.FROM_40, 0.25), (Age.FROM_60, 0.50), (Age.FROM_70, 0.25)))
_WORKING = Lot.of(
    (
        (Age.FROM_18, 0.13),
        (Age.FROM_25, 0.47),
        (Age.FROM_40, 0.34),
        (Age.FROM_60, 0.05),
        (Age.FROM_70, 0.01),
    )
)
_ANYBODY = Lot.of(
    (
        (Age.UNDER_12, 0.002),
        (Age.FROM_12, 0.008),
        (Age.FROM_18, 0.05),
        (Age.FROM_25, 0.13),
        (Age.FROM_40, 0.20),
        (Age.FROM_60, 0.27),
        (Age.FROM_70, 0.34),
    )
)
_BY_THEME = {"retraite": _RETIRED, "famille": _WORKING, "emploi": _WORKING}

_NOTED_AT_DESK, _NOTED_ELSEWHERE = 0.85, 0.35
_NEEDS = ((Need.READING, 0.030), (Need.INTERPRETER, 0.015), (Need.ACCESS, 0.020))

_NEIGHBOURS = (
    "Saint-Aubin-les-Prés",
    "Villers-le-Hautmont",
    "La Chapelle-aux-Ormes",
    "Fontaine-sous-Rouvre",
    "Montreuil-la-Garenne",
    "Sainte-Colombe-du-Gué",
    "Le Mesnil-aux-Charmes",
    "Beaulieu-les-Étangs",
    "Courcelles-sur-Orvière",
    "Saint-Maurin-le-Vieux",
    "Rochebrune-les-Bains",
    "Champfleury-la-Source",
    "Vaux-l’Ermitage",
    "Neuville-aux-Noyers",
    "Pont-Saint-Élier",
    "Les Granges-d’Aval",
)
NEIGHBOURS = 8
"""With the desk's own commune, the nine that the counter shows."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is noted of somebody without a name; None or empty: not noted."""

    first_visit: bool | None
    age: Age | None
    commune: str
    needs: tuple[Need, ...]


def communes_around(own: str, rng: Random) -> tuple[str, ...]:
    """The desk's commune (left out when empty) and made-up names of neighbours, most frequent first."""
    return (*((own,) if own else ()), *rng.sample(_NEIGHBOURS, NEIGHBOURS))


def commune_lot(communes: Sequence[str]) -> Lot[str]:
    """The first commune for near half of the people, the others less and less."""
    return Lot.of((commune, 1.0 if rank == 0 else 0.75 / (rank + 1)) for rank, commune in enumerate(communes))


def facts(scene: Scene, channel: Channel, theme: str) -> Facts:
    """What an agent noted of the person; less by telephone and in writing."""
    rng = scene.rng
    noted = _NOTED_AT_DESK if channel in {Channel.DESK, Channel.APPOINTMENT} else _NOTED_ELSEWHERE
    has_commune = happens(rng, noted) and bool(scene.communes.things)
    return Facts(
        first_visit=happens(rng, scene.improving(0.34, 0.26)) if happens(rng, noted) else None,
        age=_BY_THEME.get(theme, _ANYBODY).draw(rng) if happens(rng, noted * 0.9) else None,
        commune=scene.communes.draw(rng) if has_commune else "",
        needs=tuple(need for need, share in _NEEDS if happens(rng, share)),
    )
