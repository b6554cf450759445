"""A delay in French: its three clocks, its days, its steps. Shared by the window, the paper and the terminal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from marianne_desk import wording
from marianne_desk.domain import french
from marianne_desk.domain.calendar.delay_steps import DelayStep, StepKind
from marianne_desk.domain.delay_explained import DayKind, DelayExplained, ExplainedDay, PartnerClock
from marianne_desk.domain.delay_timeline import Mark, Timeline, timeline_of

NB = french.NO_BREAK

COLUMNS = ("Jour", "Promesse", "Ouverture", "Pas à pas")

MARKS: dict[Mark, str] = {
    Mark.RECEIVED: "jour de réception",
    Mark.COUNTED: "jour ouvré compté",
    Mark.LATE: "jour ouvré de retard",
    Mark.OPEN: "ouvert",
    Mark.LUNCH: "pause de midi",
    Mark.HOLIDAY: "jour férié",
    Mark.PAUSED: "délai suspendu",
    Mark.PARTNER: "jour ouvré du partenaire",
}
"""The legend of the band."""


@dataclass(frozen=True, slots=True)
class ClockWords:
    """One of the three clocks: what it is, how far it is, what that means."""

    name: str
    value: str
    detail: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """One day under :data:`COLUMNS`. ``counts``: it is a working day of the promise."""

    cells: tuple[str, str, str, str]
    counts: bool


def title(explained: DelayExplained) -> str:
    """« C-12 · Courriel · Impôts »."""
    return f"C-{explained.number} · {wording.CHANNELS[explained.channel]} · {explained.matter}"


def span(explained: DelayExplained) -> str:
    """From when to when, and how long in all."""
    end = "répondu" if explained.answered else "sans réponse à ce jour,"
    return (
        f"Reçu le {_moment(explained.begin)}, {end} le {_moment(explained.end)}{NB}: "
        f"{elapsed(explained.minutes)} en tout."
    )


def clocks(explained: DelayExplained) -> tuple[ClockWords, ClockWords, ClockWords]:
    """The promise, the desk's opening, the partner's days."""
    paused = explained.paused_minutes
    return (
        ClockWords("La promesse", _promise_value(explained), promise_words(explained)),
        ClockWords(
            "Nos heures d’ouverture",
            french.minutes(explained.open_minutes),
            f"Temps où la maison était ouverte, suspensions déduites ({elapsed(paused)})."
            if paused
            else "Temps où la maison était ouverte.",
        ),
        _partner(explained.partner),
    )


def promise_words(explained: DelayExplained) -> str:
    """What was owed, and whether it was kept."""
    promise = explained.promise
    told = ""
    if promise.announced:
        told = f" Annoncé à l’usager{NB}: {french.enumeration([_day(day) for day in promise.announced])}."
    if promise.due_on is None:
        if any(pause.end is None for pause in explained.pauses):
            return f"Suspendu{NB}: des papiers sont attendus.{told}"
        return f"Aucune réponse n’est due dans un délai.{told}"
    until = f"avant la fin du {_day(promise.due_on)}"
    if explained.late:
        days = sum(1 for day in explained.days if day.rank and day.day > promise.due_on)
        late = french.count_of(days, "jour ouvré", "jours ouvrés")
        word = f"répondu avec {late} de retard" if explained.answered else f"{late} de retard"
        return f"À répondre {until}{NB}: {word}.{told}"
    word = "répondu dans les temps" if explained.answered else "encore dans les temps"
    return f"À répondre {until}{NB}: {word}.{told}"


def rows(explained: DelayExplained, steps: Callable[[ExplainedDay], str] | None = None) -> tuple[DayRow, ...]:
    """Every day, in order. ``steps``: how its steps are told, None: with their hours."""
    told = steps or steps_words
    return tuple(
        DayRow(
            (_day_of(day.day, explained), day_words(day), opening_words(day), told(day)),
            day.kind is DayKind.COUNTED,
        )
        for day in explained.days
    )


def total(explained: DelayExplained) -> tuple[str, str, str, str]:
    """What the days add up to, under :data:`COLUMNS`."""
    return (
        "En tout",
        _working(explained.counted),
        french.minutes(explained.open_minutes),
        f"{elapsed(explained.minutes)} écoulées",
    )


def left_out(days: Sequence[ExplainedDay]) -> tuple[str, str, str, str]:
    """One row in place of many, under :data:`COLUMNS`."""
    counted = sum(day.kind is DayKind.COUNTED for day in days)
    return (
        f"… {french.count_of(len(days), 'jour')}",
        f"dont {counted}{NB}comptés" if counted > 1 else f"dont {counted}{NB}compté",
        french.minutes(sum(day.open_minutes for day in days)),
        f"{elapsed(sum(day.minutes for day in days))}, non imprimés ici",
    )


def band_words(explained: DelayExplained) -> str:
    """The band for those who do not see it: every number that is drawn."""
    timeline = timeline_of(explained)
    told = [
        f"Du {_day(timeline.first)} au {_day(timeline.last)}",
        f"jours ouvrés comptés{NB}: "
        + (
            ", ".join(f"{day.rank} le {french.day_words(day.day)}" for day in explained.days if day.rank)
            or "aucun"
        ),
    ]
    told += [f"{clock.name}{NB}: {clock.value}, {clock.detail}" for clock in clocks(explained)]
    return ". ".join(told).replace("..", ".") + "."


def end_words(explained: DelayExplained) -> str:
    """What the end of the band is."""
    return "réponse" if explained.answered else "à ce jour"


def ends_of(explained: DelayExplained, timeline: Timeline) -> tuple[str, str]:
    """The days at both ends of the band."""
    return _day_of(timeline.first, explained), _day_of(timeline.last, explained)


def marks_of(timeline: Timeline) -> tuple[Mark, ...]:
    """The shapes that a band shows, for its legend."""
    lanes = [lane for lane in (timeline.promise, timeline.opening, timeline.partner) if lane is not None]
    seen = {piece.mark for lane in lanes for piece in lane.pieces}
    return tuple(mark for mark in Mark if mark in seen)


def day_words(day: ExplainedDay) -> str:
    """What a day is for the promise: « jour 3 », « non compté : samedi »."""
    if day.kind is DayKind.COUNTED:
        return f"jour{NB}{day.rank}"
    if day.kind is DayKind.RECEIVED:
        return f"jour{NB}0{NB}: réception"
    why = {
        DayKind.WEEKEND: french.WEEKDAYS[day.day.weekday()],
        DayKind.HOLIDAY: f"férié, {day.label}",
        DayKind.PAUSED: "suspendu",
    }[day.kind]
    return f"non compté{NB}: {why}"


def opening_words(day: ExplainedDay) -> str:
    """How long the desk was open, pauses left out."""
    if day.open_minutes or any(step.kind is StepKind.PAUSED for step in day.steps):
        return french.minutes(day.open_minutes)
    return "fermé"


def steps_words(day: ExplainedDay) -> str:
    """« 9 h 00 ouvert 3 h 00, 12 h 00 pause de midi 1 h 30 »."""
    return ", ".join(_step(step) for step in day.steps)


def steps_in_short(day: ExplainedDay) -> str:
    """« fermé 9 h 00, ouvert 3 h 00, midi 1 h 30 »: a day on one line of paper."""
    return ", ".join(
        f"{'midi' if step.kind is StepKind.LUNCH else wording.STEPS[step.kind]} {french.minutes(step.minutes)}"
        for step in day.steps
    )


def elapsed(minutes: float) -> str:
    """« 3 h 20 », « 6 j 2 h 10 » of 24 hours."""
    whole = int(french.rounded(minutes))
    days, rest = divmod(whole, 24 * 60)
    if not days:
        return french.minutes(minutes)
    return f"{french.number(days)}{NB}j{NB}{rest // 60}{NB}h{NB}{rest % 60:02d}"


def _step(step: DelayStep) -> str:
    label = f" ({step.label})" if step.label else ""
    return f"{french.clock_time(step.begin)} {wording.STEPS[step.kind]}{label} {french.minutes(step.minutes)}"


def _promise_value(explained: DelayExplained) -> str:
    if explained.promise.owed is None:
        return _working(explained.counted)
    return f"{_working(explained.counted)} sur {explained.promise.owed}"


def _working(days: int) -> str:
    return french.count_of(days, f"jour{NB}ouvré", f"jours{NB}ouvrés")


def _partner(clock: PartnerClock | None) -> ClockWords:
    name = "Le partenaire"
    if clock is None:
        return ClockWords(name, french.UNKNOWN, "La demande ne lui a pas été transmise.")
    days, rest = divmod(int(clock.minutes), 24 * 60)
    value = f"{_working(days)} et {french.minutes(rest)}" if rest else _working(days)
    alarms = french.enumeration(
        [
            f"à {alarm.days}{NB}jours {'dépassée' if alarm.rung else 'prévue'} le {_moment(alarm.at)}"
            for alarm in clock.alarms
        ]
    )
    return ClockWords(
        name,
        value,
        f"24{NB}h par jour ouvré depuis le {_moment(clock.since)}{french.NARROW}; alerte {alarms}.",
    )


def _day(day: date) -> str:
    return f"{french.day_words(day)}{NB}{day.year}"


def _day_of(day: date, explained: DelayExplained) -> str:
    """The year is said where the delay crosses one."""
    crosses = explained.begin.year != explained.end.year
    return _day(day) if crosses else french.day_words(day)


def _moment(at: datetime) -> str:
    return f"{_day(at)} à {french.clock_time(at)}"
