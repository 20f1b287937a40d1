"""The token in a report link's address: whose it is, for us alone, and a secret.

The owner has to be known before the database shows any row. Their id travels in the token, masked
by a keyed hash of its secret: without the server's key it can't be read, nor told to be the same
in two links, nor changed to somebody else's.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from secrets import token_bytes

from django.utils.crypto import salted_hmac

SECRET_BYTES, OWNER_BYTES = 24, 8
TOKEN_LENGTH = 43
LARGEST_ID = 2**63 - 1
SALT = "diary.report_tokens"


def new_token(owner: int) -> str:
    """Return a token for a link of ``owner``: 43 letters of an address, 192 bits of secret."""
    secret = token_bytes(SECRET_BYTES)
    masked = _masked(owner.to_bytes(OWNER_BYTES, "big"), secret)
    return urlsafe_b64encode(masked + secret).decode().rstrip("=")


def owner_in(token: str) -> int | None:
    """Return the id of the owner that a token names; ``None`` for what can't be a token.

    A token that was made up or changed names a random number.
    """
    try:
        raw = urlsafe_b64decode(token.encode("ascii") + b"=")
    except ValueError:
        return None
    if len(raw) != OWNER_BYTES + SECRET_BYTES:
        return None
    owner = int.from_bytes(_masked(raw[:OWNER_BYTES], raw[OWNER_BYTES:]), "big")
    return owner if 0 < owner <= LARGEST_ID else None


def hash_of(token: str) -> str:
    """Return what is kept of a token. It is long and random, so a plain hash can't be guessed."""
    return sha256(token.encode()).hexdigest()


def _masked(owner: bytes, secret: bytes) -> bytes:
    mask = salted_hmac(SALT, secret, algorithm="sha256").digest()[:OWNER_BYTES]
    return bytes(one ^ other for one, other in zip(owner, mask, strict=True))
