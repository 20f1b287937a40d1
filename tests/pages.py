"""The pages there are, for the tests that go through all of them."""

PUBLIC = (
    "/",
    "/accessibility/",
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
    "/knowledge/",
    "/knowledge/?q=stretching",
    "/knowledge/?q=nothinglikethis",
    "/knowledge/?q=jumpy+magnesum",
    "/knowledge/when-to-see-a-doctor/",
    "/knowledge/night-cramps/",
    "/knowledge/night-cramps/useful/?answer=no",
    "/knowledge/topic/fluids/",
    "/no-such-page/",
)
"""Whoever asks."""

OWN = (
    "/",
    "/log/",
    "/check-in/",
    "/now/",
    "/offline/",
    "/offline/check-in/",
    "/diary/",
    "/diary/?muscle=calf",
    "/diary/year/",
    "/patterns/",
    "/patterns/choices/",
    "/patterns/period/",
    "/patterns/compare/",
    "/patterns/on/?topic=night-cramps",
    "/knowledge/night-cramps/",  # with what the diary shows on it
    "/patterns/time-of-day/",  # one kind of each make: a picture of hours, of amounts, ...
    "/patterns/sites/",
    "/patterns/frequency/",
    "/patterns/fluids/",
    "/patterns/own/",
    "/patterns/weekday/",
    "/patterns/medicines-started/",
    "/patterns/remedies/",
    "/patterns/intensity/",
    "/medicines/",
    "/report/",
    "/report/links/",
    "/settings/",
    "/welcome/",
    "/welcome/days/",
    "/welcome/logging/",
    "/style/",
    "/account/email/",
    "/account/password/change/",
    "/account/2fa/",
)
"""The demo's patient's; /style/ wants somebody of the staff."""
