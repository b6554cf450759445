"""Totals to carry over into the national tool: a list of lines that the desk edits, each a name and what it counts.

The fields of the national tool are not public, so the first list is ours. Sources: domain.md §4.2 (operators), §4.4
(natures of help), §4.5 (ages of La Coop, first visit); contract.md §3 (which day a fact belongs to).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from marianne_desk.domain import french
from marianne_desk.domain.day.span import Span
from marianne_desk.domain.errors import UserError

MOST_TOTALS = 200
LONGEST_LABEL = 80


@dataclass(frozen=True, slots=True)
class CarriedTotal:
    """One line to carry over. ``figures``: identifiers of what is counted; a passage, or a request, that answers to
    several of them is counted once."""

    label: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Countable:
    """One thing that can be counted, in French; ``group`` heads those of one kind."""

    id: str
    label: str
    group: str


@dataclass(frozen=True, slots=True)
class Tally:
    """``part`` of ``of`` rows answer; on ``noted`` of them the fact is known."""

    part: int
    noted: int
    of: int


@dataclass(frozen=True, slots=True)
class CarriedLine:
    """A line with its value. ``value`` None: unknown, since nobody noted the fact; ``noted`` of ``of`` passages or
    requests bear it, None where it is always noted."""

    total: CarriedTotal
    value: int | None
    noted: int | None = None
    of: int | None = None

    @property
    def shown(self) -> str:
        """The value as it is written; what is unknown is « – », never 0."""
        return french.UNKNOWN if self.value is None else str(self.value)

    @property
    def coverage(self) -> str:
        """« noté 7 fois sur 12 »; empty where the fact is noted every time."""
        if self.noted is None or self.of is None or self.noted == self.of:
            return ""
        return f"noté {self.noted} fois sur {self.of}"


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """The totals of a span. ``unsaid``: open days without any entry of which nobody said why; a single such day has no
    total at all. ``ours``: the desk has not made its own list yet. ``running``: the span is not over."""

    span: Span
    lines: tuple[CarriedLine, ...]
    unsaid: tuple[date, ...]
    ours: bool
    running: bool


DEFAULT_TOTALS: tuple[CarriedTotal, ...] = tuple(
    CarriedTotal(label, tuple(figures.split()))
    for label, figures in (
        ("Passages", "contacts"),
        ("Guichet", "contacts.channel.desk"),
        ("Téléphone", "contacts.channel.phone"),
        ("Courriel et courrier", "contacts.channel.email contacts.channel.mail"),
        ("Visio", "contacts.channel.video"),
        ("Sur rendez-vous", "contacts.channel.appointment"),
        ("Permanences des partenaires", "contacts.channel.permanence"),
        ("Premières visites", "contacts.first_visit"),
        ("Moins de 18 ans", "contacts.age.0-11 contacts.age.12-17"),
        ("18 à 24 ans", "contacts.age.18-24"),
        ("25 à 39 ans", "contacts.age.25-39"),
        ("40 à 59 ans", "contacts.age.40-59"),
        ("60 à 69 ans", "contacts.age.60-69"),
        ("70 ans et plus", "contacts.age.70+"),
        ("Demandes", "requests"),
        ("Information", "requests.help.information"),
        ("Démarche en ligne", "requests.help.online"),
        ("Aide au dossier", "requests.help.file"),
        ("Mise en relation", "requests.help.contact"),
        ("Accès libre", "requests.help.self_service"),
        ("CAF", "requests.operator.CAF"),
        ("MSA", "requests.operator.MSA"),
        ("CPAM", "requests.operator.CPAM"),
        ("CARSAT", "requests.operator.CARSAT"),
        ("France Travail", "requests.operator.FRANCE_TRAVAIL"),
        ("DGFiP", "requests.operator.DGFIP"),
        ("France Titres", "requests.operator.FRANCE_TITRES"),
        ("Justice", "requests.operator.JUSTICE"),
        ("La Poste", "requests.operator.LA_POSTE"),
        ("France Rénov’", "requests.operator.FRANCE_RENOV"),
        ("Chèque énergie", "requests.operator.CHEQUE_ENERGIE"),
        (
            "Autres partenaires",
            "requests.operator.PREFECTURE requests.operator.URSSAF requests.operator.BDF "
            "requests.operator.DEPARTEMENT requests.operator.MDPH requests.operator.MAIRIE requests.operator.AUTRE",
        ),
        ("Résolues sur place", "requests.outcome.solved"),
    )
)


def line_of(total: CarriedTotal, tallies: Sequence[Tally], *, known: bool) -> CarriedLine:
    """A line from what was counted of passages and of requests. ``known`` False: the day itself was not noted."""
    part, noted, of = (sum(getattr(one, name) for one in tallies) for name in ("part", "noted", "of"))
    if not known:
        return CarriedLine(total, None)
    always = noted == of
    return CarriedLine(
        total,
        part if always or noted else None,
        None if always else noted,
        None if always else of,
    )


def checked(totals: Sequence[CarriedTotal], countable: Collection[str]) -> tuple[CarriedTotal, ...]:
    """The list as it can be kept, its names trimmed.

    Raises UserError ``totals_too_many``, ``total_label_missing``, ``total_counts_nothing``, ``figure_unknown``; the
    field is the place of the line, from 0."""
    if len(totals) > MOST_TOTALS:
        raise UserError("totals_too_many", str(MOST_TOTALS), most=MOST_TOTALS)
    kept = []
    for place, total in enumerate(totals):
        label = " ".join(total.label.split())[:LONGEST_LABEL]
        if not label:
            raise UserError("total_label_missing", str(place))
        if not total.figures:
            raise UserError("total_counts_nothing", str(place), label=label)
        for figure in total.figures:
            if figure not in countable:
                raise UserError("figure_unknown", str(place), text=figure)
        kept.append(CarriedTotal(label, tuple(dict.fromkeys(total.figures))))
    return tuple(kept)


def as_table(lines: Sequence[CarriedLine]) -> str:
    """Two columns set apart by a tab, name and value, as a spreadsheet takes them."""
    return "".join(f"{line.total.label}\t{line.shown}\n" for line in lines)


def as_values(lines: Sequence[CarriedLine]) -> str:
    """The values alone, in order, one a line."""
    return "".join(f"{line.shown}\n" for line in lines)
