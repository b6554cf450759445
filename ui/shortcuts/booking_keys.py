"""The keys that make a case of a request, and those of its appointments at partners'."""

from ui.shortcuts.acts import BOOKING, CASE_APPOINTMENTS, CASE_OPENING, FOUND, TO_ANSWER, Act, Binding

BOOKING_KEYS: tuple[Binding, ...] = (
    Binding(
        Act.OPEN_CASE_WAITING,
        ("F5", "Alt+D"),
        "Dossier…",
        "ouvrir le dossier de la demande, ou ses rendez-vous",
        TO_ANSWER,
    ),
    Binding(
        Act.OPEN_CASE_FOUND,
        ("F5", "Alt+D"),
        "Dossier…",
        "ouvrir le dossier de la demande du passage ouvert",
        FOUND,
    ),
    Binding(
        Act.KEEP_CASE,
        (),
        "Garder",
        "garder\u202f; la même touche encore, malgré un doute",
        CASE_OPENING,
        "Entrée",
    ),
    Binding(
        Act.LEAVE_CASE,
        (),
        "Fermer",
        "fermer, après une question si quelque chose est tapé",
        CASE_OPENING,
        "Échap",
    ),
    Binding(Act.MODE_OFFICE, ("F5", "Alt+B"), "Chez le partenaire", "dans ses bureaux", BOOKING),
    Binding(Act.MODE_PHONE, ("F6", "Alt+T"), "Par téléphone", "le conseiller appelle", BOOKING),
    Binding(Act.MODE_VIDEO, ("F7", "Alt+V"), "Visio-guichet", "par visio-guichet, ici", BOOKING),
    Binding(Act.MODE_PERMANENCE, ("F8", "Alt+P"), "Permanence", "à sa permanence, ici", BOOKING),
    Binding(
        Act.TURN_PAPER,
        (),
        "Papier",
        "un papier\u00a0: à apporter, déjà là, pas demandé",
        BOOKING,
        "Alt+1 à 9",
    ),
    Binding(
        Act.BOOKING_SLIP, ("Ctrl+P",), "Papier à remettre", "le papier à remettre à la personne", BOOKING
    ),
    Binding(Act.BOOKING_UNDO, ("Ctrl+Z",), "Défaire", "défaire ce qui vient d’être gardé", BOOKING),
    Binding(Act.NEW_APPOINTMENT, ("F2", "Alt+N"), "Nouveau…", "un rendez-vous de plus", CASE_APPOINTMENTS),
    Binding(
        Act.MOVE_APPOINTMENT,
        ("F4", "Alt+C"),
        "Déplacer…",
        "changer le jour, l’heure ou le lieu du rendez-vous choisi",
        CASE_APPOINTMENTS,
    ),
    Binding(
        Act.APPOINTMENT_KEPT,
        ("F9", "Alt+H"),
        "Honoré…",
        "il a eu lieu\u00a0: réglé, pas réglé, ou un autre est nécessaire",
        CASE_APPOINTMENTS,
    ),
    Binding(Act.APPOINTMENT_EXCUSED, ("F10", "Alt+E"), "Excusé", "la personne a prévenu", CASE_APPOINTMENTS),
    Binding(
        Act.APPOINTMENT_ABSENT, ("F11", "Alt+A"), "Absent", "la personne n’est pas venue", CASE_APPOINTMENTS
    ),
    Binding(
        Act.APPOINTMENT_CANCELLED,
        ("F12", "Alt+S"),
        "Annulé par le service",
        "le partenaire ou nous l’avons annulé",
        CASE_APPOINTMENTS,
    ),
)
