"""A token tells us whose link it is, and tells nobody else anything."""

from base64 import urlsafe_b64decode

import pytest
from pytest_django import Settings

from diary.report_tokens import LARGEST_ID, TOKEN_LENGTH, hash_of, new_token, owner_in


@pytest.mark.parametrize("owner", [1, 42, 10**9, LARGEST_ID])
def test_it_names_its_owner(owner: int) -> None:
    token = new_token(owner)
    assert len(token) == TOKEN_LENGTH
    assert owner_in(token) == owner


def test_two_of_one_person_have_nothing_in_common() -> None:
    first, second = (urlsafe_b64decode(new_token(7) + "=") for _ in range(2))
    assert first[:8] != second[:8]
    assert first[8:] != second[8:]
    assert hash_of("a") != hash_of("b")


def test_without_the_servers_key_it_names_nobody(settings: Settings) -> None:
    token = new_token(7)
    settings.SECRET_KEY = "another key"
    assert owner_in(token) != 7


@pytest.mark.parametrize("token", ["", "A", "ä" * 43, "A" * 42, "A" * 44, "!" * 43])
def test_what_can_be_no_token_names_nobody(token: str) -> None:
    assert owner_in(token) is None
