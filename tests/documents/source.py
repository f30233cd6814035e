"""The sources of the documents: plain text, one block a paragraph, blocks parted by blank lines.

# and ## begin headings, | rows of a table, @header the running header, @box a text box, @note a
footnote, @small a paragraph in small print, @hidden text that a reader does not see (DOCX only).
"""


def blocks(text: str) -> list[tuple[str, object]]:
    """What a source holds, in order: (kind, text) and ("table", rows of cells)."""
    out = []
    for part in text.strip().split("\n\n"):
        lines = [line.strip() for line in part.strip().split("\n")]
        first = lines[0]
        if first.startswith("|"):
            out.append(("table", [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]))
            continue
        body = "".join(lines)
        for mark, kind in (("## ", "heading2"), ("# ", "heading1"), ("@header ", "header"), ("@box ", "box"),
                           ("@note ", "note"), ("@small ", "small"), ("@hidden ", "hidden")):
            if body.startswith(mark):
                out.append((kind, body[len(mark):]))
                break
        else:
            out.append(("body", body))
    return out
