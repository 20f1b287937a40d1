"""How many more days it takes until something can be said."""

from __future__ import annotations

from math import ceil, log

import numpy as np
from scipy.special import ndtri

from diary.patterns.basics import Missing
from diary.patterns.levels import LIKELY_TRIGGER_P, PLAUSIBLE_SHARE
from diary.patterns.record import DiaryRecord

DOUBLING = log(2)
POWER_Z = 0.84
DISPERSION = 1.2
DESIGN_LOSS = 1.14
RECENT_DAYS = 60
FARTHEST_DAYS = 3650


def shortfalls(*needs: Missing) -> tuple[Missing, ...]:
    """Those of the needs that are not met."""
    return tuple(need for need in needs if need.have < need.need)


def days_at_this_rate(missing: tuple[Missing, ...], days: int) -> int | None:
    """Days until every shortfall is filled if things go on as in the last `days` observed days.

    None where something never happened yet, or where it would take over ten years.
    """
    if not missing or any(one.have == 0 for one in missing):
        return None
    to_go = max(ceil((one.need - one.have) * days / one.have) for one in missing)
    return to_go if to_go <= FARTHEST_DAYS else None


def check_in_share(record: DiaryRecord) -> float:
    """The share of days with a check-in among the last 60 days of the diary; 0 without days."""
    recent = record.check_in[-RECENT_DAYS:]
    return float(recent.mean()) if recent.size else 0.0


def critical_z(tests: float) -> float:
    """The z at which a plausible contrast is `likely` among so many effective tests."""
    return float(-ndtri(PLAUSIBLE_SHARE * LIKELY_TRIGGER_P / max(1.0, tests)))


def days_from_error(standard_error: float, days: int, tests: float, share: float) -> int | None:
    """Calendar days until a doubling would be found in four of five diaries like this one.

    The standard error (of a log rate ratio, from the model) shrinks with the root of the
    check-in days; the target is `log 2 / (z_a + 0.84)`. `share`: check-ins per day. None where
    the diary is long enough already, or where it would take over ten years.
    """
    target = DOUBLING / (critical_z(tests) + POWER_Z)
    needed = days * (standard_error / target) ** 2
    return _calendar_days(needed - days, share)


def days_before_data(
    exposed_share: float, bouts_per_day: float, days: int, tests: float, share: float
) -> int | None:
    """The same before the contrast can be fitted, from the sizes of its two groups.

    `phi * 1.14 * (z_a + 0.84)^2 / (log RR)^2 * (1/(q RR) + 1/(1-q)) * (1 - q + q RR) / m` for
    RR = 2, q the exposed share, m bouts a day and phi = 1.2.
    """
    if bouts_per_day <= 0 or not 0 < exposed_share < 1:
        return None
    q, ratio = exposed_share, 2.0
    spread = (1 / (q * ratio) + 1 / (1 - q)) * (1 - q + q * ratio)
    reach = (critical_z(tests) + POWER_Z) ** 2 / DOUBLING**2
    needed = DISPERSION * DESIGN_LOSS * reach * spread / bouts_per_day
    return _calendar_days(needed - days, share)


def _calendar_days(check_in_days: float, share: float) -> int | None:
    if share <= 0 or not np.isfinite(check_in_days) or check_in_days <= 0:
        return None
    calendar = check_in_days / share
    return ceil(calendar) if calendar <= FARTHEST_DAYS else None
