"""Take the mean of several models of one run, weight by weight: it is steadier than each.

python mean.py OUT_DIR MODEL_DIR...
"""

from __future__ import annotations

import sys

import torch
from transformers import BertForTokenClassification


def main() -> None:
    """Write the mean."""
    out, sources = sys.argv[1], sys.argv[2:]
    models = [BertForTokenClassification.from_pretrained(source) for source in sources]
    states = [model.state_dict() for model in models]
    models[0].load_state_dict(
        {name: torch.stack([s[name] for s in states]).mean(dim=0) for name in states[0]}
    )
    models[0].save_pretrained(out)


if __name__ == "__main__":
    main()
