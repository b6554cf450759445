"""The one table of keyboard shortcuts: what each key does, in French, with its second binding.

Second bindings need neither Fn nor AltGr, for keyboards whose F-keys are media keys. Alt+letter is bound by
QShortcut and acts at once (a button's mnemonic acts a tenth of a second late). Digits of the tiles are also bound
to what the unshifted upper row of an AZERTY keyboard writes.
"""

from dataclasses import dataclass
from enum import StrEnum

DIGIT_ROW = "&é\"'(-è_ç"
"""What the unshifted upper row of an AZERTY keyboard writes for 1 to 9."""


class Act(StrEnum):
    """Everything a key can do."""

    DESK = "channel.desk"
    PHONE = "channel.phone"
    EMAIL = "channel.email"
    MAIL = "channel.mail"
    VIDEO = "channel.video"
    APPOINTMENT = "channel.appointment"
    PERMANENCE = "channel.permanence"
    SOLVED = "save.solved"
    ORIENTED = "save.oriented"
    BOOKED = "save.appointment"
    FORWARDED = "save.forwarded"
    PENDING = "save.pending"
    FORWARDED_ANNOUNCED = "save.forwarded_announced"
    PENDING_PAPERS = "save.pending_papers"
    DROPPED = "save.dropped"
    NEXT_REQUEST = "next_request"
    REDO_LAST = "redo_last"
    TAKE_BACK = "take_back"
    FACTS = "facts"
    NOTE = "note"
    ARRIVAL = "arrival"
    ARRIVAL_APPOINTMENT = "arrival.appointment"
    ARRIVAL_PERMANENCE = "arrival.permanence"
    TAKE_NEXT = "take_next"
    TAKE_ANY = "take_any"
    SET_ASIDE = "set_aside"
    MISSED_CALL = "missed_call"
    NEXT_AGENT = "next_agent"
    MINE = "mine"
    CLEAR = "clear"
    HELP = "help"
    PREVIOUS_MONTH = "month.previous"
    NEXT_MONTH = "month.next"
    OPEN_FIGURE = "month.open"
    BACK = "month.back"
    SHEET = "month.sheet"
    SAVE_SHEET = "sheet.save"
    PRINT_SHEET = "sheet.print"
    PREVIOUS_PAGE = "sheet.previous_page"
    NEXT_PAGE = "sheet.next_page"
    ZOOM_IN = "sheet.zoom_in"
    ZOOM_OUT = "sheet.zoom_out"
    ZOOM_FIT = "sheet.zoom_fit"
    COUNTER = "screen.counter"
    TO_ANSWER = "screen.to_answer"
    DAY = "screen.day"
    AGENDA = "screen.agenda"
    CONTACTS = "screen.contacts"
    MONTH = "screen.month"
    SETTINGS = "screen.settings"
    KEEP = "settings.keep"
    IMPORT = "import"
    TILE = "tile"


@dataclass(frozen=True, slots=True)
class Binding:
    """One act. ``keys`` in Qt's portable writing, the first one is shown; ``shown`` replaces it where the act is
    heard by a field itself (Tab, ↑) or stands for several keys. ``label`` is what a button says, ``does`` what the
    page of keys says."""

    act: Act
    keys: tuple[str, ...]
    label: str
    does: str
    group: str
    shown: str = ""


CHANNELS = "Par où vient la personne"
SAVING = "Enregistrer : la touche dit l’issue"
CONTACT = "Le passage en cours"
WAITING = "La salle d’attente"
MONTHS = "Le mois"
SHEET = "La fiche du mois"
SETTINGS = "Les réglages"
WINDOW = "La fenêtre"
TO_ANSWER = "À répondre"
DAY = "La journée"
AGENDA = "L’agenda"
FOUND = "Les passages"

PLACES: dict[str, str] = {
    MONTHS: "month",
    SHEET: "sheet",
    SETTINGS: "settings",
    TO_ANSWER: "to_answer",
    DAY: "day",
    AGENDA: "agenda",
    FOUND: "contacts",
    WINDOW: "",
}
"""Where the keys of a group are heard: the counter unless named here; empty for everywhere."""

BINDINGS: tuple[Binding, ...] = (
    Binding(Act.DESK, ("F2", "Alt+G"), "Guichet", "au guichet", CHANNELS),
    Binding(Act.PHONE, ("F3", "Alt+T"), "Téléphone", "au téléphone", CHANNELS),
    Binding(Act.EMAIL, ("F4", "Alt+E"), "Courriel", "par courriel", CHANNELS),
    Binding(Act.MAIL, ("F5", "Alt+L"), "Courrier", "par courrier, une lettre", CHANNELS),
    Binding(Act.VIDEO, ("F6", "Alt+V"), "Visio", "en visio", CHANNELS),
    Binding(Act.APPOINTMENT, ("F7", "Alt+R"), "Rendez-vous", "sur rendez-vous avec nous", CHANNELS),
    Binding(Act.PERMANENCE, ("F8", "Alt+P"), "Permanence", "pour un partenaire qui reçoit ici", CHANNELS),
    Binding(Act.SOLVED, ("Ctrl+Return", "Ctrl+Enter"), "Résolu", "résolu sur place", SAVING, "Entrée"),
    Binding(Act.ORIENTED, ("F9", "Ctrl+O"), "Orienté", "orienté vers le bon service", SAVING),
    Binding(Act.BOOKED, ("F10", "Ctrl+R"), "Rendez-vous", "rendez-vous pris", SAVING),
    Binding(Act.FORWARDED, ("F11", "Ctrl+T"), "Transmis", "transmis à un partenaire", SAVING),
    Binding(
        Act.FORWARDED_ANNOUNCED, ("Shift+F11", "Ctrl+D"), "+ délai annoncé", "transmis, délai annoncé", SAVING
    ),
    Binding(Act.PENDING, ("F12", "Ctrl+S"), "À suivre", "à suivre par nous", SAVING),
    Binding(
        Act.PENDING_PAPERS,
        ("Shift+F12", "Ctrl+P"),
        "+ papiers attendus",
        "à suivre, des papiers sont attendus",
        SAVING,
    ),
    Binding(Act.DROPPED, ("Shift+F9", "Ctrl+N"), "Sans suite", "sans suite", SAVING),
    Binding(Act.NEXT_REQUEST, (), "Autre demande", "une autre demande de la même personne", CONTACT, "Tab"),
    Binding(
        Act.FACTS,
        ("Alt+F",),
        "Précisions",
        "âge, commune, 1re visite, revient, besoin (en bout de ligne)",
        CONTACT,
        "→",
    ),
    Binding(Act.NOTE, ("PgUp", "Alt+N"), "Note", "une note libre", CONTACT, "Page préc."),
    Binding(Act.REDO_LAST, ("Ctrl+Y",), "Refaire le dernier", "refaire le dernier, ligne vide", CONTACT, "↑"),
    Binding(Act.TAKE_BACK, (), "Annuler", "annuler le dernier enregistrement, ligne vide", CONTACT, "Ctrl+Z"),
    Binding(
        Act.CLEAR,
        (),
        "Effacer",
        "effacer la ligne (↑ la rend) ; ligne vide : reprendre ce qui est mis de côté",
        CONTACT,
        "Échap",
    ),
    Binding(
        Act.SET_ASIDE,
        ("Alt+C",),
        "Mettre de côté",
        "mettre de côté ; ligne vide : choisir parmi ce qui l’est",
        CONTACT,
    ),
    Binding(
        Act.MISSED_CALL,
        ("Shift+F3", "Alt+Shift+T"),
        "Appel manqué",
        "un appel manqué, sans toucher à la ligne",
        CONTACT,
    ),
    Binding(Act.TILE, (), "Demandes fréquentes", "une demande fréquente", CONTACT, "Alt+1 … 9"),
    Binding(Act.ARRIVAL, ("Ins", "Alt+A"), "Arrivée", "quelqu’un s’assied et attend", WAITING, "Inser"),
    Binding(
        Act.TAKE_NEXT,
        ("PgDown", "Alt+S"),
        "Au suivant",
        "prendre la première personne qui attend",
        WAITING,
        "Page suiv.",
    ),
    Binding(
        Act.TAKE_ANY,
        ("Shift+PgDown", "Alt+Shift+S"),
        "Choisir",
        "choisir qui prendre (Entrée), qui est parti (Suppr)",
        WAITING,
    ),
    Binding(
        Act.ARRIVAL_APPOINTMENT,
        ("Shift+F7", "Alt+Shift+R"),
        "Arrivée, rendez-vous",
        "quelqu’un arrive pour un rendez-vous avec nous",
        WAITING,
    ),
    Binding(
        Act.ARRIVAL_PERMANENCE,
        ("Shift+F8", "Alt+Shift+P"),
        "Arrivée, permanence",
        "quelqu’un arrive pour une permanence",
        WAITING,
    ),
    Binding(Act.PREVIOUS_MONTH, ("PgUp", "Alt+Left"), "Mois précédent", "le mois précédent", MONTHS),
    Binding(Act.NEXT_MONTH, ("PgDown", "Alt+Right"), "Mois suivant", "le mois suivant", MONTHS),
    Binding(Act.OPEN_FIGURE, (), "Ouvrir", "ce qu’il y a derrière un chiffre", MONTHS, "Entrée"),
    Binding(Act.BACK, (), "Retour", "revenir au chiffre, arrêter ce qui se dessine", MONTHS, "Échap"),
    Binding(Act.SHEET, ("Ctrl+P",), "Fiche du mois", "l’aperçu de la fiche du mois", MONTHS),
    Binding(Act.SAVE_SHEET, ("Ctrl+S",), "Enregistrer en PDF…", "enregistrer la fiche en PDF", SHEET),
    Binding(Act.PRINT_SHEET, ("Ctrl+P",), "Imprimer…", "imprimer la fiche", SHEET),
    Binding(Act.PREVIOUS_PAGE, ("PgUp", "Alt+Up"), "Page précédente", "la page précédente", SHEET),
    Binding(Act.NEXT_PAGE, ("PgDown", "Alt+Down"), "Page suivante", "la page suivante", SHEET),
    Binding(Act.ZOOM_IN, ("Ctrl++", "Ctrl+="), "Plus grand", "agrandir la page", SHEET),
    Binding(Act.ZOOM_OUT, ("Ctrl+-",), "Plus petit", "réduire la page", SHEET),
    Binding(Act.ZOOM_FIT, ("Ctrl+0", "Ctrl+à"), "Largeur", "la page en largeur", SHEET),
    Binding(Act.KEEP, ("Ctrl+S", "Ctrl+Return"), "Enregistrer", "garder la section affichée", SETTINGS),
    Binding(Act.COUNTER, ("Ctrl+1", "Ctrl+&"), "Guichet", "l’écran du guichet", WINDOW),
    Binding(Act.TO_ANSWER, ("Ctrl+2", "Ctrl+é"), "À répondre", "ce qui attend une réponse de nous", WINDOW),
    Binding(Act.DAY, ("Ctrl+3", 'Ctrl+"'), "Journée", "l’ouverture et la clôture de la journée", WINDOW),
    Binding(Act.AGENDA, ("Ctrl+4", "Ctrl+'"), "Agenda", "nos rendez-vous", WINDOW),
    Binding(Act.CONTACTS, ("Ctrl+5", "Ctrl+("), "Passages", "chercher et corriger un passage", WINDOW),
    Binding(Act.MONTH, ("Ctrl+6", "Ctrl+M"), "Mois", "l’écran du mois", WINDOW),
    Binding(Act.SETTINGS, ("Ctrl+7", "Ctrl+è"), "Réglages", "l’écran des réglages", WINDOW),
    Binding(Act.IMPORT, ("Ctrl+I", "Alt+I"), "Importer", "importer un fichier de passages", WINDOW),
    Binding(Act.NEXT_AGENT, ("²", "Alt+U"), "Agent", "l’agent suivant est au guichet", WINDOW),
    Binding(Act.MINE, ("Alt+M",), "Les miens", "les miens seulement, ou tous", WINDOW),
    Binding(Act.HELP, ("F1",), "Touches", "les touches de cet écran", WINDOW),
)

_BY_ACT = {binding.act: binding for binding in BINDINGS}


def binding(act: Act) -> Binding:
    """What the table says of ``act``."""
    return _BY_ACT[act]


def heard_at(one: Binding, place: str) -> bool:
    """Whether the keys of ``one`` are heard at ``place`` (« counter », « month », « sheet » …)."""
    return PLACES.get(one.group, "counter") in {place, ""}


_FRENCH = {
    "Shift+": "Maj+",
    "PgUp": "Page préc.",
    "PgDown": "Page suiv.",
    "Ins": "Inser",
    "Return": "Entrée",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
}


def shown(act: Act) -> str:
    """The key to show beside ``act``, as it is written on a French keyboard."""
    found = _BY_ACT[act]
    return found.shown or in_french(found.keys[0])


def second(act: Act) -> str:
    """The second binding as written on a French keyboard, or an empty text."""
    keys = _BY_ACT[act].keys
    first_is_shown = not _BY_ACT[act].shown or in_french(keys[0] if keys else "") == _BY_ACT[act].shown
    rest = keys[1:] if first_is_shown else keys[:1]
    return in_french(rest[0]) if rest else ""


def in_french(keys: str) -> str:
    """Qt's portable name of a key combination in French."""
    for english, french in _FRENCH.items():
        keys = keys.replace(english, french)
    return keys
