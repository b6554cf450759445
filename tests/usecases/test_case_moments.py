"""What happened to a case at an earlier moment, in an agent's words; what keeps an opening from being taken back."""

from datetime import timedelta

import pytest

from marianne_desk.domain.cases.case import Answer, CaseDraft, Happening
from marianne_desk.domain.cases.mandate import MandateDraft
from marianne_desk.domain.errors import UserError
from marianne_desk.usecases.cases import moment_of, note, open_case, take_back, wrong_contact
from marianne_desk.usecases.desk import Desk
from marianne_desk.usecases.mandates import write_mandate
from tests.case_samples import LINA, a_case, a_request
from tests.desks import SetClock


def test_a_moment_is_read_and_never_before_the_last(desk: Desk, clock: SetClock) -> None:
    case = a_case(desk).case
    clock.forward(days=2)
    yesterday = moment_of(desk, case.id, "hier 17h")
    assert (yesterday.date(), yesterday.hour) == (desk.today() - timedelta(days=1), 17)
    done = note(desk, case.id, Happening.ANSWERED, answer=Answer.SETTLED, at=yesterday)
    assert done.event.at == yesterday
    assert done.after.standing.answered_at == yesterday
    assert moment_of(desk, case.id, "hier 17h") == yesterday
    for text, code in (
        ("hier 16h59", "case_order"),
        ("demain 9h", "in_the_future"),
        ("zzz", "moment_unclear"),
    ):
        with pytest.raises(UserError) as refusal:
            moment_of(desk, case.id, text)
        assert (refusal.value.code, refusal.value.field) == (code, "moment")


def test_the_wrong_partner_and_the_right_one_at_an_earlier_moment(desk: Desk, clock: SetClock) -> None:
    case = a_case(desk).case
    clock.forward(days=1)
    earlier = clock.now - timedelta(hours=1)
    done = wrong_contact(desk, case.id, "MSA", office="laval", correspondent="roux", at=earlier)
    assert {event.at for event in done.events} == {earlier}
    assert (done.after.case.office, done.after.case.correspondent) == ("laval", "roux")


def test_an_opening_with_a_mandate_stays(desk: Desk) -> None:
    opened = open_case(desk, CaseDraft(a_request(desk).contact.requests[0].id, LINA))
    write_mandate(desk, MandateDraft(opened.now.case.id, "suivre ma demande d’APL auprès de la CAF", 30))
    with pytest.raises(UserError) as refusal:
        take_back(desk, opened)
    assert refusal.value.code == "case_changed"
