"""The lists of the desk: its own themes, reasons and operators, other labels, more words, what is no longer offered.

Each act is one transaction; the answer is the desk from then on. History is never touched: a request keeps its code,
and its label is that of today.
"""

from dataclasses import replace

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.folding import key_of
from marianne_desk.domain.own_lists import ListedEntry, ListName, OwnEntry, Retiring, code_for
from marianne_desk.domain.vocabulary import Operator, Reason, Theme, Vocabulary
from marianne_desk.storage import own_lists as stored
from marianne_desk.storage.lists import load_vocabulary
from marianne_desk.usecases.desk import Desk, reread

LONGEST_LABEL = 60
_COLUMNS = ("theme", "reason", "operator", "channel", "help", "outcome")


def listed_entries(desk: Desk, list_name: ListName) -> tuple[ListedEntry, ...]:
    """All entries of a list, in its order, retired ones included."""
    with desk.store.reading() as connection:
        own = {one.code: one for one in stored.read_own_entries(connection) if one.list is list_name}
        uses = stored.uses_of(connection, list_name)
    known = load_vocabulary()
    return tuple(
        ListedEntry(
            entry=replace(own[one.code], label=one.label) if one.code in own else _unchanged(list_name, one),
            base=_base_words(_found(known, list_name, one.code)),
            own=_found(known, list_name, one.code) is None,
            uses=uses.get(one.code, 0),
            operators=tuple(desk.vocabulary.label("operator", code) for code in _operators(one)),
        )
        for one in _entries(desk.vocabulary, list_name)
    )


def change_entry(desk: Desk, entry: OwnEntry) -> Desk:
    """Adds an entry (no code) or changes one: its label, its words, its validity, whether it is retired.

    Raises UserError ``entry_label_missing``, ``entry_label_too_long``, ``entry_label_twice``, ``entry_word_taken``,
    ``entry_theme_missing``, ``entry_validity_inverted``, ``entry_last_one``."""
    kept = _checked(desk, entry)
    with desk.store.writing() as connection:
        stored.write_own_entry(connection, kept)
    return reread(desk)


def effect_of_retiring(desk: Desk, list_name: ListName, code: str) -> Retiring:
    """What retiring an entry would do, counted on the file."""
    with desk.store.reading() as connection:
        requests = stored.uses_of(connection, list_name).get(code, 0)
        last = stored.last_used(connection, list_name, code)
        named = stored.is_named(connection, list_name, code)
    reasons = len(desk.vocabulary.reasons_of(code)) if list_name is ListName.THEME else 0
    deletable = not named and not reasons and _found(load_vocabulary(), list_name, code) is None
    return Retiring(desk.vocabulary.label(list_name.value, code), requests, last, reasons, deletable)


def retire_entry(desk: Desk, list_name: ListName, code: str) -> Desk:
    """Takes an entry out of what is offered, from today on; one that nothing kept names goes altogether.

    Raises UserError ``entry_last_one``."""
    if effect_of_retiring(desk, list_name, code).deletable:
        with desk.store.writing() as connection:
            stored.drop_own_entry(connection, list_name, code)
        return reread(desk)
    return change_entry(desk, replace(_current(desk, list_name, code), retired_on=desk.today()))


def _current(desk: Desk, list_name: ListName, code: str) -> OwnEntry:
    return next(one.entry for one in listed_entries(desk, list_name) if one.entry.code == code)


def _checked(desk: Desk, entry: OwnEntry) -> OwnEntry:
    vocabulary = desk.vocabulary
    label = _tidy(entry.label)
    if not label:
        raise UserError("entry_label_missing", "label")
    if len(label) > LONGEST_LABEL:
        raise UserError("entry_label_too_long", "label", most=LONGEST_LABEL)
    code = entry.code or code_for(label, entry.list, (one.code for one in _entries(vocabulary, entry.list)))
    _check_label(vocabulary, entry.list, code, label)
    if entry.list is ListName.REASON and not (entry.parents or vocabulary.reason(code)):
        raise UserError("entry_theme_missing", "parents")
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        raise UserError("entry_validity_inverted", "valid_to", first=entry.valid_from, last=entry.valid_to)
    others = [one for one in _entries(vocabulary, entry.list) if one.code != code and not one.retired]
    if entry.retired_on and entry.list is not ListName.REASON and not others:
        raise UserError("entry_last_one", "label", text=label)
    return replace(
        entry,
        code=code,
        label=label,
        aliases=_words(vocabulary, entry, code, "aliases", label),
        former=_words(vocabulary, entry, code, "former", label),
    )


def _check_label(vocabulary: Vocabulary, list_name: ListName, code: str, label: str) -> None:
    for other in _entries(vocabulary, list_name):
        if other.code != code and key_of(other.label) == key_of(label):
            raise UserError("entry_label_twice", "label", text=other.label)


def _words(vocabulary: Vocabulary, entry: OwnEntry, code: str, field: str, label: str) -> tuple[str, ...]:
    """The words as typed, each once. Raises UserError ``entry_word_taken`` where one means something else."""
    kept: dict[str, str] = {}
    for typed in getattr(entry, field):
        word = _tidy(typed.replace("|", " "))
        if not word or key_of(word) == key_of(label):
            continue
        for column in _COLUMNS:
            other = vocabulary.find(column, word)
            if other is not None and (column, other) != (entry.list.value, code):
                raise UserError("entry_word_taken", field, text=word, other=vocabulary.label(column, other))
        kept.setdefault(key_of(word), word)
    return tuple(kept.values())


def _tidy(text: str) -> str:
    return " ".join(text.split())


def _entries(vocabulary: Vocabulary, list_name: ListName) -> "tuple[Theme | Reason | Operator, ...]":
    if list_name is ListName.THEME:
        return vocabulary.themes
    return vocabulary.reasons if list_name is ListName.REASON else vocabulary.operators


def _found(vocabulary: Vocabulary, list_name: ListName, code: str) -> "Theme | Reason | Operator | None":
    return next((one for one in _entries(vocabulary, list_name) if one.code == code), None)


def _unchanged(list_name: ListName, one: "Theme | Reason | Operator") -> OwnEntry:
    """An entry that the desk has left as it comes."""
    parents = (one.theme,) if isinstance(one, Reason) else one.themes if isinstance(one, Operator) else ()
    return OwnEntry(list_name, one.code, one.label, parents)


def _operators(one: "Theme | Reason | Operator") -> tuple[str, ...]:
    return () if isinstance(one, Operator) else one.operators


def _base_words(one: "Theme | Reason | Operator | None") -> tuple[str, ...]:
    if one is None:
        return ()
    if isinstance(one, Theme):
        return one.names
    return one.aliases + (one.former if isinstance(one, Operator) else ())
