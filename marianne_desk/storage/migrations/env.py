"""Run by alembic: the connection is handed over open, its transaction belongs to the caller."""

from alembic import context
from sqlalchemy import MetaData

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata", MetaData()),
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
