"""Contacts come in from a file: checked, mapped, then imported."""
