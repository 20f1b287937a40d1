"""What the embedded server is told: its settings, and whom to let in."""

from pathlib import Path

from cramptracker.embedded.account import STAND_INS, Account, current
from cramptracker.embedded.place import DATABASE, PORT, ROLE, Place, write

SUPERUSER = "postgres"

# Only through the socket, and only the operating-system users that the map below names.
DOOR = "local all all peer map=own\n"

SETUP = (
    f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB;\n"
    f"CREATE DATABASE {DATABASE} OWNER {ROLE};\n"
)


def initdb_arguments(major: int) -> list[str]:
    """Return how to make a cluster: UTF-8, with the same order of text on every machine."""
    locale = ["--locale=C.UTF-8"]
    if major >= 17:
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["-U", SUPERUSER, "-E", "UTF8", "--auth=reject", "--data-checksums", *locale]


def configure(place: Place, account: Account) -> Path:
    """Write the server's settings into its home; return the main file."""
    door, people, main = (place.home / name for name in ("hba.conf", "ident.conf", "server.conf"))
    write(door, DOOR)
    write(people, _people(account))
    write(
        main,
        f"""\
data_directory = {_quoted(place.cluster)}
hba_file = {_quoted(door)}
ident_file = {_quoted(people)}
listen_addresses = ''
port = {PORT}
unix_socket_directories = {_quoted(place.sockets)}
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = 64MB
timezone = 'UTC'
lc_messages = 'C'
default_text_search_config = 'pg_catalog.english'
log_timezone = 'UTC'
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
""",
    )
    return main


def _people(account: Account) -> str:
    """Map root, whoever asks and the owner of the files to the two roles.

    A stand-in runs the server and has no business in it.
    """
    names = {"root", current().name}
    if account.name not in STAND_INS:
        names.add(account.name)
    return "".join(f'own "{name}" {role}\n' for name in sorted(names) for role in (ROLE, SUPERUSER))


def _quoted(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"
