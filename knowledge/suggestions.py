"""What a search that found too little may have meant."""

from collections import Counter
from difflib import get_close_matches

from knowledge.models import Section, Synonym
from knowledge.tsquery import plain_text
from knowledge.words import plain_words

SHORTEST = 4
MOST_WORDS = 8
CLOSE = 0.75


def did_you_mean(words: str) -> str:
    """Return ``words`` with those that the library doesn't know as their likeliest neighbour.

    Returns ``""`` where all are known, or nothing is like them. Two queries.
    """
    asked = plain_words(words)[:MOST_WORDS]
    known = _known_words()
    meant = [word if len(word) < SHORTEST else _nearest(word, known) for word in asked]
    return "" if meant == asked else " ".join(meant)


def _nearest(word: str, known: Counter[str]) -> str:
    """Return the most used of the known words that are most like ``word``, or ``word`` itself."""
    if word in known:
        return word
    near = get_close_matches(word, known, n=3, cutoff=CLOSE)
    like_it = [other for other in near if other[0] == word[0]] or near
    return max(like_it, key=lambda other: known[other], default=word)


def _known_words() -> Counter[str]:
    """Return the words that readers can find something under, with how often they are used."""
    known: Counter[str] = Counter()
    texts = Section.objects.filter(article__live=True).values_list(
        "article__title", "heading", plain_text("body")
    )
    for parts in texts:
        known.update(word for part in parts for word in plain_words(part) if len(word) >= SHORTEST)
    for phrase in Synonym.objects.values_list("phrase", flat=True):
        known.update(plain_words(phrase))
    return known
