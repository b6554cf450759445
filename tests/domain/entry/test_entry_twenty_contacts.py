"""The twenty contacts: what each line means, and how many keys it takes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.agenda.line import is_appointment_line
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.completion import Circumstances, complete
from marianne_desk.domain.contact import Announcement, Contact, ContactDraft, Pause, RequestDraft
from marianne_desk.domain.entry.line import EntryContext, Understanding, answer, understand
from marianne_desk.storage.lists import load_vocabulary
from tests.twenty_contacts import CONTACTS, HABITS, TypicalContact, presses, typed

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 20, 14, 32, tzinfo=PARIS)
CONTEXT = EntryContext(
    vocabulary=load_vocabulary(), now=NOW, zone=PARIS, habits=HABITS, communes=("Dieuze", "Morhange")
)
CHANNELS = {"F3": Channel.PHONE, "F4": Channel.EMAIL, "F5": Channel.MAIL, "F8": Channel.PERMANENCE}
OUTCOMES = {
    "Enter": Outcome.SOLVED,
    "F9": Outcome.ORIENTED,
    "F10": Outcome.APPOINTMENT,
    "Shift+F11": Outcome.FORWARDED,
    "F12": Outcome.PENDING,
    "Shift+F12": Outcome.PENDING,
}


def _logged(keys: tuple[str, ...]) -> Contact:
    """What the keys record, by the rules of the counter."""
    context, text, saving, received, announced = CONTEXT, "", "", None, False
    lines: list[str] = []
    reads: list[Understanding] = []
    for key in keys:
        if saving and key == "A":
            received = NOW
        elif saving and key.isdigit():
            open_ones = [place for place, read in enumerate(reads) if read.questions]
            announced = not open_ones
            for place in open_ones[:1]:
                question = reads[place].questions[0]
                reads[place] = answer(reads[place], question.options[int(key) - 1].value)
        elif key in OUTCOMES and not saving:
            saving = key
            reads = [understand(line, context) for line in (*lines, text)]
        elif key == "Tab":
            lines, text = [*lines, text], ""
        elif key in CHANNELS:
            context = replace(context, channel=CHANNELS[key])
        elif key != "PageDown":
            text += " " if key == "Space" else key
    assert all(read.ready for read in reads), [read.questions for read in reads]
    requests = [_request(read.draft, saving, received, announced) for read in reads]
    draft = ContactDraft(channel=context.channel, requests=tuple(requests))
    return complete(draft, Circumstances(NOW, "agent-1", CONTEXT.vocabulary))


def _request(draft: RequestDraft, saving: str, received: datetime | None, announced: bool) -> RequestDraft:
    return replace(
        draft,
        outcome=draft.outcome or OUTCOMES[saving],
        received_at=draft.received_at or received,
        pauses=(Pause(NOW, None),) if saving == "Shift+F12" else draft.pauses,
        announcements=(Announcement(NOW, NOW.date() + timedelta(days=21)),) if announced else (),
    )


@pytest.mark.parametrize(
    "contact",
    [contact for contact in CONTACTS if not contact.books],
    ids=lambda contact: f"contact-{contact.number}",
)
def test_the_keys_record_what_the_person_wanted(contact: TypicalContact) -> None:
    logged = _logged(contact.keys)
    assert logged.channel is contact.channel
    assert len(logged.requests) == len(contact.requests)
    for request, wanted in zip(logged.requests, contact.requests, strict=True):
        assert (request.theme, request.reason, request.operator, request.outcome) == (
            wanted.theme,
            wanted.reason,
            wanted.operator,
            wanted.outcome,
        )
        assert not wanted.help or request.help == wanted.help
        assert bool(request.pauses) is wanted.paused
        assert bool(request.announcements) is wanted.announced
        assert (request.answered_at is not None) is wanted.answered
        if wanted.received is None:
            assert request.received_at is None
        else:
            days, hour = wanted.received
            assert request.received_at is not None
            local = request.received_at.astimezone(PARIS)
            assert local.date() == NOW.date() - timedelta(days=days)
            assert hour in {None, local.hour}


def test_one_of_them_takes_an_appointment_whose_wish_alone_costs_five_keys() -> None:
    (contact,) = [one for one in CONTACTS if one.books]
    text = "".join(" " if key == "Space" else key for key in contact.keys if len(key) == 1 or key == "Space")
    assert is_appointment_line(text, NOW.date())
    wish = ("F3", *typed("rdv"), "F10")
    assert presses(wish) == contact.hoped
    assert _logged(wish).requests[0].outcome is Outcome.APPOINTMENT


def test_the_keys_are_few() -> None:
    counts = {contact.number: presses(contact.keys) for contact in CONTACTS}
    facts = presses((*typed(" 67 ans dieuze 1re visite"),))
    print(counts, "median", median(counts.values()), "with age, commune, first visit typed +", facts)
    assert median(counts.values()) <= 7
    assert max(counts.values()) <= 16


@pytest.mark.parametrize("contact", CONTACTS, ids=lambda contact: f"contact-{contact.number}")
def test_age_commune_and_first_visit_may_be_typed_in_the_same_line(contact: TypicalContact) -> None:
    text = "".join(
        " " if key == "Space" else key for key in contact.keys if len(key) == 1 and not key.isdigit()
    )
    text = text.replace("hierh", "hier 17h").removesuffix("A")
    context = replace(CONTEXT, channel=contact.channel)
    alone, whole = understand(text, context), understand(f"{text} 67 ans dieuze 1re visite", context)
    assert (whole.age, whole.commune, whole.first_visit) == ("60-69", "Dieuze", True)
    assert whole.draft == alone.draft
    assert [question.field for question in whole.questions] == [
        question.field for question in alone.questions
    ]


def test_outside_msa_country_no_operator_is_asked() -> None:
    context = replace(CONTEXT, vocabulary=CONTEXT.vocabulary.at_desk(False, {}), now=NOW.astimezone(UTC))
    for text, operator in (("apl", "CAF"), ("css", "CPAM"), ("reversion", "CARSAT"), ("ppa msa", "MSA")):
        read = understand(text, context)
        assert read.ready
        assert read.draft.operator == operator


def test_a_desk_settles_its_own_operator_by_reason_or_theme() -> None:
    settled = CONTEXT.vocabulary.at_desk(True, {"css": "MSA", "famille": "CAF"})
    context = replace(CONTEXT, vocabulary=settled)
    assert understand("css", context).draft.operator == "MSA"
    assert understand("rsa", context).draft.operator == "CAF"
    assert not understand("apl", context).ready
