"""The entries that a vocabulary is made of: themes, reasons, operators and the words of the closed lists.

Codes and labels are unique in their column; aliases are what agents type. Source: contract.md §1.
"""

from dataclasses import dataclass
from datetime import date

from marianne_desk.domain.codes import Help


@dataclass(frozen=True, slots=True)
class Term:
    """Words that name a matter more precisely than its theme or reason does.

    ``operators`` and ``help`` replace those of the theme or reason when not None / not empty
    (« pajemploi » is a childcare matter, but the URSSAF's). ``soft``: gives way to any other matter
    (« horaires de la CAF » is the CAF's).
    """

    words: tuple[str, ...]
    operators: tuple[str, ...] | None = None
    help: tuple[Help, ...] = ()
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """A family of requests.

    ``names`` say the theme only, so that a reason is asked; ``hints`` point to it and elsewhere, never enough
    alone; ``matters`` are precise matters that have no reason of their own (« prélèvement à la source »).
    ``operators``: of a request whose reason is not said; several: asked, none: none.
    """

    code: str
    label: str
    names: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    matters: tuple[Term, ...] = ()
    operators: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """A motif.

    ``operators``: several where the trade has two, nothing is guessed between them; empty: none.
    ``also``: operators that make sense when typed. ``fragile``: names that mean something else beside a word
    that the desk does not know (« permis » … « de chasse »). ``hints``: words that point here and elsewhere,
    never enough alone. ``help``: what is usually done. ``covers``: reasons that this one swallows when both
    are typed.
    """

    code: str
    theme: str
    label: str
    aliases: tuple[str, ...] = ()
    fragile: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    operators: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    help: tuple[Help, ...] = ()
    covers: tuple[str, ...] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Operator:
    """A partner body.

    ``former``: earlier official names, still typed. ``themes``: what the operator alone may mean, as « theme »
    or « theme/reason »; one only: it is taken, several: asked. ``valid_from``, ``valid_to``: first and last
    local day of validity, None: open.
    """

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    retired: bool = False

    def existed_on(self, day: date) -> bool:
        """Whether a request of that local day may carry the operator."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of a closed list (channel, help, outcome, age, need) or a signal of the entry line.

    ``doubtful``: names understood in a file, but which mean something else too in the entry line.
    """

    kind: str
    code: str
    label: str
    aliases: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
