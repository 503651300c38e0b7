"""Words to weigh: those that hurt or blame, the writer's own list, and the trade's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reflectapp.domain.advice import Advice, AdviceChoices, AdviceKind
from reflectapp.domain.spans import Span
from reflectapp.publish.advice.lists import WordList, jargon, respectful
from reflectapp.publish.advice.quotations import is_quoted
from reflectapp.publish.phrases import PhraseBook, Word


def words_to_weigh(
    text: str, words: Sequence[Word], quoted: Sequence[Span], choices: AdviceChoices
) -> Iterator[Advice]:
    """Yield advice about single words and phrases, list by list."""
    yield from _from_list(AdviceKind.LANGUAGE, respectful(), text, words, quoted)
    yield from _own(text, words, quoted, choices)
    yield from _from_list(AdviceKind.JARGON, jargon(), text, words, quoted)


def _from_list(
    kind: AdviceKind,
    wanted: WordList,
    text: str,
    words: Sequence[Word],
    quoted: Sequence[Span],
) -> Iterator[Advice]:
    for hit in wanted.book.find(text, words):
        entry = wanted.words[hit.name]
        yield Advice(
            kind,
            hit.span,
            one_line(text, hit.span),
            entry.key,
            entry.instead,
            entry.why,
            entry.source,
            is_quoted=is_quoted(text, hit.span, quoted),
        )


def _own(
    text: str, words: Sequence[Word], quoted: Sequence[Span], choices: AdviceChoices
) -> Iterator[Advice]:
    own = {word.words: word for word in choices.own if word.words.strip()}
    book = PhraseBook({name: (_literal(name),) for name in own if _literal(name)})
    for hit in book.find(text, words):
        instead = own[hit.name].instead
        yield Advice(
            AdviceKind.OWN,
            hit.span,
            one_line(text, hit.span),
            hit.name,
            (instead,) if instead else (),
            is_quoted=is_quoted(text, hit.span, quoted),
        )


def _literal(words: str) -> str:
    """Return what the writer typed without the signs that lists give a meaning to."""
    plain = "".join(c if c.isalnum() or c in "'’" else " " for c in words.casefold())
    return " ".join(plain.replace("’", "'").split())


def one_line(text: str, span: Span) -> str:
    """Return the words at `span` without breaks."""
    return " ".join(text[span.start : span.end].split())
