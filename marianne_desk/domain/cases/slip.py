"""The slip that the visitor leaves with: where, when, with whom, which papers, whom to call. What it says, a value;
``documents/slip`` draws it.

Without a name it says nothing of the person: neither their name, nor their number, nor what the partner wrote.
Source: issue « Difficult cases » §3.
"""

import unicodedata
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from marianne_desk.domain.cases.appointment import HERE, Mode, Paper, PartnerAppointment
from marianne_desk.domain.cases.case import Answer, Case
from marianne_desk.domain.cases.slip_words import SlipWords
from marianne_desk.domain.cases.standing import Standing
from marianne_desk.domain.french import capitalised
from marianne_desk.domain.partners.directory import Office
from marianne_desk.domain.site import Site

_LONGEST_PLACE = 120
"""Signs of a place in the QR code: more, and an older telephone no longer reads it at this size."""


_STAND_INS = str.maketrans({"’": "'", "‘": "'", "œ": "oe", "Œ": "OE", "–": "-", "—": "-", "«": '"', "»": '"'})


class Picture(StrEnum):
    """The pictures of a slip; each stands beside a heading that says the same."""

    DAY = "day"
    PLACE = "place"
    PHONE = "phone"
    SCREEN = "screen"
    PERSON = "person"
    BRING = "bring"
    SENT = "sent"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Section:
    """A picture, its heading, what is to be remembered (large), then sentences. ``to_write``: a line left to be filled
    in by hand, after the last sentence. ``papers``: boxes to tick."""

    picture: Picture
    heading: str
    strong: tuple[str, ...] = field(default=(), repr=False)
    lines: tuple[str, ...] = field(default=(), repr=False)
    papers: tuple[Paper, ...] = ()
    to_write: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """``subject``: the operator of an appointment and who that is. ``whom``: « Pour : … », empty on a slip without a
    name. ``code``: what the QR code holds, empty where there is no appointment; ``about_code`` stands in its place for
    those who do not see it. ``note``: on the slip of a made-up desk, that it is; else empty."""

    words: SlipWords
    house: str
    title: str
    whom: str = field(repr=False)
    sections: tuple[Section, ...] = ()
    subject: str = ""
    code: str = field(default="", repr=False)
    about_code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What a slip is made of. ``operator``: its label; ``appointment`` None: none is to come; ``office``: that of the
    appointment, None where unknown. ``simulated``: the desk is made up."""

    case: Case
    standing: Standing
    site: Site
    operator: str
    appointment: PartnerAppointment | None = None
    office: Office | None = None
    simulated: bool = False


def compose_slip(told: Told, words: SlipWords, *, named: bool) -> Slip:
    """The slip of an appointment, or of a request that was sent on."""
    visitor = told.case.visitor if named else None
    slip = Slip(
        words=words,
        house=told.site.name,
        title=words.request,
        whom=words.for_whom.format(visitor.name) if visitor else "",
        note=words.made_up if told.simulated else "",
    )
    one = told.appointment
    if one is None:
        return replace(slip, sections=_of_request(told, words, named=named))
    return replace(
        slip,
        title=words.appointment,
        subject=", ".join((told.operator, *_some(words.operators.get(one.operator, "")))),
        sections=_of_appointment(told, one, words, named=named),
        code=event_text(told, one, words),
        about_code=words.picture_of_code.format(moment_words(one.begin, words)),
    )


def moment_words(moment: datetime, words: SlipWords) -> str:
    """« mardi 8 décembre 2026 à 14 h 30 »."""
    return f"{words.day(moment.date())} {words.hour(moment)}"


def event_text(told: Told, one: PartnerAppointment, words: SlipWords) -> str:
    """The appointment as telephones read it from a QR code: an event in UTC, as short as it can be. Never a word about
    the person: neither name nor number."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        f"SUMMARY:{_escaped(words.summary.format(told.operator))}",
        f"DTSTART:{_utc(one.begin)}",
        f"DTEND:{_utc(one.end)}",
    ]
    place = _place(told, one)
    if place:
        lines.append(f"LOCATION:{_escaped(place[:_LONGEST_PLACE])}")
    return "\r\n".join((*lines, "END:VEVENT", "END:VCALENDAR"))


def _of_appointment(
    told: Told, one: PartnerAppointment, words: SlipWords, *, named: bool
) -> tuple[Section, ...]:
    day = Section(
        Picture.DAY,
        words.when,
        (moment_words(one.begin, words),),
        (words.lasts.format(words.length(one.minutes)),),
    )
    who = (Section(Picture.PERSON, words.with_whom, (one.with_whom,)),) if one.with_whom else ()
    away = one.mode is Mode.PHONE
    heading = words.prepare if away else words.bring
    notes = () if away else (words.this_paper,)
    if one.papers and words.papers_are_french:
        notes = (*notes, words.papers_are_french)
    if any(paper.ready for paper in one.papers):
        notes = (*notes, words.ready_means)
    bring = (Section(Picture.BRING, heading, (), notes, one.papers),) if notes or one.papers else ()
    other = told.office.telephone if told.office else ""
    return (
        day,
        _where(told, one, words, named=named),
        *who,
        *bring,
        _help(told, words, words.not_free if away else words.cannot_come, other),
    )


def _where(told: Told, one: PartnerAppointment, words: SlipWords, *, named: bool) -> Section:
    if one.mode is Mode.PHONE:
        visitor = told.case.visitor
        reach = visitor.reach if visitor and "@" not in visitor.reach else ""
        number = (one.place or reach) if named else ""
        lines = (*((words.number.format(number),) if number else ()), *words.stay)
        return Section(Picture.PHONE, words.telephone, (words.they_call,), lines)
    if one.mode in HERE:
        room = (words.room.format(one.room),) if one.room else ()
        seen = words.screen if one.mode is Mode.VIDEO else ()
        picture = Picture.SCREEN if one.mode is Mode.VIDEO else Picture.PLACE
        address = one.place or _address(told.site)
        return Section(picture, words.where, (told.site.name,), (*_some(address), *room, *seen))
    name = told.office.label if told.office else told.operator
    address = one.place or (told.office.address if told.office else "")
    lines = _some(address) or (words.address,)
    return Section(Picture.PLACE, words.where, (name,), lines, to_write=not address)


def _of_request(told: Told, words: SlipWords, *, named: bool) -> tuple[Section, ...]:
    operator, standing = told.standing.operator, told.standing
    sent_on = next(event.at for event in reversed(told.case.events) if event.operator)
    zone = ZoneInfo(told.site.zone)
    explained = _some(words.operators.get(operator, ""))
    explained = tuple(f"{capitalised(one)}." for one in explained)
    if standing.to_tell:
        first = Section(Picture.SENT, words.answered, (told.operator,), explained)
    else:
        since = words.since.format(words.day(sent_on.astimezone(zone).date()))
        first = Section(Picture.SENT, words.sent, (told.operator,), (*explained, since))
    if standing.papers_expected:
        return first, _wanted(told, words, named=named), _question(told, words, alone=False)
    hear = _we_call(told, words, named=named)
    return first, *hear, _question(told, words, alone=not hear)


def _we_call(told: Told, words: SlipWords, *, named: bool) -> tuple[Section, ...]:
    """How the visitor hears of the answer; nothing where they left no way to reach them."""
    visitor, answered = told.case.visitor, told.standing.to_tell
    if visitor is None or not visitor.reach:
        return ()
    mail = "@" in visitor.reach
    then = words.then_we_write if mail else words.then_we_call
    lines = (words.we_tell,) if answered else (*words.we_wait, then)
    reach = (words.mail if mail else words.number).format(visitor.reach)
    heading = words.we_write if mail else words.we_call
    return (Section(Picture.PHONE, heading, (), (*lines, *((reach,) if named else ()))),)


def _wanted(told: Told, words: SlipWords, *, named: bool) -> Section:
    """The papers that the partner asks for, in its own words where the slip is for somebody."""
    asked = next(event for event in reversed(told.case.events) if event.answer is Answer.PAPERS_WANTED)
    strong = _some(asked.words) if named else ()
    return Section(Picture.BRING, words.bring, strong, (words.wanted, words.bring_here, words.this_paper))


def _help(told: Told, words: SlipWords, heading: str, other: str) -> Section:
    """Whom to call about an appointment; ``other``: the partner's own number."""
    partner = (words.call_partner.format(told.operator, other),) if other else ()
    first = words.call_us if told.site.telephone else words.come_and_tell
    lines = (first, _number(told, words), *partner)
    return Section(Picture.HELP, heading, _some(told.site.telephone), lines)


def _question(told: Told, words: SlipWords, *, alone: bool) -> Section:
    """Whom to call about a request. ``alone``: the visitor will hear of it in no other way."""
    own = alone or not told.site.telephone
    lines = (*(words.come_back if own else ()), _number(told, words))
    return Section(Picture.HELP, words.question, _some(told.site.telephone), lines)


def _number(told: Told, words: SlipWords) -> str:
    return words.say_number.format(f"D-{told.case.number}")


def _place(told: Told, one: PartnerAppointment) -> str:
    if one.mode is Mode.PHONE:
        return ""
    if one.mode in HERE:
        return f"{told.site.name}, {one.place or _address(told.site)}"
    if told.office is None:
        return one.place
    return ", ".join(part for part in (told.office.label, one.place or told.office.address) if part)


def _address(site: Site) -> str:
    town = " ".join(part for part in (site.postcode, site.commune) if part)
    return ", ".join(part for part in (site.address, town) if part)


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _escaped(text: str) -> str:
    """TEXT of RFC 5545, 3.3.11, without accents: a reader guesses how they are written, and a reader tried for this
    guessed a Chinese sign."""
    parted = unicodedata.normalize("NFKD", text.translate(_STAND_INS))
    plain = " ".join(parted.encode("ascii", "ignore").decode().split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
