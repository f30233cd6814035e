#!/usr/bin/env python3
"""Writes NAME.docx and NAME.pdf for every NAME.txt beside it; tests/lint says where they are out of date."""
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # The tree stays as git knows it.

import docx
import pdf
import source


def stale(folder: Path) -> list[tuple[Path, bytes]]:
    """The documents that are not what their source says, with what they should be."""
    out = []
    for file in sorted(folder.glob("*.txt")):
        blocks = source.blocks(file.read_text(encoding="utf-8"))
        for writer, suffix in ((docx, ".docx"), (pdf, ".pdf")):
            made, target = writer.write(blocks), file.with_suffix(suffix)
            if not target.exists() or target.read_bytes() != made:
                out.append((target, made))
    return out


if __name__ == "__main__":
    for target, made in stale(Path(__file__).resolve().parent):
        target.write_bytes(made)
        print(f"{target.name}: written")
