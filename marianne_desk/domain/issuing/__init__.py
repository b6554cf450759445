"""A month that is issued: what is incomplete before, what is frozen, what changed since."""
