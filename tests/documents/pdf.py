"""Writes a document as PDF with a Chinese font that is not embedded. The same bytes every time."""
WIDTH, HEIGHT, MARGIN = 595, 842, 80
NO_LINE_START = "，。；：！？、）》”’%"
NO_LINE_END = "（《“‘"


def advance(text: str, size: float) -> float:
    return sum(size * (0.5 if ord(char) < 128 else 1) for char in text)


def wrapped(text: str, size: float, width: float, indent: float) -> list[str]:
    """Lines that fit, none of which begins with a closing mark."""
    lines, line, room = [], "", width - indent
    for char in text:
        if line and advance(line + char, size) > room:
            moved = ""
            if char in NO_LINE_START or line[-1] in NO_LINE_END:
                line, moved = line[:-1], line[-1]
            lines.append(line)
            line, room = moved, width
        line += char
    return lines + [line] if line else lines


class Pages:
    def __init__(self, header: str):
        self.header, self.pages, self.y = header, [], 0.0
        self.turn()

    def turn(self) -> None:
        self.pages.append([])
        self.y = HEIGHT - 110
        if self.header:
            self.text(MARGIN, HEIGHT - 50, 9, self.header)

    def text(self, x: float, y: float, size: float, text: str) -> None:
        code = text.encode("utf-16-be").hex()
        self.pages[-1].append(f"BT /F1 {size} Tf {x:.1f} {y:.1f} Td <{code}> Tj ET")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        self.pages[-1].append(f"{x:.1f} {y:.1f} {width:.1f} {height:.1f} re S")

    def need(self, height: float) -> None:
        if self.y - height < 90:
            self.turn()

    def paragraph(self, text: str, size: float, leading: float, indent: float, before: float) -> None:
        self.y -= before
        for number, line in enumerate(wrapped(text, size, WIDTH - 2 * MARGIN, indent)):
            self.need(leading)
            self.text(MARGIN + (0 if number else indent), self.y, size, line)
            self.y -= leading

    def framed(self, text: str) -> None:
        lines = wrapped(text, 11, 300, 0)
        height = 18 * len(lines) + 14
        self.need(height + 20)
        self.y -= 12
        self.box(140, self.y - height + 16, 320, height)
        for line in lines:
            self.text(150, self.y - 6, 11, line)
            self.y -= 18
        self.y -= 26

    def table(self, rows: list[list[str]]) -> None:
        width = (WIDTH - 2 * MARGIN) / max(len(row) for row in rows)
        for row in rows:
            cells = [wrapped(cell, 10.5, width - 12, 0) for cell in row]
            height = 17 * max(len(cell) for cell in cells) + 8
            self.need(height)
            for column, cell in enumerate(cells):
                x = MARGIN + column * width
                self.box(x, self.y - height + 13, width, height)
                for number, line in enumerate(cell):
                    self.text(x + 6, self.y - 3 - 17 * number, 10.5, line)
            self.y -= height
        self.y -= 16


def write(blocks: list[tuple[str, object]]) -> bytes:
    header = next((text for kind, text in blocks if kind == "header"), "")
    pages = Pages(header)
    for kind, content in blocks:
        if kind == "heading1":
            pages.paragraph(content, 18, 30, 0, 6)
        elif kind == "heading2":
            pages.need(60)
            pages.paragraph(content, 14, 26, 0, 12)
        elif kind == "body":
            pages.paragraph(content, 13, 28, 26, 6)
        elif kind in ("small", "note"):
            pages.paragraph(content, 6.5, 11, 0, 6)
        elif kind == "box":
            pages.framed(content)
        elif kind == "table":
            pages.table(content)
    count = len(pages.pages)
    for number, page in enumerate(pages.pages, 1):
        code = f"第 {number} 页 共 {count} 页".encode("utf-16-be").hex()
        page.append(f"BT /F1 9 Tf 260 40 Td <{code}> Tj ET")
    return assemble(pages.pages)


def assemble(pages: list[list[str]]) -> bytes:
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
        "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    for number, page in enumerate(pages):
        stream = "\n".join(page)
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * number} 0 R "
                       "/Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode("ascii")
    out += "".join(f"{place:010} 00000 n \n" for place in places).encode("ascii")
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
    return out
