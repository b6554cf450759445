"""The papers of a month that can be looked at before they are printed. No Qt."""

from dataclasses import dataclass
from enum import StrEnum

from marianne_desk.domain.month import Month


class Paper(StrEnum):
    """Which paper is looked at."""

    INSIDE = "inside"
    WALL = "wall"
    RESULTS = "results"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What a paper is called: on its button, over its pages, in the name of its file; what its button is for."""

    button: str
    title: str
    file: str
    purpose: str


WORDS: dict[Paper, PaperWords] = {
    Paper.INSIDE: PaperWords("Interne", "Fiche du mois", "fiche", "La fiche complète, pour la maison"),
    Paper.WALL: PaperWords(
        "À afficher", "Fiche à afficher", "fiche-a-afficher", "La fiche aux petits nombres masqués"
    ),
    Paper.RESULTS: PaperWords("Nos résultats", "Affiche", "nos-resultats", "L’affiche pour les usagers"),
    Paper.YEAR: PaperWords("Année", "Fiche de l’année", "fiche", "Les douze mois de l’année"),
}


def file_name(paper: Paper, month: Month) -> str:
    """The name that a saved paper is given unless the person chooses another."""
    when = str(month.year) if paper is Paper.YEAR else str(month)
    return f"{WORDS[paper].file}-{when}.pdf"
