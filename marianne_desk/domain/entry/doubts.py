"""Words that may state a fact of the contact or name a matter: « courrier », « mail », « appel », « perm… »."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from marianne_desk.domain.codes import Channel, Help
from marianne_desk.domain.entry.clues import Clue
from marianne_desk.domain.entry.decision import Choice
from marianne_desk.domain.entry.index import FULL
from marianne_desk.domain.entry.questions import (
    MOST_OPTIONS,
    OTHER,
    choice_of,
    choice_value,
    ordered,
    page_of,
    question,
    reading_label,
)
from marianne_desk.domain.entry.values import EntryContext, Question
from marianne_desk.domain.french import NARROW, NO_BREAK

_INSTEAD = {Channel.PHONE: Help.CONTACT, Channel.MAIL: Help.FILE, Channel.EMAIL: Help.ONLINE}
"""What the word of a channel says at another one: the agent called somebody, read a letter, opened a mailbox."""

_INSTEAD_WORDS = {
    Help.CONTACT: "appel à l’opérateur",
    Help.FILE: "aide à lire ou à écrire un courrier",
    Help.ONLINE: "aide à lire ou à envoyer un mail",
}
_KINDS = {
    "channel": f"canal{NO_BREAK}: ",
    "outcome": f"issue{NO_BREAK}: ",
    "help": f"aide{NO_BREAK}: ",
}
_OF = frozenset({"de", "du", "des", "d"})


def settle_words(clues: Iterable[Clue], given: Mapping[str, str]) -> list[Clue]:
    """Clues whose meaning was already chosen, with that meaning alone."""
    settled = []
    for clue in clues:
        value = given.get(f"word:{clue.text}")
        if value is None:
            settled.append(clue)
        elif page_of(value):
            settled.append(Clue(clue.text))
        elif "=" in value:
            kind, _, code = value.partition("=")
            settled.append(Clue(clue.text, facts=frozenset({(kind, code)}), soft=clue.soft))
        else:
            reading, operator = choice_of(value)
            operators = frozenset({operator} if operator else ())
            settled.append(Clue(clue.text, readings={reading: FULL}, operators=operators, firm=True))
    return settled


def word_question(
    clue: Clue, choices: Sequence[Choice], facts: Iterable[tuple[str, str]], context: EntryContext
) -> Question:
    """Which of its unlike meanings a word has: a matter, or a fact of the contact."""
    options = [
        (choice_value(c), reading_label(c[0], context, c[1])) for c in ordered(choices, context, False)
    ]
    stated = [
        (f"{kind}={code}", f"{_KINDS.get(kind, '')}{context.vocabulary.label(kind, code)}")
        for kind, code in sorted(facts)
    ]
    other = [(f"{OTHER}1", "autre…")]
    kept = options[: MOST_OPTIONS - len(stated) - 1]
    prompt = f"«{NO_BREAK}{clue.text}{NO_BREAK}»{NARROW}?"
    return question(f"word:{clue.text}", prompt, [*kept, *stated, *other])


def settle_kind(clues: Sequence[Clue], context: EntryContext) -> tuple[list[Clue], Question | None]:
    """Clues without those that may name a matter or say that the visitor complains, and the question where nothing
    else says which: « plainte » of a crime beside a matter of justice, of us where the welcome is spoken of."""
    settled: list[Clue] = []
    asked = None
    for clue in clues:
        if not any(kind == "kind" for kind, _ in clue.doubtful):
            settled.append(clue)
            continue
        themes = {theme for theme, _ in clue.readings}
        others = (o for o in clues if o is not clue and o.firm)
        if any(theme in themes for other in others for theme, _ in other.readings):
            settled.append(replace(clue, doubtful=frozenset()))
        else:
            choices = [(reading, None) for reading, strength in clue.readings.items() if strength == FULL]
            asked = word_question(clue, choices, clue.doubtful, context)
    return settled, asked


def settle_channel(
    clues: Sequence[Clue], context: EntryContext, given: Mapping[str, str], timed: bool
) -> tuple[list[Clue], Question | None]:
    """Clues without their doubtful channels, and the question where a channel word stands beside a matter.

    « courrier caf » at the desk: a letter that came in, or one that the person brought to be read. A line that
    begins with it and has a time (``timed``) says how and when it came in: « mail hier 18h renov ». At another
    channel, chosen by its key, the word adds nothing.
    """
    said = any(kind == "channel" for clue in clues for kind, _ in clue.facts)
    settled: list[Clue] = []
    asked = None
    for clue in clues:
        if not clue.doubtful:
            settled.append(clue)
            continue
        channel = Channel(next(code for _, code in clue.doubtful))
        beside = any((o.firm and o.readings) or o.operators for o in clues if o is not clue)
        if context.channel is not Channel.DESK:
            settled.append(replace(clue, doubtful=frozenset()))
        elif timed and clue is clues[0] and not said:
            settled.append(Clue(clue.text, facts=clue.doubtful))
        elif not beside and not said:
            settled.append(replace(clue, facts=clue.doubtful, exact=False))
        elif said or clue.followed in _OF or given.get("channel") == "":
            settled.append(_as_help(clue, channel))
        elif "channel" in given:
            settled.append(Clue(clue.text, facts=frozenset({("channel", given["channel"])})))
        else:
            asked = _channel_question(channel, context)
    return settled, asked


def _as_help(clue: Clue, channel: Channel) -> Clue:
    return Clue(clue.text, facts=frozenset({("help", _INSTEAD[channel].value)}))


def _channel_question(channel: Channel, context: EntryContext) -> Question:
    label = context.vocabulary.label("channel", channel.value)
    return question(
        "channel",
        "Par quel canal ?",
        [("", _INSTEAD_WORDS[_INSTEAD[channel]]), (channel.value, f"reçu par {label.lower()}")],
    )
