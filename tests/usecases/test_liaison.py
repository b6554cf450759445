"""What leaves the desk for the partner: the sheet with and without its name, Administration+'s page, the message."""

from datetime import date, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from marianne_desk.documents.preview import text_of
from marianne_desk.domain.cases.appointment import Mode, Paper, PartnerAppointment, State
from marianne_desk.domain.cases.case import Answer, Case, Happening
from marianne_desk.domain.cases.liaison import Liaison, papers_of
from marianne_desk.domain.cases.mandate import MandateDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.storage import cases, partner_appointments
from marianne_desk.usecases.cases import note
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.liaison import (
    liaison_mail,
    liaison_of,
    liaison_pdf,
    partner_form_pdf,
    save_paper,
)
from marianne_desk.usecases.mandates import note_aidants_connect, sign_mandate, write_mandate
from marianne_desk.wording.liaison import plain_text
from tests.case_samples import NAME, OFFICE, REACH, a_known_case, keep_directory
from tests.desks import SetClock

QUESTION = "Pourquoi l’APL de Zoé Lemaître s’est-elle arrêtée\u202f?"


def an_appointment(desk: Desk, case: Case) -> PartnerAppointment:
    item = PartnerAppointment(
        id="a-1",
        case=case.id,
        operator="CAF",
        begin=desk.now() + timedelta(days=6),
        minutes=30,
        mode=Mode.OFFICE,
        office=None,
        place="",
        with_whom="",
        room=None,
        papers=(Paper("Bail", ready=True), Paper("Attestation de loyer")),
        state=State.PLANNED,
        result=None,
        agent="agent-1",
        made_at=desk.clock(),
        changed_at=desk.clock(),
    )
    with desk.store.writing() as connection:
        partner_appointments.add(connection, item, case.number, case.received_at, desk.calendar)
    return item


def full(desk: Desk, clock: SetClock) -> Case:
    """A case with all that may be noted of it."""
    keep_directory(desk)
    case = a_known_case(desk, announced=True, question=QUESTION, tried="Rappel de Mme Lemaître au 0612345678")
    mandate = write_mandate(desk, MandateDraft(case.id, "Demander à la CAF où en est l’APL", 31)).after
    sign_mandate(desk, mandate.id)
    note_aidants_connect(desk, case.id)
    an_appointment(desk, case)
    clock.forward(hours=1)
    note(desk, case.id, Happening.APPOINTED, appointment="a-1")
    clock.forward(hours=1)
    note(desk, case.id, Happening.ANSWERED, answer=Answer.REFUSED, words="Lemaître absente des fichiers")
    return case


def said(pdf: bytes) -> str:
    return " ".join(" ".join(text_of(pdf)).split()).replace("\u00a0", " ")


def test_the_sheet_says_all_that_is_known(desk: Desk, clock: SetClock) -> None:
    case = full(desk, clock)
    sheet = liaison_of(desk, case.id)
    text = plain_text(sheet).replace("\u00a0", " ")
    for part in (
        "Fiche de liaison, dossier D-1",
        "Pour : CAF, agence de Laval, à l’attention de Claire Roux (conseillère)",
        f"Nom : {NAME}",
        f"Joindre : {REACH}",
        "Demande : Logement, APL",
        "Reçue : mercredi 14 octobre 2026, passage C-1",
        "Réponse annoncée : le mercredi 14 octobre 2026",
        "Rappel de Mme Lemaître au 0612345678",
        "14/10/2026 : Transmis, CAF",
        "14/10/2026 : Rendez-vous obtenu, mardi 20 octobre à 9 h 05",
        "14/10/2026 : Réponse du partenaire, refusé : Lemaître absente des fichiers",
        "signé le 14/10/2026, jusqu’au 13/11/2026 : Demander à la CAF où en est l’APL.",
        "Mandat Aidants Connect, fin non notée.",
        "La personne a : Bail",
        "Il manque : Attestation de loyer",
        "Téléphone : 02 00 00 00 00",
    ):
        assert part in text
    pdf = said(liaison_pdf(desk, sheet))
    for part in (NAME, REACH, "Il manque", "Attestation de loyer", "Pourquoi l’APL"):
        assert part in pdf


def test_without_a_name_nothing_names_the_person(desk: Desk, clock: SetClock) -> None:
    case = full(desk, clock)
    sheet = liaison_of(desk, case.id, named=False)
    for text in (plain_text(sheet), said(liaison_pdf(desk, sheet)), said(partner_form_pdf(desk, sheet))):
        for part in ("Zoé", "Lemaître", "0612345678", REACH):
            assert part not in text
    assert "Demandez-nous le dossier D-1." in plain_text(sheet)
    assert "Réponse du partenaire, refusé" in plain_text(sheet)


def test_what_nobody_noted_is_said_as_such(desk: Desk) -> None:
    case = a_known_case(desk, known=False)
    with desk.store.writing() as connection:
        cases.keep_visitor(connection, case.number, None)
    sheet = liaison_of(desk, case.id)
    text = plain_text(sheet).replace("\u00a0", " ")
    for part in (
        "Pour : CAF\n",
        "Non notée.",
        "Non noté.",
        "aucune date",
        "rien n’est noté",
        "Aucun mandat en vigueur",
    ):
        assert part in text
    assert said(liaison_pdf(desk, sheet))
    assert liaison_of(desk, case.id).theirs.mail == ""
    with pytest.raises(UserError, match="case_unknown"):
        liaison_of(desk, "nothing")


def test_a_paper_is_held_once_it_was_at_any_appointment(desk: Desk) -> None:
    case = a_known_case(desk)
    first = an_appointment(desk, case)
    assert papers_of(()) is None
    assert papers_of((first, first)) == first.papers


def fields(desk: Desk, sheet: Liaison) -> str:
    return said(partner_form_pdf(desk, sheet))


def test_administration_plus_is_filled_with_what_we_keep_and_left_blank_elsewhere(
    desk: Desk, clock: SetClock
) -> None:
    sheet = liaison_of(desk, full(desk, clock).id)
    page = fields(desk, sheet)
    blank = "à saisir dans Administration+"
    for name in (
        "Date de naissance",
        "Nom de naissance",
        "Adresse postale",
        "Numéro de sécurité sociale",
        "Numéro CAF",
        "Identifiant fiscal",
        "Numéro de dossier du partenaire",
    ):
        assert f"{name} {blank}" in page
    assert f"Prénom et nom {NAME}" in page
    assert f"Téléphone {REACH}" in page
    assert "Date 14/10/2026" in page
    assert "Sujet Logement, APL (CAF)" in page


def test_the_message_is_a_draft_to_the_correspondent_and_its_subject_names_nobody(
    desk: Desk, clock: SetClock, tmp_path: Path
) -> None:
    case = full(desk, clock)
    sheet = liaison_of(desk, case.id)
    target = tmp_path / "message.eml"
    save_paper(desk, liaison_mail(desk, sheet), target)
    message = message_from_bytes(target.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    assert (message["X-Unsent"], message["To"]) == ("1", "claire.roux@caf.example")
    assert (message["From"], message["Date"], message["Cc"], message["Bcc"]) == (None,) * 4
    assert "D-1" in message["Subject"]
    assert not {"Zoé", "Lemaître"} & set(message["Subject"].split())
    body = message.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == plain_text(sheet)
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "fiche-de-liaison-D-1.pdf"
    assert attached.get_content() == liaison_pdf(desk, sheet)
    assert target.stat().st_mode & 0o077 == 0


def test_the_appointment_goes_with_the_message(desk: Desk, clock: SetClock) -> None:
    sheet = liaison_of(desk, full(desk, clock).id)
    message = message_from_bytes(liaison_mail(desk, sheet, b"BEGIN:VCALENDAR\r\n"), policy=default)
    assert isinstance(message, EmailMessage)
    attached = {part.get_filename(): part for part in message.iter_attachments()}
    calendar = attached["rendez-vous.ics"]
    assert (calendar.get_content_type(), calendar.get_payload(decode=True)) == (
        "text/calendar",
        b"BEGIN:VCALENDAR\r\n",
    )


def test_nothing_is_written_but_where_the_person_says(desk: Desk, clock: SetClock) -> None:
    case = full(desk, clock)
    before = {file.name for file in desk.place.folder.rglob("*")}
    sheet = liaison_of(desk, case.id)
    liaison_mail(desk, sheet)
    partner_form_pdf(desk, sheet)
    assert {file.name for file in desk.place.folder.rglob("*")} == before
    with pytest.raises(UserError, match="own_file"):
        save_paper(desk, b"", desk.place.database)


def test_the_office_is_written_to_where_the_correspondent_has_no_mail(desk: Desk) -> None:
    from dataclasses import replace

    from tests.case_samples import PERSON

    keep_directory(desk, person=replace(PERSON, mail="", role=""))
    case = a_known_case(desk)
    sheet = liaison_of(desk, case.id)
    assert (sheet.theirs.mail, sheet.theirs.telephone) == (OFFICE.mail, OFFICE.telephone)
    assert "à l’attention de Claire Roux\n" in plain_text(sheet)
    assert sheet.today == date(2026, 10, 14)
