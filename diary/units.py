"""Fluids in a person's units. A diary always keeps millilitres."""

from decimal import ROUND_HALF_UP, Decimal

ML_PER_FLUID_OUNCE = Decimal("29.5735295625")
"""A US fluid ounce, by the definition of the US gallon."""


def to_ml(fluid_ounces: Decimal) -> int:
    """Return US fluid ounces as whole millilitres: 8 become 237."""
    return int((fluid_ounces * ML_PER_FLUID_OUNCE).to_integral_value(ROUND_HALF_UP))


def to_fluid_ounces(ml: int) -> Decimal:
    """Return millilitres as US fluid ounces to one decimal: 237 become 8.

    One decimal survives the way to millilitres and back.
    """
    ounces = (Decimal(ml) / ML_PER_FLUID_OUNCE).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return ounces.quantize(Decimal(1)) if ounces == ounces.to_integral_value() else ounces
