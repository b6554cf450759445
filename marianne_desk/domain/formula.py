"""What a spreadsheet would run instead of show: a cell that begins with a sign of calculation."""

_SIGNS = ("=", "+", "-", "@")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet that opens a CSV may take this cell for a formula; white space before it does not help."""
    return text.lstrip().startswith(_SIGNS)
