"""A liaison sheet as the tests of papers and of words draw it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from marianne_desk.domain.cases.appointment import Paper
from marianne_desk.domain.cases.case import Answer, Happening
from marianne_desk.domain.cases.liaison import HistoryLine, Liaison, OurContact, TheirContact
from marianne_desk.domain.cases.mandate import Mandate, MandateKind
from marianne_desk.domain.cases.visitor import Visitor

PARIS = ZoneInfo("Europe/Paris")


def at(month: int, day: int, hour: int = 9) -> datetime:
    """An instant of 2026 at the desk."""
    return datetime(2026, month, day, hour, tzinfo=PARIS)


def a_mandate() -> Mandate:
    """One of the house, signed."""
    return Mandate(
        id="m-1",
        case="k-1",
        kind=MandateKind.HOUSE,
        signed_on=date(2026, 10, 20),
        until=date(2026, 11, 19),
        agent="agent-2",
        at=at(10, 20),
        scope="Envoyer l’attestation de loyer à la CAF pour Zoé Lemaître",
        visitor="Zoé Lemaître",
    )


def a_liaison() -> Liaison:
    """A case that went back and forth."""
    history = (
        HistoryLine(at(10, 14), Happening.FORWARDED, operator="CAF"),
        HistoryLine(at(10, 16), Happening.ANSWERED, Answer.PAPERS_WANTED, words="attestation de loyer"),
        HistoryLine(at(10, 19), Happening.PAPERS_CAME),
        HistoryLine(at(10, 22), Happening.APPOINTED, appointment=at(11, 3, 14)),
        HistoryLine(at(11, 3, 15), Happening.MET),
        HistoryLine(at(11, 9), Happening.ANSWERED, Answer.REFUSED, words="Mme Lemaître n’a pas signé"),
    )
    return Liaison(
        number=12,
        contact=48,
        matter="Logement, APL",
        today=date(2026, 11, 10),
        received_at=at(10, 12),
        announced=(date(2026, 10, 28), date(2026, 11, 12)),
        history=history,
        ours=OurContact(
            "France services de Vaubrun",
            "4 place du Marché, 53000 Vaubrun",
            "02 00 00 00 00",
            "accueil@vaubrun.example",
            "Agent 2",
        ),
        theirs=TheirContact(
            "CAF",
            "agence de Laval",
            "11 quai Paul Boudet, 53000 Laval",
            "Claire Roux",
            "conseillère",
            "02 00 00 00 01",
            "claire.roux@caf53.example",
        ),
        mandates=(a_mandate(),),
        papers=(
            Paper("Bail", ready=True),
            Paper("Attestation de loyer", ready=True),
            Paper("Relevé d’identité bancaire"),
        ),
        visitor=Visitor("Zoé Lemaître", "06 12 34 56 78"),
        question="Le versement de l’APL s’est arrêté en août, sans courrier.\n"
        "Pourquoi, et que doit envoyer Zoé Lemaître\u202f?",
        tried="Déclaration refaite en ligne le 2 septembre avec la personne. Appel au 3230\u00a0: pas d’explication.",
    )
