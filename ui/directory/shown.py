"""The directory as its window shows it. No Qt."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from marianne_desk.domain.agenda.permanence import Permanence
from marianne_desk.domain.delays import Alarms
from marianne_desk.domain.partners.directory import (
    Correspondent,
    Directory,
    Office,
    PaperList,
    Partner,
    PartnerNews,
)

ALL = ""
"""In the place of an operator: what holds wherever a matter goes."""

Entry = Partner | Office | Correspondent | Permanence | PaperList | PartnerNews


@dataclass(frozen=True, slots=True)
class Shown:
    """``operators`` and ``matters`` (reasons and themes): (code, words, whether retired), in the order of the lists.
    ``alarms``: the house's."""

    directory: Directory
    permanences: tuple[Permanence, ...]
    news: tuple[PartnerNews, ...]
    operators: tuple[tuple[str, str, bool], ...]
    matters: tuple[tuple[str, str, bool], ...]
    alarms: Alarms
    today: date

    def label(self, operator: str) -> str:
        """What people see for an operator."""
        return next((label for code, label, _ in self.operators if code == operator), operator)

    def matter(self, code: str) -> str:
        """What people see for a reason or a theme."""
        return next((label for each, label, _ in self.matters if each == code), code)

    def listed(self) -> Iterator[str]:
        """The operators to show: those in use, and retired ones of which something is known."""
        for code, _, retired in self.operators:
            if not retired or self.entries(code)[1:]:
                yield code
        yield ALL

    def entries(self, operator: str) -> tuple[Entry, ...]:
        """All that is known of an operator: what holds for it first, retired things last."""
        known = self.directory
        order = {code: place for place, (code, _, _) in enumerate(self.matters)}
        papers = [one for one in known.papers if one.operator == operator]
        papers.sort(key=lambda one: order.get(one.matter, len(order)))
        if operator == ALL:
            return tuple(papers)
        offices = [one for one in known.offices if one.operator == operator]
        named = {one.permanence for one in offices}
        people = [one for one in known.correspondents if one.operator == operator]
        news = [one for one in self.news if one.operator == operator]
        return (
            known.partner(operator),
            *(one for one in news if self.in_force(one)),
            *(one for one in self.permanences if one.operator == operator or one.id in named),
            *(one for one in offices if one.retired_on is None),
            *(one for one in people if one.retired_on is None),
            *papers,
            *(one for one in offices if one.retired_on is not None),
            *(one for one in people if one.retired_on is not None),
            *(one for one in news if not self.in_force(one)),
        )

    def in_force(self, news: PartnerNews) -> bool:
        """Whether it is passed on, or will be."""
        return news.until is None or self.today <= news.until


def key_of(one: Entry) -> str:
    """What finds it again after a change."""
    if isinstance(one, Partner):
        return "partner"
    if isinstance(one, PaperList):
        return f"papers {one.matter}"
    return f"{type(one).__name__} {one.id}"
