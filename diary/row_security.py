"""Row-level security: the migration operation that puts it on a table."""

from django.db.migrations.operations import RunSQL

FORWARD = """
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
CREATE POLICY own_rows ON {table}
    USING (owner_id = nullif(current_setting('app.owner', true), '')::bigint)
    WITH CHECK (owner_id = nullif(current_setting('app.owner', true), '')::bigint);
"""
BACKWARD = """
DROP POLICY own_rows ON {table};
ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY;
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
"""


def own_rows_only(table: str) -> RunSQL:
    """Return the operation after which ``table`` shows and takes only the acting person's rows."""
    return RunSQL(FORWARD.format(table=table), BACKWARD.format(table=table))
