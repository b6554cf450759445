"""The directory of partners of a made-up house: offices that are nowhere, lists of papers such as partners ask for."""

from datetime import date, datetime, timedelta

from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.partners.directory import (
    Correspondent,
    Directory,
    Feedback,
    Office,
    PaperList,
    Partner,
    PartnerNews,
)
from marianne_desk.domain.simulation.chance import identifier, stream
from marianne_desk.domain.vocabulary import Vocabulary

_PARTNERS = (
    Partner("CAF", 15, 30, None, "Mon Compte, puis le 3230, avant tout rendez-vous."),
    Partner("CPAM", 10, 30, None, "Compte ameli, puis le 3646."),
    Partner("CARSAT", 20, 45, Alarms(5, 20), "Relevé de carrière à jour avant la demande."),
    Partner("MSA", 15, 30, None, "Espace privé, puis l’agence la plus proche."),
    Partner("DGFIP", 10, 20, None, "Messagerie sécurisée d’impots.gouv.fr."),
    Partner("FRANCE_TRAVAIL", 5, 30, None, "Espace personnel, messagerie du conseiller."),
)
_OFFICES = (
    ("CAF", "CAF, accueil du chef-lieu", "18 rue des Tanneurs", (Mode.OFFICE, Mode.VIDEO, Mode.PHONE)),
    ("CPAM", "CPAM, agence du Parc", "3 allée du Parc", (Mode.OFFICE, Mode.PHONE)),
    ("CARSAT", "Carsat, agence retraite", "25 boulevard Carnot", (Mode.PERMANENCE, Mode.PHONE)),
    ("MSA", "MSA, agence du Bocage", "7 route du Bocage", (Mode.OFFICE, Mode.PHONE)),
    ("DGFIP", "Service des impôts des particuliers", "1 place de la Trésorerie", (Mode.OFFICE, Mode.PHONE)),
    ("FRANCE_TRAVAIL", "France Travail, agence Nord", "40 avenue de la Gare", (Mode.VIDEO, Mode.OFFICE)),
)
_HOURS = "Mo-Fr 09:00-12:00,13:30-16:30"
_CORRESPONDENTS = (
    ("CAF", "Hélène Marchadier", "référente France services"),
    ("CPAM", "Julien Tessonneau", "délégué social"),
    ("CARSAT", "Odile Brancourt", "conseillère retraite"),
)
_PAPERS = (
    ("CAF", "trop_percu", ("Le courrier de la CAF", "Vos 3 dernières fiches de paie", "Votre RIB")),
    ("CAF", "apl", ("Votre bail", "La dernière quittance de loyer", "Votre RIB")),
    ("CAF", "famille", ("Votre pièce d’identité", "Le livret de famille", "Votre RIB")),
    ("CPAM", "css", ("Votre avis d’impôt", "Vos 3 dernières fiches de paie", "Votre carte Vitale")),
    ("CPAM", "sante", ("Votre pièce d’identité", "Votre carte Vitale")),
    (
        "CARSAT",
        "retraite",
        ("Votre pièce d’identité", "Votre relevé de carrière", "Votre dernier avis d’impôt"),
    ),
    ("", "impots", ("Votre dernier avis d’impôt", "Votre pièce d’identité")),
    ("", "emploi", ("Votre pièce d’identité", "Votre CV", "Votre attestation d’employeur")),
)
_NEWS = (
    ("CAF", "APL : les dossiers de rentrée sont traités sous 3 semaines.", 9, 30),
    ("CPAM", "Carte Vitale : plus de photo papier, en ligne seulement.", 20, None),
    ("CARSAT", "Réversion : joindre l’acte de naissance de moins de 3 mois.", 40, -5),
)
"""Operator, words, said so many days ago, good for so many days more (None: without end)."""
_FEEDBACK = (
    ("CAF", "logement", "apl", "« Quotient familial » n’est pas compris dans la lettre."),
    ("CAF", "famille", "trop_percu", "Le courrier ne dit pas comment le trop-perçu est calculé."),
    ("CAF", "famille", "rsa", "La déclaration trimestrielle : net imposable ou net versé ?"),
    ("CPAM", "sante", "css", "« Ressources des 12 derniers mois » : lesquelles ?"),
    ("CARSAT", "retraite", "demande", "Quatre mois d’attente annoncés, rien ne dit à partir de quand."),
)


def made_up_directory(vocabulary: Vocabulary, commune: str, postcode: str, seed: int) -> Directory:
    """Partners, offices and papers of those operators that the desk's lists know."""
    rng = stream(seed, "directory")
    where = f"{postcode} {commune}".strip()
    known = {one.code for one in vocabulary.operators if not one.retired}
    return Directory(
        partners=tuple(one for one in _PARTNERS if one.operator in known),
        offices=tuple(
            Office(
                identifier(rng),
                operator,
                label,
                f"{street}, {where}",
                f"02 99 00 {10 + place:02} {20 + place:02}",
                "",
                modes,
                _HOURS,
            )
            for place, (operator, label, street, modes) in enumerate(_OFFICES)
            if operator in known
        ),
        correspondents=tuple(
            Correspondent(
                identifier(rng), operator, name, role, mail=f"partenaires@{operator.lower()}.example"
            )
            for operator, name, role in _CORRESPONDENTS
            if operator in known
        ),
        papers=tuple(
            PaperList(operator, matter, papers)
            for operator, matter, papers in _PAPERS
            if not operator or operator in known
        ),
    )


def made_up_news(
    vocabulary: Vocabulary, now: datetime, today: date, agent: str, seed: int
) -> tuple[PartnerNews, ...]:
    """What partners last said."""
    rng = stream(seed, "news")
    return tuple(
        PartnerNews(
            identifier(rng),
            operator,
            words,
            today - timedelta(days=ago),
            None if good is None else today + timedelta(days=good),
            agent,
            now - timedelta(days=ago),
        )
        for operator, words, ago, good in _NEWS
        if vocabulary.operator(operator) is not None
    )


def made_up_feedback(
    vocabulary: Vocabulary, first: date, last: date, now: datetime, agent: str, seed: int
) -> tuple[Feedback, ...]:
    """What visitors did not understand: each line a few times over the last half year."""
    rng = stream(seed, "feedback")
    days = max(1, min((last - first).days, 180))
    found = []
    for operator, theme, reason, words in _FEEDBACK:
        if vocabulary.operator(operator) is None:
            continue
        for _ in range(2 + int(rng.random() * 4)):
            ago = int(rng.random() * days)
            found.append(
                Feedback(
                    identifier(rng),
                    operator,
                    last - timedelta(days=ago),
                    words,
                    theme,
                    reason,
                    agent,
                    now - timedelta(days=ago),
                )
            )
    return tuple(found)
