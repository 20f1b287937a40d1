"""How much one address may send, without keeping the address."""

import ipaddress

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

IPV6_HOME = 64  # bits of an IPv6 address that tell one household from another


def may_send(request: HttpRequest, what: str, most: int, seconds: int) -> bool:
    """Count this request, and tell if its address has sent no more than ``most`` of them.

    The count starts anew ``seconds`` after the first. It is kept in the cache, under a keyed hash
    that the address can't be read from.
    """
    key = f"{what}:{_hashed(_address(request))}"
    if cache.add(key, 1, seconds):
        return True
    try:
        sent = cache.incr(key)
    except ValueError:  # it ran out just now
        cache.set(key, 1, seconds)
        return True
    return sent <= most


def _address(request: HttpRequest) -> str:
    """Return the address that a request came from, through the proxies that we trust."""
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except (PermissionDenied, ValueError):
        return ""
    if address.version == 6:
        return str(ipaddress.ip_network((address, IPV6_HOME), strict=False))
    return str(address)


def _hashed(address: str) -> str:
    return salted_hmac("knowledge.limits", address, algorithm="sha256").hexdigest()
