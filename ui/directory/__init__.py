"""The window « Annuaire des partenaires »."""
