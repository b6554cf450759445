"""What is said of the copies, in words and a shape. No Qt."""

from datetime import date, datetime, tzinfo

from marianne_desk.domain import french
from marianne_desk.domain.backup import BackupState, Warned
from marianne_desk.wording import phrase
from ui.shortcuts import Act, shown

SOUND, WARN, NONE = "■", "▲", "–"
ON_THIS_COMPUTER = (
    f"{WARN}\u00a0Les sauvegardes sont sur cet ordinateur et se perdent avec lui. "
    "Choisissez une clé USB ou un dossier partagé."
)
NO_SHEET = (
    f"{WARN}\u00a0Pas encore imprimée. Sans elle, une sauvegarde ne s’ouvre pas sur un autre ordinateur"
)
OFFER = (
    "○\u00a0Votre guichet est prêt. Imprimez sa feuille de secours pour le coffre\u00a0: "
    "elle rend tout si l’ordinateur est perdu."
)


def instant(at: datetime, zone: tzinfo | None) -> str:
    """« mardi 24 novembre à 18 h 02 »."""
    local = at.astimezone(zone)
    return f"{french.day_words(local.date())} à {french.clock_time(local)}"


def warning(state: BackupState, zone: tzinfo | None) -> str:
    """The sentence under the navigation; empty when nothing has to be said."""
    if state.warned is Warned.NOTHING:
        return ""
    return f"{WARN}\u00a0{_why(state)} {_last(state, zone)}".strip()


def standing(state: BackupState, zone: tzinfo | None) -> str:
    """The state in the settings: never more than is known."""
    if state.warned is not Warned.NOTHING:
        return warning(state, zone)
    good = state.last_good
    if good is None:
        return f"{NONE}\u00a0Aucune sauvegarde encore. La première se fait dans la journée, dès une minute calme."
    count = french.count_of(good.contacts or 0, "passage")
    return f"{SOUND}\u00a0Dernière sauvegarde vérifiée\u00a0: {instant(good.at, zone)}, {count}."


def sheet_standing(made: date | None, wrapped: bool) -> str:
    """Whether the recovery sheet was made. ``wrapped``: a passphrase opens the desk, and its copies too."""
    if made is not None:
        return f"{SOUND}\u00a0Imprimée ou enregistrée le {french.day_words(made)}\u00a0{made.year}."
    return f"{NO_SHEET}{', sauf avec la phrase secrète' if wrapped else ''}."


def _why(state: BackupState) -> str:
    if state.failed is not None:
        return phrase(state.failed.failure, folder=state.folder)
    since = state.uncopied_since
    said = "" if since is None else f"Rien n’est sauvegardé depuis le {french.day_words(since)}. "
    return f"{said}La sauvegarde se fera seule après le prochain geste, ou maintenant\u00a0: {shown(Act.BACK_UP)}."


def _last(state: BackupState, zone: tzinfo | None) -> str:
    good = state.last_good
    if good is None:
        return ""
    return f"Dernière vérifiée\u00a0: {instant(good.at, zone)}."
