"""What may hang on a wall: counts under five are never printed, nor can they be found by subtraction.

A small count is not replaced by a sign whose value a total gives away: it is added to others under one line that is
five at least. Source: issue « The twelve commitments » §5.
"""

from collections.abc import Mapping, Sequence

from marianne_desk.domain import french

LEAST = 5
"""Fewer people than this could be told one from the other."""
MASKED = "masqué"
OR_MORE = "ou plus"
FEW = f"moins de{french.NO_BREAK}{LEAST}"


def is_few(count: int) -> bool:
    """Whether a count must not be printed; nothing at all may be."""
    return 0 < count < LEAST


def printable(counts: Sequence[int], most: int | None = None) -> frozenset[int]:
    """The places of the counts that may be printed, the ``most`` largest of them (None: all). All others, those that
    are 0 as well, may only be given as one sum, which is :data:`LEAST` at least or nothing, and never one small count
    alone: the smallest of the others are taken in until it is so."""
    large = sorted(
        (place for place, count in enumerate(counts) if count >= LEAST),
        key=lambda place: (-counts[place], place),
    )[:most]
    kept = list(large)
    while kept and is_few(sum(count for place, count in enumerate(counts) if place not in kept)):
        kept.pop()
    return frozenset(kept)


def count_words(count: int) -> str:
    """« 412 », « moins de 5 »."""
    return FEW if is_few(count) else french.number(count)


def share_words(part: int, whole: int, target: float | None = None) -> tuple[str, str]:
    """A share and what it was taken over, masked alike: « 89 % » and « 40 sur 45 » where both sides of it are large, or
    one is nothing; else a bound in tens of percents, and :data:`MASKED`. « – » where nothing was counted.

    ``target``: between 0 and 1, what the share must not seem to reach; None for none."""
    if whole == 0:
        return french.UNKNOWN, ""
    if is_few(whole):
        return french.UNKNOWN, FEW
    if not is_few(part) and not is_few(whole - part):
        aim = None if target is None else 100 * target
        return french.percent_beside(
            part * 100 / whole, aim
        ), f"{french.number(part)} sur {french.number(whole)}"
    return bound_words(part, whole), MASKED


def bound_words(part: int, whole: int) -> str:
    """A share in tens of percents: « 80 % ou plus », « 20 % au plus ». ``whole`` is not 0."""
    tens = part * 10 // whole
    return (
        f"{french.percent(tens * 10)} {OR_MORE}" if tens >= 5 else f"{french.percent(tens * 10 + 10)} au plus"
    )


def printable_totals(months: Sequence[Mapping[str, int]], shown: Sequence[frozenset[str]]) -> frozenset[str]:
    """The categories whose total of the year may be printed beside the twelve sheets to display, and the totals that
    those leave unsaid. ``months``: counts by category; ``shown``: the categories that each month's sheet printed.

    A total is held back as long as it would give away a count that a month masked: alone, or through several tables
    together. Every masked count is an unknown that one month and one category know the sum of; it can be told when
    nothing but it joins its month to its category, so a line of the year stays out until none is left so."""
    categories = sorted({one for month in months for one in month})
    totals = [sum(month.get(one, 0) for month in months) for one in categories]
    allowed = [categories[place] for place in sorted(printable(totals), key=lambda place: -totals[place])]
    unknown = {
        (one, place)
        for one in categories
        for place, held in enumerate(shown)
        if months[place] and one not in held
    }
    while allowed:
        told = _told(unknown, frozenset(allowed), months)
        hidden = sum(
            total for one, total in zip(categories, totals, strict=True) if one not in frozenset(allowed)
        )
        if not told and not is_few(hidden):
            break
        allowed = [one for one in allowed if one not in told] if told else allowed[:-1]
    return frozenset(allowed)


def _told(
    unknown: set[tuple[str, int]], allowed: frozenset[str], months: Sequence[Mapping[str, int]]
) -> frozenset[str]:
    """Categories whose printed total gives away a masked count, or a sum of them that is small."""
    told: set[str] = set()
    for one in allowed:
        own = [place for category, place in unknown if category == one]
        if own and is_few(sum(months[place].get(one, 0) for place in own)):
            told.add(one)
    for category, place in unknown:
        if is_few(months[place].get(category, 0)) and _is_bridge((category, place), unknown, allowed):
            # One without a total of its own is told by the totals of those that are masked beside it.
            told |= {category} & allowed or {one for one, beside in unknown if beside == place} & allowed
    return frozenset(told)


def _is_bridge(edge: tuple[str, int], unknown: set[tuple[str, int]], allowed: frozenset[str]) -> bool:
    """Whether nothing else joins the month of an unknown count to its category. Categories without a printed total are
    joined among themselves: only the sum of theirs is known."""

    def node(category: str) -> str:
        return category if category in allowed else ""

    beside: dict[str, list[str]] = {}
    for category, place in unknown:
        if (category, place) != edge:
            beside.setdefault(node(category), []).append(f"\n{place}")
            beside.setdefault(f"\n{place}", []).append(node(category))
    todo = [node(edge[0])]
    seen = set(todo)
    while todo:
        for other in beside.get(todo.pop(), ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return f"\n{edge[1]}" not in seen
