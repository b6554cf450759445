"""A line of feedback from the counter: what visitors do not understand."""
