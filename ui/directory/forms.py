"""What the forms of the directory ask, and what was typed into them, read. No Qt."""

from dataclasses import replace
from datetime import date

from marianne_desk.domain.agenda.permanence import Permanence, typed_of
from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.partners.directory import Correspondent, Office, PaperList, Partner, PartnerNews
from marianne_desk.wording.cases import MODES
from ui.directory.shown import Shown
from ui.forms.days import day_text, read_typed_day
from ui.forms.field import Field

_TEXT_LINES, _PAPER_LINES = 3, 7


def partner_fields(one: Partner, house: Alarms) -> tuple[Field, ...]:
    """What holds for all of an operator."""
    alarms = one.alarms
    return (
        Field("promised_days", "Délai promis", _typed(one.promised_days), "en jours ouvrés"),
        Field("usual_minutes", "Durée d’un rendez-vous", _typed(one.usual_minutes), "en minutes"),
        Field(
            "alarm_first",
            "Première alarme",
            _typed(alarms.first if alarms else None),
            f"{house.first} jours ouvrés, comme la maison",
            "Relancer, si personne n’a pris le dossier en charge. Vaut pour les dossiers ouverts ensuite.",
        ),
        Field(
            "alarm_next",
            "Alarmes suivantes",
            _typed(alarms.next if alarms else None),
            f"{house.next} jours ouvrés, comme la maison",
        ),
        Field(
            "try_first",
            "À essayer d’abord",
            one.try_first,
            "le site, un numéro, avant de transmettre",
            lines=_TEXT_LINES,
        ),
    )


def partner_of(operator: str, typed: dict[str, str], house: Alarms) -> Partner:
    """What was typed. Raises UserError ``number_unreadable``."""
    first, following = _number(typed, "alarm_first"), _number(typed, "alarm_next")
    alarms = None
    if first is not None or following is not None:
        alarms = Alarms(
            house.first if first is None else first, house.next if following is None else following
        )
    return Partner(
        operator,
        _number(typed, "promised_days"),
        _number(typed, "usual_minutes"),
        alarms,
        typed["try_first"],
    )


def office_fields(one: Office, shown: Shown) -> tuple[Field, ...]:
    """Of an office."""
    here = [("", "aucune")]
    here += [(each.id, each.label) for each in shown.permanences if each.operator in {one.operator, None}]
    return (
        Field("label", "Nom", one.label, "CAF de Laval"),
        Field(
            "modes",
            "Reçoit",
            "|".join(one.modes),
            options=tuple((mode.value, MODES[mode]) for mode in Mode),
            many=True,
        ),
        Field("telephone", "Téléphone", one.telephone, "02 43 00 00 00, 32 30"),
        Field("mail", "Courriel", one.mail),
        Field("address", "Adresse", one.address, "numéro et rue, code postal et commune"),
        Field("hours", "Horaires", typed_of(one.hours) if one.hours else "", "du lundi au vendredi 9h-12h"),
        Field("permanence", "Sa permanence ici", one.permanence or "", options=tuple(here)),
    )


def office_of(one: Office, typed: dict[str, str]) -> Office:
    """What was typed of an office."""
    return replace(
        one,
        label=typed["label"],
        modes=tuple(Mode(value) for value in typed["modes"].split("|") if value),
        telephone=typed["telephone"],
        mail=typed["mail"],
        address=typed["address"],
        hours=typed["hours"],
        permanence=typed["permanence"] or None,
    )


def person_fields(one: Correspondent, shown: Shown) -> tuple[Field, ...]:
    """Of a correspondent."""
    offices = [("", "tout le partenaire")]
    offices += [(each.id, each.label) for each in shown.directory.offices_of(one.operator)]
    return (
        Field("name", "Nom", one.name, "Mme Morel"),
        Field("role", "Fonction", one.role, "référente France services"),
        Field("office", "Lieu", one.office or "", options=tuple(offices)),
        Field("telephone", "Téléphone", one.telephone),
        Field("mail", "Courriel", one.mail),
    )


def person_of(one: Correspondent, typed: dict[str, str]) -> Correspondent:
    """What was typed of a correspondent."""
    return replace(
        one,
        name=typed["name"],
        role=typed["role"],
        office=typed["office"] or None,
        telephone=typed["telephone"],
        mail=typed["mail"],
    )


def papers_fields(one: PaperList | None, shown: Shown, operator: str) -> tuple[Field, ...]:
    """Of a list of papers; a new one (None) is for a matter that has none yet: empty where all have one."""
    papers = Field(
        "papers",
        "Papiers",
        "\n".join(one.papers) if one else "",
        "un papier par ligne",
        "Ctrl+Entrée enregistre.",
        lines=_PAPER_LINES,
    )
    if one is not None:
        return (papers,)
    written = {each.matter for each in shown.directory.papers if each.operator == operator}
    free = tuple((code, said) for code, said, retired in shown.matters if not retired and code not in written)
    return (Field("matter", "Motif", options=free), papers) if free else ()


def permanence_fields(one: Permanence) -> tuple[Field, ...]:
    """Of a permanence in the house."""
    return (
        Field("label", "Nom", one.label, "Conseiller CAF"),
        Field("hours", "Quand", typed_of(one.hours) if one.hours else "", "1er mardi du mois 14h-17h"),
        Field("valid_from", "Du", _day(one.valid_from), "toujours"),
        Field("valid_to", "Au", _day(one.valid_to), "sans fin"),
    )


def permanence_of(one: Permanence, typed: dict[str, str], today: date) -> Permanence:
    """What was typed of a permanence. Raises UserError ``day_unreadable``."""
    return replace(
        one,
        label=typed["label"],
        hours=typed["hours"],
        valid_from=_read_day(typed, "valid_from", today),
        valid_to=_read_day(typed, "valid_to", today),
    )


def news_fields(one: PartnerNews | None, today: date) -> tuple[Field, ...]:
    """Of what a partner said."""
    return (
        Field(
            "words",
            "Message",
            one.words if one else "",
            "ce qu’il faut dire aux usagers",
            "Ctrl+Entrée enregistre.",
            lines=_TEXT_LINES,
        ),
        Field("day", "Dit le", day_text(one.day if one else today)),
        Field("until", "À dire jusqu’au", _day(one.until) if one else "", "sans fin"),
    )


def news_days(typed: dict[str, str], today: date) -> tuple[date, date | None]:
    """The first day of what a partner said (empty: today) and its last. Raises UserError ``day_unreadable``."""
    return _read_day(typed, "day", today) or today, _read_day(typed, "until", today)


def _typed(number: int | None) -> str:
    return "" if number is None else str(number)


def _number(typed: dict[str, str], name: str) -> int | None:
    text = typed[name].strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) > len("9999"):
        raise UserError("number_unreadable", name, text=text[:40])
    return int(text)


def _day(day: date | None) -> str:
    return day_text(day) if day else ""


def _read_day(typed: dict[str, str], name: str, today: date) -> date | None:
    return read_typed_day(typed[name], today, name) if typed[name].strip() else None
