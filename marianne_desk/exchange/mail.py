"""A message for the desk's own mail program, an .eml file marked unsent: nobody sends it but who opens it.

Source: RFC 5322 (messages), RFC 2045–2047 (what is not ASCII); « X-Unsent » is what mail programs of Windows know a
draft by. The names of headers are ours, their values are tidied first: no value may begin another header.
"""

import re
from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
LONGEST_SUBJECT = 200


@dataclass(frozen=True, slots=True)
class MailDraft:
    """``to``: one address, empty where none is known. ``name``: of the attached PDF. ``calendar``: an .ics that
    goes with it, None: none does."""

    to: str
    subject: str
    body: str = field(repr=False)
    name: str
    pdf: bytes = field(repr=False)
    calendar: bytes | None = field(default=None, repr=False)


def mail_file(draft: MailDraft) -> bytes:
    """The file, lines ended as on the wire. It says neither who sends it nor when: the mail program does."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    to = address_of(draft.to)
    if to is not None:
        message["To"] = to
    message["Subject"] = _one_line(draft.subject)[:LONGEST_SUBJECT]
    message.set_content(draft.body, charset="utf-8", cte="quoted-printable")
    message.add_attachment(
        draft.pdf, maintype="application", subtype="pdf", filename=_one_line(draft.name).replace("/", "-")
    )
    if draft.calendar is not None:
        message.add_attachment(
            draft.calendar, maintype="text", subtype="calendar", filename="rendez-vous.ics", cte="base64"
        )
    return message.as_bytes()


def address_of(text: str) -> Address | None:
    """The one address that ``text`` is; None for anything else: nothing, several, a name beside it, what only newer
    mail programs take."""
    if not text.isascii() or _CONTROL.search(text):
        return None
    try:
        found = Address(addr_spec=text.strip())
    except (MessageError, ValueError, IndexError):
        return None
    return found if found.username and "." in found.domain else None


def _one_line(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split(" ")).strip()
