"""Text as the desk compares it: no case, no accent, no ligature, no apostrophe.

Agents type « Aide à l’énergie », « aide a l energie » and « AIDE A L'ENERGIE » for the same thing.
"""

import unicodedata

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "’": " ", "'": " ", "‘": " ", "ʼ": " ", "`": " ", "´": " "}
)


def fold(text: str) -> str:
    """Lower case, accents and ligatures undone, apostrophes and every other white space made one plain space.

    Hyphens, digits and other signs stay. An empty or blank text gives « ».
    """
    if text.isascii():
        return " ".join(text.lower().replace("'", " ").replace("`", " ").split())
    spread = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(plain.translate(_LIGATURES).split())


def key_of(text: str) -> str:
    """The folded text with hyphens and other joining signs as spaces: what two names are compared by."""
    folded = fold(text)
    for sign in "-_./,;:()·+":
        folded = folded.replace(sign, " ")
    return " ".join(folded.split())
