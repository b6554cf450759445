"""Questions about the selected line of a list, answered under it: a digit, or words and Enter."""
