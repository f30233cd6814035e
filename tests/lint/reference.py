"""Documents that name the command line are held against what the program itself says of it."""
import re
import subprocess
from pathlib import Path

# A sample brings its own program; the project's is the release that ./run builds.
PROGRAMS = ["program", "build/release/yingshen"]
PAGE = "docs/reference/command-line.md"


def help_texts(root: Path) -> dict[str, str]:
    """The --help text of every command by its name; empty where nothing is built yet."""
    program = next((root / name for name in PROGRAMS if (root / name).exists()), None)
    if program is None:
        return {}
    def ask(*words: str) -> str:
        return subprocess.run([program, *words, "--help"], capture_output=True, text=True, check=True, timeout=20).stdout
    names = re.findall(r"^  ([a-z][a-z\- ]*?)(?:  |$)", ask(), re.M)
    return {name: ask(*name.split()) for name in names}


def options(root: Path) -> list[str]:
    texts = help_texts(root)
    faults = []
    for page in sorted([*root.glob("*.md"), *(root / "docs").rglob("*.md")]) if texts else []:
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            for mention in re.findall(r"\byingshen ([a-z][^`|;]*)", line):
                words = mention.split()
                known = [name for name in texts if words[:len(name.split())] == name.split()]
                # Prose may name a group of commands ("yingshen definitions") or speak of yingshen itself.
                if not known:
                    if f"`yingshen {words[0]}" in line and not any(name.split()[0] == words[0] for name in texts):
                        faults.append(f"{page.relative_to(root)}:{number}: expected a command, but found \"{words[0]}\"")
                    continue
                for option in re.findall(r"--[a-z][a-z-]*", mention):
                    if option not in texts[max(known, key=len)] and option != "--help":
                        faults.append(f"{page.relative_to(root)}:{number}: {known[0]} has no option {option}")
    return faults


def page(root: Path) -> list[str]:
    texts = help_texts(root)
    if not texts or not (root / PAGE).exists():
        return []
    written = (root / PAGE).read_text(encoding="utf-8")
    return [f"{PAGE}: expected the --help text of \"{name}\" word for word"
            for name, text in texts.items() if text.strip() not in written]
