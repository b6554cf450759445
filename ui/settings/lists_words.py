"""What the page of lists says of an entry. No Qt."""

from marianne_desk.domain import french
from marianne_desk.domain.own_lists import ListedEntry

_MOST_WORDS = 12


def parted(text: str) -> tuple[str, ...]:
    """Words typed between commas; blanks around them dropped."""
    return tuple(word for part in text.split(",") if (word := part.strip()))


def entry_line(one: ListedEntry) -> str:
    """The entry in the list: its label, and whether it is the desk's own or retired."""
    marks = [mark for mark, there in (("à vous", one.own), ("retiré", one.retired)) if there]
    return f"{one.entry.label} ({', '.join(marks)})" if marks else one.entry.label


def uses_words(one: ListedEntry) -> str:
    """How many requests bear it."""
    if not one.uses:
        return "N’a encore servi à aucune demande."
    return f"{french.count_of(one.uses, 'demande la porte', 'demandes la portent')}."


def base_words(one: ListedEntry) -> str:
    """What the program understands by itself, the first words of it."""
    if not one.base:
        return ""
    shown = ", ".join(one.base[:_MOST_WORDS])
    more = len(one.base) - _MOST_WORDS
    return f"Déjà compris\u00a0: {shown}" + (f" et {more} autres." if more > 1 else ".")


def usual_words(one: ListedEntry) -> str:
    """Whose it is where the desk says nothing of it."""
    if one.own:
        return "aucun"
    if one.entry.operators:
        return "comme prévu"
    return f"comme prévu\u00a0: {' ou '.join(one.operators)}" if one.operators else "comme prévu\u00a0: aucun"
