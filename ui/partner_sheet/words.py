"""The words of the window of a partner's sheet. No Qt."""

from collections.abc import Mapping, Sequence

from marianne_desk.domain import french
from marianne_desk.domain.partner_sheet.lacks import Lack, Lacking
from marianne_desk.domain.partner_sheet.note import IssuedQuarter, QuarterErratum
from marianne_desk.domain.quarter import Quarter

NB = french.NO_BREAK
TITLE = "Fiche d’un partenaire"
PROVISIONAL = f"Provisoire{NB}: cette fiche peut encore changer."
RUNNING = f"Trimestre en cours{NB}: sa fiche s’émet une fois le trimestre fini."

_NAMED = 3
"""So many changes are named, the others are counted."""

_LACKS: Mapping[Lack, tuple[str, ...]] = {
    Lack.RUNNING: ("Le trimestre n’est pas fini. La fiche s’émet une fois le trimestre fini.",),
    Lack.SILENT: (
        "{n} jour ouvert sans aucun passage ni explication",
        "{n} jours ouverts sans aucun passage ni explication",
    ),
    Lack.TO_FILL: (
        "{n} rendez-vous chez ce partenaire à renseigner",
        "{n} rendez-vous chez ce partenaire à renseigner",
    ),
    Lack.NO_OPERATOR: (
        "{n} demande orientée ou transmise sans dire à qui",
        "{n} demandes orientées ou transmises sans dire à qui",
    ),
    Lack.NO_PROMISE: ("L’annuaire ne dit pas le délai que le partenaire promet",),
    Lack.NO_FEEDBACK: ("Aucun retour du terrain n’est noté",),
}
"""For one, for several."""


def lack(one: Lacking) -> str:
    """One line of what is incomplete."""
    words = _LACKS[one.kind]
    return words[0 if one.count < 2 else 1].format(n=french.number(one.count))


def heading(operator: str, quarter: Quarter) -> str:
    """« CAF, 3e trimestre 2026 »."""
    return f"{operator}, {french.quarter_words(quarter)}"


def question(operator: str, quarter: Quarter, agent: str) -> str:
    """What is asked once more."""
    return f"La fiche «{NB}{heading(operator, quarter)}{NB}» sera émise par {agent}. Elle ne changera plus."


def standing(issued: IssuedQuarter, errata: Sequence[QuarterErratum]) -> str:
    """« Émise le … par …. Empreinte : … » (``issued.at`` on the desk's clock), and what changed since: masked numbers
    stay so."""
    at = f"{french.day_short(issued.at)} à {french.clock_time(issued.at)}"
    said = f"Émise le {at} par {issued.agent}. Empreinte{NB}: {issued.mark}."
    if not errata:
        return said
    many = french.count_of(len(errata), "chiffre a changé", "chiffres ont changé")
    named = [f"{one.label}, {one.old_words} → {one.new_words}" for one in errata[:_NAMED]]
    left = len(errata) - len(named)
    more = f"{french.NARROW}; et {left}{NB}de plus" if left else ""
    return f"{said}\n{many} depuis{NB}: {f'{french.NARROW}; '.join(named)}{more}. La fiche suivante le dira."


def file_name(operator: str, quarter: Quarter, ending: str) -> str:
    """« fiche-CAF-2026-T3.pdf »; signs that no file takes are left out."""
    plain = "".join(sign if sign.isalnum() else "-" for sign in operator)
    return f"fiche-{plain}-{quarter}{ending}"
