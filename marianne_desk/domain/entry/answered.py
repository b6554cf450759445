"""« répondu hier 17h » at the end of a line: when what was received has been answered."""

import re
from datetime import datetime

from marianne_desk.domain.entry.time import read_when
from marianne_desk.domain.entry.values import EntryContext

_ANSWERED = re.compile(r"\b(?:r[ée]pondue?s?|rappel[ée]e?s?)\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)


def read_answered(text: str, context: EntryContext) -> tuple[datetime | None, str]:
    """The past moment that follows « répondu », the likeliest where the words name several, and the text without
    both; None and the text as it is where no such moment follows."""
    found = _ANSWERED.search(text)
    if found is None:
        return None, text
    when, rest = read_when(found["rest"], context.now, context.zone)
    if when is None or not when.instants:
        return None, text
    return when.instants[0], f"{text[: found.start()]} {rest}"
