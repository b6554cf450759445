"""Questions that one key answers: their French, their options in the order of the desk's habits."""

from collections.abc import Iterable, Sequence

from marianne_desk.domain.entry.decision import Choice, Subject
from marianne_desk.domain.entry.index import Reading
from marianne_desk.domain.entry.values import EntryContext, Option, Question
from marianne_desk.domain.french import NARROW

MOST_OPTIONS = 9
OTHER, TOGETHER = "autre", "ensemble"
"""Values of the options « autre… » (the next page, in the end all themes) and « les deux demandes »."""

_COUNTS = {2: "deux", 3: "trois", 4: "quatre"}
_ELLIPSIS = "autre…"


def question(field: str, prompt: str, options: Iterable[tuple[str, str]], vague: bool = False) -> Question:
    """A question of (value, label) options, nine at most."""
    made = tuple(Option(value, label) for value, label in options)
    return Question(field, prompt, made[:MOST_OPTIONS], vague)


def paged(
    field: str, prompt: str, options: Sequence[tuple[str, str]], page: int, context: EntryContext
) -> Question:
    """A page of a question that may have more than nine options: eight, and « autre… » which opens the next page,
    after the last one the themes. ``page``: how often « autre… » was chosen, 0 at first."""
    room = MOST_OPTIONS - 1
    pages = max(1, -(-len(options) // room))
    if page >= pages:
        return theme_question(context, page - pages, vague=False, given=pages)
    shown = options[page * room : (page + 1) * room]
    return question(field, prompt, [*shown, (f"{OTHER}{page + 1}", _ELLIPSIS)])


def page_of(value: str | None) -> int:
    """How often « autre… » was chosen; 0 for any other answer."""
    return int(value.removeprefix(OTHER)) if value and value.startswith(OTHER) and value[5:].isdigit() else 0


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
    subject: Subject, context: EntryContext, open_first: bool, joined: bool, page: int
) -> Question:
    """Which matter is meant. ``joined``: « et », « puis », « + » stand between the words."""
    ranked = ordered(subject.choices, context, open_first)
    if subject.literal is not None:
        ranked.sort(key=lambda choice: choice[0] != subject.literal)
    room = MOST_OPTIONS - 1
    said = [choice for choice in ranked if choice[0][1] is not None]
    later = said[max(room - (len(ranked) - len(said)), room // 2) :]
    ranked = [*(choice for choice in ranked if choice not in later), *later]
    options = [(choice_value(choice), reading_label(choice[0], context, choice[1])) for choice in ranked]
    if not subject.together:
        return paged("reason", f"Quel motif{NARROW}?", options, page, context)
    count = _COUNTS[len(subject.together)]
    options.insert(0 if joined else len(options), (TOGETHER, f"les {count} demandes"))
    return paged("reason", f"Une demande ou {count}{NARROW}?", options, page, context)


def operator_question(
    operators: Sequence[str], reading: Reading, context: EntryContext, field: str = "operator"
) -> Question:
    """Which operator, where the trade has two. ``field``: of which request, when there are several."""
    ranked = sorted(operators, key=lambda code: -_habit((reading, code), context))
    prompt = "Quel opérateur" if field == "operator" else f"{reading_label(reading, context)}, quel opérateur"
    options = [(code, context.vocabulary.label("operator", code)) for code in ranked]
    return question(field, f"{prompt}{NARROW}?", options)


def theme_question(context: EntryContext, page: int = 0, vague: bool = True, given: int = 0) -> Question:
    """Which theme: those that the desk meets most first, the others behind « autre thème… ».

    ``vague``: no word of the line was understood. ``given``: pages of another question that came before."""
    themes: list[Choice] = [
        ((theme.code, None), None) for theme in context.vocabulary.themes if not theme.retired
    ]
    ranked = sorted(themes, key=lambda choice: -_habit(choice, context))
    options = [(choice_value(choice), context.vocabulary.label("theme", choice[0][0])) for choice in ranked]
    room = MOST_OPTIONS - 1
    shown = options[page * room : (page + 1) * room]
    left = len(options) - (page + 1) * room
    if left == 1:
        shown = options[page * room :]
    elif left > 1:
        shown = [*shown, (f"{OTHER}{given + page + 1}", "autre thème…")]
    return question("reason", f"Quel thème{NARROW}?", shown, vague and page == 0)


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
    return question(kind, f"Lequel{NARROW}?", labels)
