"""The cases that are followed at partners'."""
