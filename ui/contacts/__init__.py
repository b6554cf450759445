"""Every past contact: found, corrected, cancelled."""
