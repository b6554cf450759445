"""What the totals say in words. No Qt."""

from collections.abc import Sequence
from datetime import date

from marianne_desk.domain import french
from marianne_desk.domain.day.carried import CarriedLine, CarriedOver, CarriedTotal, Countable

NB = french.NO_BREAK

OURS = (
    f"Les rubriques de l’outil national ne sont pas publiques{NB}: cette liste est la nôtre. "
    "Mettez-la dans l’ordre de votre écran."
)


def notes(totals: CarriedOver) -> str:
    """What has to be known before the totals are copied, in one line or two."""
    said = []
    if totals.unsaid and len(totals.span.days) == 1:
        said.append(f"Rien n’est saisi ce jour, et personne n’a dit pourquoi{NB}: les totaux sont inconnus.")
    elif totals.unsaid:
        said.append(f"Rien n’est saisi {_days(totals.unsaid)}{NB}: ces jours manquent aux totaux.")
    if totals.running:
        said.append(f"En cours{NB}: les chiffres peuvent encore changer.")
    if totals.ours:
        said.append(OURS)
    return "\n".join(said)


def counts(total: CarriedTotal, countables: Sequence[Countable]) -> str:
    """« CAF + MSA »: what a line counts."""
    labels = {one.id: one.label for one in countables}
    return " + ".join(labels.get(figure, figure) for figure in total.figures)


def _days(days: Sequence[date]) -> str:
    return french.enumeration([f"le {french.day_words(day)}" for day in days])


def beside(line: CarriedLine) -> str:
    """What stands beside a value: how often the fact was noted, where it is not always."""
    if line.value is None and line.of:
        return f"inconnu{NB}: jamais noté sur {line.of}"
    return "inconnu" if line.value is None else line.coverage
