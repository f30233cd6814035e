"""Writes a document as DOCX. The same bytes every time."""
import io
import zipfile
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{content}</w:p>"


def halves(text: str) -> str:
    """A paragraph in two runs, as editing leaves it: a word may lie across them."""
    middle = len(text) // 2
    return run(text[:middle], '<w:sz w:val="24"/>') + run(text[middle:], '<w:sz w:val="24"/>')


def table(rows: list[list[str]]) -> str:
    cells = lambda row: "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row)
    return "<w:tbl>" + "".join(f"<w:tr>{cells(row)}</w:tr>" for row in rows) + "</w:tbl>"


def box(text: str) -> str:
    inside = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    return paragraph('<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:300pt;height:60pt">'
                     f"<v:textbox>{inside}</v:textbox></v:shape></w:pict></w:r>")


def write(blocks: list[tuple[str, object]]) -> bytes:
    body, notes, header = [], [], ""
    for kind, content in blocks:
        if kind == "heading1":
            body.append(paragraph(run(content, '<w:b/><w:sz w:val="36"/>'), "Heading1"))
        elif kind == "heading2":
            body.append(paragraph(run(content, '<w:b/><w:sz w:val="28"/>'), "Heading2"))
        elif kind == "body":
            body.append(paragraph(halves(content)))
        elif kind == "small":
            body.append(paragraph(run(content, '<w:sz w:val="13"/>')))
        elif kind == "hidden":
            body.append(paragraph(run(content, "<w:vanish/>")))
        elif kind == "box":
            body.append(box(content))
        elif kind == "table":
            body.append(table(content))
        elif kind == "header":
            header = content
        elif kind == "note":
            notes.append(content)
            body[-1] = body[-1].replace("</w:p>", f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r></w:p>')
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/></w:sectPr>'
    footnotes = "".join(f'<w:footnote w:id="{number}">{paragraph(run(note))}</w:footnote>'
                        for number, note in enumerate(notes, 1))
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="heading {1}"/></w:style>'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/word/{name}.xml" ContentType="{WORD}{kind}+xml"/>' for name, kind in (
            ("document", "document.main"), ("styles", "styles"), ("header1", "header"), ("footnotes", "footnotes")))
        + "</Types>",
        "_rels/.rels": relationships([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"<w:document {W} {R}><w:body>{''.join(body)}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(
            [("styles", "styles.xml"), ("header", "header1.xml"), ("footnotes", "footnotes.xml")]),
        "word/styles.xml": f"<w:styles {W}>{style.format('Heading1', 1)}{style.format('Heading2', 2)}</w:styles>",
        "word/header1.xml": f"<w:hdr {W}>{paragraph(run(header))}</w:hdr>",
        "word/footnotes.xml": f"<w:footnotes {W}>{footnotes}</w:footnotes>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 23, 0, 0, 0)), HEAD + text)
    return out.getvalue()


def relationships(list_of: list[tuple[str, str]]) -> str:
    inside = "".join(f'<Relationship Id="rId{number}" Type="{OFFICE}{kind}" Target="{target}"/>'
                     for number, (kind, target) in enumerate(list_of, 1))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
