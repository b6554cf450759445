"""The README's two commands, from a fresh machine to demonstration and tests. Standard library only."""
