"""What a change will do, said before it is done. No Qt."""

from marianne_desk.domain import french
from marianne_desk.domain.effects import Effect, Reach
from marianne_desk.domain.own_lists import Retiring

CONFIRMING = "Enregistrez encore une fois pour confirmer."


def effect_words(effect: Effect) -> str:
    """Sentences of what will be counted again or asked; empty where nothing is."""
    said = [
        _counted(effect.contacts, "passage sera recompté", "passages seront recomptés"),
        _counted(effect.answers, "demande sera recomptée", "demandes seront recomptées"),
        _counted(effect.waits, "attente sera jugée à nouveau", "attentes seront jugées à nouveau"),
        _asked("Le guichet demandera l’opérateur pour", effect.asks),
        _asked("Le guichet ne demandera plus l’opérateur pour", effect.asks_no_more),
        _erased(effect.identities, "identité sera effacée", "identités seront effacées"),
        _erased(effect.mandates, "mandat sera effacé", "mandats seront effacés"),
    ]
    return _confirmed([sentence for sentence in said if sentence])


def retiring_words(retiring: Retiring) -> str:
    """Sentences of what happens to an entry that is retired."""
    name = f"«\u00a0{retiring.label}\u00a0»"
    if retiring.deletable:
        return _confirmed([f"{name} n’a jamais servi\u00a0: cette entrée sera effacée."])
    said = [f"{name} ne sera plus proposé au guichet."]
    if retiring.reasons:
        said.append(f"{french.count_of(retiring.reasons, 'motif part', 'motifs partent')} avec lui.")
    if retiring.requests:
        last = f", la dernière du {french.day_short(retiring.last)}" if retiring.last else ""
        said.append(f"{french.count_of(retiring.requests, 'demande le garde', 'demandes le gardent')}{last}.")
    return _confirmed(said)


def _counted(reach: Reach, one: str, many: str) -> str:
    if not reach.count:
        return ""
    return f"{french.count_of(reach.count, one, many)}, sur {french.count_of(reach.months, 'mois', 'mois')}."


def _asked(begin: str, labels: tuple[str, ...]) -> str:
    return f"{begin}\u00a0: {french.enumeration(labels)}." if labels else ""


def _erased(count: int, one: str, many: str) -> str:
    """People's data go at the next opening or closing; they do not come back."""
    return f"{french.count_of(count, one, many)} à la fermeture, sans retour." if count else ""


def _confirmed(said: list[str]) -> str:
    return " ".join([*said, CONFIRMING]) if said else ""
