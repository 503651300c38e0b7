"""Export the trained model to ONNX, in numbers of eight bits, and compare the two.

    python export.py OUT_DIR MODEL_DIR

`graph.py` says what the file is made of.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from graph import write
from train import BASE, LABELS
from transformers import BertForTokenClassification


def compare(model: BertForTokenClassification, network: Path) -> None:
    """Print how far the two are apart on made-up input; say so and end when it is too far."""
    generator = torch.Generator().manual_seed(1)
    session = onnxruntime.InferenceSession(str(network), providers=["CPUExecutionProvider"])
    same, length = 0.0, 64
    for _ in range(8):
        ids = torch.randint(1000, 30000, (1, length), generator=generator)
        forms = torch.randint(0, 3, (1, length), generator=generator)
        with torch.no_grad():
            wanted = model(input_ids=ids, token_type_ids=forms).logits.numpy()
        inputs = {
            "input_ids": ids.numpy(),
            "token_type_ids": forms.numpy(),
            "places": np.arange(length),
        }
        found = session.run(None, inputs)[0]
        same += float((found.argmax(-1) == wanted.argmax(-1)).mean()) / 8
    print(f"eight bits: {same:.4f} of labels the same")
    if same < 0.95:
        sys.exit("the exported model does not say what the trained one says")


def main() -> None:
    """Write names.onnx, vocab.txt and sha256.txt."""
    out, source = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    model = BertForTokenClassification.from_pretrained(source).eval()
    if model.config.num_labels != len(LABELS):
        sys.exit("that is another model")
    network, vocabulary = out / "names.onnx", out / "vocab.txt"
    write(model, network)
    compare(model, network)
    vocabulary.write_bytes((BASE / "vocab.txt").read_bytes())
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in (network, vocabulary)
    ]
    (out / "sha256.txt").write_text("".join(lines), "utf-8")
    print(f"{network.name}: {network.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
