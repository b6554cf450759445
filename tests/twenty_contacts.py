"""The twenty typical contacts, key by key, as a learned desk in MSA country logs them.

A key is one press; « Shift+F12 » is two. Letters, « Space » and digits stand for themselves; a digit answers the
open question with its option of that rank; « A » answers « reçu quand ? » with today; Enter alone says
that nobody in particular is to be called back.
"""

from dataclasses import dataclass

from marianne_desk.domain.codes import Channel, Help, Outcome

HABITS: dict[tuple[str, str | None, str | None], int] = {
    ("papiers", "cni", "FRANCE_TITRES"): 620,
    ("papiers", "carte_grise", "FRANCE_TITRES"): 540,
    ("papiers", "permis", "FRANCE_TITRES"): 260,
    ("papiers", "passeport", "FRANCE_TITRES"): 240,
    ("papiers", "etat_civil", "MAIRIE"): 40,
    ("famille", "prime_activite", "CAF"): 380,
    ("famille", "prime_activite", "MSA"): 60,
    ("famille", "rsa", "CAF"): 150,
    ("famille", "rsa", "MSA"): 30,
    ("famille", "allocations", "CAF"): 160,
    ("famille", "allocations", "MSA"): 20,
    ("famille", "garde", "CAF"): 25,
    ("famille", "trop_percu", "CAF"): 90,
    ("famille", "trop_percu", "MSA"): 15,
    ("logement", "apl", "CAF"): 330,
    ("logement", "apl", "MSA"): 40,
    ("logement", "renovation", "FRANCE_RENOV"): 120,
    ("logement", "logement_social", None): 35,
    ("sante", "ameli", "CPAM"): 480,
    ("sante", "css", "CPAM"): 210,
    ("sante", "css", "MSA"): 50,
    ("sante", "carte_vitale", "CPAM"): 240,
    ("sante", "carte_vitale", "MSA"): 30,
    ("sante", "remboursement", "CPAM"): 100,
    ("sante", "ame", "CPAM"): 5,
    ("retraite", "demande", "CARSAT"): 280,
    ("retraite", "demande", "MSA"): 130,
    ("retraite", "releve_carriere", "CARSAT"): 240,
    ("retraite", "releve_carriere", "MSA"): 70,
    ("retraite", "reversion", "CARSAT"): 80,
    ("retraite", "reversion", "MSA"): 30,
    ("retraite", "aspa", "CARSAT"): 30,
    ("emploi", "actualisation", "FRANCE_TRAVAIL"): 210,
    ("emploi", "inscription", "FRANCE_TRAVAIL"): 120,
    ("emploi", "indemnisation", "FRANCE_TRAVAIL"): 70,
    ("emploi", "formation", "FRANCE_TRAVAIL"): 40,
    ("impots", "declaration", "DGFIP"): 420,
    ("impots", "correction", "DGFIP"): 110,
    ("impots", "avis", "DGFIP"): 190,
    ("impots", "taxe_fonciere", "DGFIP"): 130,
    ("energie", "cheque_energie", "CHEQUE_ENERGIE"): 150,
    ("justice", "acces_droit", "JUSTICE"): 70,
    ("justice", "aide_juridictionnelle", "JUSTICE"): 25,
    ("etranger", "titre_sejour", "PREFECTURE"): 60,
    ("etranger", "naturalisation", "PREFECTURE"): 15,
    ("courrier", "la_poste", "LA_POSTE"): 90,
    ("numerique", "acces_libre", None): 300,
    ("numerique", "impression", None): 200,
    ("numerique", "boite_mail", None): 60,
    ("numerique", "franceconnect", None): 40,
    ("numerique", "atelier", None): 30,
    ("handicap", "mdph", "MDPH"): 70,
    ("local", "mairie", "MAIRIE"): 80,
    ("local", "hors_champ", "MAIRIE"): 60,
    ("autre", None, None): 100,
}
"""What two simulated years taught the desk: requests by theme, reason and operator."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One request as it has to be recorded. ``help`` empty: whatever is usual. ``received``: local days back and
    hour of the receipt (hour None: any). ``paused``: papers are awaited. ``announced``: a delay was told."""

    theme: str
    reason: str | None
    operator: str | None
    outcome: Outcome
    help: tuple[Help, ...] = ()
    received: tuple[int, int | None] | None = None
    paused: bool = False
    announced: bool = False
    answered: bool = False
    due: bool = False


@dataclass(frozen=True, slots=True)
class TypicalContact:
    """``keys`` in order; ``hoped``: the presses that the page hopes for; ``waits``: taken from the waiting list;
    ``books``: an appointment with us, whose day and hour have to be typed (« rdv » alone costs the five keys that are
    hoped for, and records the wish)."""

    number: int
    channel: Channel
    keys: tuple[str, ...]
    hoped: int
    requests: tuple[Wanted, ...]
    waits: bool = False
    books: bool = False


def presses(keys: tuple[str, ...]) -> int:
    """Key presses, Shift included."""
    return sum(key.count("+") + 1 for key in keys)


def typed(text: str) -> tuple[str, ...]:
    """The keys of a text."""
    return tuple("Space" if sign == " " else sign for sign in text)


S, O, A, F, P = Outcome.SOLVED, Outcome.ORIENTED, Outcome.APPOINTMENT, Outcome.FORWARDED, Outcome.PENDING  # noqa: E741
DESK, PHONE = Channel.DESK, Channel.PHONE
ONLINE, FILE, CONTACT = (Help.ONLINE,), (Help.FILE,), (Help.CONTACT,)

CONTACTS = (
    TypicalContact(
        1, DESK, (*typed("cni"), "Enter"), 5, (Wanted("papiers", "cni", "FRANCE_TITRES", S, ONLINE),)
    ),
    TypicalContact(
        2, DESK, (*typed("gri"), "Enter"), 4, (Wanted("papiers", "carte_grise", "FRANCE_TITRES", S, ONLINE),)
    ),
    TypicalContact(
        3,
        DESK,
        (*typed("pri"), "Enter", "1", "1"),
        7,
        (Wanted("famille", "prime_activite", "CAF", S, ONLINE),),
    ),
    TypicalContact(
        4, DESK, (*typed("apl"), "Shift+F12", "1"), 5, (Wanted("logement", "apl", "CAF", P, paused=True),)
    ),
    TypicalContact(
        5, DESK, (*typed("tp"), "F10", "1"), 10, (Wanted("famille", "trop_percu", "CAF", A, CONTACT),)
    ),
    TypicalContact(
        6, DESK, (*typed("ret msa"), "Enter", "1"), 9, (Wanted("retraite", "demande", "MSA", S, FILE),)
    ),
    TypicalContact(
        7,
        DESK,
        (*typed("rel"), "Enter", "1", "1"),
        6,
        (Wanted("retraite", "releve_carriere", "CARSAT", S, ONLINE),),
    ),
    TypicalContact(
        8, DESK, (*typed("corr"), "Enter", "1"), 7, (Wanted("impots", "correction", "DGFIP", S, ONLINE),)
    ),
    TypicalContact(9, DESK, (*typed("ameli"), "Enter"), 7, (Wanted("sante", "ameli", "CPAM", S, ONLINE),)),
    TypicalContact(10, DESK, (*typed("css"), "Enter", "1"), 5, (Wanted("sante", "css", "CPAM", S, FILE),)),
    TypicalContact(
        11,
        DESK,
        ("PageDown", *typed("actu"), "Enter"),
        5,
        (Wanted("emploi", "actualisation", "FRANCE_TRAVAIL", S, ONLINE),),
        waits=True,
    ),
    TypicalContact(
        12,
        DESK,
        (*typed("ameli"), "Tab", *typed("che"), "Enter"),
        14,
        (
            Wanted("sante", "ameli", "CPAM", S, ONLINE),
            Wanted("energie", "cheque_energie", "CHEQUE_ENERGIE", S, ONLINE),
        ),
    ),
    TypicalContact(
        13,
        DESK,
        (*typed("lib"), "Enter"),
        4,
        (Wanted("numerique", "acces_libre", None, S, (Help.SELF_SERVICE,)),),
    ),
    TypicalContact(
        14,
        Channel.PERMANENCE,
        ("F8", *typed("conc"), "Enter"),
        6,
        (Wanted("justice", "acces_droit", "JUSTICE", S),),
    ),
    TypicalContact(15, DESK, (*typed("hc mai"), "F9"), 8, (Wanted("local", "hors_champ", "MAIRIE", O),)),
    TypicalContact(
        16, PHONE, ("F3", *typed("hor"), "Enter"), 5, (Wanted("autre", None, None, S, (Help.INFORMATION,)),)
    ),
    TypicalContact(
        17, PHONE, ("F3", *typed("rdv mar 14h"), "Enter"), 5, (Wanted("autre", None, None, A),), books=True
    ),
    TypicalContact(
        18,
        PHONE,
        ("F3", *typed("hier 17h cpam"), "F12", "Enter"),
        15,
        (Wanted("sante", None, "CPAM", P, received=(1, 17), due=True),),
    ),
    TypicalContact(
        19,
        Channel.EMAIL,
        ("F4", *typed("hier 18h renov"), "Enter"),
        16,
        (Wanted("logement", "renovation", "FRANCE_RENOV", S, received=(1, 18), answered=True),),
    ),
    TypicalContact(
        20,
        Channel.MAIL,
        ("F5", *typed("cpam"), "Shift+F11", "A", "1"),
        6,
        (Wanted("sante", None, "CPAM", F, received=(0, None), announced=True),),
    ),
)
