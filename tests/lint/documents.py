"""The long documents of tests/documents are written from their sources."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "documents"))

import generate


def sources(root: Path) -> list[str]:
    """Documents that differ from what generate.py writes, and sources without an expectation."""
    folder = root / "tests" / "documents"
    faults = [f"{target.relative_to(root)}: expected what its source says; run tests/documents/generate.py"
              for target, _ in generate.stale(folder)]
    faults += [f"{file.relative_to(root)}: expected {file.stem}.expected.json beside it"
               for file in sorted(folder.glob("*.txt")) if not file.with_suffix(".expected.json").exists()]
    return faults
