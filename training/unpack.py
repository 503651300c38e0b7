"""Turn a network of eight bits that ships back into a model that can be trained on.

    python unpack.py NETWORK.onnx OUT_DIR

Full-precision weights are not kept. These are the ones that it computes with: whole numbers times
their scales, as `graph.py` wrote them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from train import new_model
from transformers import BertForTokenClassification

TABLES = {
    kind: f"bert.embeddings.{kind}_embeddings.weight" for kind in ("word", "token_type", "position")
}


def weights(path: Path) -> dict[str, torch.Tensor]:
    """Return the weights of the network at `path` by the names that torch has for them."""
    stored = {
        item.name: torch.from_numpy(numpy_helper.to_array(item).copy())
        for item in onnx.load(str(path)).graph.initializer
    }
    found = {}
    for name, values in stored.items():
        if name in TABLES:
            zero, scale = float(stored[name + ".zero"]), float(stored[name + ".scale"])
            found[TABLES[name]] = (values.float() - zero) * scale
        elif name.endswith(".whole"):
            linear = name.removesuffix(".whole")
            found[linear + ".weight"] = (values.float() * stored[linear + ".scale"]).T
        elif name.endswith((".bias", "LayerNorm.weight")):
            found[name] = values
    return found


def model_of(found: dict[str, torch.Tensor]) -> BertForTokenClassification:
    """Return a model of as many layers and inner units as the weights are for; all must be there.

    Raises:
        ValueError: Some are missing, or are none of such a model.
    """
    config = new_model().config
    inner = [name for name in found if name.endswith("intermediate.dense.bias")]
    config.num_hidden_layers, config.intermediate_size = len(inner), len(found[inner[0]])
    model = BertForTokenClassification(config)
    left = model.load_state_dict(found, strict=False)
    if left.missing_keys or left.unexpected_keys:
        raise ValueError(f"missing: {left.missing_keys}; unexpected: {left.unexpected_keys}")
    return model


def main() -> None:
    """Write the model to OUT_DIR."""
    model_of(weights(Path(sys.argv[1]))).save_pretrained(sys.argv[2])


if __name__ == "__main__":
    main()
