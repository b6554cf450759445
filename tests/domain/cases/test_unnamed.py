"""Free words without who they are about."""

import pytest

from marianne_desk.domain.cases.unnamed import unnamed
from marianne_desk.domain.cases.visitor import Visitor

WHO = Visitor("Mme Zoé Lemaître-Le Goff", "06 12 34 56 78")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Pourquoi Zoé Lemaître attend-elle ?", "Pourquoi (la personne) attend-elle ?"),
        ("ZOE LEMAITRE LE GOFF", "(la personne) LE (la personne)"),
        ("Mme Lemaître-Goff a rappelé", "Mme (la personne) a rappelé"),
        ("le dossier de l’épouse", "le dossier de l’épouse"),
        ("rappeler au +33 6 12 34 56 78 ou 0612345678", "rappeler au (coordonnées) ou (coordonnées)"),
        ("la CAF : 02 43 00 00 00, contact@caf.example", "la CAF : 02 43 00 00 00, contact@caf.example"),
    ],
)
def test_the_visitor_is_struck_and_nobody_else(text: str, left: str) -> None:
    assert unnamed(text, WHO) == left


def test_an_address_is_struck() -> None:
    who = Visitor("Ali Ben", "Ali.Ben@mail.example")
    assert unnamed("écrire à <ali.ben@mail.example>.", who) == "écrire à <(coordonnées)>."
    assert unnamed("un bénéfice pour Ali", who) == "un bénéfice pour (la personne)"


def test_without_a_name_or_a_way_to_reach_it_stays() -> None:
    assert unnamed("Zoé, 06 12 34 56 78", None) == "Zoé, 06 12 34 56 78"
    assert unnamed("Zoé, 06 12 34 56 78", Visitor("Zoé")) == "(la personne), 06 12 34 56 78"
