"""Copies of the desk: the notice on the first screen, the settings' section, the recovery sheet, bringing one back."""
