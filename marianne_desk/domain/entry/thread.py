"""A thread of e-mails is one contact: « suite c-12 » says that a message belongs to one that was logged before."""

import re

_THREAD = re.compile(r"\s*(?:suite|fil)\s+(?:d[eu]\s+)?(?:fil\s+)?c\s?-?\s?(\d{1,9})\b[\s,:]*", re.IGNORECASE)


def thread_in(text: str) -> tuple[int | None, str]:
    """The number of the contact that the line goes on with, and what else it says; None and the whole line where it
    names none."""
    found = _THREAD.match(text)
    return (None, text) if found is None else (int(found[1]), text[found.end() :])
