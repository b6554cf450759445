"""The words of issuing a month: what is incomplete, what was issued, what changed since."""

from collections.abc import Iterable, Mapping, Sequence

from marianne_desk.domain import french
from marianne_desk.domain.issuing.content import OPEN_DAYS
from marianne_desk.domain.issuing.incomplete import Incomplete, Kind
from marianne_desk.domain.issuing.issued import Issued
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.issue_note import Erratum, old_and_new
from marianne_desk.wording.commitments import MARKS, VERDICTS
from ui.month.behind import Behind
from ui.month.columns import Column, FigureLine
from ui.month.columns import Kind as ColumnKind

NB = french.NO_BREAK
_NAMED = 3
"""So many things are named, the others are counted."""

NOTHING = f"Rien ne manque{NB}: tout est complet."
OF_THE_HOUSE = (
    f"Ce commentaire semble contenir un téléphone ou une adresse. Gardez-le seulement si c’est celui de la maison{NB}: "
    "la fiche reste."
)
FOR_EVER = "Une fiche émise ne change plus. Ce qui est corrigé ensuite s’affiche à côté."


def incomplete(*, leads: bool) -> str:
    """Over what is incomplete; ``leads``: Enter goes to where it is mended."""
    return "Ce qui est incomplet (Entrée y mène)" if leads else "Ce qui est incomplet"


def title(month: Month) -> str:
    """« Émettre la fiche d’octobre 2026 »."""
    return f"Émettre la fiche {_of(month)}"


def question(month: Month, agent: str) -> str:
    """What is asked once more."""
    return f"La fiche {_of(month)} sera émise par {agent}. Elle ne changera plus."


def done(issued: Issued) -> str:
    """What the status line says."""
    return f"Fiche {_of(issued.month)} émise. Empreinte{NB}: {issued.mark}"


def refused(issued: Issued) -> str:
    """Issued once is issued for ever."""
    at = f"{french.day_short(issued.at)} à {french.clock_time(issued.at)}"
    return f"La fiche {_of(issued.month)} est émise depuis le {at}. Elle ne change plus."


def standing(issued: Issued, errata: Sequence[Erratum]) -> str:
    """What stands beside « Émise le … par … »: the hash, how much changed since, the comment."""
    said = f"Empreinte{NB}: {issued.mark}."
    if errata:
        changed = "chiffre a changé" if len(errata) == 1 else "chiffres ont changé"
        said = f"{said} {len(errata)}{NB}{changed} depuis{NB}: voir les errata."
    return f"{said}\nCommentaire{NB}: {issued.comment}" if issued.comment else said


def lack(one: Incomplete, labels: Mapping[str, str]) -> str:
    """One line of what is incomplete. ``labels``: words of the indicators."""
    words = _LACKS[one.kind]
    if one.kind is Kind.RUNNING:
        return words[0]
    text = words[0].format(n=1) if one.count == 1 else words[1].format(n=french.number(one.count))
    named: Sequence[str] = ()
    if one.indicators:
        named = [_short(labels.get(name, name)) for name in one.indicators]
    elif one.numbers:
        named = [f"C-{number}" for number in one.numbers]
    elif one.days:
        named = [french.day_words(day) for day in one.days]
    if one.kind is Kind.NOT_YET and one.days:
        named = [*named, f"connu à partir du {french.day_short(one.days[-1])}"]
    return f"{text}{NB}: {_some(named)}" if named else text


def errata_lines(errata: Iterable[Erratum]) -> tuple[list[Column], list[FigureLine]]:
    """What changed since a month was issued, old beside new."""
    columns = [
        Column("", ColumnKind.NAME),
        Column("à l’émission", ColumnKind.VALUE),
        Column("aujourd’hui", ColumnKind.VALUE),
        Column("modifié le", ColumnKind.BESIDE),
    ]
    return columns, [_line(one) for one in errata]


def _line(one: Erratum) -> FigureLine:
    old, new = old_and_new(one)
    judged = one.verdicts != (None, None)
    if judged:
        old, new = (
            f"{text}, {MARKS[verdict]}{NB}{VERDICTS[verdict].lower()}" if verdict else text
            for text, verdict in zip((old, new), one.verdicts, strict=True)
        )
    at = french.day_short(one.at) if one.at else french.UNKNOWN
    opens = None if judged or one.figure == OPEN_DAYS else Behind(one.figure, one.label, new)
    return FigureLine((one.label, old, new, at), opens)


def _of(month: Month) -> str:
    name = french.month_words(month)
    return f"d’{name}" if name[0] in "ao" else f"de {name}"


def _some(named: Sequence[str]) -> str:
    left = len(named) - _NAMED
    return ", ".join(named) if left <= 0 else f"{', '.join(named[:_NAMED])} et {left}{NB}de plus"


def _short(label: str) -> str:
    return label.partition(f"{NB}:")[0].partition(" (")[0]


_LACKS: Mapping[Kind, tuple[str, ...]] = {
    Kind.RUNNING: ("Le mois n’est pas fini. La fiche s’émet une fois le mois fini.",),
    Kind.SILENT: (
        "{n} jour ouvert sans aucun passage ni explication",
        "{n} jours ouverts sans aucun passage ni explication",
    ),
    Kind.UNCLOSED: ("{n} journée qui n’est pas close", "{n} journées qui ne sont pas closes"),
    Kind.SET_ASIDE: ("{n} saisie mise de côté", "{n} saisies mises de côté"),
    Kind.APPOINTMENTS: ("{n} rendez-vous à renseigner", "{n} rendez-vous à renseigner"),
    Kind.UNANSWERED: ("{n} réponse due et non donnée", "{n} réponses dues et non données"),
    Kind.UNDATED: ("{n} demande à suivre, sans date", "{n} demandes à suivre, sans date"),
    Kind.SELDOM_NOTED: ("{n} mesure trop rarement notée", "{n} mesures trop rarement notées"),
    Kind.NOT_YET: ("{n} mesure connue plus tard", "{n} mesures connues plus tard"),
    Kind.LACKS: ("{n} preuve absente ou périmée", "{n} preuves absentes ou périmées"),
    Kind.EXPIRES: ("{n} preuve bientôt périmée", "{n} preuves bientôt périmées"),
}
"""For one, for several."""
