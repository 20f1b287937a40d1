import pytest

from diary.words import numbers


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (0.5, "about half as many"),
        (0.33, "about a third as many"),
        (0.66, "about two thirds as many"),
        (0.8, "about 20% fewer"),
        (1.0, "about as many"),
        (1.3, "about 1.3 times as many"),
        (1.5, "about one and a half times as many"),
        (2.02, "about twice as many"),
        (2.5, "about 2.5 times as many"),
        (3.1, "about three times as many"),
        (4.0, "about four times as many"),
        (9.0, "more than four times as many"),
    ],
)
def test_a_ratio_as_a_person_would_say_it(ratio: float, words: str) -> None:
    assert numbers.times_as_many(ratio) == words


@pytest.mark.parametrize(
    ("p_value", "words"),
    [
        (0.0002, "in fewer than 1 of 1,000 diaries (p\xa0<\xa00.001)"),
        (0.012, "in about 12 of 1,000 diaries (p\xa0=\xa00.012)"),
        (0.3, "in about 30 of 100 diaries (p\xa0=\xa00.300)"),
    ],
)
def test_a_p_value_is_told_in_diaries(p_value: float, words: str) -> None:
    assert numbers.in_diaries(p_value) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "about 1 more day"),
        (40, "about 40 more days"),
        (90, "about 3 more months"),
        (700, "about 2 more years"),
    ],
)
def test_a_long_wait_is_not_told_in_days(days: int, words: str) -> None:
    assert numbers.wait_words(days) == words


def test_drinks_in_a_persons_units() -> None:
    assert numbers.volume(1250, "metric") == "1,250 ml"
    assert numbers.volume(1250, "us") == "42 fl oz"


def test_small_numbers_keep_their_digits() -> None:
    assert numbers.one_decimal(1.84) == "1.8"
    assert numbers.one_decimal(1.86) == "1.9"
    assert numbers.one_decimal(0.04) == "0.04"
