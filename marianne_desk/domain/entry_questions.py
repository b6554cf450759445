"""Questions that one key answers: their French, their options in the order of the desk's habits."""

from collections.abc import Iterable, Sequence

from marianne_desk.domain.entry_decision import Choice
from marianne_desk.domain.entry_index import Reading
from marianne_desk.domain.entry_values import EntryContext, Option, Question
from marianne_desk.domain.folding import fold

MOST_OPTIONS = 9


def question(field: str, prompt: str, options: Iterable[tuple[str, str]]) -> Question:
    """A question of at most nine (value, label) options, each with a letter of its own."""
    taken: set[str] = set()
    made = []
    for value, label in list(options)[:MOST_OPTIONS]:
        letter = next((sign for sign in fold(label) if sign.isalpha() and sign not in taken), "")
        taken.add(letter)
        made.append(Option(value, label, letter))
    return Question(field, prompt, tuple(made))


def reading_label(reading: Reading, context: EntryContext, operator: str | None = None) -> str:
    """« Carte grise », « Retraite, sans préciser », with the operator when it belongs to the choice."""
    theme, reason = reading
    vocabulary = context.vocabulary
    label = (
        vocabulary.label("reason", reason) if reason else f"{vocabulary.label('theme', theme)}, sans préciser"
    )
    return f"{label} · {vocabulary.label('operator', operator)}" if operator else label


def choice_value(choice: Choice) -> str:
    """« theme/reason@operator », reason and operator empty when unsaid."""
    (theme, reason), operator = choice
    return f"{theme}/{reason or ''}@{operator or ''}"


def choice_of(value: str) -> Choice:
    """The choice that :func:`choice_value` wrote."""
    matter, _, operator = value.partition("@")
    theme, _, reason = matter.partition("/")
    return (theme, reason or None), operator or None


def ordered(choices: Sequence[Choice], context: EntryContext, open_first: bool) -> list[Choice]:
    """The desk's most frequent first; what is left unsaid last, or first where only information was given."""
    places = {choice: place for place, choice in enumerate(choices)}

    def rank(choice: Choice) -> tuple[int, int, int]:
        (_, reason), _ = choice
        unsaid = reason is None and len(choices) > 1
        return (-unsaid if open_first else unsaid, -_habit(choice, context), places[choice])

    return sorted(choices, key=rank)


def matter_question(
    field: str, choices: Sequence[Choice], context: EntryContext, open_first: bool
) -> Question:
    """Which matter is meant."""
    ranked = ordered(choices, context, open_first)
    said = [choice for choice in ranked if choice[0][1] is not None]
    kept = said[: max(MOST_OPTIONS - (len(ranked) - len(said)), MOST_OPTIONS // 2)]
    options = [
        (choice_value(choice), reading_label(choice[0], context, choice[1]))
        for choice in ranked
        if choice in kept or choice[0][1] is None
    ]
    return question(field, "Quel motif ?", options)


def operator_question(operators: Sequence[str], reading: Reading, context: EntryContext) -> Question:
    """Which operator, where the trade has two."""
    ranked = sorted(operators, key=lambda code: -_habit((reading, code), context))
    return question(
        "operator",
        "Quel opérateur ?",
        [(code, context.vocabulary.label("operator", code)) for code in ranked],
    )


def theme_question(context: EntryContext) -> Question:
    """Which theme, when no word of the line was understood: the nine that the desk meets most."""
    themes: list[Choice] = [
        ((theme.code, None), None) for theme in context.vocabulary.themes if not theme.retired
    ]
    ranked = sorted(themes, key=lambda choice: -_habit(choice, context))
    options = [(choice_value(choice), context.vocabulary.label("theme", choice[0][0])) for choice in ranked]
    return question("reason", "Quel thème ?", options)


def _habit(choice: Choice, context: EntryContext) -> int:
    (theme, reason), operator = choice
    return sum(
        count
        for (t, r, o), count in context.habits.items()
        if t == theme and (reason is None or r == reason) and (operator is None or o == operator)
    )


def fact_question(kind: str, codes: Sequence[str], context: EntryContext) -> Question:
    """Which of several facts that exclude each other (two outcomes, two channels)."""
    labels = [(code, context.vocabulary.label(kind, code)) for code in codes]
    return question(kind, "Lequel ?", labels)
