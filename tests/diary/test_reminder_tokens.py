import pytest
from django.core.signing import Signer

from diary.models import Person
from diary.reminder_tokens import BrokenToken, person_id_in, reminder_token

ANA, BEN = Person(pk=12), Person(pk=34)


def test_a_token_names_one_person_for_good() -> None:
    assert person_id_in(reminder_token(ANA)) == 12
    assert reminder_token(ANA) == reminder_token(ANA) != reminder_token(BEN)


def changed() -> list[str]:
    whole = reminder_token(ANA)
    number, _, signature = whole.partition(".")
    return [
        "",
        ".",
        "nonsense",
        number,
        whole[:-1],
        whole + "a",
        f"34.{signature}",
        f"012.{signature}",
        "ä.ö",
        "12\x00." + signature,
        Signer(salt="something else", sep=".").sign("12"),
        Signer(sep=".").sign("12"),
    ]


@pytest.mark.parametrize("token", changed())
def test_what_we_did_not_make_names_nobody(token: str) -> None:
    with pytest.raises(BrokenToken):
        person_id_in(token)
