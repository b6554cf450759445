"""The directory of partners: what is kept, refused, retired; what partners said; what visitors do not understand."""

from dataclasses import replace
from datetime import date

import pytest

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.cases.case import CaseDraft
from marianne_desk.domain.cases.visitor import Visitor
from marianne_desk.domain.codes import Outcome
from marianne_desk.domain.contact import ContactDraft, RequestDraft
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.errors import UserError
from marianne_desk.domain.partners.directory import (
    Correspondent,
    Directory,
    Feedback,
    Office,
    PaperList,
    Partner,
)
from marianne_desk.usecases import directory as acts
from marianne_desk.usecases.cases import CaseNow, case_by_id, open_case
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.log_contact import log_contact
from marianne_desk.usecases.permanences import change_permanences
from marianne_desk.usecases.settings import change_settings
from tests.desks import SetClock

LAVAL = Office(
    "laval",
    "CAF",
    "  CAF de  Laval ",
    "11 quai Paul-Boudet, 53000 Laval",
    "32 30",
    "accueil@caf53.example",
    (Mode.OFFICE, Mode.VIDEO, Mode.OFFICE),
    "lundi au jeudi 9h-12h ; vendredi 9h-11h",
)
MOREL = Correspondent("morel", "CAF", "Mme Morel", "Référente", "laval", "+33 2 43 00 00 00")
CAF = Partner("CAF", 5, 30, Alarms(2, 10), "Le simulateur,\n\n  puis le  32 30")
APL = PaperList("CAF", "apl", ("Bail", " Avis d’impôt ", "Bail", " "))
WHOLE = Directory((CAF,), (LAVAL,), (MOREL,), (APL,))


def case_at(desk: Desk, office: str | None, correspondent: str | None = None) -> CaseNow:
    """A case sent to that office."""
    logged = log_contact(
        desk, ContactDraft(requests=(RequestDraft(reason="apl", operator="CAF", outcome=Outcome.FORWARDED),))
    )
    draft = CaseDraft(
        logged.contact.requests[0].id, Visitor("Mme Petit"), office=office, correspondent=correspondent
    )
    return open_case(desk, draft).now


def refused(desk: Desk, changed: Directory) -> tuple[str, str | None]:
    with pytest.raises(UserError) as error:
        acts.change_directory(desk, changed)
    assert acts.directory(desk) == Directory()
    return error.value.code, error.value.field


def test_all_is_kept_tidied_and_read_back(desk: Desk) -> None:
    kept = acts.change_directory(desk, WHOLE)
    assert kept == acts.directory(desk)
    (office,) = kept.offices
    assert (office.label, office.modes) == ("CAF de Laval", (Mode.OFFICE, Mode.VIDEO))
    assert office.hours == "Mo-Th 09:00-12:00; Fr 09:00-11:00"
    assert kept.partner("CAF").try_first == "Le simulateur,\npuis le 32 30"
    assert kept.partner("MSA") == Partner("MSA")
    assert kept.papers_for("CAF", "logement", "apl") == ("Bail", "Avis d’impôt")
    assert kept.correspondents_of("CAF") == (MOREL,)


def test_a_new_entry_is_given_an_identifier(desk: Desk) -> None:
    kept = acts.keep_office(desk, replace(LAVAL, id="", hours=""))
    identifier = kept.offices[0].id
    assert identifier
    kept = acts.keep_correspondent(desk, replace(MOREL, id="", office=identifier))
    assert kept.correspondents[0].office == identifier
    changed = acts.keep_correspondent(desk, replace(kept.correspondents[0], name="M. Roux"))
    assert [one.name for one in changed.correspondents] == ["M. Roux"]


def test_what_holds_for_an_operator_is_replaced(desk: Desk) -> None:
    acts.keep_partner(desk, CAF)
    acts.keep_partner(desk, Partner("MSA", promised_days=8))
    kept = acts.keep_partner(desk, Partner("CAF", promised_days=3))
    assert [one.promised_days for one in kept.partners] == [3, 8]


def test_a_list_of_papers_is_replaced_and_an_empty_one_goes(desk: Desk) -> None:
    acts.keep_papers(desk, APL)
    acts.keep_papers(desk, PaperList("", "logement", ("Pièce d’identité",)))
    kept = acts.keep_papers(desk, replace(APL, papers=("Quittance",)))
    assert kept.papers_for("CAF", "logement", "apl") == ("Quittance",)
    assert kept.papers_for("MSA", "logement", "apl") == ("Pièce d’identité",)
    assert acts.keep_papers(desk, replace(APL, papers=(" ",))).papers_for("CAF", None, "apl") == ()


def test_what_history_names_is_retired_and_the_rest_goes(desk: Desk, clock: SetClock) -> None:
    acts.change_directory(desk, WHOLE)
    acts.keep_office(desk, Office("mayenne", "CAF", "CAF de Mayenne"))
    acts.keep_correspondent(desk, Correspondent("roux", "CAF", "M. Roux", office="mayenne"))
    case_at(desk, "laval", "morel")
    kept = acts.drop_correspondent(desk, "morel")
    assert {one.id: one.retired_on for one in kept.correspondents} == {
        "morel": date(2026, 10, 14),
        "roux": None,
    }
    clock.forward(days=1)
    kept = acts.drop_office(desk, "laval")
    assert {one.id: one.retired_on for one in kept.offices} == {
        "laval": date(2026, 10, 15),
        "mayenne": None,
    }
    kept = acts.drop_office(desk, "mayenne")
    assert [one.id for one in kept.offices] == ["laval"]
    assert kept.offices_of("CAF") == ()
    assert {one.id: one.office for one in kept.correspondents} == {"morel": None, "roux": None}


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        (replace(WHOLE, partners=(replace(CAF, operator="NADA"),)), "operator_unknown", "operator"),
        (replace(WHOLE, partners=(replace(CAF, promised_days=0),)), "partner_days", "promised_days"),
        (replace(WHOLE, partners=(replace(CAF, usual_minutes=3),)), "partner_minutes", "usual_minutes"),
        (replace(WHOLE, partners=(replace(CAF, alarms=Alarms(0, 15)),)), "partner_days", "alarm_first"),
        (replace(WHOLE, partners=(replace(CAF, alarms=Alarms(3, 300)),)), "partner_days", "alarm_next"),
        (replace(WHOLE, partners=(replace(CAF, try_first="a" * 1001),)), "words_too_long", "try_first"),
        (
            replace(WHOLE, partners=(replace(CAF, try_first="Mme X, allocataire 1234567"),)),
            "visitor_number",
            "try_first",
        ),
        (replace(WHOLE, partners=(CAF, CAF)), "partner_twice", "operator"),
        (replace(WHOLE, offices=(replace(LAVAL, operator="NADA"),)), "operator_unknown", "operator"),
        (replace(WHOLE, offices=(replace(LAVAL, label=" "),)), "office_label", "label"),
        (replace(WHOLE, offices=(replace(LAVAL, label="a" * 201),)), "words_too_long", "label"),
        (replace(WHOLE, offices=(replace(LAVAL, modes=()),)), "office_modes", "modes"),
        (replace(WHOLE, offices=(replace(LAVAL, telephone="par mail"),)), "telephone_shape", "telephone"),
        (replace(WHOLE, offices=(replace(LAVAL, mail="accueil"),)), "mail_shape", "mail"),
        (replace(WHOLE, offices=(replace(LAVAL, hours="parfois"),)), "permanence_hours", "hours"),
        (replace(WHOLE, offices=(replace(LAVAL, permanence="x"),)), "permanence_unknown", "permanence"),
        (replace(WHOLE, offices=(LAVAL, replace(LAVAL, id="b"))), "office_twice", "label"),
        (
            replace(WHOLE, correspondents=(replace(MOREL, operator="NADA"),)),
            "operator_unknown",
            "operator",
        ),
        (replace(WHOLE, correspondents=(replace(MOREL, name=""),)), "correspondent_name", "name"),
        (replace(WHOLE, correspondents=(replace(MOREL, operator="MSA"),)), "office_unknown", "office"),
        (replace(WHOLE, papers=(replace(APL, matter="nada"),)), "matter_unknown", "matter"),
        (replace(WHOLE, papers=(replace(APL, operator="NADA"),)), "operator_unknown", "operator"),
        (
            replace(WHOLE, papers=(replace(APL, papers=tuple(map(str, range(21)))),)),
            "papers_too_many",
            "papers",
        ),
        (replace(WHOLE, papers=(APL, replace(APL, papers=("Bail",)))), "papers_twice", "matter"),
    ],
)
def test_what_cannot_be_is_refused_whole(
    desk: Desk, changed: Directory, code: str, field: str | None
) -> None:
    assert refused(desk, changed) == (code, field)


def test_an_office_names_a_permanence_of_the_house(desk: Desk) -> None:
    (here,) = change_permanences(desk, [Permanence("", "CAF", "1er mardi du mois 14-17h", "CAF")])
    kept = acts.keep_office(desk, replace(LAVAL, permanence=here.id))
    assert kept.offices[0].permanence == here.id


def test_an_office_names_no_more_a_permanence_that_is_gone(desk: Desk) -> None:
    here, other = change_permanences(
        desk, [Permanence("", "CAF", "mardi 14-17h", "CAF"), Permanence("", "MSA", "jeudi 9-12h", "MSA")]
    )
    acts.keep_office(desk, replace(LAVAL, permanence=here.id))
    acts.keep_office(desk, Office("msa", "MSA", "MSA de Laval", permanence=other.id))
    change_permanences(desk, [other])
    kept = acts.keep_partner(desk, CAF)
    assert [one.permanence for one in kept.offices] == [None, other.id]


def test_an_act_is_undone_unless_something_else_changed(desk: Desk) -> None:
    before = acts.change_directory(desk, WHOLE)
    after = acts.drop_office(desk, "laval")
    assert acts.put_back(desk, before, after) == before
    after = acts.drop_correspondent(desk, "morel")
    acts.keep_partner(desk, Partner("MSA"))
    with pytest.raises(UserError) as error:
        acts.put_back(desk, before, after)
    assert error.value.code == "directory_changed"


def test_an_act_on_what_a_partner_said_is_undone(desk: Desk) -> None:
    kept = acts.add_news(desk, "CAF", "Prime versée le 5")
    acts.end_news(desk, kept.id)
    acts.put_news_back(desk, kept)
    assert acts.news(desk) == (kept,)
    acts.remove_news(desk, kept.id)
    acts.remove_news(desk, kept.id)
    assert acts.news(desk) == ()


def test_what_a_partner_said_is_noted_changed_and_ended(desk: Desk, clock: SetClock) -> None:
    first = acts.add_news(desk, "CAF", "  Prime   versée le 5 ", until=date(2026, 11, 5), agent="agent-2")
    assert (first.words, first.day, first.agent) == ("Prime versée le 5", date(2026, 10, 14), "agent-2")
    changed = acts.change_news(desk, replace(first, words="Prime versée le 6"))
    assert acts.news(desk, "CAF") == (changed,)
    assert acts.news(desk, "MSA") == ()
    clock.forward(days=2)
    second = acts.add_news(desk, "MSA", "Le site est fermé")
    assert [one.id for one in acts.news(desk)] == [second.id, first.id]
    assert acts.end_news(desk, first.id) == changed
    assert acts.news(desk, "CAF")[0].until == date(2026, 10, 15)
    acts.end_news(desk, second.id)
    assert acts.news(desk, "MSA") == ()
    with pytest.raises(UserError) as gone:
        acts.end_news(desk, second.id)
    assert gone.value.code == "news_unknown"


@pytest.mark.parametrize(
    ("operator", "words", "until", "code"),
    [
        ("NADA", "Fermé", None, "operator_unknown"),
        ("CAF", " ", None, "news_words"),
        ("CAF", "Fermé", date(2026, 10, 13), "news_dates"),
        ("CAF", "Pour l’allocataire 1234567", None, "visitor_number"),
    ],
)
def test_what_a_partner_cannot_have_said(
    desk: Desk, operator: str, words: str, until: date | None, code: str
) -> None:
    with pytest.raises(UserError) as error:
        acts.add_news(desk, operator, words, until)
    assert error.value.code == code
    assert acts.news(desk) == ()


def test_what_visitors_do_not_understand_is_noted_in_one_line_and_taken_back(desk: Desk) -> None:
    kept = acts.add_feedback(
        desk, "CAF", " Le mot « quotient »\nn’est  pas compris ", "logement", "apl", agent="agent-2"
    )
    assert (kept.words, kept.theme, kept.reason, kept.agent) == (
        "Le mot « quotient » n’est pas compris",
        "logement",
        "apl",
        "agent-2",
    )
    today = date(2026, 10, 14)
    assert acts.feedback_between(desk, today, today) == (kept,)
    assert acts.feedback_between(desk, today, today, "MSA") == ()
    acts.undo_feedback(desk, kept)
    acts.undo_feedback(desk, kept)
    assert acts.feedback_between(desk, today, today, "CAF") == ()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("…", "feedback_words"),
        ("a" * 201, "words_too_long"),
        ("M. Petit, 1 85 05 78 006 084 91", "visitor_number"),
        ("rappeler au 06 12 34 56 78", "visitor_number"),
        ("écrire à petit@exemple.fr", "visitor_number"),
    ],
)
def test_feedback_names_nobody(desk: Desk, words: str, code: str) -> None:
    with pytest.raises(UserError) as error:
        acts.add_feedback(desk, "CAF", words)
    assert (error.value.code, error.value.field) == (code, "words")


def test_feedback_is_of_a_known_operator_and_matter(desk: Desk) -> None:
    for operator, theme, reason, code in (
        ("NADA", None, None, "operator_unknown"),
        ("CAF", "nada", None, "matter_unknown"),
        ("CAF", "logement", "nada", "matter_unknown"),
    ):
        with pytest.raises(UserError) as error:
            acts.add_feedback(desk, operator, "Le courrier fait peur", theme, reason)
        assert error.value.code == code
    kept = acts.add_feedback(desk, "CAF", "Le courrier fait peur")
    assert isinstance(kept, Feedback)
    assert kept.agent == desk.settings.agent


def test_other_alarms_hold_for_the_cases_opened_from_then_on(desk: Desk) -> None:
    first = case_at(desk, None)
    assert first.case.alarms == Alarms(3, 15)
    changed = change_settings(desk, replace(desk.settings, alarms=Alarms(2, 9)))
    assert case_at(changed, None).case.alarms == Alarms(2, 9)
    acts.keep_partner(changed, Partner("CAF", alarms=Alarms(1, 5)))
    assert case_at(changed, None).case.alarms == Alarms(1, 5)
    kept = case_by_id(changed, first.case.id)
    assert (kept.case.alarms, kept.standing) == (first.case.alarms, first.standing)
