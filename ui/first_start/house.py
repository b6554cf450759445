"""A house in words, as the first start shows it before it is taken. No Qt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marianne_desk.usecases.first_start import HouseFacts


@dataclass(frozen=True, slots=True)
class House:
    """The chosen house in words, as the page shows it."""

    title: str
    lines: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    msa_country: bool


def house_of(facts: "HouseFacts") -> House:
    """The facts of a house as lines of label and text."""
    site = facts.site
    hours = "\n".join(facts.hours) or "inconnus, à saisir dans les réglages"
    weekly = f"\n({facts.weekly})" if facts.weekly else ""
    lines = [
        ("Adresse", f"{site.address}\n{site.postcode} {site.commune}".strip()),
        ("Téléphone", site.telephone or "–"),
        ("Type", site.kind or "–"),
        ("Horaires", hours + weekly),
        ("Territoire", "\n".join(facts.territory) or "département inconnu"),
    ]
    if site.comment:
        lines.append(("Remarque", site.comment))
    warnings = tuple(f"Corrigé\u00a0: {text}" for text in facts.bad_hours)
    return House(site.name, tuple(lines), warnings, facts.msa_country)
