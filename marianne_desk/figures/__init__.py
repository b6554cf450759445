"""Every figure, as one predicate in SQLAlchemy Core asked twice: how many, and which."""
