"""Numbers, dates and lists as French print writes them: no-break spaces, decimal comma, typographic signs.

A thousand is set off by a narrow no-break space (U+202F), as is the sign « % »; a true minus sign (U+2212)
stands before negative changes; what is unknown is « – », never 0.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from marianne_desk.domain.month import Month
from marianne_desk.domain.quarter import Quarter

NO_BREAK = "\u00a0"
NARROW = "\u202f"
MINUS = "\u2212"
UNKNOWN = "–"

_MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_SHORT_MONTHS = (
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def rounded(value: float, decimals: int = 0) -> Decimal:
    """``value`` with so many decimals, a half away from zero, as people round."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


UNITS = {"minutes": "min", "days": "j", "working_days": "j\u00a0ouvrés"}
"""Signs of the units in which a duration is told."""


def number(value: float, decimals: int = 0) -> str:
    """« 1 234,5 »."""
    text = f"{rounded(value, decimals):,.{decimals}f}"
    return text.replace("-", MINUS).replace(",", NARROW).replace(".", ",")


def change(value: float, decimals: int = 0) -> str:
    """A difference with its sign: « +14 », « −3 », « = » when nothing is left after rounding."""
    difference = rounded(value, decimals)
    if difference == 0:
        return "="
    return (
        number(float(difference), decimals) if difference < 0 else f"+{number(float(difference), decimals)}"
    )


def percent(value: float, decimals: int = 0) -> str:
    """« 82 % »; ``value`` is already in percents."""
    return f"{number(value, decimals)}{NARROW}%"


def percent_beside(value: float, target: float | None, decimals: int = 0) -> str:
    """A share in percents beside its target (None: none), that never reads as the target that it misses: « 89,6 % »
    under 90 %, where « 90 % » would say the contrary. What one decimal would still hide is rounded down to it."""
    if target is None or value >= target - _SAME or rounded(value, decimals) < rounded(target, decimals):
        return percent(value, decimals)
    told = min(rounded(value, 1), rounded(target, 1) - Decimal("0.1"))
    return percent(float(told), 1)


_SAME = 1e-7
"""Percents that two ways of computing one share may differ by."""


def minutes(value: float) -> str:
    """« 6 min », « 1 h 05 »; under half a minute « < 1 min »."""
    whole = int(rounded(value))
    if whole >= 60:
        return f"{number(whole // 60)}{NO_BREAK}h{NO_BREAK}{whole % 60:02d}"
    if whole == 0 and value > 0:
        return f"<{NO_BREAK}1{NO_BREAK}min"
    return f"{whole}{NO_BREAK}min"


def count_of(count: int, one: str, many: str | None = None) -> str:
    """« 1 passage », « 0 passage », « 2 passages »; ``many`` defaults to ``one`` with an s."""
    noun = one if abs(count) < 2 else many or f"{one}s"
    return f"{number(count)}{NO_BREAK}{noun}"


def month_words(month: Month) -> str:
    """« octobre 2026 »."""
    return f"{_MONTHS[month.month - 1]}{NO_BREAK}{month.year}"


def month_short(month: Month) -> str:
    """« oct. 2026 »."""
    return f"{_SHORT_MONTHS[month.month - 1]}{NO_BREAK}{month.year}"


def quarter_words(quarter: Quarter) -> str:
    """« 3e trimestre 2026 »."""
    rank = "1er" if quarter.quarter == 1 else f"{quarter.quarter}e"
    return f"{rank}{NO_BREAK}trimestre{NO_BREAK}{quarter.year}"


def quarter_short(quarter: Quarter) -> str:
    """« 3e trim. 2026 »."""
    return quarter_words(quarter).replace("trimestre", "trim.")


def day_words(day: date) -> str:
    """« mardi 6 octobre »; the first of a month is « 1er »."""
    return f"{WEEKDAYS[day.weekday()]}{NO_BREAK}{_day_number(day)}{NO_BREAK}{_MONTHS[day.month - 1]}"


def day_short(day: date) -> str:
    """« 14/10/2026 »."""
    return f"{day:%d/%m/%Y}"


def clock_time(moment: datetime) -> str:
    """« 9 h 05 », on the clock that ``moment`` carries."""
    return f"{moment.hour}{NO_BREAK}h{NO_BREAK}{moment.minute:02d}"


def moment_words(moment: datetime, today: date, part: str | None = None) -> str:
    """« hier à 18 h 00 », « le lundi 16 novembre à 9 h 00 »; where no hour was said, ``part`` of the day (« matin »),
    empty: the day alone. On the clock that ``moment`` carries."""
    day = moment.date()
    if day == today and part:
        return f"{'cet' if part.startswith('a') else 'ce'} {part}"
    names = {today: "aujourd’hui", today - timedelta(days=1): "hier", today + timedelta(days=1): "demain"}
    year = "" if day.year == today.year else f"{NO_BREAK}{day.year}"
    name = names.get(day, f"le {day_words(day)}{year}")
    return f"{name} à {clock_time(moment)}" if part is None else f"{name} {part}".rstrip()


def instant_words(moment: datetime) -> str:
    """« 2 novembre 2026 à 9 h 05 », on the clock that ``moment`` carries."""
    day = f"{_day_number(moment)}{NO_BREAK}{_MONTHS[moment.month - 1]}{NO_BREAK}{moment.year}"
    return f"{day} à {clock_time(moment)}"


def enumeration(words: Sequence[str]) -> str:
    """« a, b et c »; empty for nothing."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} et {words[-1]}"


def listed(words: Sequence[str]) -> str:
    """Things that are each written with a capital, in one sentence: « Votre RIB, le livret de famille et votre bail »;
    the first keeps its own."""
    return enumeration([*words[:1], *(lowered(one) for one in words[1:])])


def lowered(label: str) -> str:
    """The label inside a sentence; a name with capitals of its own (APL, FranceConnect) stays as it is."""
    first = label.partition(" ")[0]
    return label if first[1:] != first[1:].lower() else label[:1].lower() + label[1:]


def days_ago(days: int) -> str:
    """« aujourd’hui », « hier », « il y a 3 jours »."""
    return {0: "aujourd’hui", 1: "hier"}.get(days, f"il y a {count_of(days, 'jour')}")


def capitalised(text: str) -> str:
    """The first letter as a capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def _day_number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)
