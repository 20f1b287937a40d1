"""What the tests of the editors' area start from."""

import pytest

from knowledge.models import Article
from tests.knowledge.helpers import article, section


@pytest.fixture
def live(db: None) -> Article:
    """An article with one section that readers see and that nobody has reviewed."""
    made = article("prevention", section("Stretching", topics=["night-cramps"]))
    made.save_revision().publish()
    return Article.objects.get(pk=made.pk)
