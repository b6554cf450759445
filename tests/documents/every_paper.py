"""Every paper of the program, drawn once: whoever adds one adds it here, and the same tests hold it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from marianne_desk.documents.day_page import draw_day_page, draw_phone_list
from marianne_desk.documents.delay_sheet import draw_delay_sheet
from marianne_desk.documents.key_card import draw_key_card
from marianne_desk.documents.liaison_sheet import draw_liaison_sheet
from marianne_desk.documents.mandate import MandatePaper, draw_mandate
from marianne_desk.documents.partner_form import draw_partner_form
from marianne_desk.documents.partner_sheet import draw_partner_sheet
from marianne_desk.documents.poster import draw_poster
from marianne_desk.documents.recovery_sheet import draw_recovery_sheet
from marianne_desk.documents.sheet import draw_sheet
from marianne_desk.documents.slip import draw_slip
from marianne_desk.documents.tally_sheet import draw_tally_sheet
from marianne_desk.documents.year import draw_year
from marianne_desk.domain.calendar.opening import clock_of
from marianne_desk.domain.calendar.opening_rules import rules_of
from marianne_desk.domain.calendar.working_days import WorkingDays
from marianne_desk.domain.cases.slip import compose_slip
from marianne_desk.domain.cases.slip_words import FRENCH
from marianne_desk.domain.codes import Channel, Outcome
from marianne_desk.domain.contact import Pause
from marianne_desk.domain.delay_explained import DelayExplained, Promise, days_of, partner_clock
from marianne_desk.domain.key_card import KeyCard, KeyGroup, KeyLine
from marianne_desk.domain.partner_sheet.note import QuarterNote
from marianne_desk.domain.recovery_words import scanned_text, words_of
from marianne_desk.domain.sheet.poster import compose_poster
from marianne_desk.domain.tally import TallyModel, TallyRow
from tests.day_page_samples import a_day_page, some_calls
from tests.liaison_samples import a_liaison
from tests.month_samples import a_report
from tests.partner_samples import a_report as partner_report
from tests.partner_samples import a_sheet, an_erratum
from tests.printed_samples import a_printed_sheet, a_year_sheet
from tests.slip_samples import an_appointment, told

AT = datetime(2026, 11, 2, 8, 5, tzinfo=UTC)
KEY = "0123456789abcdef" * 4


def _sheet() -> bytes:
    return draw_sheet(a_printed_sheet(), created_at=AT)


def _poster() -> bytes:
    report = a_report(with_year_before=True)
    return draw_poster(compose_poster(a_printed_sheet(display=True), report), created_at=AT)


def _year() -> bytes:
    return draw_year(a_year_sheet(), created_at=AT)


def _card() -> bytes:
    line = KeyLine("Maj+F12", "Ctrl+P", "à suivre, des papiers sont attendus")
    return draw_key_card(KeyCard("Les touches", (KeyGroup("Le passage", (line,) * 4),) * 3, "Pied"), AT)


def _tally() -> bytes:
    rows = (TallyRow("Carte d’identité", "papiers", "cni"), TallyRow("Énergie", "energie"))
    return draw_tally_sheet(TallyModel(12, rows), "France services de Vaubrun", created_at=AT)


def _recovery() -> bytes:
    return draw_recovery_sheet(
        name="France services de Vaubrun",
        place="53000 Vaubrun",
        words=words_of(KEY),
        scanned=scanned_text(KEY),
        today=AT.date(),
        created_at=AT,
    )


def _delay() -> bytes:
    """A letter handed on, paused, answered late."""
    clock = clock_of(rules_of("Mo-Fr 09:00-12:00,13:30-17:00"), "53")
    working = WorkingDays(clock.holidays_of)
    begin, end = (datetime(2026, month, day, 8, tzinfo=UTC) for month, day in ((10, 5), (11, 18)))
    pauses = (Pause(datetime(2026, 10, 8, 8, tzinfo=UTC), datetime(2026, 10, 12, 8, tzinfo=UTC)),)
    explained = DelayExplained(
        number=12,
        channel=Channel.MAIL,
        matter="Logement, APL",
        outcome=Outcome.FORWARDED,
        begin=begin.astimezone(clock.zone),
        end=end.astimezone(clock.zone),
        answered=True,
        promise=Promise(15, date(2026, 10, 29), (date(2026, 10, 26),)),
        pauses=pauses,
        days=days_of(clock, working, begin, end, pauses),
        partner=partner_clock(clock, working, begin, end),
    )
    return draw_delay_sheet(explained, "France services de Vaubrun", created_at=AT)


def _slip() -> bytes:
    return draw_slip(compose_slip(told(an_appointment()), FRENCH, named=True), created_at=AT, copies=2)


def _liaison() -> bytes:
    return draw_liaison_sheet(a_liaison(), created_at=AT)


def _partner_form() -> bytes:
    return draw_partner_form(a_liaison(), created_at=AT)


def _mandate() -> bytes:
    paper = MandatePaper(
        number=12,
        visitor="Zoé Lemaître",
        scope="Envoyer à la CAF l’attestation de loyer et demander où en est l’APL",
        until=date(2026, 12, 1),
        operator="CAF",
        house="France services de Vaubrun",
        place="4 place du Marché, 53000 Vaubrun",
        reach="02 00 00 00 00",
        agent="Agent 2",
        months=12,
    )
    return draw_mandate(paper, created_at=AT)


def _day_page() -> bytes:
    return draw_day_page(a_day_page(), created_at=AT)


def _phone_list() -> bytes:
    return draw_phone_list(some_calls(several=True), "France services de Vaubrun", created_at=AT)


def _partner() -> bytes:
    note = QuarterNote(AT, "Agent 2", "Bureau fermé en août.", (an_erratum(),))
    return draw_partner_sheet(a_sheet(partner_report(6, 5, feedback=9), note), created_at=AT)


PAPERS: dict[str, Callable[[], bytes]] = {
    "draw_sheet": _sheet,
    "draw_poster": _poster,
    "draw_year": _year,
    "draw_partner_sheet": _partner,
    "draw_key_card": _card,
    "draw_tally_sheet": _tally,
    "draw_recovery_sheet": _recovery,
    "draw_delay_sheet": _delay,
    "draw_slip": _slip,
    "draw_liaison_sheet": _liaison,
    "draw_partner_form": _partner_form,
    "draw_mandate": _mandate,
    "draw_day_page": _day_page,
    "draw_phone_list": _phone_list,
}
"""By the name of the function of ``documents`` that draws them."""
