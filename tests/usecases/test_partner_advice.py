"""What stands beside a request while it is logged: next permanence, papers, last news of the partner."""

from dataclasses import replace
from datetime import UTC, date, datetime

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.cases.appointment import Mode
from marianne_desk.domain.partners.directory import Correspondent, Directory, Office, PaperList, Partner
from marianne_desk.usecases import directory as acts
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.partner_advice import Advice, advice
from marianne_desk.usecases.permanences import change_permanences
from tests.desks import SetClock

CAF_HERE = Permanence("here", "Conseiller CAF", "1er mardi du mois 14–17 h", "CAF")
OTHER = Permanence("other", "Point d’accès au droit", "jeudi 9h-12h")


def test_all_that_is_known_of_a_partner_and_a_matter(desk: Desk) -> None:
    change_permanences(desk, [CAF_HERE, OTHER])
    acts.change_directory(
        desk,
        Directory(
            (Partner("CAF", 5, 30, None, "Le simulateur"),),
            (
                Office("laval", "CAF", "CAF de Laval"),
                Office("old", "CAF", "Ici", retired_on=date(2026, 1, 1)),
            ),
            (Correspondent("morel", "CAF", "Mme Morel"),),
            (PaperList("CAF", "apl", ("Bail",)), PaperList("", "logement", ("Pièce d’identité",))),
        ),
    )
    found = advice(desk, "CAF", "logement", "apl")
    assert found.next_permanence is not None
    assert found.next_permanence.begin.isoformat() == "2026-11-03T14:00:00+01:00"
    assert found.next_permanence.end.hour == 17
    assert (found.papers, found.try_first, found.promised_days, found.usual_minutes) == (
        ("Bail",),
        "Le simulateur",
        5,
        30,
    )
    assert [one.id for one in found.offices] == ["laval"]
    assert [one.id for one in found.correspondents] == ["morel"]
    assert advice(desk, "MSA", "logement", None).papers == ("Pièce d’identité",)
    assert advice(desk, None, "logement", "apl") == Advice(None, papers=("Pièce d’identité",))


def test_nothing_is_known_of_a_partner_that_nobody_wrote_of(desk: Desk) -> None:
    found = advice(desk, "CAF", "logement", "apl")
    assert found == Advice("CAF")


def test_a_permanence_of_today_is_next_until_it_ends(desk: Desk, clock: SetClock) -> None:
    change_permanences(desk, [CAF_HERE])
    clock.now = datetime(2026, 11, 3, 15, 59, tzinfo=UTC)
    found = advice(desk, "CAF", None, None).next_permanence
    assert found is not None
    assert found.begin.date() == date(2026, 11, 3)
    clock.forward(minutes=1)
    found = advice(desk, "CAF", None, None).next_permanence
    assert found is not None
    assert found.begin.date() == date(2026, 12, 1)


def test_a_permanence_that_is_over_for_good_is_not_next(desk: Desk) -> None:
    change_permanences(desk, [replace(CAF_HERE, valid_to=date(2026, 10, 13))])
    assert advice(desk, "CAF", None, None).next_permanence is None


def test_an_office_may_name_a_permanence_that_bears_no_operator(desk: Desk) -> None:
    change_permanences(desk, [OTHER])
    assert advice(desk, "JUSTICE", None, None).next_permanence is None
    acts.keep_office(
        desk,
        Office(
            "cdad", "JUSTICE", "Conseil de l’accès au droit", modes=(Mode.PERMANENCE,), permanence="other"
        ),
    )
    found = advice(desk, "JUSTICE", None, None).next_permanence
    assert found is not None
    assert found.label == "Point d’accès au droit"


def test_only_what_is_in_force_is_passed_on_the_last_first(desk: Desk, clock: SetClock) -> None:
    old = acts.add_news(desk, "CAF", "Bureau fermé", until=date(2026, 10, 15))
    acts.add_news(desk, "CAF", "À venir", day=date(2026, 10, 20))
    clock.forward(days=1)
    new = acts.add_news(desk, "CAF", "Prime versée le 5")
    assert advice(desk, "CAF", None, None).news == (new, old)
    clock.forward(days=1)
    assert advice(desk, "CAF", None, None).news == (new,)
