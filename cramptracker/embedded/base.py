"""Django's database backend for the embedded PostgreSQL.

It is Django's own PostgreSQL backend, with a server behind it that is started on the first
connection and again when it is gone.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg
from django.db.backends.postgresql import base, client
from psycopg_pool import ConnectionPool

from cramptracker.embedded.binaries import choose
from cramptracker.embedded.cluster import ensure
from cramptracker.embedded.place import find, settle

_made_sure: set[Path] = set()


class DatabaseClient(client.DatabaseClient):
    """``manage.py dbshell`` with the psql that came with the server."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        data = Path(settings_dict["DATA"])
        ensure(data)
        place = find(data)
        settings = settings_dict | {"HOST": str(place.sockets)}
        arguments, environment = super().settings_to_cmd_args_env(settings, parameters)
        return [
            str(choose(place.major).folder / arguments[0]),
            *arguments[1:],
        ], environment


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the embedded database named by ``DATA`` in its settings."""

    client_class = DatabaseClient
    pool: ConnectionPool[Any] | None  # Django's own; its types don't know it

    def __init__(self, settings_dict: dict[str, Any], *arguments: Any, **options: Any) -> None:
        super().__init__(settings_dict, *arguments, **options)
        self.data = Path(settings_dict["DATA"])
        if pool := settings_dict.get("OPTIONS", {}).get("pool"):
            settings_dict["OPTIONS"]["pool"] = ({} if pool is True else pool) | {
                "connection_class": reviving_connection(self.data)
            }
            settings_dict["CONN_HEALTH_CHECKS"] = False  # get_new_connection has a better one

    def get_connection_params(self) -> dict[str, Any]:
        """Return the parameters with the socket's folder as it is now decided."""
        return super().get_connection_params() | {"host": str(settle(self.data).sockets)}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; start the server first where this process has not done so, or it is gone."""
        if self.data not in _made_sure:
            ensure(self.data)
            _made_sure.add(self.data)
        if self.pool:
            return self._checked_out(self.pool, conn_params)
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            ensure(self.data)
            return super().get_new_connection(conn_params)

    def _checked_out(self, pool: ConnectionPool[Any], conn_params: dict[str, Any]) -> Any:
        """Take a living connection from the pool.

        A dead one means that the server was gone, so the whole pool is renewed at once:
        trying its connections one after the other would take seconds.
        """
        connection = super().get_new_connection(conn_params)
        try:
            ConnectionPool.check_connection(connection)
        except psycopg.OperationalError:
            ensure(self.data)
            pool.putconn(connection)
            pool.drain()
            connection = super().get_new_connection(conn_params)
        return connection


def reviving_connection(data: Path) -> type[psycopg.Connection[Any]]:
    """Return the class of connections, for a pool, that start the server of ``data`` if needed."""

    class RevivingConnection(psycopg.Connection[Any]):
        @classmethod
        def connect(cls, conninfo: str = "", **options: Any) -> "RevivingConnection":
            try:
                return super().connect(conninfo, **options)
            except psycopg.OperationalError:
                ensure(data)
                return super().connect(conninfo, **options)

    return RevivingConnection
