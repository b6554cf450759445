"""The paper tally of power-cut days: its sheet to print, its marks keyed back."""
