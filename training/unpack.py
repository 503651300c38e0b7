"""Turn a network of eight bits back into a model that can be trained on.

    python unpack.py NETWORK.onnx OUT_DIR

The full-precision weights of the file that ships were not kept. These are the ones that it computes
with: whole numbers times their scales.
"""

from __future__ import annotations

import sys
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from train import new_model


def weights(path: Path) -> dict[str, torch.Tensor]:
    """Return the weights of the network at `path` by the names that torch has for them."""
    graph = onnx.load(str(path)).graph
    stored = {item.name: numpy_helper.to_array(item).copy() for item in graph.initializer}
    found = {
        name: torch.from_numpy(array)
        for name, array in stored.items()
        if name.startswith(("bert.", "classifier.")) and array.dtype == "float32" and array.ndim
    }
    for name, array in stored.items():
        if name.startswith("bert.embeddings.") and name.endswith("_quantized"):
            whole = name.removesuffix("_quantized")
            zero, scale = stored[whole + "_zero_point"], stored[whole + "_scale"]
            found[whole] = (torch.from_numpy(array).float() - float(zero)) * float(scale)
    for node in graph.node:
        if node.op_type == "MatMulInteger":
            whole = node.input[1].removesuffix("_quantized")
            scale = torch.from_numpy(stored[whole + "_scale"])
            name = node.name.strip("/").removesuffix("/MatMul_quant").replace("/", ".")
            found[name + ".weight"] = (torch.from_numpy(stored[node.input[1]]).float() * scale).T
    return found


def main() -> None:
    """Write the model to OUT_DIR; every weight must be there."""
    model = new_model()
    left = model.load_state_dict(weights(Path(sys.argv[1])), strict=False)
    if left.missing_keys or left.unexpected_keys:
        sys.exit(f"missing: {left.missing_keys}; unexpected: {left.unexpected_keys}")
    model.save_pretrained(sys.argv[2])


if __name__ == "__main__":
    main()
