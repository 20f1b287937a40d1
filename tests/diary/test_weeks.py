import pytest

from diary.models import Person
from diary.weeks import first_weekday

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


@pytest.mark.parametrize(
    ("facts", "weekday"),
    [
        ({"week_starts_on": "monday", "units": "us"}, MONDAY),
        ({"week_starts_on": "saturday"}, SATURDAY),
        ({"week_starts_on": "sunday", "language": "de"}, SUNDAY),
        ({"language": "de", "units": "us"}, MONDAY),
        ({"language": "fr"}, MONDAY),
        ({"language": "pt-br"}, SUNDAY),
        ({"language": "en"}, MONDAY),
        ({"language": "en", "units": "us"}, SUNDAY),
        ({"language": "en-gb", "units": "metric"}, MONDAY),
    ],
)
def test_the_week_begins_where_the_person_or_their_language_has_it(
    facts: dict[str, str], weekday: int
) -> None:
    assert first_weekday(Person(**facts)) == weekday
