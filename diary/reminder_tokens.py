"""The token in a reminder's mail that ends reminders for the person it was sent to, and only that.

It says the person's number, signed. It never expires, so that the link in an old mail still does
what it says, and it opens nothing.
"""

from django.core.signing import BadSignature, Signer

from diary.models import Person

SALT = "diary.reminders"


class BrokenToken(ValueError):
    """Not a token that we made, whoever there is or isn't."""


def _signer() -> Signer:
    return Signer(salt=SALT, sep=".")


def reminder_token(person: Person) -> str:
    """Return the token that ends the reminders of ``person``."""
    return _signer().sign(str(person.pk))


def person_id_in(token: str) -> int:
    """Return the id of the person that a token is for, who may be gone; or ``BrokenToken``."""
    try:
        return int(_signer().unsign(token))
    except BadSignature:
        raise BrokenToken from None
