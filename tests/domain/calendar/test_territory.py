from zoneinfo import ZoneInfo

import pytest

from marianne_desk.domain.calendar.territory import (
    department,
    department_of_commune,
    department_of_postcode,
    holiday_subdivision,
    is_rural,
    school_zone,
    time_zone,
)
from marianne_desk.domain.errors import UserError

METROPOLITAN = [f"{n:02d}" for n in range(1, 96) if n != 20] + ["2A", "2B"]
OVERSEAS = ["971", "972", "973", "974", "975", "976", "977", "978", "984", "986", "987", "988"]


@pytest.mark.parametrize(
    ("text", "code"),
    [("57", "57"), ("1", "01"), (" 2a ", "2A"), ("974", "974"), ("6AE", "67"), ("6ae", "67"), ("BL", "977")],
)
def test_a_department_is_read_as_people_write_it(text: str, code: str) -> None:
    assert department(text) == code


@pytest.mark.parametrize("text", ["", "20", "96", "99", "979", "Moselle", "0"])
def test_what_is_no_department_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        department(text)
    assert refusal.value.code == "department_unknown"


@pytest.mark.parametrize(
    ("commune", "code"),
    [("01033", "01"), ("2A004", "2A"), ("2B033", "2B"), ("97411", "974"), ("98735", "987")],
)
def test_a_commune_code_names_its_department(commune: str, code: str) -> None:
    assert department_of_commune(commune) == code


@pytest.mark.parametrize(
    ("postcode", "code"),
    [
        ("57000", "57"),
        ("75 012", "75"),
        ("20000", "2A"),
        ("20100", "2A"),
        ("20200", "2B"),
        ("20600", "2B"),
        ("97110", "971"),
        ("97133", "977"),
        ("97150", "978"),
        ("97410", "974"),
    ],
)
def test_a_postcode_names_its_likely_department(postcode: str, code: str) -> None:
    assert department_of_postcode(postcode) == code


def test_every_department_has_a_zone_that_exists() -> None:
    for code in METROPOLITAN:
        assert time_zone(code) == "Europe/Paris"
    for code in OVERSEAS:
        assert time_zone(code) != "Europe/Paris"
        ZoneInfo(time_zone(code))


def test_every_metropolitan_department_has_one_school_zone_and_no_other_has() -> None:
    zones = {code: school_zone(code) for code in METROPOLITAN}
    assert set(zones.values()) == {"A", "B", "C", "Corse"}
    assert [zones[code] for code in ("69", "59", "75", "2A")] == ["A", "B", "C", "Corse"]
    assert [school_zone(code) for code in OVERSEAS] == [None] * len(OVERSEAS)


def test_alsace_moselle_and_overseas_have_holidays_of_their_own() -> None:
    assert [holiday_subdivision(code) for code in ("57", "67", "68")] == ["57", "6AE", "6AE"]
    assert holiday_subdivision("58") is None
    assert all(holiday_subdivision(code) for code in OVERSEAS)


@pytest.mark.parametrize(("code", "rural"), [("58", True), ("75", False), ("93", False), ("974", False)])
def test_the_msa_is_expected_outside_paris_and_overseas(code: str, rural: bool) -> None:
    assert is_rural(code) is rural
