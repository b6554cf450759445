"""Totals to carry over: shown, copied, their list edited."""
