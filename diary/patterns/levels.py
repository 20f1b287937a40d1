"""From p-values to levels."""

from __future__ import annotations

from diary.patterns.basics import Level

CLEAR_P = 0.001
LIKELY_P = 0.01
CLEAR_TRIGGER_P = 0.0025
LIKELY_TRIGGER_P = 0.02
PLAUSIBLE_SHARE = 0.9
"""Of a factor's error, what goes to the direction in which a finding is believable."""


def level_of(p_value: float) -> Level:
    """Level of a finding that is not a trigger: clear, likely, or only described."""
    if p_value <= CLEAR_P:
        return Level.CLEAR
    return Level.LIKELY if p_value <= LIKELY_P else Level.DESCRIBED


def trigger_level_of(p_adjusted: float) -> Level:
    """Level of a trigger by its family-wise p-value: clear, likely, or not yet."""
    if p_adjusted <= CLEAR_TRIGGER_P:
        return Level.CLEAR
    return Level.LIKELY if p_adjusted <= LIKELY_TRIGGER_P else Level.NOT_YET
