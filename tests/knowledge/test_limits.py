"""How much one address may send: counted under a hash, and households apart."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from knowledge.limits import may_send


@pytest.fixture(autouse=True)
def nothing_counted() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def sends(address: str, what: str = "feedback") -> bool:
    return may_send(RequestFactory().post("/", REMOTE_ADDR=address), what, 2, 60)


def test_each_address_and_each_kind_is_counted_apart() -> None:
    assert [sends("192.0.2.1") for _ in range(3)] == [True, True, False]
    assert sends("192.0.2.2")
    assert sends("192.0.2.1", "another")


def test_a_household_with_ipv6_is_one_address() -> None:
    assert [sends(f"2001:db8::{n}") for n in range(1, 4)] == [True, True, False]
    assert sends("2001:db8:0:1::1")


def test_the_address_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []

    def add(key: str, *_said: Any) -> bool:
        kept.append(key)
        return True

    monkeypatch.setattr(cache, "add", add)
    sends("192.0.2.1")
    [key] = kept
    assert "192.0.2.1" not in key
    assert len(key.partition(":")[2]) == 64
