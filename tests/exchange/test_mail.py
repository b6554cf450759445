"""Messages for the desk's own mail program: parsed back, and never more headers than ours."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.exchange.mail import LONGEST_SUBJECT, MailDraft, address_of, mail_file

OURS = ["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"]
BREAKING = st.text(st.sampled_from('aé\r\n\u2028\x0b\x00: ,;<>@"(='), max_size=40)


def parsed(draft: MailDraft) -> EmailMessage:
    message = message_from_bytes(mail_file(draft), policy=default)
    assert isinstance(message, EmailMessage)
    return message


@given(to=BREAKING, subject=BREAKING, name=BREAKING, body=st.text(max_size=60))
def test_no_value_begins_another_header(to: str, subject: str, name: str, body: str) -> None:
    message = parsed(MailDraft(to, subject, body, f"{name}.pdf", b"%PDF-1.7"))
    assert [key for key in message.keys() if key not in OURS] == []  # noqa: SIM118 (twice the same would be one)
    assert len(message.keys()) == len(set(message.keys()))
    (attached,) = message.iter_attachments()
    assert attached.get_content() == b"%PDF-1.7"
    assert set(attached.keys()) <= {
        "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition",
        "MIME-Version",
    }


def test_it_is_ascii_on_the_wire_with_its_line_ends() -> None:
    raw = mail_file(
        MailDraft("a@b.example", "Été\u00a0: question", "Déjà\nvu\u202f?\n", "é.pdf", b"\x00\xff")
    )
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    message = parsed(
        MailDraft("a@b.example", "Été\u00a0: question", "Déjà\nvu\u202f?\n", "é.pdf", b"\x00\xff")
    )
    assert message["Subject"] == "Été\u00a0: question"
    body = message.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == "Déjà\nvu\u202f?\n"


def test_a_long_subject_is_cut_and_a_name_holds_no_folder() -> None:
    message = parsed(MailDraft("", "a" * 500, "", "../x/y.pdf", b""))
    assert len(message["Subject"]) == LONGEST_SUBJECT
    assert message["To"] is None
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "..-x-y.pdf"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a@",
        "@b.fr",
        "a@b",
        "a@b.fr, c@d.fr",
        "Bob <a@b.fr>",
        "a@b.fr\r\nBcc: x@y.fr",
        "é@b.fr",
        "a b@c.fr",
    ],
)
def test_what_is_not_one_address_is_none(text: str) -> None:
    assert address_of(text) is None


def test_an_address_is_taken_as_it_is() -> None:
    assert str(address_of(" laval@caf53.example ")) == "laval@caf53.example"
