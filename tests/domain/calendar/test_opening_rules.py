from datetime import date

import pytest

from marianne_desk.domain.calendar.opening_rules import (
    Closing,
    ExtraHoliday,
    HoursPeriod,
    OpeningRules,
    check_rules,
    holidays_of_desk,
    rules_of,
)
from marianne_desk.domain.errors import UserError

SUMMER = HoursPeriod(date(2026, 7, 1), "Mo-Fr 09:00-12:00")
BEFORE = HoursPeriod(None, "Mo-Fr 09:00-17:00")


def test_the_period_in_force_is_the_last_that_has_begun() -> None:
    rules = OpeningRules(periods=(SUMMER, BEFORE))
    assert rules.in_order == (BEFORE, SUMMER)
    assert rules.hours_on(date(2026, 6, 30)) == BEFORE.hours
    assert rules.hours_on(date(2026, 7, 1)) == SUMMER.hours
    assert OpeningRules(periods=(SUMMER,)).hours_on(date(2026, 6, 30)) == ""


def test_sound_rules_are_given_back() -> None:
    rules = OpeningRules(
        periods=(BEFORE, SUMMER, HoursPeriod(date(2027, 1, 1), "")),
        closings=(Closing(date(2026, 8, 1), date(2026, 8, 1), "Pont"),),
    )
    assert check_rules(rules) is rules
    assert rules_of("24/7").periods == (HoursPeriod(None, "24/7"),)


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (rules_of("lundi"), "hours_unreadable"),
        (OpeningRules(periods=(SUMMER, SUMMER)), "hours_twice_from"),
        (OpeningRules(periods=(BEFORE, BEFORE)), "hours_twice_from"),
        (
            OpeningRules(closings=(Closing(date(2026, 8, 2), date(2026, 8, 1), ""),)),
            "closing_ends_before_it_begins",
        ),
    ],
)
def test_rules_that_cannot_be_kept_are_refused(rules: OpeningRules, code: str) -> None:
    with pytest.raises(UserError) as refusal:
        check_rules(rules)
    assert refusal.value.code == code


def test_the_desk_edits_its_list_of_holidays() -> None:
    rules = OpeningRules(
        holidays_added=(ExtraHoliday(date(2026, 7, 15), "Fête patronale"),),
        holidays_removed=(date(2026, 5, 25), date(2026, 5, 26)),
    )
    days = holidays_of_desk("58", rules)(2026)
    assert days[date(2026, 7, 15)] == "Fête patronale"
    assert date(2026, 5, 25) not in days
    assert len(days) == 11
    assert list(days) == sorted(days)
    assert date(2026, 7, 15) not in holidays_of_desk("58", rules)(2027)


def test_customs_of_the_islands_count_when_the_desk_says_so() -> None:
    schoelcher = date(2026, 7, 21)
    assert schoelcher not in holidays_of_desk("972", OpeningRules())(2026)
    assert schoelcher in holidays_of_desk("972", OpeningRules(local_customs=True))(2026)
