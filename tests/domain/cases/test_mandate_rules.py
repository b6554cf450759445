"""What a mandate may say: exact démarches, never everything."""

import pytest

from marianne_desk.domain.cases.mandate_rules import LONGEST_SCOPE, checked_scope
from marianne_desk.domain.errors import UserError

OPERATORS = ("CAF", "France Travail")


def refusal(text: str) -> str:
    with pytest.raises(UserError) as caught:
        checked_scope(text, OPERATORS)
    assert caught.value.field == "scope"
    return caught.value.code


@pytest.mark.parametrize(
    "text",
    [
        "toutes mes démarches",
        "Toutes les démarches administratives",
        "TOUTES MES DEMARCHES en ligne auprès de la CAF",
        "l’ensemble de mes démarches",
        "l'intégralité de mes dossiers",
        "n’importe quelle démarche",
        "tous types de démarches",
        "tout dossier",
        "démarches",
        "Mes démarches administratives",
        "m’aider dans mes démarches sur internet",
        "Les démarches de Monsieur chez France Travail",
        "Mon dossier CAF",
        "Déclarer mes ressources, etc.",
        "Déclarer mes ressources et autres démarches",
        "«\u00a0toutes mes démarches\u00a0»",
        "tout",
    ],
)
def test_a_general_mandate_is_refused(text: str) -> None:
    assert refusal(text) == "mandate_general"


@pytest.mark.parametrize(
    "text",
    [
        "Déclarer mes ressources du trimestre à la CAF",
        "Renouveler ma carte d’identité",
        "Envoyer toutes les pièces demandées pour ma retraite",
        "Envoyer tous les justificatifs de l’APL",
        "Actualisation de novembre chez France Travail",
        "Contester l’indu de RSA",
    ],
)
def test_exact_demarches_are_taken(text: str) -> None:
    assert checked_scope(f" {text}\n", OPERATORS) == text


def test_nothing_too_much_or_a_number_is_refused() -> None:
    assert refusal(" \n ") == "mandate_scope"
    assert refusal("…") == "mandate_scope"
    assert refusal("a" * (LONGEST_SCOPE + 1)) == "mandate_scope_long"
    assert refusal("Déclarer pour l’allocataire 1234567") == "visitor_number"
