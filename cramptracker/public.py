"""The address under which the world knows us: for links that leave this site's own pages."""

from django.conf import settings


def public_address(path: str) -> str:
    """Return the one full address of a page, whatever name it was asked under."""
    return str(settings.SITE_URL).rstrip("/") + path
