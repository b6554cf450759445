"""An issued month as a value, the comment that goes with it, and what may not be issued.

Source: issue « The twelve commitments » §4.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from marianne_desk.domain.cases.visitor import bears_identity
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.month import Month

LONGEST_COMMENT = 1200
"""Signs of a comment: what two pages have room for."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A month that was issued ``at`` (UTC) by ``agent`` (the label of then). ``comment``: the coordinator's, empty for
    none. ``hash``: SHA-256 of all that was frozen, in hexadecimal."""

    month: Month
    at: datetime
    agent: str
    comment: str
    hash: str

    @property
    def mark(self) -> str:
        """The first eight signs of the hash, to be read out."""
        return self.hash[:8]


def checked_comment(text: str) -> str:
    """The comment, its spaces tidied, one blank line at most between two paragraphs; empty for none.

    Raises UserError ``comment_too_long``, ``comment_personal``: a number of one person stands in it, and what is issued
    is kept for ever. A telephone number or an address may be the house's own: they are only pointed out
    (``free_text.warnings_of``)."""
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    comment = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    if len(comment) > LONGEST_COMMENT:
        raise UserError("comment_too_long", "comment", most=LONGEST_COMMENT)
    if bears_identity(comment):
        raise UserError("comment_personal", "comment")
    return comment


def check_issuable(month: Month, running: Month, first: Month | None, issued: Issued | None) -> None:
    """Refuses a month that is not over, that the desk did not know (``first``: the month of its first contact, None:
    there is none), or that was issued: what is issued never changes.

    Raises UserError ``issue_running``, ``issue_unknown``, ``issue_again``."""
    if issued is not None:
        raise UserError("issue_again", "month", month=month, at=issued.at, agent=issued.agent)
    if month >= running:
        raise UserError("issue_running", "month", month=month)
    if first is None or month < first:
        raise UserError("issue_unknown", "month", month=month)
