"""GCC 12.2 destroys twice what a lambda's captures or a braced aggregate hold when such a temporary
stands inside a co_await expression. Clang is clean, so only this lint keeps the GCC build honest:
name the value first, then await."""
import re
from pathlib import Path

import levels

STRINGS = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/', re.S)
LAMBDA = re.compile(r"(?<![\w\])])\[[^\[\]]*\]\s*(?:\(|\{|mutable|<)")
BRACED = re.compile(r"(?:[\w>]|[(,]|return)\s*\{")


def expression(text: str, start: int) -> str:
    """The operand of a co_await: up to the ";" or the closing bracket that is not its own."""
    depth = 0
    for at in range(start, len(text)):
        if text[at] in "([{":
            depth += 1
        elif text[at] in ")]}":
            depth -= 1
            if depth < 0:
                return text[start:at]
        elif text[at] == ";" and depth == 0:
            return text[start:at]
    return text[start:]


def temporaries(root: Path) -> list[str]:
    faults = []
    for path, name, text in levels.sources(root):
        plain = STRINGS.sub(lambda found: " " * 2 + "\n" * found.group(0).count("\n"), text)
        for match in re.finditer(r"\bco_await\b", plain):
            operand = expression(plain, match.end())
            line = plain.count("\n", 0, match.start()) + 1
            if LAMBDA.search(operand):
                faults.append(f"{name}:{line}: expected a named value in co_await, but found a lambda")
            elif BRACED.search(operand):
                faults.append(f"{name}:{line}: expected a named value in co_await, but found a braced temporary")
    return faults
