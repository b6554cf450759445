"""Months built in memory, for whatever shows or prints a month: a house of 412 contacts, an empty one, a huge one."""

from dataclasses import replace
from types import MappingProxyType

from marianne_desk.domain.codes import Channel, Help, Outcome
from marianne_desk.domain.figure import Coverage, Figure, FigureKind, HourCell, MonthFigures, MonthReport
from marianne_desk.domain.month import Month
from marianne_desk.domain.sheet.parts import SheetLabels
from marianne_desk.domain.site import Site

OCTOBER = Month(2026, 10)

LABELS = SheetLabels(
    channels={
        Channel.DESK: "Guichet",
        Channel.PHONE: "Téléphone",
        Channel.EMAIL: "Courriel",
        Channel.MAIL: "Courrier",
        Channel.VIDEO: "Visio",
        Channel.APPOINTMENT: "Sur rendez-vous",
        Channel.PERMANENCE: "Permanence",
    },
    themes={
        "papiers": "Papiers d’identité, véhicule",
        "famille": "Famille, prestations",
        "logement": "Logement",
        "sante": "Santé",
        "retraite": "Retraite",
        "emploi": "Emploi",
        "impots": "Impôts",
        "energie": "Énergie",
        "justice": "Justice, droit",
        "etranger": "Séjour, nationalité",
        "courrier": "Courrier, La Poste",
        "numerique": "Numérique",
        "handicap": "Handicap",
        "local": "Vie locale",
        "autre": "Autre",
    },
    operators={
        "CAF": "CAF",
        "MSA": "MSA",
        "CPAM": "Assurance maladie (CPAM)",
        "CARSAT": "Assurance retraite (Carsat)",
        "FRANCE_TRAVAIL": "France Travail",
        "DGFIP": "Impôts (DGFiP)",
        "FRANCE_TITRES": "France Titres",
        "JUSTICE": "Justice",
        "LA_POSTE": "La Poste",
        "FRANCE_RENOV": "France Rénov’",
        "CHEQUE_ENERGIE": "Chèque énergie",
        "PREFECTURE": "Préfecture",
        "URSSAF": "Urssaf",
        "BDF": "Banque de France",
        "DEPARTEMENT": "Département",
        "MDPH": "MDPH",
        "MAIRIE": "Mairie",
        "AUTRE": "Autre",
    },
    helps={
        Help.INFORMATION: "Information",
        Help.ONLINE: "Démarche en ligne",
        Help.FILE: "Aide au dossier",
        Help.CONTACT: "Mise en relation",
        Help.SELF_SERVICE: "Accès libre",
    },
    outcomes={
        Outcome.SOLVED: "Résolu sur place",
        Outcome.ORIENTED: "Orienté",
        Outcome.APPOINTMENT: "Rendez-vous pris",
        Outcome.FORWARDED: "Transmis",
        Outcome.PENDING: "À suivre",
        Outcome.DROPPED: "Sans suite",
    },
)

HOUSE = Site(
    id="1",
    name="France services de Valserhône",
    address="5-9 rue des Papetiers",
    postcode="01200",
    commune="Valserhône",
    commune_code="01033",
    department="01",
    telephone="04 50 56 87 49",
    mail="franceservices@ccpb01.fr",
    kind="Principal",
    zone="Europe/Paris",
    hours="Mo 13:30-17:00; Tu-Fr 09:00-12:00,13:30-17:00",
)

_CHANNELS = {
    "desk": 268,
    "phone": 84,
    "email": 21,
    "mail": 6,
    "video": 3,
    "appointment": 30,
    "permanence": 18,
}
_THEMES = {
    "papiers": 92,
    "famille": 74,
    "sante": 71,
    "impots": 66,
    "retraite": 58,
    "logement": 41,
    "emploi": 32,
    "numerique": 22,
    "courrier": 11,
    "energie": 9,
    "etranger": 8,
    "justice": 5,
    "handicap": 4,
    "local": 3,
    "autre": 2,
}
_OPERATORS = {
    "FRANCE_TITRES": 89,
    "CAF": 71,
    "MSA": 39,
    "CPAM": 58,
    "DGFIP": 66,
    "CARSAT": 44,
    "FRANCE_TRAVAIL": 32,
    "LA_POSTE": 11,
    "CHEQUE_ENERGIE": 8,
    "PREFECTURE": 10,
    "FRANCE_RENOV": 9,
    "JUSTICE": 5,
    "MDPH": 4,
    "MAIRIE": 6,
    "URSSAF": 3,
    "BDF": 1,
    "AUTRE": 7,
}
_OUTCOMES = {"solved": 401, "oriented": 38, "appointment": 27, "forwarded": 16, "pending": 12, "dropped": 4}
_HELPS = {"information": 143, "online": 268, "file": 171, "contact": 49, "self_service": 22}
_HOURS = (
    (0, (0, 0, 0, 0, 9, 21, 18, 12, 4)),
    (1, (12, 19, 16, 3, 6, 12, 11, 9, 2)),
    (2, (9, 15, 11, 2, 5, 9, 8, 6, 1)),
    (3, (11, 16, 13, 4, 6, 10, 9, 7, 2)),
    (4, (13, 20, 15, 3, 8, 12, 10, 6, 0)),
)


def count(figure: str, value: int, unit: str = "contacts") -> Figure:
    """A figure that counts."""
    return Figure(figure, FigureKind.COUNT, None, None, value, unit)


def share(figure: str, part: int, whole: int, coverage: Coverage | None = None) -> Figure:
    """A part of a whole; unknown when the whole is 0."""
    return Figure(figure, FigureKind.SHARE, part, whole, part / whole if whole else None, "share", coverage)


def duration(figure: str, minutes: float | None, cases: int, coverage: Coverage | None = None) -> Figure:
    """Minutes over so many cases."""
    return Figure(figure, FigureKind.DURATION, None, cases, minutes, "minutes", coverage)


def a_month(
    month: Month = OCTOBER,
    *,
    scale: float = 1,
    noted: int = 261,
    silent_days: tuple[str, ...] = ("2026-10-06",),
    open_days: int = 21,
    extra: tuple[Figure, ...] = (),
) -> MonthFigures:
    """A month of 412 contacts and 498 requests times ``scale``, a permanence of 18 beside; ``extra`` figures replace
    those of the same id."""

    def scaled(value: int) -> int:
        return round(value * scale)

    channels = [count(f"contacts.channel.{code}", scaled(value)) for code, value in _CHANNELS.items()]
    requests = [
        count(f"requests.{family}.{code}", scaled(value), "requests")
        for family, values in (
            ("theme", _THEMES),
            ("operator", _OPERATORS),
            ("outcome", _OUTCOMES),
            ("help", _HELPS),
        )
        for code, value in values.items()
    ]
    contacts = sum(int(figure.value or 0) for figure in channels[:-1])
    whole = sum(int(figure.value or 0) for figure in requests if figure.id.startswith("requests.theme."))
    waited = Coverage(scaled(noted), scaled(298))
    figures = [
        count("contacts", contacts),
        count("requests", whole, "requests"),
        share("solved_share", scaled(341), scaled(416)),
        duration("wait_median", 6.2 if waited.noted else None, waited.noted, waited),
        duration("wait_p90", 18.4 if waited.noted else None, waited.noted, waited),
        share("wait_within", round(waited.noted * 0.86), waited.noted, waited),
        share("answers_email", scaled(17), scaled(19)),
        share("answers_mail", scaled(5), scaled(5)),
        share("answers_phone", scaled(9), scaled(12)),
        share("after_the_fact_share", scaled(37), contacts),
        *channels,
        *requests,
    ]
    held = {figure.id: figure for figure in (*figures, *extra)}
    hours = tuple(
        HourCell(weekday, hour, scaled(contacts))
        for weekday, row in _HOURS
        for hour, contacts in enumerate(row, start=9)
        if contacts
    )
    return MonthFigures(month, MappingProxyType(held), hours, open_days, open_days, silent_days)


def an_empty_month(month: Month = OCTOBER) -> MonthFigures:
    """A desk that was open on 22 days and noted nothing."""
    none = Coverage(0, 0)
    figures = [
        count("contacts", 0),
        count("requests", 0, "requests"),
        share("solved_share", 0, 0),
        duration("wait_median", None, 0, none),
        duration("wait_p90", None, 0, none),
        share("wait_within", 0, 0, none),
        share("answers_email", 0, 0),
        share("answers_mail", 0, 0),
        share("answers_phone", 0, 0),
        share("after_the_fact_share", 0, 0),
    ]
    days = (1, 2, 5, 6, 7, 8, 9, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30)
    held = MappingProxyType({figure.id: figure for figure in figures})
    return MonthFigures(month, held, (), len(days), len(days), tuple(f"{month}-{day:02d}" for day in days))


def a_report(
    current: MonthFigures | None = None, *, with_year_before: bool = False, alone: bool = False
) -> MonthReport:
    """October beside September; beside October a year before when asked; ``alone``: beside nothing."""
    previous = None if alone else a_month(OCTOBER.plus(-1), scale=0.93, silent_days=(), open_days=22)
    before = a_month(OCTOBER.plus(-12), scale=0.8, silent_days=()) if with_year_before else None
    return MonthReport(current or a_month(), previous, before)


def case_figures(
    opened: int = 13,
    answered: int = 18,
    appointments: int = 15,
    due: tuple[int, int] = (27, 31),
    first: tuple[int, float] = (15, 1.0),
    wait: tuple[int, float] = (14, 13.5),
) -> dict[str, Figure]:
    """The figures of cases; a median of none is unknown."""

    def count(name: str, value: int) -> Figure:
        return Figure(name, FigureKind.COUNT, None, None, value, "cases")

    def median(name: str, held: tuple[int, float], unit: str) -> Figure:
        return Figure(name, FigureKind.DURATION, None, held[0], held[1] if held[0] else None, unit)

    part, whole = due
    share = part / whole if whole else None
    found = (
        count("cases", opened),
        count("cases_answered", answered),
        count("partner_appointments", appointments),
        Figure("partner_moved_in_time", FigureKind.SHARE, part, whole, share, "share"),
        median("partner_first_median", first, "working_days"),
        median("partner_appointment_median", wait, "days"),
    )
    return {one.id: one for one in found}


def with_cases(report: MonthReport) -> MonthReport:
    """The same month, with its difficult cases."""
    current = report.current
    return replace(
        report, current=replace(current, figures=MappingProxyType({**current.figures, **case_figures()}))
    )


def a_house_with_long_words() -> Site:
    """A site whose name and address fill several lines."""
    return replace(
        HOUSE,
        name="Maison France services intercommunale itinérante de la Communauté de communes du Pays de "
        "Saint-Trivier-de-Courtes, Montrevel-en-Bresse et des vallées de la Reyssouze réunies",
        address="Ancienne école communale de filles, bâtiment B, rez-de-chaussée, porte de gauche, 128 bis avenue "
        "du Maréchal-de-Lattre-de-Tassigny, lieu-dit « Les Grandes Varennes »",
        commune="Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson",
        mail="accueil.franceservices.itinerante@communaute-de-communes-du-pays-de-saint-trivier.fr",
    )
