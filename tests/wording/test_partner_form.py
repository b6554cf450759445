"""Administration+'s form: what stands in it, and what never can."""

from dataclasses import fields, replace

import pytest

from marianne_desk.domain.cases.liaison import Liaison, without_name
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.wording.liaison import plain_text
from marianne_desk.wording.partner_form import form
from tests.liaison_samples import a_liaison

NEVER = (
    "Date de naissance",
    "Nom de naissance",
    "Adresse postale",
    "Numéro de sécurité sociale",
    "Numéro CAF",
    "Identifiant fiscal",
    "Numéro de dossier du partenaire",
)


def values(sheet: Liaison) -> dict[str, tuple[str, ...]]:
    return {field.name: field.lines for _part, found in form(sheet) for field in found}


@pytest.mark.parametrize("name", NEVER)
def test_what_we_do_not_keep_is_blank_whatever_is_known(name: str) -> None:
    assert values(a_liaison())[name] == ()


def test_a_telephone_stands_in_its_place_and_a_mail_in_the_description() -> None:
    assert values(a_liaison())["Téléphone"] == ("06 12 34 56 78",)
    sheet = replace(a_liaison(), visitor=Visitor("Zoé Lemaître", "zoe@mail.example"))
    assert values(sheet)["Téléphone"] == ()
    assert "Joindre la personne\u00a0: zoe@mail.example" in values(sheet)["Description"]


def test_without_a_name_or_a_mandate_they_are_to_be_typed_there() -> None:
    found = values(replace(without_name(a_liaison()), mandates=(), question="", tried=""))
    assert found["Prénom et nom"] == found["Téléphone"] == found["Date"] == ()
    assert found["Description"][0] == "Question\u00a0: non notée."
    assert "Ce qu’il permet" not in found


def test_an_erased_identity_is_said_as_such() -> None:
    text = plain_text(replace(a_liaison(), visitor=None, erased=True))
    assert "Nom\u00a0: effacé, comme prévu après la clôture" in text


def test_all_papers_are_there() -> None:
    sheet = a_liaison()
    assert sheet.papers is not None
    text = plain_text(replace(sheet, papers=sheet.papers[:1], visitor=Visitor("Zoé")))
    assert "Il manque" not in text
    assert "Joindre\u00a0: non noté" in text


def test_a_visitor_has_no_other_fields() -> None:
    assert [one.name for one in fields(Visitor)] == ["name", "reach"]
