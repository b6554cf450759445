"""The slip that the visitor leaves with: looked at, printed, saved."""
