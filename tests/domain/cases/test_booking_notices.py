"""What is said of an appointment at a partner's before it is kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marianne_desk.domain.agenda.notices import Notice, Weight
from marianne_desk.domain.agenda.permanence import Occurrence
from marianne_desk.domain.calendar.opening import OpeningClock, clock_of
from marianne_desk.domain.calendar.opening_rules import Closing, HoursPeriod, OpeningRules
from marianne_desk.domain.cases.appointment import Mode, PartnerAppointment, State
from marianne_desk.domain.cases.booking_notices import Around, Booking, free_room, notices_of, refusals_of
from marianne_desk.domain.partners.directory import Office
from marianne_desk.wording import phrase

PARIS = ZoneInfo("Europe/Paris")
HOUSE = clock_of(
    OpeningRules(
        (HoursPeriod(None, "Mo-Fr 09:00-12:00,13:30-17:00"),),
        (Closing(date(2026, 10, 22), date(2026, 10, 22), "Formation"),),
    ),
    "53",
)
NOW = datetime(2026, 10, 14, 9, 5, tzinfo=PARIS)
TUESDAY = datetime(2026, 10, 20, 14, 30, tzinfo=PARIS)
OFFICE = Office(
    "laval", "CAF", "CAF de Laval", modes=(Mode.OFFICE, Mode.PHONE, Mode.VIDEO), hours="Mo-Fr 09:00-16:00"
)
ZONES = ["Europe/Paris", "America/Miquelon", "Indian/Reunion", "Pacific/Noumea"]
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1))  # noqa: DTZ001 (a clock's reading)
AROUND = Around(HOUSE, ("Salle 1", "Salle 2"), labels={"CAF": "CAF"})


def booking(begin: datetime = TUESDAY, mode: Mode = Mode.OFFICE, **more: object) -> Booking:
    return replace(Booking("CAF", begin, 30, mode), **more)  # type: ignore[arg-type]


def taken(
    begin: datetime = TUESDAY, mode: Mode = Mode.VIDEO, room: str | None = None, **more: object
) -> PartnerAppointment:
    made = PartnerAppointment(
        "other",
        "case",
        "CAF",
        begin,
        30,
        mode,
        None,
        "",
        "",
        room,
        (),
        State.PLANNED,
        None,
        "agent-1",
        NOW,
        NOW,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def permanence(
    begin: datetime = TUESDAY, hours: int = 2, of: str = "caf", operator: str = "CAF"
) -> Occurrence:
    return Occurrence(of, f"{operator} ici", operator, begin, begin + timedelta(hours=hours))


def codes(one: Booking, around: Around = AROUND, now: datetime = NOW) -> list[str]:
    return [notice.code for notice in notices_of(one, around, now)]


def said(one: Booking, around: Around = AROUND) -> list[str]:
    return [
        phrase(notice.code, **notice.values)
        .replace("\u00a0", " ")
        .replace("\u2060", "")
        .replace("\u202f", " ")
        for notice in notices_of(one, around, NOW)
    ]


def test_an_ordinary_appointment_at_the_partners_has_nothing_to_say() -> None:
    assert codes(booking()) == []
    assert codes(booking(office=OFFICE)) == []


@pytest.mark.parametrize("minutes", [0, 4, 481])
def test_a_length_that_nobody_has(minutes: int) -> None:
    assert codes(booking(minutes=minutes)) == ["appointment_length"]


@pytest.mark.parametrize("year", [1960, 1990, 2099, 2150])
def test_a_year_out_of_the_calendar(year: int) -> None:
    assert codes(booking(TUESDAY.replace(year=year))) == ["day_out_of_calendar"]


def test_an_hour_that_the_spring_night_skips() -> None:
    (notice,) = notices_of(booking(datetime(2027, 3, 28, 2, 30, tzinfo=PARIS)), AROUND, NOW)
    assert (notice.code, notice.weight) == ("hour_skipped", Weight.REFUSAL)
    assert phrase(notice.code, **notice.values).startswith("28/03/2027 à 2")


@given(
    INSTANTS,
    st.sampled_from(ZONES),
    st.sampled_from([0, 1]),
)
def test_an_hour_is_refused_only_where_no_clock_shows_it(naive: datetime, name: str, fold: int) -> None:
    zone = ZoneInfo(name)
    begin = naive.replace(tzinfo=zone, fold=fold)
    shown = begin.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == naive.replace(fold=0)
    assert [one.code for one in refusals_of(begin, 30)] == ([] if shown else ["hour_skipped"])


def test_the_past_and_the_far_future_are_doubtful() -> None:
    assert codes(booking(NOW - timedelta(days=1))) == ["appointment_past"]
    assert codes(booking(datetime(2028, 10, 17, 14, 30, tzinfo=PARIS))) == ["booking_far"]


def test_a_public_holiday_is_doubtful_wherever_it_is() -> None:
    armistice = datetime(2026, 11, 11, 10, tzinfo=PARIS)
    for mode in (Mode.OFFICE, Mode.PHONE, Mode.VIDEO):
        assert codes(booking(armistice, mode)) == ["appointment_holiday"]


def test_outside_the_known_hours_of_the_partner_is_only_said() -> None:
    late = booking(TUESDAY.replace(hour=16), office=OFFICE)
    (notice,) = notices_of(late, AROUND, NOW)
    assert (notice.code, notice.weight) == ("booking_outside_partner", Weight.REMARK)
    assert said(late) == ["Hors des heures connues de CAF de Laval (9 h – 16 h)."]
    saturday = booking(datetime(2026, 10, 17, 9, tzinfo=PARIS), office=OFFICE)
    assert said(saturday) == ["CAF de Laval n’ouvre pas ce jour-là, d’après l’annuaire."]
    nowhere = replace(OFFICE, hours="")
    assert codes(replace(saturday, office=nowhere)) == ["booking_weekend"]
    assert codes(replace(saturday, office=None)) == ["booking_weekend"]
    assert codes(replace(saturday, office=replace(OFFICE, hours="Sa 09:00-12:00"))) == []


def test_a_mode_that_the_office_does_not_have_is_only_said() -> None:
    only_phone = replace(OFFICE, modes=(Mode.PHONE,))
    (notice,) = notices_of(booking(office=only_phone), AROUND, NOW)
    assert (notice.code, notice.weight) == ("booking_mode", Weight.REMARK)


def test_our_hours_and_closings_matter_for_what_is_here() -> None:
    assert codes(booking(TUESDAY, Mode.VIDEO)) == []
    assert codes(booking(TUESDAY.replace(hour=18), Mode.VIDEO)) == ["appointment_outside"]
    assert codes(booking(datetime(2026, 10, 22, 10, tzinfo=PARIS), Mode.VIDEO)) == ["appointment_closing"]
    assert codes(booking(datetime(2026, 10, 22, 10, tzinfo=PARIS))) == []
    assert codes(booking(datetime(2026, 10, 17, 10, tzinfo=PARIS), Mode.VIDEO)) == ["appointment_closed_day"]


def test_a_room_that_is_taken() -> None:
    one = replace(AROUND, here=(taken(room="Salle 1"),))
    assert codes(booking(mode=Mode.VIDEO), one) == []
    assert codes(booking(mode=Mode.VIDEO, room="Salle 1"), one) == ["booking_room_taken"]
    assert said(booking(mode=Mode.VIDEO, room="Salle 1"), one) == [
        "Salle 1 est déjà pris de 14 h 30 à 15 h 00."
    ]
    assert codes(booking(mode=Mode.VIDEO, room="Salle 1", itself="other"), one) == []
    both = replace(AROUND, here=(taken(room="Salle 1"), taken(room=None)))
    assert codes(booking(mode=Mode.VIDEO), both) == ["booking_room_taken"]
    unnamed = replace(AROUND, here=(taken(), taken()))
    assert said(booking(mode=Mode.VIDEO), unnamed)[0].startswith("Salle 1 est déjà pris")
    assert codes(booking(TUESDAY + timedelta(minutes=30), Mode.VIDEO), both) == []


def test_what_takes_no_room_is_no_clash() -> None:
    for other in (
        taken(state=State.EXCUSED, room="Salle 1"),
        taken(mode=Mode.OFFICE),
        taken(mode=Mode.PERMANENCE),
    ):
        around = replace(AROUND, rooms=("Salle 1",), here=(other,))
        assert codes(booking(mode=Mode.VIDEO), around) == []
    assert codes(booking(mode=Mode.VIDEO), replace(AROUND, rooms=(), here=(taken(),))) == []
    assert codes(booking(), replace(AROUND, here=(taken(), taken()))) == []


def test_a_permanence_takes_a_room() -> None:
    one = replace(AROUND, permanences=(permanence(of="dgfip", operator="DGFIP"),))
    (notice,) = notices_of(booking(mode=Mode.VIDEO), one, NOW)
    assert (notice.code, notice.weight) == ("appointment_permanence", Weight.REMARK)
    full = replace(one, here=(taken(room="Salle 1"),))
    assert codes(booking(mode=Mode.VIDEO), full) == ["booking_room_permanence"]
    assert codes(booking(TUESDAY.replace(hour=10), Mode.VIDEO), full) == []
    assert codes(booking(mode=Mode.VIDEO), replace(one, rooms=())) == ["appointment_permanence"]


def test_a_permanence_of_the_partner() -> None:
    here = booking(mode=Mode.PERMANENCE)
    assert codes(here) == ["booking_no_permanence"]
    own = replace(AROUND, permanences=(permanence(),), own=frozenset({"caf"}))
    assert codes(here, own) == []
    assert codes(here, replace(own, own=frozenset())) == ["booking_no_permanence"]
    assert codes(booking(TUESDAY.replace(hour=16, minute=15), Mode.PERMANENCE), own) == [
        "booking_outside_permanence"
    ]
    assert said(booking(TUESDAY.replace(hour=14, minute=0), Mode.PERMANENCE), own) == [
        "CAF tient sa permanence ici de 14 h 30 à 16 h 30."
    ]
    named = replace(OFFICE, permanence="other")
    assert codes(replace(here, office=named), own) == ["booking_no_permanence"]
    assert codes(replace(here, office=replace(OFFICE, permanence="caf")), replace(own, own=frozenset())) == []


def test_a_permanence_may_be_when_the_house_is_not_open() -> None:
    evening = TUESDAY.replace(hour=18)
    own = replace(AROUND, permanences=(permanence(evening),), own=frozenset({"caf"}))
    assert codes(booking(evening, Mode.PERMANENCE), own) == []
    assert codes(booking(evening, Mode.PERMANENCE)) == ["appointment_outside", "booking_no_permanence"]


def test_an_adviser_receives_one_person_at_a_time() -> None:
    own = replace(AROUND, permanences=(permanence(),), own=frozenset({"caf"}))
    here = booking(mode=Mode.PERMANENCE)
    assert codes(here, replace(own, here=(taken(mode=Mode.PERMANENCE),))) == ["booking_adviser_taken"]
    for other in (taken(mode=Mode.PERMANENCE, operator="DGFIP"), taken(mode=Mode.VIDEO)):
        assert codes(here, replace(own, here=(other,))) == []


def test_another_appointment_of_the_case_is_said() -> None:
    other = taken(TUESDAY + timedelta(days=1), Mode.OFFICE)
    assert codes(booking(), replace(AROUND, of_case=(other,))) == ["booking_another"]
    assert codes(booking(itself="other"), replace(AROUND, of_case=(other,))) == []
    for over in (replace(other, state=State.KEPT), replace(other, begin=NOW - timedelta(days=1))):
        assert codes(booking(), replace(AROUND, of_case=(over,))) == []


def test_the_gravest_comes_first() -> None:
    found = notices_of(booking(datetime(2026, 5, 1, 7, tzinfo=PARIS), office=OFFICE), AROUND, NOW)
    assert [notice.weight for notice in found] == sorted((notice.weight for notice in found), reverse=True)
    assert len(found) == 3


def test_an_operator_without_a_label_is_named_by_its_code() -> None:
    saturday = booking(datetime(2026, 10, 17, 9, tzinfo=PARIS))
    (notice,) = notices_of(saturday, Around(HOUSE), NOW)
    assert notice == Notice("booking_weekend", Weight.REMARK, {"operator": "CAF"})


def test_the_first_free_room() -> None:
    around = replace(AROUND, here=(taken(room="Salle 1"),))
    assert free_room(booking(mode=Mode.VIDEO), around) == "Salle 2"
    assert free_room(booking(mode=Mode.VIDEO, room="Salle 1"), around) == "Salle 1"
    assert free_room(booking(mode=Mode.PERMANENCE), around) is None
    assert free_room(booking(mode=Mode.VIDEO), replace(around, rooms=("Salle 1",))) is None


def test_a_house_whose_hours_are_unknown_says_nothing_of_them() -> None:
    unknown: OpeningClock = clock_of(OpeningRules(), "53")
    assert codes(booking(TUESDAY.replace(hour=20), Mode.VIDEO), Around(unknown)) == []
