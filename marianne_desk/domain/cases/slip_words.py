"""What a slip says, in French and in English: short sentences, one idea each, no abbreviation.

Source: « Information for all: European standards for making information easy to read and understand » (Inclusion
Europe, 2009); issue « Difficult cases » §3.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from marianne_desk.domain.french import NARROW, NO_BREAK, day_words


@dataclass(frozen=True, slots=True)
class SlipWords:
    """The sentences of one language. ``tag`` names it in the file (« fr-FR »); ``operators``: who an operator is, by
    code; the other fields are what is printed, « {} » stands for a value."""

    tag: str
    day: Callable[[date], str]
    hour: Callable[[datetime], str]
    length: Callable[[int], str]
    operators: Mapping[str, str]
    appointment: str
    request: str
    for_whom: str
    when: str
    lasts: str
    where: str
    address: str
    room: str
    screen: tuple[str, ...]
    telephone: str
    they_call: str
    stay: tuple[str, ...]
    number: str
    with_whom: str
    bring: str
    prepare: str
    this_paper: str
    papers_are_french: str
    ready_means: str
    cannot_come: str
    not_free: str
    call_us: str
    come_and_tell: str
    call_partner: str
    square: str
    picture_of_code: str
    summary: str
    sent: str
    since: str
    answered: str
    we_call: str
    we_write: str
    we_wait: tuple[str, ...]
    then_we_call: str
    then_we_write: str
    come_back: tuple[str, ...]
    we_tell: str
    mail: str
    wanted: str
    bring_here: str
    question: str
    say_number: str
    papers_on: str
    goes_on: str
    page: str
    made_up: str


def _french_day(day: date) -> str:
    return f"{day_words(day)}{NO_BREAK}{day.year}"


def _french_hour(moment: datetime) -> str:
    minutes = f"{NO_BREAK}{moment.minute:02d}" if moment.minute else ""
    return f"à{NO_BREAK}{moment.hour}{NO_BREAK}h{minutes}"


def _french_length(minutes: int) -> str:
    return _length(minutes, "heure")


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _english_day(day: date) -> str:
    return (
        f"{_WEEKDAYS[day.weekday()]}{NO_BREAK}{day.day}{NO_BREAK}{_MONTHS[day.month - 1]}{NO_BREAK}{day.year}"
    )


def _english_hour(moment: datetime) -> str:
    half = "am" if moment.hour < 12 else "pm"
    return f"at{NO_BREAK}{moment.hour % 12 or 12}:{moment.minute:02d}{NO_BREAK}{half}"


def _english_length(minutes: int) -> str:
    return _length(minutes, "hour")


def _length(minutes: int, hour: str) -> str:
    """« 1 heure 30 minutes »; a minute is « minute » in both languages."""
    counts = zip(divmod(minutes, 60), (hour, "minute"), strict=True)
    return NO_BREAK.join(
        f"{count}{NO_BREAK}{name}{'s' if count > 1 else ''}" for count, name in counts if count
    )


FRENCH = SlipWords(
    tag="fr-FR",
    day=_french_day,
    hour=_french_hour,
    length=_french_length,
    operators={
        "CAF": "la caisse d’allocations familiales",
        "MSA": "la sécurité sociale agricole",
        "CPAM": "l’assurance maladie",
        "CARSAT": "l’assurance retraite",
        "FRANCE_TRAVAIL": "le service public de l’emploi",
        "DGFIP": "les impôts",
        "FRANCE_TITRES": "le service des papiers d’identité, du permis et de la carte grise",
        "JUSTICE": "le service de la justice",
        "FRANCE_RENOV": "le service des travaux dans le logement",
        "CHEQUE_ENERGIE": "l’aide pour payer l’énergie",
        "PREFECTURE": "le service de l’État dans le département",
        "URSSAF": "le service des cotisations sociales",
        "DEPARTEMENT": "le conseil départemental",
        "MDPH": "la maison des personnes handicapées",
    },
    appointment="Votre rendez-vous",
    request="Votre demande",
    for_whom=f"Pour{NO_BREAK}: {{}}",
    when="Quand",
    lasts="Le rendez-vous dure {}.",
    where="Où",
    address=f"Adresse{NO_BREAK}:",
    room=f"Salle{NO_BREAK}: {{}}.",
    screen=("Vous voyez la personne sur un écran.", "Nous vous aidons."),
    telephone="Au téléphone",
    they_call="On vous appelle.",
    stay=("Vous restez chez vous.", "Gardez votre téléphone près de vous."),
    number=f"Au numéro{NO_BREAK}: {{}}.",
    with_whom="Avec qui",
    bring="À apporter",
    prepare="À préparer",
    this_paper="Apportez cette feuille.",
    papers_are_french="",
    ready_means="Une case cochée veut dire que ce papier est prêt.",
    cannot_come=f"Vous ne pouvez pas venir{NARROW}?",
    not_free=f"Vous n’êtes pas libre{NARROW}?",
    call_us="Appelez-nous vite.",
    come_and_tell="Venez nous le dire vite.",
    call_partner=f"Ou appelez {{}}{NO_BREAK}: {{}}.",
    square="Prenez le carré en photo pour garder le rendez-vous.",
    picture_of_code=f"Code QR du rendez-vous{NO_BREAK}: {{}}",
    summary="Rendez-vous {}",
    sent="Votre demande est transmise à",
    since="Depuis le {}.",
    answered="Une réponse est arrivée de",
    we_call="Nous vous appelons",
    we_write="Nous vous écrivons",
    we_wait=("Nous attendons la réponse.",),
    then_we_call="Quand elle arrive, nous vous appelons.",
    then_we_write="Quand elle arrive, nous vous écrivons.",
    come_back=("Pour savoir où en est votre demande, appelez-nous ou venez nous voir.",),
    we_tell="Nous vous disons cette réponse.",
    mail=f"À l’adresse{NO_BREAK}: {{}}",
    wanted="Il manque des papiers.",
    bring_here="Apportez-les ici.",
    question=f"Une question{NARROW}?",
    say_number="Dites le numéro {}.",
    papers_on=f"Les papiers sont à la page{NO_BREAK}{{}}.",
    goes_on=f"La suite est à la page{NO_BREAK}{{}}.",
    page=f"Page{NO_BREAK}{{}} sur{NO_BREAK}{{}}",
    made_up="Ceci est un essai. Tout est inventé.",
)

ENGLISH = SlipWords(
    tag="en-GB",
    day=_english_day,
    hour=_english_hour,
    length=_english_length,
    operators={
        "CAF": "the family and housing benefits office",
        "MSA": "the social security office for farming",
        "CPAM": "the health insurance office",
        "CARSAT": "the pensions office",
        "FRANCE_TRAVAIL": "the job centre",
        "DGFIP": "the tax office",
        "FRANCE_TITRES": "the office for identity papers, driving licences and vehicle papers",
        "JUSTICE": "the courts and legal help",
        "LA_POSTE": "the post office",
        "FRANCE_RENOV": "the office for work on your home",
        "CHEQUE_ENERGIE": "help to pay for energy",
        "PREFECTURE": "the State office of the department",
        "URSSAF": "the office for social contributions",
        "BDF": "the bank of France",
        "DEPARTEMENT": "the council of the department",
        "MDPH": "the office for disabled people",
        "MAIRIE": "the town hall",
        "AUTRE": "another service",
    },
    appointment="Your appointment",
    request="Your request",
    for_whom="For: {}",
    when="When",
    lasts="The appointment takes {}.",
    where="Where",
    address="Address:",
    room="Room: {}.",
    screen=("You see the person on a screen.", "We help you."),
    telephone="By telephone",
    they_call="They call you.",
    stay=("You stay at home.", "Keep your telephone with you."),
    number="Your number: {}.",
    with_whom="With whom",
    bring="What to bring",
    prepare="What to prepare",
    this_paper="Bring this paper.",
    papers_are_french="The names of the papers are in French.",
    ready_means="A ticked box means that this paper is ready.",
    cannot_come="If you cannot come",
    not_free="If you are not free",
    call_us="Call us soon.",
    come_and_tell="Come and tell us soon.",
    call_partner="Or call {}: {}.",
    square="Take a picture of the square to keep the appointment.",
    picture_of_code="QR code of the appointment: {}",
    summary="Appointment {}",
    sent="We have sent your request to",
    since="Since {}.",
    answered="There is an answer from",
    we_call="We call you",
    we_write="We write to you",
    we_wait=("We wait for the answer.",),
    then_we_call="When it comes, we call you.",
    then_we_write="When it comes, we write to you.",
    come_back=("To know about your request, call us or come and see us.",),
    we_tell="We tell you this answer.",
    mail="To this address: {}",
    wanted="Some papers are missing.",
    bring_here="Bring them here.",
    question="If you have a question",
    say_number="Say the number {}.",
    papers_on="The papers are on page {}.",
    goes_on="It goes on on page {}.",
    page="Page {} of {}",
    made_up="This is a trial. Nothing here is real.",
)

LANGUAGES: dict[str, SlipWords] = {"fr": FRENCH, "en": ENGLISH}
"""By the code that the window and the terminal hand over."""
