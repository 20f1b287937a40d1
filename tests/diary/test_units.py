"""Fluid ounces and millilitres, there and back."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diary.units import to_fluid_ounces, to_ml


@pytest.mark.parametrize(("ounces", "ml"), [("0", 0), ("8", 237), ("16", 473), ("676", 19_992)])
def test_ounces_in_millilitres(ounces: str, ml: int) -> None:
    assert to_ml(Decimal(ounces)) == ml
    assert str(to_fluid_ounces(ml)) == ounces


@given(st.integers(0, 6760))
@settings(derandomize=True)
def test_what_is_typed_is_what_is_shown_again(tenths: int) -> None:
    typed = Decimal(tenths) / 10
    assert to_fluid_ounces(to_ml(typed)) == typed
