"""What a title says that its column is."""

import re

from marianne_desk.domain.folding import key_of
from marianne_desk.domain.spreadsheet.values import Role, Why

_ROLES: tuple[tuple[Role, str], ...] = (
    (
        Role.AGENT,
        r"\b(?:agent|agents|conseiller|conseillere|accueillant|animateur|animatrice|saisi par|recu par)\b",
    ),
    (
        Role.FIRST_VISIT,
        r"\b(?:1 ?ere|premiere|premier|nouvel|nouveau)\s(?:visite|fois|passage|venue|usager)\b",
    ),
    (Role.COMMUNE, r"\b(?:commune|ville|communes|residence|localite|domicile)\b"),
    (Role.AGE, r"\b(?:age|ages|tranche d age|tranche)\b"),
    (Role.COUNT, r"\b(?:nombre|nb|nbre|effectif|quantite|qte)\b|^n$|^(?:passages|visites|demandes)$"),
    (Role.CHANNEL, r"\b(?:canal|mode|moyen de contact|type de contact|type d accueil|contact par)\b"),
    (Role.HOUR, r"\b(?:heure|heures|horaire|hre|demi journee|moment|creneau)\b|^h$"),
    (Role.DATE, r"\b(?:date|jour)\b|\ble$"),
    (Role.HELP, r"\b(?:aide|accompagnement|nature(?! d[eu])|service rendu|type d aide)\b"),
    (Role.OUTCOME, r"\b(?:issue|resultat|suite|suites|reponse|resolu|statut|orientation|solution)\b"),
    (
        Role.OPERATOR,
        r"\b(?:operateur|operateurs|partenaire|partenaires|organisme|organismes|administration)\b",
    ),
    (Role.MATTER, r"\b(?:theme|thematique|motif|objet|sujet|demande|demarche|domaine|besoin|raison)\b"),
)

_PERSONAL: tuple[tuple[Why, str], ...] = (
    (
        Why.NUMBER,
        r"\b(?:nir|secu|securite sociale|allocataire|n fiscal|numero fiscal|iban|matricule|identifiant)\b",
    ),
    (
        Why.CONTACT_DETAILS,
        r"\b(?:telephone|tel|portable|mobile|mail|email|e mail|courriel|adresse|coordonnees)\b",
    ),
    (
        Why.NAME,
        r"\b(?:nom|noms|prenom|prenoms|usager|identite|beneficiaire|naissance|ne le|nee le|civilite)\b",
    ),
)

_FREE = re.compile(r"\b(?:obs|observations?|commentaires?|remarques?|notes?|precisions?|details?|infos?)\b")


def role_of(heading: str) -> Role | None:
    """What a title says; None where it says nothing that we know."""
    folded = key_of(heading)
    return next((role for role, pattern in _ROLES if re.search(pattern, folded)), None)


def why_personal(heading: str) -> Why | None:
    """What of a person a title announces; None where nothing. « Nom de l’agent » and « Nom de la commune » are no
    visitor's."""
    folded = key_of(heading)
    if role_of(heading) in {Role.AGENT, Role.COMMUNE, Role.COUNT, Role.FIRST_VISIT}:
        return None
    return next((why for why, pattern in _PERSONAL if re.search(pattern, folded)), None)


def is_free_text(heading: str) -> bool:
    """Whether a title announces sentences."""
    return _FREE.search(key_of(heading)) is not None


def names_a_role(heading: str) -> bool:
    """Whether a text reads as a title: short, and it says what its column is."""
    return len(heading) < 60 and (
        role_of(heading) is not None or why_personal(heading) is not None or is_free_text(heading)
    )
