"""Reading ease after Flesch, with syllables counted by rule.

Flesch, R. (1948), A new readability yardstick, Journal of Applied Psychology 32(3): 206.835 less
1.015 times the words per sentence, less 84.6 times the syllables per word. From 60 on most adults
read with ease; under 50 it is hard going.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reflectapp.domain.advice import Advice, AdviceKind
from reflectapp.domain.remembering import remembered
from reflectapp.domain.spans import Span
from reflectapp.publish.phrases import Word

HARD = 50
"""A post that scores less is advised about."""
LEAST_WORDS = 100
"""The score says nothing about less."""
LONG_SENTENCE = 40
"""Words."""
LONG_POST = 1500
"""Words."""

_GROUPS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    # At the end: "make", "makes", "asked", but not "table", "houses", "wanted".
    r"(?<=[^aeiouy])e\b(?<![^aeiouyrnlw]le)|(?<=[^aeiouyszx])(?<!c)(?<!g)(?<![cs]h)es\b(?<![^aeiouyrnlw]les)"
    r"|(?<=[^aeiouytd])ed\b(?<![^aeiouyrnlw]led)"
    # Before an ending: "movement", "careful", "lovely", "something", and in "every", "evening".
    r"|(?<=[aeiouy][^aeiouy])e(?=(?:ment|ful|less|ly|ness|some|thing|where|fore|guard)s?\b)"
    r"|\b(?:ev|som)e(?=(?:ry|ning|body|times?|how|where|thing)(?:s|body|one|thing)?\b)"
    r"|(?<=saf)e(?=guard)|(?<=hom)e(?=less)|(?<=ther)e(?=fore)"
)
_TWO_SOUNDS = re.compile(
    r"(?<![tcgs])ia|(?<=[tc])ia(?=t)|(?<![tcgsxln])(?<!sh)io|\blio|(?<=y)one\b|(?<=[sd])n't\b|iu|[aeiouy](?=ing(?:s|ly)?\b)|(?<![qg])u(?=a[lrt])"
    r"|(?<=qu)i(?=et)|(?<=[cdlxr])i(?=e(?:t|n[ct]))|(?<=[frv])ea(?=lit)|(?<=cr)ea(?=t)|ideas?\b|areas?\b"
    r"|(?<=[rp])ie(?=r\b|st\b)|(?<=[fvsnb])ie(?=r\b|st\b)|ism\b|thm\b|(?<=v)e(?=hicle)|(?<=rg)ue\b"
    r"|(?<=[dfr])u(?=el)|iet(?=y)|(?<=ar)ea"
)


def flesch(words: Sequence[str], sentences: int) -> float:
    """Return the reading ease of some words in so many sentences; higher is easier."""
    if not words or sentences < 1:
        return 100.0
    spoken = sum(syllables(word) for word in words)
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * spoken / len(words)


@remembered(8192)
def syllables(word: str) -> int:
    """Return about how many syllables a word in lower case has; never less than one."""
    plain = word.removesuffix("'s").removesuffix("'")
    groups = len(_GROUPS.findall(plain))
    return max(1, groups - len(_SILENT.findall(plain)) + len(_TWO_SOUNDS.findall(plain)))


def reading(text: str, words: Sequence[Word], sentences: Sequence[Span]) -> Iterator[Advice]:
    """Yield advice about the whole and about long sentences."""
    counts = _words_in(words, sentences)
    spoken = sum(1 for count in counts if count)
    score = flesch([word.plain for word in words], spoken)
    if len(words) >= LEAST_WORDS and score < HARD:
        yield Advice(AdviceKind.EASE, Span(0, 0), "", "", number=max(0, round(score)))
    if len(words) > LONG_POST:
        yield Advice(AdviceKind.LENGTH, Span(0, 0), "", "", number=len(words))
    for sentence, count in zip(sentences, counts, strict=True):
        if count > LONG_SENTENCE:
            start = " ".join(text[sentence.start : sentence.end].split()[:6])
            yield Advice(
                AdviceKind.LONG_SENTENCE, sentence, f"{start} …", start.casefold(), number=count
            )


def _words_in(words: Sequence[Word], sentences: Sequence[Span]) -> list[int]:
    counts, at = [], 0
    for sentence in sentences:
        first = at
        while at < len(words) and words[at].start < sentence.end:
            at += 1
        counts.append(at - first)
    return counts
