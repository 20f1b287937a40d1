"""The secret key of an installation that was given none: made once, kept private."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def secret_key(data: Path) -> str:
    """Return the key kept in ``data``; make it first if it isn't there.

    Safe when several processes start at once: the file appears complete or not at all.
    """
    kept = data / "secret_key"
    if not kept.exists():
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = data / f"secret_key.{os.getpid()}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(get_random_secret_key())
        try:
            os.link(draft, kept)
        except FileExistsError:
            pass  # another process was faster; its key is the key
        finally:
            draft.unlink()
    return kept.read_text().strip()
