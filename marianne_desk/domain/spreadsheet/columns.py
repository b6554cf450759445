"""What each column of a table seems to be: by what was settled before, by its title, by its values."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time

from marianne_desk.domain.errors import UserError
from marianne_desk.domain.folding import key_of
from marianne_desk.domain.free_text import EMAIL, PHONE, warnings_of
from marianne_desk.domain.spreadsheet.headings import is_free_text, role_of, why_personal
from marianne_desk.domain.spreadsheet.reading import read_count, read_date
from marianne_desk.domain.spreadsheet.values import Cell, Column, Role, SheetTable, Why, text_of
from marianne_desk.domain.spreadsheet.words import guess, names_a_matter
from marianne_desk.domain.vocabulary import Vocabulary

SAMPLES = 4
_LOOKED_AT = 300
_SMALLEST_PART = 0.5
_FREE_LENGTH = 40
_A_FEW = 3

_PERSON = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý'’ -]+\s[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý][a-zà-ÿ]+)?")
"""« DURAND Marie »."""

_TITLE_OF_PERSON = re.compile(r"^(?:m\.|mr|mme|mlle|monsieur|madame|mademoiselle)\s", re.IGNORECASE)


def guess_columns(
    table: SheetTable, vocabulary: Vocabulary, remembered: Mapping[str, Role] | None = None
) -> tuple[Column, ...]:
    """Each column with what it seems to be. ``remembered``: the roles settled for folded titles of earlier files; what
    names people is never taken, even then."""
    taken: set[Role] = set()
    columns: list[Column] = []
    for place, heading in enumerate(table.headings):
        cells = [row.cells[place] for row in table.rows[:_LOOKED_AT]]
        filled = sum(text_of(row.cells[place]) != "" for row in table.rows)
        column = _column(
            heading, [cell for cell in cells if text_of(cell)], filled, vocabulary, remembered or {}
        )
        if column.role in taken and not column.remembered:
            column = Column(column.heading, column.samples, Role.IGNORED, Why.NOT_UNDERSTOOD, filled)
        if column.role not in {Role.IGNORED, Role.COUNT_OF, Role.MATTER}:
            taken.add(column.role)
        columns.append(column)
    return tuple(columns)


def telling_places(table: SheetTable) -> tuple[int, ...]:
    """The columns by which a row is known again: all but names, numbers of people and sentences, whatever is taken."""
    places = []
    for place, heading in enumerate(table.headings):
        cells = [row.cells[place] for row in table.rows[:_LOOKED_AT] if text_of(row.cells[place])]
        texts = [text_of(cell) for cell in cells]
        if _personal(heading, cells, texts) is None and not (texts and _is_free(heading, texts)):
            places.append(place)
    return tuple(places)


def _column(
    heading: str,
    cells: Sequence[Cell],
    filled: int,
    vocabulary: Vocabulary,
    remembered: Mapping[str, Role],
) -> Column:
    texts = [text_of(cell) for cell in cells]
    samples = tuple(dict.fromkeys(texts))[:SAMPLES]
    personal = _personal(heading, cells, texts)
    if personal is not None:
        return Column(heading, (), Role.IGNORED, personal, filled)
    if not texts:
        return Column(heading, (), Role.IGNORED, Why.EMPTY, filled)
    settled = remembered.get(key_of(heading))
    if settled not in {None, Role.IGNORED}:
        return Column(heading, samples, settled, None, filled, True)
    if _is_free(heading, texts):
        return Column(heading, samples, Role.IGNORED, Why.FREE_TEXT, filled)
    role = _role(heading, cells, texts, vocabulary)
    if settled is Role.IGNORED and role is not settled:
        return Column(heading, samples, settled, Why.ASKED_FOR, filled, True)
    return Column(heading, samples, role, Why.NOT_UNDERSTOOD if role is Role.IGNORED else None, filled)


def _personal(heading: str, cells: Sequence[Cell], texts: Sequence[str]) -> Why | None:
    """A title or values that name people. Small numbers under « Téléphone » count calls."""
    why = why_personal(heading)
    if why is Why.CONTACT_DETAILS and cells and (_are_counts(cells) or _are_ticks(texts)):
        why = None
    if why is not None:
        return why
    found = Counter(kind for text in texts for kind in warnings_of(text)[:1])
    if found:
        kind, _times = found.most_common(1)[0]
        return Why.CONTACT_DETAILS if kind in {PHONE, EMAIL} else Why.NUMBER
    distinct = set(texts)
    people = sum(bool(_TITLE_OF_PERSON.match(text) or _PERSON.fullmatch(text)) for text in distinct)
    return Why.NAME if people > _SMALLEST_PART * len(distinct) else None


def _is_free(heading: str, texts: Sequence[str]) -> bool:
    if is_free_text(heading):
        return True
    long = sum(len(text) > _FREE_LENGTH for text in texts)
    return role_of(heading) is None and long > _SMALLEST_PART * len(texts)


def _role(heading: str, cells: Sequence[Cell], texts: Sequence[str], vocabulary: Vocabulary) -> Role:
    named = role_of(heading)
    if named is None and _are_counts(cells):
        channel = guess(Role.CHANNEL, heading, vocabulary)
        return Role.COUNT_OF if channel is None and names_a_matter(heading, vocabulary) else Role.IGNORED
    if named is not None:
        return named
    if _most(cells, _is_day):
        return Role.DATE
    if _most(cells, lambda cell: isinstance(cell, time)):
        return Role.HOUR
    distinct = tuple(dict.fromkeys(texts))[:60]
    for role in (Role.CHANNEL, Role.OUTCOME, Role.OPERATOR, Role.HELP, Role.AGE, Role.MATTER):
        known = sum(guess(role, text, vocabulary) is not None for text in distinct)
        if known > _SMALLEST_PART * len(distinct):
            return role
    return Role.IGNORED


def _most(cells: Sequence[Cell], is_so: Callable[[Cell], bool]) -> bool:
    return sum(map(is_so, cells)) > _SMALLEST_PART * len(cells)


def _is_day(cell: Cell) -> bool:
    if isinstance(cell, date):
        return True
    if not isinstance(cell, str):
        return False
    try:
        read_date(cell, 2000)
    except UserError:
        return False
    return True


def _are_counts(cells: Sequence[Cell]) -> bool:
    return all(_is_count(cell) for cell in cells)


def _is_count(cell: Cell) -> bool:
    if isinstance(cell, date | time | bool):
        return False
    try:
        read_count(cell)
    except UserError:
        return False
    return True


def _are_ticks(texts: Sequence[str]) -> bool:
    return all(len(text) < _A_FEW for text in texts)
