"""Export the trained model to ONNX, in numbers of eight bits, and compare the two.

    python export.py OUT_DIR MODEL_DIR...

Of several models of one run the mean is taken, weight by weight: it is steadier than each. Weights are quantised per channel to seven bits, which add up without overflow on processors
that lack the newer dot products; what goes in is scaled as it comes.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from train import BASE, LABELS
from transformers import BertForTokenClassification

INPUTS = ["input_ids", "attention_mask", "token_type_ids"]


def export(model: BertForTokenClassification, path: Path) -> None:
    """Write the model with the size of the batch and the length left open."""
    example = tuple(torch.ones((2, 16), dtype=torch.long) for _ in INPUTS)
    torch.onnx.export(
        model,
        example,
        str(path),
        input_names=INPUTS,
        output_names=["logits"],
        dynamic_axes={name: {0: "batch", 1: "length"} for name in [*INPUTS, "logits"]},
        opset_version=17,
        dynamo=False,
    )


def logits(path: Path, inputs: dict[str, np.ndarray]) -> np.ndarray:
    """Return what the model at `path` says."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    return session.run(None, inputs)[0]


def compare(model: BertForTokenClassification, full: Path, small: Path) -> None:
    """Print how far the three are apart on made-up input; say so and end when it is too far."""
    generator = torch.Generator().manual_seed(1)
    shape = (8, 64)
    tensors = [
        torch.randint(1000, 30000, shape, generator=generator),
        torch.ones(shape, dtype=torch.long),
        torch.randint(0, 3, shape, generator=generator),
    ]
    with torch.no_grad():
        wanted = model(**dict(zip(INPUTS, tensors, strict=True))).logits.numpy()
    inputs = {name: tensor.numpy() for name, tensor in zip(INPUTS, tensors, strict=True)}
    exact, rough = logits(full, inputs), logits(small, inputs)
    apart = float(np.abs(exact - wanted).max())
    same = float((rough.argmax(-1) == wanted.argmax(-1)).mean())
    print(f"ONNX against torch: {apart:.6f} apart; eight bits: {same:.4f} of labels the same")
    if apart > 1e-3 or same < 0.95:
        sys.exit("the exported model does not say what the trained one says")


def mean(sources: list[Path]) -> BertForTokenClassification:
    """Return the model whose weights are the mean of those of all."""
    models = [
        BertForTokenClassification.from_pretrained(source, attn_implementation="eager").eval()
        for source in sources
    ]
    states = [model.state_dict() for model in models]
    models[0].load_state_dict(
        {name: torch.stack([s[name] for s in states]).mean(dim=0) for name in states[0]}
    )
    return models[0]


def main() -> None:
    """Write names.onnx, vocab.txt and sha256.txt."""
    out, sources = Path(sys.argv[1]), sys.argv[2:]
    out.mkdir(parents=True, exist_ok=True)
    model = mean([Path(source) for source in sources])
    if model.config.num_labels != len(LABELS):
        sys.exit("that is another model")
    network, vocabulary = out / "names.onnx", out / "vocab.txt"
    with tempfile.TemporaryDirectory() as folder:
        full, prepared = Path(folder, "full.onnx"), Path(folder, "prepared.onnx")
        export(model, full)
        quant_pre_process(str(full), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(network),
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"],
        )
        compare(model, full, network)
    vocabulary.write_bytes((BASE / "vocab.txt").read_bytes())
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in (network, vocabulary)
    ]
    (out / "sha256.txt").write_text("".join(lines), "utf-8")
    print(f"{network.name}: {network.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
