"""The month: its figures, the rows behind each of them, its sheet."""
