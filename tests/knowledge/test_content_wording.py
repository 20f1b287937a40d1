"""The library's words: as plain as its readers need, and none that the fact base can't carry."""

import re
from html import unescape

import pytest

from knowledge.library import CONTENT, Library, ShippedSection, read_library

READING_GRADE, OF_A_SECTION = 7.0, 9.0
"""School years by Flesch and Kincaid: twelve is the age of the seventh."""

BLOCK = re.compile(r"</?(?:p|li|ol|ul|h3)>")
TAG = re.compile(r"<[^>]+>")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
SILENT = re.compile(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$")

NEVER = [
    r"\bcur(e|es|ed|ing)\b",
    r"\bmiracle\b",
    r"\bguarantee",
    r"\bsafe (dose|number|amount|level)\b",
    r"\bas much as you can\b",
    r"\btrapped nerve\b",
    r"\bnormal variation\b",
    r"\bsalt tablets?\b",
    r"\bharmless because\b",
    r"\b(works|worked) for you\b",
    r"\bno need to (see|worry|call)\b",
    r"\bnothing to worry\b",
    r"\bdehydration causes\b(?! cramps\" says more)",
    r"\b(coffee|caffeine|heat|bad sleep|your (statin|inhaler|medicine)) (triggers|causes)\b",
    r"\byou have (a narrow|claudication|a clot)\b",
]
"""What section 19 of the fact base says "not" to, and what no page about health should promise."""
ONLY_WITH = {
    r"\bdiagnos": r"isn't a diagnosis",
    r"\btonic water\b": r"no treatment|don't use|What about",
    r"\bquinine works\b": r"^$",
    r"\byou lack\b|\black salt\b": r"too little to say|Do I",
    r"\bmuscles are damaged\b": r"doesn't mean",
    r"\bjust age\b": r"isn't an answer",
    r"\bprevents\b": r"no trial|n't",
    r"\byou('re| are) (fine|safe|well)\b": r"never|can't tell",
    r"\b(ca)?n't (be|mean) (anything )?(serious|dangerous)\b": r"^$",
}
"""What may be said only beside the words that take it back."""


@pytest.fixture(scope="module")
def library() -> Library:
    return read_library(CONTENT, lambda slug: f"/knowledge/{slug}/")


def sentences_of(section: ShippedSection) -> list[str]:
    """Return a section's sentences; an item of a list ends one."""
    blocks = BLOCK.split(section.body)
    texts = (unescape(TAG.sub("", block)).strip() for block in blocks)
    return [sentence for text in texts for sentence in SENTENCE.split(text) if sentence.strip()]


def syllables(word: str) -> int:
    """Return about how many syllables an English word has."""
    return max(1, len(re.findall(r"[aeiouy]{1,2}", SILENT.sub("", word.lower()))))


def reading_grade(sentences: list[str]) -> float:
    """Return the Flesch-Kincaid grade: the school year that a text is fit for."""
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    per_word = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / len(sentences) + 11.8 * per_word - 15.59


def test_the_measure_tells_plain_words_from_learned_ones() -> None:
    plain = ["A cramp hurts.", "It ends by itself.", "Stretch it slowly and hold it."]
    learned = ["Involuntary neuromuscular contractions characteristically terminate spontaneously."]
    assert reading_grade(plain) < 3
    assert reading_grade(learned) > 20
    assert [syllables(word) for word in ("cramp", "hurts", "muscle", "medicine")] == [1, 1, 2, 3]


def test_a_twelve_year_old_can_read_every_article(library: Library) -> None:
    hard = {
        article.slug: round(grade, 1)
        for article in library.articles
        if (grade := reading_grade([s for part in article.sections for s in sentences_of(part)]))
        > READING_GRADE
    }
    assert hard == {}


def test_no_section_is_much_harder_than_the_rest(library: Library) -> None:
    hard = {
        f"{article.slug}#{section.anchor}": round(grade, 1)
        for article in library.articles
        for section in article.sections
        if (grade := reading_grade(sentences_of(section))) > OF_A_SECTION
    }
    assert hard == {}


def test_nothing_is_promised_and_nobody_is_told_what_they_have(library: Library) -> None:
    for article in library.articles:
        for section in article.sections:
            for sentence in (section.heading, *sentences_of(section)):
                at = f"{article.slug}#{section.anchor}: {sentence}"
                for words in NEVER:
                    assert not re.search(words, sentence, re.IGNORECASE), at
                for words, beside in ONLY_WITH.items():
                    if re.search(words, sentence, re.IGNORECASE):
                        assert re.search(beside, sentence, re.IGNORECASE), at


def test_no_title_and_no_heading_holds_a_figure(library: Library) -> None:
    for article in library.articles:
        for line in (article.title, article.summary, *(part.heading for part in article.sections)):
            assert not re.search(r"\d", line.replace("K2", "")), line


def test_every_section_is_short_enough_for_a_phone_at_night(library: Library) -> None:
    long = {
        f"{article.slug}#{section.anchor}": count
        for article in library.articles
        for section in article.sections
        if (count := len(WORD.findall(" ".join(sentences_of(section))))) > 220
    }
    assert long == {}
