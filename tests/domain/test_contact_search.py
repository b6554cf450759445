"""What a line of search is understood as: the desk's own words, periods, numbers, agents, notes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.contact_periods import Period
from marianne_desk.domain.contact_search import Search, SearchContext, read_search
from marianne_desk.domain.month import Month
from marianne_desk.domain.settings import Agent
from marianne_desk.storage.lists import load_vocabulary

TODAY = date(2026, 11, 26)
CONTEXT = SearchContext(
    load_vocabulary(),
    TODAY,
    (Agent("agent-1", "Agent 1"), Agent("agent-2", "Agent 2"), Agent("a3", "Zoé", active=False)),
    ("Laval", "Saint-Berthevin"),
)
APL, RSA, CARD = ("logement", "apl"), ("famille", "rsa"), ("papiers", "carte_grise")


def _month(year: int, month: int) -> Period:
    first = Month(year, month)
    return Period(first.first_day, date.fromordinal(first.next_first_day.toordinal() - 1))


def _day(year: int, month: int, day: int) -> Period:
    return Period(date(year, month, day), date(year, month, day))


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("", Search()),
        ("   ", Search()),
        ("apl mars", Search(matters=(APL,), period=_month(2026, 3))),
        ("APL décembre", Search(matters=(APL,), period=_month(2025, 12))),
        ("c-1234", Search(number=1234)),
        ("C 12 annulés", Search(number=12, cancelled=True)),
        ("n°12", Search(number=12)),
        ("1234", Search(number=1234)),
        ("2025", Search(period=Period(date(2025, 1, 1), date(2025, 12, 31)))),
        (
            "cpam à suivre octobre",
            Search(operators=("CPAM",), outcomes=("pending",), period=_month(2026, 10)),
        ),
        ("carte grise 12/03", Search(matters=(CARD,), period=_day(2026, 3, 12))),
        ("courriel", Search(channels=("email",))),
        ("orienté telephone", Search(outcomes=("oriented",), channels=("phone",))),
        ("agent 2", Search(agents=("agent-2",))),
        ("ZOE apl", Search(agents=("a3",), matters=(APL,))),
        ("annulés", Search(cancelled=True)),
        ("anulé caf", Search(cancelled=True, operators=("CAF",))),
        ("corrigés agent-1", Search(corrected=True, agents=("agent-1",))),
        ("appel manqué hier", Search(missed=True, period=_day(2026, 11, 25))),
        ("logemnt apl", Search(matters=(APL,))),
        ("apl rsa", Search(matters=(APL, RSA))),
        ("titres", Search(matters=(("papiers", None),))),
        ("laval ameli", Search(communes=("Laval",), matters=(("sante", "ameli"),))),
        ("berthe", Search(communes=(), words=("berthe",))),
        ("saintb", Search(communes=("Saint-Berthevin",))),
        ("67 ans caf", Search(ages=("60-69",), operators=("CAF",))),
        ("réclamation", Search(kinds=("complaint",))),
        ("interprète", Search(needs=("interpreter",))),
        ("en ligne", Search(helps=("online",))),
        ("1re visite", Search(first_visit=True)),
        ("papiers attendus", Search(paused=True)),
        ("revient pour la même demande", Search(returning=True)),
        ("octbre caf", Search(operators=("CAF",), period=_month(2026, 10))),
        ("octbre octobre", Search(period=_month(2026, 10), words=("octbre",))),
        ("Zebulon", Search(words=("zebulon",))),
        ("« dossier bleu »", Search(words=("dossier bleu",))),
        ('"dossier', Search(words=("dossier",))),
        ("dossier", Search(words=("dossier",))),
        ("apl dossier", Search(matters=(APL,))),
        ("apl passages", Search(matters=(APL,))),
        ("zz", Search()),
    ],
)
def test_a_line_is_understood(line: str, meant: Search) -> None:
    assert read_search(line, CONTEXT) == meant


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("du 3 au 12 mars", Period(date(2026, 3, 3), date(2026, 3, 12))),
        ("du 1er au 12 mars", Period(date(2026, 3, 1), date(2026, 3, 12))),
        ("de mars à mai", Period(date(2026, 3, 1), date(2026, 5, 31))),
        ("de novembre à mars", Period(date(2025, 11, 1), date(2026, 3, 31))),
        ("du 28/12 au 3/01", Period(date(2025, 12, 28), date(2026, 1, 3))),
        ("entre le 3/01 et le 5/01", Period(date(2026, 1, 3), date(2026, 1, 5))),
        ("depuis mars", Period(date(2026, 3, 1), None)),
        ("depuis le 12/03", Period(date(2026, 3, 12), None)),
        ("après mars", Period(date(2026, 4, 1), None)),
        ("avant le 12/03/2026", Period(None, date(2026, 3, 11))),
        ("jusqu'au 3 mai", Period(None, date(2026, 5, 3))),
        ("semaine dernière", Period(date(2026, 11, 16), date(2026, 11, 22))),
        ("cette semaine", Period(date(2026, 11, 23), date(2026, 11, 29))),
        ("ce mois-ci", _month(2026, 11)),
        ("le mois dernier", _month(2026, 10)),
        ("cette année", Period(date(2026, 1, 1), date(2026, 12, 31))),
        ("l'an dernier", Period(date(2025, 1, 1), date(2025, 12, 31))),
        ("03/2026", _month(2026, 3)),
        ("2026-03", _month(2026, 3)),
        ("2026-13", None),
        ("mars 2025", _month(2025, 3)),
        ("12 décembre", _day(2025, 12, 12)),
        ("28/11", _day(2026, 11, 28)),
        ("12/12/2026", _day(2026, 12, 12)),
        ("lundi", _day(2026, 11, 23)),
        ("du 31 au 12 avril", Period(date(2026, 4, 12), date(2026, 4, 12))),
        ("du bleu au 12 mars", _day(2026, 3, 12)),
        ("depuis longtemps", None),
        ("du 12 au vert", None),
    ],
)
def test_a_period_is_read_as_one_that_has_been(line: str, period: Period | None) -> None:
    assert read_search(line, CONTEXT).period == period


@given(st.text(max_size=40))
def test_no_line_is_too_strange(line: str) -> None:
    read_search(line, CONTEXT)
