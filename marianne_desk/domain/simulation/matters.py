"""What people come for in a made-up past: shares of operators, and the season of each matter.

Source of the yearly shares: domain.md §4.7 (France Titres 19 %, CNAF 16 %, CNAM 16 %, DGFiP 15 %, CNAV 14 %,
all others 20 %). The split within an operator and the seasons are unverified estimates (« tax April to June,
school and family in September »).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from marianne_desk.domain.simulation.chance import Lot
from marianne_desk.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Matter:
    """One kind of request; ``share`` of a year's requests, in percent. ``season`` names one of SEASONS.

    ``elsewhere`` True: never the desk's business, the person is always sent on."""

    theme: str
    reason: str | None
    operator: str | None
    share: float
    season: str = "even"
    elsewhere: bool = False


SEASONS: dict[str, tuple[float, ...]] = {
    #            J    F    M    A    M    J    J    A    S    O    N    D
    "even": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    "tax_return": (0.2, 0.2, 0.5, 3.0, 4.2, 2.0, 0.4, 0.3, 0.4, 0.3, 0.2, 0.2),
    "tax_correction": (0.5, 0.5, 0.5, 0.7, 1.0, 1.2, 1.0, 1.4, 1.6, 1.5, 1.3, 0.8),
    "tax_notice": (0.8, 0.7, 0.7, 0.7, 0.8, 0.8, 1.1, 1.5, 1.9, 1.3, 1.0, 0.8),
    "land_tax": (0.5, 0.4, 0.4, 0.4, 0.5, 0.5, 0.6, 0.9, 2.8, 2.6, 1.4, 0.8),
    "school": (0.9, 0.8, 0.8, 0.8, 0.8, 0.9, 1.0, 1.5, 2.2, 1.1, 0.8, 0.8),
    "travel": (1.0, 1.1, 1.3, 1.3, 1.3, 1.2, 1.0, 0.7, 0.8, 0.8, 0.8, 0.8),
    "energy": (0.4, 0.5, 0.9, 2.6, 2.3, 1.4, 0.8, 0.6, 0.6, 0.7, 0.7, 0.6),
    "work": (1.1, 1.0, 1.0, 1.0, 0.9, 0.9, 1.0, 0.9, 1.3, 1.1, 1.0, 0.8),
}
"""How much more often than in an average month, January to December (brought to a mean of one when used)."""

_MAIN = (
    Matter("papiers", "cni", "FRANCE_TITRES", 5.0, "travel"),
    Matter("papiers", "passeport", "FRANCE_TITRES", 3.0, "travel"),
    Matter("papiers", "carte_grise", "FRANCE_TITRES", 7.5),
    Matter("papiers", "permis", "FRANCE_TITRES", 3.5),
    Matter("impots", "declaration", "DGFIP", 8.5, "tax_return"),
    Matter("impots", "correction", "DGFIP", 1.6, "tax_correction"),
    Matter("impots", "avis", "DGFIP", 2.0, "tax_notice"),
    Matter("impots", "taxe_fonciere", "DGFIP", 1.4, "land_tax"),
    Matter("impots", None, "DGFIP", 1.5),
)
_SHARED_WITH_MSA = (
    Matter("famille", "prime_activite", "CAF", 4.5),
    Matter("famille", "rsa", "CAF", 2.5),
    Matter("famille", "allocations", "CAF", 2.2, "school"),
    Matter("famille", "garde", "CAF", 0.8, "school"),
    Matter("famille", "trop_percu", "CAF", 0.9),
    Matter("logement", "apl", "CAF", 5.1, "school"),
    Matter("sante", "ameli", "CPAM", 5.0),
    Matter("sante", "css", "CPAM", 4.0),
    Matter("sante", "carte_vitale", "CPAM", 2.6),
    Matter("sante", "remboursement", "CPAM", 2.5),
    Matter("sante", "ame", "CPAM", 0.5),
    Matter("sante", None, "CPAM", 1.4),
    Matter("retraite", "releve_carriere", "CARSAT", 4.0),
    Matter("retraite", "demande", "CARSAT", 6.0),
    Matter("retraite", "reversion", "CARSAT", 2.2),
    Matter("retraite", "aspa", "CARSAT", 1.0),
    Matter("retraite", None, "CARSAT", 0.8),
)
_OTHERS = (
    Matter("emploi", "inscription", "FRANCE_TRAVAIL", 1.4, "work"),
    Matter("emploi", "actualisation", "FRANCE_TRAVAIL", 2.0, "work"),
    Matter("emploi", "indemnisation", "FRANCE_TRAVAIL", 1.1, "work"),
    Matter("emploi", "formation", "FRANCE_TRAVAIL", 0.5, "work"),
    Matter("energie", "cheque_energie", "CHEQUE_ENERGIE", 1.8, "energy"),
    Matter("logement", "renovation", "FRANCE_RENOV", 1.5),
    Matter("justice", "acces_droit", "JUSTICE", 0.9),
    Matter("justice", "aide_juridictionnelle", "JUSTICE", 0.6),
    Matter("courrier", "la_poste", "LA_POSTE", 1.7),
    Matter("etranger", "titre_sejour", "PREFECTURE", 1.0),
    Matter("etranger", "naturalisation", "PREFECTURE", 0.2),
    Matter("handicap", "mdph", "MDPH", 0.9),
    Matter("logement", "logement_social", None, 0.5),
    Matter("famille", "garde", "URSSAF", 0.5, "school"),
    Matter("autre", None, "BDF", 0.4),
    Matter("local", "mairie", "MAIRIE", 0.6),
    Matter("local", "hors_champ", "MAIRIE", 0.8, elsewhere=True),
    Matter("numerique", "acces_libre", None, 1.6),
    Matter("numerique", "impression", None, 0.7),
    Matter("numerique", "boite_mail", None, 0.4),
    Matter("numerique", "franceconnect", None, 0.3),
    Matter("numerique", "atelier", None, 0.2, "work"),
    Matter("autre", None, None, 0.4),
)
_MSA = (
    Matter("famille", "prime_activite", "MSA", 0.8),
    Matter("famille", "allocations", "MSA", 0.3, "school"),
    Matter("logement", "apl", "MSA", 0.6, "school"),
    Matter("sante", "css", "MSA", 0.7),
    Matter("sante", "remboursement", "MSA", 0.6),
    Matter("retraite", "demande", "MSA", 1.5),
    Matter("retraite", "releve_carriere", "MSA", 0.6),
    Matter("retraite", "reversion", "MSA", 0.4),
)
_LEFT_BESIDE_MSA = 0.96

PERMANENCES = (
    Matter("justice", "acces_droit", "JUSTICE", 4.0),
    Matter("retraite", "demande", "CARSAT", 2.0),
    Matter("logement", "renovation", "FRANCE_RENOV", 2.0),
    Matter("handicap", "mdph", "MDPH", 1.0),
)
"""What partners are seen for when they receive at the desk's."""

UNKNOWN = Matter("autre", None, None, 1.0)
"""What a call that nobody took was about."""


def yearly_shares(*, rural: bool) -> tuple[tuple[Matter, float], ...]:
    """Matters and their share of a year's requests, in percent, adding up to 100. In MSA country the farming
    regime takes its part of family, health and retirement, and the smaller operators give the rest."""
    if not rural:
        return tuple((matter, matter.share) for matter in (*_MAIN, *_SHARED_WITH_MSA, *_OTHERS))
    shared = [(matter, matter.share * _LEFT_BESIDE_MSA) for matter in _SHARED_WITH_MSA]
    fixed = [*((matter, matter.share) for matter in (*_MAIN, *_MSA)), *shared]
    rest = 100.0 - sum(share for _, share in fixed)
    whole = sum(matter.share for matter in _OTHERS)
    return (*fixed, *((matter, matter.share * rest / whole) for matter in _OTHERS))


def matters_on(day: date, vocabulary: Vocabulary, *, rural: bool) -> Lot[Matter]:
    """What people come for on ``day``: the heavier the lot, the busier the season (100 in an average month).

    Only what the vocabulary offers and operators that existed on that day; empty when nothing is left."""
    return Lot.of(
        (matter, share * _in_season(matter.season, day.month))
        for matter, share in yearly_shares(rural=rural)
        if is_offered(matter, day, vocabulary)
    )


def permanences_on(day: date, vocabulary: Vocabulary) -> Lot[Matter]:
    """What partners are seen for on ``day``; empty when the vocabulary knows none of it."""
    return Lot.of((matter, matter.share) for matter in PERMANENCES if is_offered(matter, day, vocabulary))


def is_offered(matter: Matter, day: date, vocabulary: Vocabulary) -> bool:
    """Whether theme, reason and operator are in the desk's lists, in use, and the operator existed then."""
    return all(_offers(matter, day, vocabulary))


def _offers(matter: Matter, day: date, vocabulary: Vocabulary) -> Iterator[bool]:
    theme = vocabulary.theme(matter.theme)
    yield theme is not None and not theme.retired
    if matter.reason is not None:
        reason = vocabulary.reason(matter.reason)
        yield reason is not None and not reason.retired and reason.theme == matter.theme
    if matter.operator is not None:
        operator = vocabulary.operator(matter.operator)
        yield operator is not None and not operator.retired and operator.existed_on(day)


def _in_season(season: str, month: int) -> float:
    profile = SEASONS[season]
    return profile[month - 1] * 12 / sum(profile)
