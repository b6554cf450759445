"""What each indicator counts in the log: which rows are the whole, which of them the part, written once.

Asked twice, like the figures of a month (``figures/definitions``): how many, and which; indicators of one population
share a scan. Permanences and cancelled contacts are in none. Source: domain.md §1.4, §3.1, §5.1, contract.md §3.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, and_, false, func, null, or_, select, true

from marianne_desk.domain.codes import ON_THE_SPOT, WRITTEN, Channel, Help, Outcome, RequestKind
from marianne_desk.domain.commitments.measure import BehindRow
from marianne_desk.domain.commitments.pack import Formula, Indicator
from marianne_desk.domain.commitments.verdict import Tally
from marianne_desk.figures.case_indicators import DEFINED_OF_CASES, rows_query
from marianne_desk.figures.computing import compute
from marianne_desk.figures.definitions import (
    DUE_REQUESTS,
    OWN_CONTACTS,
    OWN_REQUESTS,
    REQUESTS,
    Population,
    Share,
    own_request,
    wait_noted,
    waits_here,
)
from marianne_desk.storage import tables as t
from marianne_desk.storage.contact_rows import day_of

_contact, _request = t.contact.c, t.request.c

PROMISED_REQUESTS = Population(t.request, _request.promised_month, own_request, REQUESTS)

_written = _request.channel.in_(sorted(channel.value for channel in WRITTEN))
_on_the_spot = _request.channel.in_(sorted(channel.value for channel in ON_THE_SPOT))
_in_time = _request.in_time == True  # noqa: E712 (an SQL expression)
_answered = _request.answered_on.is_not(None)
_met = (Outcome.SOLVED, Outcome.ORIENTED, Outcome.APPOINTMENT, Outcome.FORWARDED)


def definition_of(indicator: Indicator, waiting_minutes: int, key: str) -> Share:
    """What an indicator that the log feeds counts; ``key`` names it.

    Raises KeyError for one that papers feed."""
    return _DEFINED[indicator.formula](key, indicator.parameters, waiting_minutes)


def tallies(connection: Connection, definitions: Sequence[Share], month: int) -> dict[str, Tally]:
    """What each definition counts in ``month`` (202610), by its key."""
    found = {}
    for figure in compute(connection, definitions, month):
        part, whole, coverage = figure.part or 0, figure.whole or 0, figure.coverage
        noted, eligible = (coverage.noted, coverage.of) if coverage else (whole, whole)
        found[figure.id] = Tally(part, whole, noted, eligible)
    return found


def behind(connection: Connection, definition: Share, months: Iterable[int]) -> list[BehindRow]:
    """The rows of the whole over ``months``, in the order of their contacts, of their cases where these are counted."""
    population = definition.population
    in_months = and_(population.cohort.in_(list(months)), population.where, definition.whole)
    if population.table not in (t.contact, t.request):
        return [
            BehindRow(number, row_id, bool(part), bool(is_open), day_of(due_on), place)
            for number, row_id, part, is_open, due_on, place in connection.execute(
                rows_query(definition).where(in_months)
            )
        ]
    if population.table is t.contact:
        query = select(_contact.number, _contact.id, definition.part, false(), null()).order_by(
            _contact.number
        )
    else:
        due = _request.promised_on if population is PROMISED_REQUESTS else _request.due_on
        follows = _request.outcome.in_([Outcome.PENDING.value, Outcome.FORWARDED.value])
        owed = and_(_request.due_on.is_not(None), _request.outcome != Outcome.DROPPED.value)
        is_open = and_(~_answered, or_(follows, owed))
        query = select(_request.contact, _request.id, definition.part, is_open, due).order_by(
            _request.contact, _request.number
        )
    return [
        BehindRow(number, row_id, bool(part), bool(is_open), day_of(due_on))
        for number, row_id, part, is_open, due_on in connection.execute(query.where(in_months)).all()
    ]


Parameters = Mapping[str, int | str]


def _answered_in_time(key: str, parameters: Parameters, _minutes: int) -> Share:
    """Requests of one channel that were due in the month, answered on their day or before; late, closed without an
    answer or still open is not."""
    return Share(key, DUE_REQUESTS, whole=_request.channel == str(parameters["channel"]), part=_in_time)


def _waited_within(key: str, _parameters: Parameters, minutes: int) -> Share:
    """People who waited here, both times noted, no longer than the house's limit."""
    return Share(
        key, OWN_CONTACTS, whole=wait_noted, part=_contact.waited <= minutes * 60, eligible=waits_here
    )


def _announcement_kept(key: str, _parameters: Parameters, _minutes: int) -> Share:
    """Requests whose first announced delay ended in the month, moved by pauses, answered by then; one whose clock
    stands still is in no month."""
    return Share(key, PROMISED_REQUESTS, whole=true(), part=_request.promise_kept == True)  # noqa: E712


def _acknowledged_in_time(key: str, parameters: Parameters, _minutes: int) -> Share:
    """Written requests received in the month that owe an acknowledgement: those whose answer is due more than
    ``not_due_within`` days after their receipt (§5.1: otherwise « non exigé »); one whose clock stands still has no
    due day, and is not counted until it has. The part: acknowledged within so many days of the receipt, e-mail and
    letter apart. No acknowledgement noted is none sent."""

    def days_after(days: int | str) -> ColumnElement[str]:
        return func.date(_request.received_on, f"+{int(days)} days")

    within = or_(
        and_(
            _request.channel == Channel.EMAIL.value,
            _request.acknowledged_on <= days_after(parameters["electronic_days"]),
        ),
        and_(
            _request.channel == Channel.MAIL.value,
            _request.acknowledged_on <= days_after(parameters["paper_days"]),
        ),
    )
    return Share(
        key,
        OWN_REQUESTS,
        whole=and_(_written, _request.due_on > days_after(parameters["not_due_within"])),
        part=and_(_request.acknowledged_on.is_not(None), within),
    )


def _right_first_time(key: str, _parameters: Parameters, _minutes: int) -> Share:
    """« Juste du premier coup »: requests of the month of which was noted whether the person comes back for the same
    one (« revient pour la même demande »); the part: those that do not. Who came back is not known by name, so a
    return weighs on the month in which it is noted, not on that of the first visit; the month is judged only once the
    pack's days have passed after its last day (``measuring.known_on``), when what is noted afterwards is in."""
    return Share(
        key,
        OWN_REQUESTS,
        whole=_request.came_back.is_not(None),
        part=_request.came_back == False,  # noqa: E712
        eligible=true(),
    )


def _operator_named(key: str, _parameters: Parameters, _minutes: int) -> Share:
    """Requests sent on: oriented, forwarded, or an appointment with an operator (one without is an appointment with
    us, and no orientation). The part: an operator is named."""
    sent_on = _request.outcome.in_([Outcome.ORIENTED.value, Outcome.FORWARDED.value])
    with_operator = and_(_request.outcome == Outcome.APPOINTMENT.value, _request.operator.is_not(None))
    return Share(key, OWN_REQUESTS, whole=or_(sent_on, with_operator), part=_request.operator.is_not(None))


def _solved_on_the_spot(key: str, _parameters: Parameters, _minutes: int) -> Share:
    """Requests at the desk and on the telephone; the part: solved there and then."""
    return Share(key, OWN_REQUESTS, whole=_on_the_spot, part=_request.outcome == Outcome.SOLVED.value)


def _accompanied(key: str, _parameters: Parameters, _minutes: int) -> Share:
    """Requests of which the nature of the help was noted; the part: an online procedure or a file was gone through
    together (levels 2 and 3 of domain.md §4.4)."""
    with_help = or_(*(_request.help.contains(f"|{code.value}|") for code in (Help.ONLINE, Help.FILE)))
    return Share(key, OWN_REQUESTS, whole=_request.help != "", part=with_help, eligible=true())


def _needs_met(key: str, _parameters: Parameters, _minutes: int) -> Share:
    """Requests of people of whom a need was noted (reading aloud, interpreter, access). The part: something came of
    it, solved, oriented, appointment or forwarded, or it was answered since; closed without one (« sans suite ») or
    still open is not. Source: domain.md §1.4, no 5 « met or forwarded »."""
    met = or_(_request.outcome.in_([outcome.value for outcome in _met]), _answered)
    return Share(key, OWN_REQUESTS, whole=_request.needs_noted == True, part=met)  # noqa: E712


def _complaints_answered(key: str, _parameters: Parameters, _minutes: int) -> Share:
    """Complaints that were due in the month, answered by then, like letters and e-mails."""
    return Share(key, DUE_REQUESTS, whole=_request.kind == RequestKind.COMPLAINT.value, part=_in_time)


def _suggestions_answered(key: str, _parameters: Parameters, _minutes: int) -> Share:
    """Suggestions received in the month; the part: answered since, whenever, or at once at the desk or on the
    telephone."""
    at_once = and_(_on_the_spot, _request.outcome == Outcome.SOLVED.value)
    return Share(
        key,
        OWN_REQUESTS,
        whole=_request.kind == RequestKind.SUGGESTION.value,
        part=or_(_answered, at_once),
    )


_DEFINED = {
    Formula.ANSWERED_IN_TIME: _answered_in_time,
    Formula.WAITED_WITHIN: _waited_within,
    Formula.ANNOUNCEMENT_KEPT: _announcement_kept,
    Formula.ACKNOWLEDGED_IN_TIME: _acknowledged_in_time,
    Formula.RIGHT_FIRST_TIME: _right_first_time,
    Formula.OPERATOR_NAMED: _operator_named,
    Formula.SOLVED_ON_THE_SPOT: _solved_on_the_spot,
    Formula.ACCOMPANIED: _accompanied,
    Formula.NEEDS_MET: _needs_met,
    Formula.COMPLAINTS_ANSWERED: _complaints_answered,
    Formula.SUGGESTIONS_ANSWERED: _suggestions_answered,
    **DEFINED_OF_CASES,
}
