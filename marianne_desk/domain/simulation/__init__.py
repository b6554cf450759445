"""A made-up past of a desk, from a seed. Its shares come from domain.md §4.7 and say so where they are guesses."""
