"""What files may contain, whatever their level."""
import re
import subprocess
from pathlib import Path

LINES_MAX = 400
CODE = {".cpp", ".hpp", ".py", ".sh", ".cmake", ".sql", ".c"}


def files(root: Path) -> list[Path]:
    """Every file of the project: what git knows or would add; of a sample, simply all."""
    if (root / ".git").exists():
        listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                                check=True, capture_output=True).stdout.decode().split("\0")
        paths = [root / name for name in listed if name]
    else:
        paths = [path for path in root.rglob("*") if path.name != "FAULTS"]
    # The bad samples of the lints themselves are the one thing that must be bad; fuzz corpora are bytes.
    return sorted(p for p in paths if p.is_file() and "/tests/lint/bad/" not in f"{p.as_posix()[len(root.as_posix()):]}"
                  and "/corpus/" not in p.as_posix())


def texts(root: Path):
    for path in files(root):
        try:
            yield path, path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def is_code(path: Path) -> bool:
    return path.suffix in CODE or path.name in ("CMakeLists.txt", "run", "check")


def length(root: Path) -> list[str]:
    return [f"{name}: expected at most {LINES_MAX} lines, but found {text.count(chr(10))}"
            for path, name, text in texts(root) if is_code(path) and text.count("\n") > LINES_MAX]


def matches(root: Path, pattern: str, wanted, sentence: str) -> list[str]:
    faults = []
    for path, name, text in texts(root):
        if wanted(path, name):
            for number, line in enumerate(text.splitlines(), 1):
                if re.search(pattern, line):
                    faults.append(f"{name}:{number}: {sentence}: {line.strip()[:80]}")
    return faults


def promises(root: Path) -> list[str]:
    return matches(root, r"\b(TODO|FIXME|XXX|HACK)\b",
                   lambda path, name: is_code(path) and not name.startswith("tests/lint/"), "expected it to be done")


def dead_code(root: Path) -> list[str]:
    return matches(root, r"^\s*//+\s*(?:[\w:.>\-]+\(.*\);|(?:if|for|while) \(.*\{|#\s*include\b.*|return [^.]*;|\}\s*)$",
                   lambda path, name: path.suffix in (".cpp", ".hpp"), "expected a sentence, but found code in a comment")


def form(root: Path) -> list[str]:
    faults = []
    for path, name, text in texts(root):
        if path.suffix == ".hpp" and not text.startswith("#pragma once\n"):
            faults.append(f"{name}:1: expected #pragma once")
        if is_code(path) and text and not text.endswith("\n"):
            faults.append(f"{name}: expected a line feed at the end")
        if is_code(path) and ("\t" in text or "\r" in text):
            faults.append(f"{name}: expected neither tabs nor carriage returns")
    return faults


def machine_paths(root: Path) -> list[str]:
    return matches(root, r"(?<![\w.])/(?:work|root|Users)/\w", lambda path, name: not name.startswith("tests/lint/"),
                   "expected a path relative to the project")


def data_only(root: Path) -> list[str]:
    faults = []
    for path in files(root):
        name = path.relative_to(root).as_posix()
        if name.startswith(("workflows/", "rules/")) and path.suffix != ".yaml" and path.name != "README.md":
            faults.append(f"{name}: expected YAML or README.md")
    return faults
