"""The embedded PostgreSQL: a private server beside the diary's files, started on demand.

Used when ``DATABASE_URL`` is not set. The server listens on a Unix socket only, lets in
nobody but the account that started it (and root), and goes on running until it is stopped.
Settings import this package, so nothing in it but ``base`` may import Django.
"""

from cramptracker.embedded.cluster import destroy, ensure, is_running, stop
from cramptracker.embedded.place import connection_settings
from cramptracker.embedded.problem import DatabaseProblem

__all__ = [
    "DatabaseProblem",
    "connection_settings",
    "destroy",
    "ensure",
    "is_running",
    "stop",
]
