"""What the window of the directory says in words. No Qt."""

from marianne_desk.domain import french
from marianne_desk.domain.agenda.permanence import Permanence, words_of
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.partners.directory import (
    Correspondent,
    Directory,
    Office,
    PaperList,
    Partner,
    PartnerNews,
)
from marianne_desk.wording.cases import MODES
from ui.directory.shown import ALL, Entry, Shown, key_of
from ui.parts.line import Line

NB = french.NO_BREAK
TITLE = "Annuaire des partenaires"
EVERYWHERE = "Tous les partenaires"
PARTNER_HEADERS = ("Partenaire", "Répond en", "Lieux", "Personnes", "Papiers", "Messages")
ENTRY_HEADERS = ("Quoi", "Ce que vous savez")
OPEN_ONE = "Entrée ouvre un partenaire."
CHANGE_ONE = "Entrée change la ligne choisie."
NO_PARTNER = f"Ceci se note chez un partenaire{NB}: choisissez-en un."
NOTHING_TO_RETIRE = f"Cette ligne ne se retire pas{NB}: videz-la."
NOTHING_TO_UNDO = "Rien à défaire."
HOW_TO_UNDO = "Ctrl+Z pour le défaire."
ALL_WRITTEN = f"Chaque motif a déjà sa liste{NB}: ouvrez la sienne."
NOT_SAID = "non noté"
_SEP = f"{NB}· "


def partner_line(shown: Shown, operator: str) -> Line:
    """A partner: what it promises, and how much is known of it."""
    if operator == ALL:
        papers = len(shown.entries(ALL))
        return Line((EVERYWHERE, "", "", "", _count(papers), ""), ALL_KEY)
    known, partner = shown.directory, shown.directory.partner(operator)
    told = sum(one.operator == operator and shown.in_force(one) for one in shown.news)
    cells = (
        shown.label(operator),
        _days(partner.promised_days) if partner.promised_days else "",
        _count(len(known.offices_of(operator))),
        _count(len(known.correspondents_of(operator))),
        _count(sum(one.operator == operator for one in known.papers)),
        _count(told),
    )
    return Line(cells, operator)


ALL_KEY = "*"
"""Key of the line that stands for all of them."""
TRY_FIRST = "partner try"
"""Key of the line of what to try first, which belongs to what holds in general."""


def entry_lines(shown: Shown, operator: str) -> list[Line]:
    """All that is known of an operator, a line each."""
    lines = [Line(_said(shown, one), key_of(one)) for one in shown.entries(operator)]
    first = shown.directory.partner(operator).try_first
    if first:
        lines.insert(1, Line(("À essayer d’abord", _first_line(first)), TRY_FIRST))
    return lines


def state_words(operator: str) -> str:
    """Under the title."""
    if operator == ALL:
        return f"Les papiers demandés partout, par motif. {CHANGE_ONE}"
    return CHANGE_ONE


def _said(shown: Shown, one: Entry) -> tuple[str, str]:
    if isinstance(one, Partner):
        return "En général", partner_words(one, shown.alarms)
    if isinstance(one, Office):
        return ("Lieu" if one.retired_on is None else "Lieu retiré"), office_words(one)
    if isinstance(one, Correspondent):
        return ("Correspondant" if one.retired_on is None else "Correspondant retiré"), person_words(
            one, shown.directory
        )
    if isinstance(one, Permanence):
        return "Permanence ici", permanence_words(one)
    if isinstance(one, PaperList):
        return f"Papiers{NB}: {shown.matter(one.matter)}", french.listed(one.papers)
    return ("Message" if shown.in_force(one) else "Message terminé"), news_words(one)


def detail(shown: Shown, one: Entry) -> str:
    """All that a line says, where it is too long for the list."""
    if isinstance(one, PartnerNews):
        return f"{news_head(one)}{NB}: {one.words}"
    if isinstance(one, Partner) and one.try_first:
        return f"{_said(shown, one)[1]}\nÀ essayer d’abord{NB}: {one.try_first}"
    return _said(shown, one)[1]


def partner_words(one: Partner, house: Alarms) -> str:
    """« répond en 5 jours ouvrés · rendez-vous de 30 min · alarmes à 3 et 15 jours ouvrés »."""
    alarms = one.alarms or house
    parts = [
        f"répond en {_days(one.promised_days)}" if one.promised_days else f"délai promis{NB}: {NOT_SAID}",
        f"rendez-vous de {french.minutes(one.usual_minutes)}" if one.usual_minutes else "",
        f"alarmes à {alarms.first} et {alarms.next} jours ouvrés",
    ]
    return _joined(parts)


def office_words(one: Office) -> str:
    """« CAF de Laval · chez le partenaire, par téléphone · 32 30 · du lundi au vendredi : 9 h – 12 h »."""
    modes = french.enumeration([_small(MODES[mode]) for mode in one.modes])
    hours = _small(words_of(one.hours)) if one.hours else ""
    return _joined([one.label, modes, one.telephone, one.mail, one.address, hours])


def person_words(one: Correspondent, directory: Directory) -> str:
    """« Mme Morel · référente · CAF de Laval · 02 43 00 00 00 »."""
    office = next((each.label for each in directory.offices if each.id == one.office), "")
    return _joined([one.name, one.role, office, one.telephone, one.mail])


def permanence_words(one: Permanence) -> str:
    """« Conseiller CAF · 1er mardi du mois : 14 h – 17 h · jusqu’au 31 décembre 2026 »."""
    dates = [
        f"à partir du {french.day_short(one.valid_from)}" if one.valid_from else "",
        f"jusqu’au {french.day_short(one.valid_to)}" if one.valid_to else "",
    ]
    return _joined([one.label, _small(words_of(one.hours)), *dates])


def news_words(one: PartnerNews) -> str:
    """« le 01/11/2026, jusqu’au 15/11/2026 : … »."""
    return f"{news_head(one)}{NB}: {_first_line(one.words)}"


def news_head(one: PartnerNews) -> str:
    """« le 01/11/2026, jusqu’au 15/11/2026 »."""
    until = f", jusqu’au {french.day_short(one.until)}" if one.until else ", sans fin"
    return f"le {french.day_short(one.day)}{until}"


def bad_rows(name: str, bad: tuple[tuple[int, str], ...]) -> str:
    """The rows of a file that cannot be imported, to be read."""
    told = [f"Ligne {line}{NB}: {said}" for line, said in bad[:_MOST_ROWS]]
    more = len(bad) - len(told)
    if more:
        told.append(f"… et {french.count_of(more, 'autre ligne', 'autres lignes')}.")
    return "\n".join([f"Rien n’a été importé de «{NB}{name}{NB}». À corriger{NB}:", "", *told])


_MOST_ROWS = 200


def plan_words(counts: dict[type, int]) -> str:
    """What a file holds: « 3 partenaires, 12 lieux et 4 correspondants »."""
    names = {
        Partner: ("fiche de partenaire", "fiches de partenaires"),
        Office: ("lieu", "lieux"),
        Correspondent: ("correspondant", "correspondants"),
        Permanence: ("permanence", "permanences"),
        PaperList: ("papier", "papiers"),
    }
    said = [french.count_of(counts[kind], *words) for kind, words in names.items() if counts.get(kind)]
    return french.enumeration(said) or "rien"


def _joined(parts: list[str]) -> str:
    return _SEP.join(part for part in parts if part)


def _first_line(text: str) -> str:
    first, more, _ = text.partition("\n")
    return f"{first} …" if more else first


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _days(count: int | None) -> str:
    return french.count_of(count or 0, "jour ouvré", "jours ouvrés")


def _count(count: int) -> str:
    return str(count) if count else ""
