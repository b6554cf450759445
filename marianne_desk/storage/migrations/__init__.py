"""The chain of schema changes. Migrations import nothing of the project."""
