"""How well the register was kept, and how figures are made: what a coordinator has to defend."""

from datetime import date

from marianne_desk.domain import french
from marianne_desk.domain.figure import MonthFigures
from marianne_desk.domain.sheet.measures import count_in, figure_in, part_of_whole

METHOD = (
    "Passage\u00a0: une venue, un appel ou un écrit, pour une ou plusieurs demandes. On compte des passages, "
    "jamais des personnes.",
    "Résolues sur place\u00a0: demandes du guichet et du téléphone. Réseau\u00a0: taux déclaré par l’ensemble "
    "des maisons, 2023–24.",
    "Attente\u00a0: de l’arrivée à la prise en charge, au guichet et sur rendez-vous, quand les deux heures "
    "sont notées. Une sur deux est plus courte que la médiane, neuf sur dix que le neuvième décile.",
    "Réponses\u00a0: celles qui étaient dues ce mois-ci, en jours ouvrés (du lundi au vendredi, hors jours "
    "fériés)\u00a0; une réponse encore attendue après son terme est hors délai.",
    "Parts arrondies au plus fort reste\u00a0: leur somme fait 100. «\u00a0–\u00a0»\u00a0: rien ne permet de le "
    "dire, ce n’est pas zéro.",
    "Source\u00a0: registre des passages tenu par les agents de la maison.",
)
"""Sources and definitions, in small print. Source: contract.md §2 and §3."""


def register_lines(month: MonthFigures) -> tuple[str, ...]:
    """Open days, those without any entry in words, and the share of contacts keyed after the fact."""
    return (_silent_days_words(month), *_after_the_fact_words(month))


def _silent_days_words(month: MonthFigures) -> str:
    if month.open_days == 0:
        return "Les horaires de la maison ne sont pas renseignés\u00a0: les jours ouverts ne sont pas connus."
    if not month.kept_days and not count_in(month, "contacts"):
        return f"{_opened(month.open_days)}, aucun passage noté."
    if not month.kept_days:
        return "Aucun jour ouvert depuis le premier passage."
    opened = _opened(month.kept_days)
    if month.kept_days < month.open_days:
        opened += " depuis le premier passage"
    days = [_short_day(date.fromisoformat(day)) for day in month.silent_days]
    if not days:
        return f"{opened}, aucun sans saisie."
    if len(days) == month.kept_days:
        return f"{opened}, aucun n’a de saisie."
    silent = f"{french.number(len(days))} sans aucune saisie"
    return f"{opened}, dont {silent}\u00a0: {french.enumeration(days)}."


def _opened(days: int) -> str:
    return french.count_of(days, "jour ouvert", "jours ouverts")


def _short_day(day: date) -> str:
    """« mardi 6 »: the month is that of the sheet."""
    return french.day_words(day).rpartition(french.NO_BREAK)[0]


def _after_the_fact_words(month: MonthFigures) -> tuple[str, ...]:
    share = figure_in(month, "after_the_fact_share")
    if share is None or share.part is None or not share.whole:
        return ()
    late = french.percent(share.part * 100 / share.whole)
    return (
        f"Saisis un autre jour que celui de l’arrivée\u00a0: {late} des passages ({part_of_whole(share)}).",
    )
