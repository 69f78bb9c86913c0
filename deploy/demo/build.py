#!/usr/bin/env python3
"""Turns sources/ into council/*.json (OParl 1.1), files/* and questions.jsonl.

Needs Python 3.9+, headless Chromium, qpdf and poppler-utils; nothing from the network.
    python3 build.py                 everything, then the checks
    python3 build.py --only 2025     print only PDF files whose name contains the text
    python3 build.py --check         only the checks of questions against the PDF files
"""
import argparse
import concurrent.futures
import datetime
import hashlib
import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SOURCES, COUNCIL, FILES = HERE / "sources", HERE / "council", HERE / "files"
SCHEMA = "https://schema.oparl.org/1.1/"
CHROMIUM = os.environ.get("CHROMIUM", "chromium")
PAPER_STEM = {
    "Beschlussvorlage": "vorlage", "Informationsvorlage": "vorlage", "Antrag": "antrag", "Anfrage": "anfrage",
    "Stellungnahme/Antwort": "antwort", "Änderungsantrag": "aenderungsantrag",
}
RESULTS = {
    "einstimmig beschlossen", "mehrheitlich beschlossen", "geändert beschlossen", "ungeändert beschlossen",
    "abgelehnt", "vertagt", "zur Kenntnis genommen", "verwiesen",
}
ROLES = {"Vorberatung", "Entscheidung", "Anhörung", "Kenntnisnahme"}
MONTHS = ("Januar Februar März April Mai Juni Juli August September Oktober November Dezember").split()
WEEKDAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
MIME = {".pdf": "application/pdf", ".txt": "text/plain", ".html": "text/html"}


# ---------------------------------------------------------------- small things

def fail(message):
    sys.exit("build.py: " + message)


def day(text):
    return datetime.date.fromisoformat(text)


def short_date(text):
    return day(text[:10]).strftime("%d.%m.%Y")


def long_date(text):
    d = day(text[:10])
    return f"{WEEKDAYS[d.weekday()]}, {d.day}. {MONTHS[d.month - 1]} {d.year}"


def stamp(text):
    """A local 'YYYY-MM-DD HH:MM' as RFC 3339 with the German offset (EU summer time rule)."""
    moment = datetime.datetime.strptime(text, "%Y-%m-%d %H:%M")

    def last_sunday(month):
        last = datetime.datetime(moment.year, month, 31, 2)
        return last - datetime.timedelta(days=(last.weekday() + 1) % 7)

    summer = last_sunday(3) <= moment < last_sunday(10)
    return moment.strftime("%Y-%m-%dT%H:%M:00") + ("+02:00" if summer else "+01:00")


def office_time(date, seed):
    """A stable time of day in office hours, so that every rebuild gives the same value."""
    number = int(hashlib.sha1(seed.encode()).hexdigest()[:6], 16)
    return stamp(f"{date} {8 + number % 8:02d}:{number // 8 % 60:02d}")


def later(date, days):
    return (day(date) + datetime.timedelta(days=days)).isoformat()


def front_matter(path):
    text = path.read_text(encoding="utf-8")
    match = re.match(r"---\n(.*?)\n---\n(.*)\Z", text, re.S)
    if not match:
        fail(f"{path.name}: no front matter")
    head = {"attach": []}
    for line in match[1].splitlines():
        key, _, value = line.partition(":")
        if key == "attach":
            head["attach"].append([part.strip() for part in value.split("|")])
        else:
            head[key.strip()] = value.strip()
    return head, match[2].strip()


# ---------------------------------------------------------------- Markdown to HTML (the subset used here)

def inline(text):
    text = html.escape(text, quote=False)
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    return re.sub(r"(?<!\*)\*([^*]+)\*", r"<em>\1</em>", text)


NUMBER = re.compile(r"[−+-]?\d{1,3}(?:\.\d{3})*(?:,\d+)?(?: (?:€|%|kWp|m²|GWh|v\. H\.))?$")


def to_number(cell):
    cell = cell.strip("* ")
    if not NUMBER.match(cell) or cell.endswith("%"):
        return None
    return float(re.sub(r"[^\d,-]", "", cell.replace("−", "-")).replace(",", "."))


def table(lines, where):
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    head, rows = rows[0], rows[2:]
    columns = list(zip(*rows)) if all(len(r) == len(head) for r in rows) else fail(f"{where}: ragged table {head}")
    for index, row in enumerate(rows):
        if not row[0].strip("* ").startswith("Summe"):
            continue
        for column, cell in enumerate(row[1:], 1):
            values = [to_number(rows[i][column]) for i in range(index)]
            if to_number(cell) is None or None in values:
                continue
            if abs(sum(values) - to_number(cell)) > 0.05:
                fail(f"{where}: column '{head[column]}' adds up to {sum(values):,} and not to {cell}")
    numeric = [all(NUMBER.match(c.strip("* ")) or c in ("", "–") for c in column) for column in columns]
    short = [max(map(len, column)) < 6 for column in columns]
    css = [" class=n" if n else " class=short" if s else "" for n, s in zip(numeric, short)]
    out = ["<table><thead><tr>"]
    out += [f"<th{css[i]}>{inline(c)}</th>" for i, c in enumerate(head)]
    out.append("</tr></thead><tbody>")
    for row in rows:
        out.append("<tr class=sum>" if row[0].strip("* ").startswith("Summe") else "<tr>")
        out += [f"<td{css[i]}>{inline(c)}</td>" for i, c in enumerate(row)]
        out.append("</tr>")
    return "".join(out) + "</tbody></table>"


def markdown(text, where):
    out, block = [], []

    def flush():
        if not block:
            return
        first = block[0]
        if first.startswith("|"):
            out.append(table(block, where))
        elif re.match(r"[-•] ", first) or re.match(r"\d+\. ", first):
            tag = "ul" if first[0] in "-•" else "ol"
            items = []
            for line in block:
                if re.match(r"[-•] |\d+\. ", line):
                    items.append(re.sub(r"^([-•]|\d+\.) ", "", line))
                else:
                    items[-1] += " " + line.strip()
            # numbers are written out: generated list markers get lost in some text extractors
            marks = ["–"] * len(items) if tag == "ul" else [re.match(r"\d+\.", l)[0] for l in block if re.match(r"\d+\. ", l)]
            out.append("".join(f'<p class=item><span class=mark>{m}</span> {inline(i)}</p>' for m, i in zip(marks, items)))
        elif first.startswith(">"):
            out.append("<div class=decision>" + "".join(
                f"<p>{inline(p)}</p>" for p in re.sub(r"^> ?", "", "\n".join(block), flags=re.M).split("\n")) + "</div>")
        else:
            out.append(f"<p>{inline(' '.join(block))}</p>")
        block.clear()

    for line in text.splitlines() + [""]:
        heading = re.match(r"(#{1,3}) (.+)", line)
        if heading or line in ("", "---page---") or line.startswith(":::"):
            flush()
            if heading:
                level = len(heading[1])
                out.append(f"<h{level}>{inline(heading[2])}</h{level}>")
            elif line == "---page---":
                out.append("<div class=pagebreak></div>")
            elif line.startswith("::: "):
                out.append(f"<div class={line[4:].strip()}>")
            elif line == ":::":
                out.append("</div>")
        else:
            block.append(line)
    return "\n".join(out)


CSS = """
@page { size: A4; margin: 22mm 20mm 22mm 25mm;
  @bottom-left { content: "FOOT"; font: 8pt "Liberation Sans"; }
  @bottom-right { content: "Seite " counter(page) " von " counter(pages); font: 8pt "Liberation Sans"; } }
html { hyphens: manual; font: 11pt/1.5 "Liberation Sans", Arial, sans-serif; }
body { margin: 0; }
p { margin: 0 0 2.6mm; orphans: 2; widows: 2; }
p.item { padding-left: 6mm; text-indent: -6mm; margin-bottom: 1.4mm; }
p.item .mark { display: inline-block; min-width: 5mm; text-indent: 0; }
h1 { font-size: 14.5pt; margin: 0 0 5mm; line-height: 1.25; }
h2 { font-size: 12pt; margin: 5mm 0 2mm; break-after: avoid; }
h3 { font-size: 11pt; margin: 4mm 0 1.5mm; break-after: avoid; }
table { border-collapse: collapse; width: 100%; margin: 1mm 0 4mm; font-size: 10pt; line-height: 1.35; }
th, td { border: 0.3mm solid #777; padding: 1mm 1.6mm; text-align: left; vertical-align: top; }
th { background: #e9edf0; } .n { text-align: right; white-space: nowrap; }
tr { break-inside: avoid; } tr.sum td { font-weight: bold; }
.letterhead { border-bottom: 0.5mm solid #24506b; margin-bottom: 6mm; padding-bottom: 2mm; }
.letterhead .town { font-size: 13pt; font-weight: bold; color: #24506b; margin: 0; }
.letterhead p { margin: 0 0 1mm; }
.letterhead table { margin: 2mm 0 1mm; } .letterhead .fields { margin: 2mm 0 3mm; } .short { white-space: nowrap; }
.decision { border-left: 1mm solid #24506b; padding: 0 0 0 4mm; margin: 0 0 3mm; }
.decision p { margin-bottom: 1.4mm; }
.columns { columns: 2; column-gap: 9mm; font-size: 10.5pt; } .columns h2 { margin-top: 0; }
.pagebreak { break-after: page; } .sign { margin-top: 9mm; } .keep { break-inside: avoid; }
.skew { font-family: "Liberation Serif"; } .skew main { transform: rotate(0.6deg); padding: 6mm 10mm; font-size: 11.5pt; }
"""


def page(title, foot, body, cls=""):
    style = CSS.replace("FOOT", foot.replace('"', "'"))
    return (f'<!doctype html><html lang="de"><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
            f"<style>{style}</style></head><body class='{cls}'><main>{body}</main></body></html>")


# ---------------------------------------------------------------- HTML to PDF

def run(*command, **options):
    done = subprocess.run([str(c) for c in command], capture_output=True, **options)
    if done.returncode not in (0, 3):  # 3: qpdf succeeded with warnings
        fail(f"{command[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-400:]}")
    return done.stdout


def print_pdf(job):
    """Prints one page of HTML; the bytes depend on the content only, not on the clock."""
    target, content, date, render = job
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "in.html").write_text(content, encoding="utf-8")
        run(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--no-pdf-header-footer", "--disable-pdf-tagging", f"--user-data-dir={folder}/profile",
            f"--print-to-pdf={folder}/raw.pdf", (folder / "in.html").as_uri())
        raw = (folder / "raw.pdf").read_bytes()
        clock = b"(D:" + date.replace("-", "").encode() + b"090000+00'00')"
        raw = re.sub(rb"\(D:\d{14}\+00'00'\)", clock, raw)
        (folder / "dated.pdf").write_bytes(raw)
        if render == "scan":
            scan_pdf(folder, clock)
        options = ["--deterministic-id"]
        if render == "encrypted":  # fixed id and vectors: the same bytes on every run; this file guards nothing
            options = ["--static-id", "--static-aes-iv", "--encrypt", "rebstadt", "vorsteher", "128", "--use-aes=y", "--"]
        run("qpdf", folder / "dated.pdf", "--object-streams=generate", "--recompress-flate",
            "--compression-level=9", *options, folder / "out.pdf")
        data = (folder / "out.pdf").read_bytes()
        if render == "broken":
            data = data[:len(data) * 55 // 100]
        target.write_bytes(data)


def scan_pdf(folder, clock):
    """Replaces dated.pdf by images of its pages, as an office scanner would deliver it."""
    run("pdftoppm", "-r", "150", "-gray", "-jpeg", "-jpegopt", "quality=55", folder / "dated.pdf", folder / "scan")
    objects, kids = ["<</Type/Catalog/Pages 2 0 R>>".encode(), b""], []
    for picture in sorted(folder.glob("scan*.jpg")):
        data = picture.read_bytes()
        frame = re.search(rb"\xff\xc0..\x08(..)(..)(.)", data, re.S)
        height, width, parts = (int.from_bytes(part, "big") for part in frame.groups())
        colours = "DeviceGray" if parts == 1 else "DeviceRGB"  # poppler writes gray pictures with three equal channels
        number = len(objects) + 1
        draw = b"q 595 0 0 842 0 0 cm /I Do Q"
        kids.append(f"{number} 0 R")
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number + 1} 0 R"
            f"/Resources<</XObject<</I {number + 2} 0 R>>>>>>".encode(),
            f"<</Length {len(draw)}>>stream\n".encode() + draw + b"\nendstream",
            f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/{colours}"
            f"/BitsPerComponent 8/Filter/DCTDecode/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"]
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    objects.append(b"<</Producer(Scanner Poststelle)/CreationDate" + clock + b">>")
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    (folder / "dated.pdf").write_bytes(out)


# ---------------------------------------------------------------- sources

TOP = re.compile(
    r"# TOP (?P<secret>N)?(?P<number>\d+(?:\.\d+)?)(?:: (?P<name>[^=\[]+?)| @(?P<paper>[\d/]+) (?P<role>\w+))"
    r"(?: = (?P<result>[^\[]+?))?(?: \[(?P<votes>\d+:\d+:\d+)\])?(?P<late> \+)?$")


def read_meeting(path):
    head, body = front_matter(path)
    head["items"] = []
    for part in re.split(r"^(?=# TOP )", body, flags=re.M):
        line, _, text = part.strip().partition("\n")
        if not line:
            continue
        match = TOP.match(line)
        if not match:
            fail(f"{path.name}: cannot read '{line}'")
        item = match.groupdict()
        item["text"] = text.strip()
        item["order"] = len(head["items"]) + 1
        if item["result"] and item["result"] not in RESULTS:
            fail(f"{path.name}: unknown result {item['result']}")
        if item["role"] and item["role"] not in ROLES:
            fail(f"{path.name}: unknown role {item['role']}")
        check_votes(path.name, head, item)
        head["items"].append(item)
    return head


def check_votes(name, head, item):
    if not item["votes"]:
        return
    yes, no, abstain = map(int, item["votes"].split(":"))
    if yes + no + abstain > int(head["present"]):
        fail(f"{name} TOP {item['number']}: {yes + no + abstain} votes of {head['present']} present")
    if item["result"] == "einstimmig beschlossen" and no + abstain or item["result"] == "mehrheitlich beschlossen" and not no + abstain:
        fail(f"{name} TOP {item['number']}: {item['result']} with {item['votes']}")
    if (yes > no) == (item["result"] == "abgelehnt"):
        fail(f"{name} TOP {item['number']}: {item['result']} with {item['votes']}")


class Town:
    def __init__(self):
        self.data = json.loads((SOURCES / "town.json").read_text(encoding="utf-8"))
        self.organizations = {o["key"]: o for o in self.data["organizations"]}
        self.persons = {p["key"]: p for p in self.data["persons"]}
        self.meetings = sorted((read_meeting(p) for p in (SOURCES / "meetings").glob("*.md")), key=lambda m: m["start"])
        self.papers, self.texts = {}, {}
        for path in sorted((SOURCES / "papers").glob("*.md")):
            head, body = front_matter(path)
            self.papers[head["ref"]] = head
            self.texts[head["ref"]] = body
        self.steps = {ref: [] for ref in self.papers}
        for meeting in self.meetings:
            for item in meeting["items"]:
                if not item["paper"]:
                    continue
                if item["paper"] not in self.papers:
                    fail(f"meeting {meeting['id']}: no paper {item['paper']}")
                if self.papers[item["paper"]]["date"] > meeting["start"][:10]:
                    fail(f"meeting {meeting['id']}: {item['paper']} is younger than the meeting")
                item["name"] = self.papers[item["paper"]]["title"]
                self.steps[item["paper"]].append((meeting, item))
        self.jobs = []

    def organization(self, key):
        return self.organizations[key]

    def meeting_org(self, meeting):
        return self.organizations[meeting["org"]]


def slug(ref):
    return ref.replace("/", "-")


# ---------------------------------------------------------------- PDF pages

LETTERHEAD = "<div class=letterhead><p class=town>Stadt Rebstadt am Rhein</p>"


def fields(rows):
    """Label and value on one line: as table cells they come apart when text is extracted in reading order."""
    return "<p class=fields>" + "<br>".join(f"{label}: <strong>{inline(value)}</strong>" for label, value in rows) + "</p>"


def letterhead(town, paper):
    kind = paper["type"].replace("Stellungnahme/Antwort", "Stellungnahme der Verwaltung")
    rows = [("Drucksache", paper["ref"]), ("Art", kind), ("Datum", short_date(paper["date"]))]
    if "office" in paper:
        rows.append(("Amt", town.organization(paper["office"])["name"]))
    if "from" in paper:
        rows.append(("Antragsteller", town.organization(paper["from"])["name"]))
    if "az" in paper:
        rows.append(("Aktenzeichen", paper["az"]))
    steps = [(m, i) for m, i in town.steps[paper["ref"]] if not i["late"]]
    out = [LETTERHEAD, fields(rows)]
    if steps:
        out.append("<p><strong>Beratungsfolge</strong></p><table><tr><th>Gremium</th><th>Termin</th><th>TOP</th>"
                   "<th>Ö/N</th><th>Zuständigkeit</th></tr>")
        out += [f"<tr><td>{town.meeting_org(m)['name']}</td><td>{short_date(m['start'])}</td><td>{i['number']}</td>"
                f"<td>Ö</td><td>{i['role']}</td></tr>" for m, i in steps]
        out.append("</table>")
    return "".join(out) + f"</div><h1>{inline(paper['title'])}</h1>"


def sign(town, paper):
    if "signed" not in paper:
        return ""
    lines = "<br>".join(inline(part.strip()) for part in paper["signed"].split("/"))
    return f"<p class=sign>{lines}</p>"


def outcome(item):
    if not item["votes"]:
        return f"<p><strong>Ergebnis:</strong> {item['result']}</p>" if item["result"] else ""
    yes, no, abstain = item["votes"].split(":")
    words = f"{yes} Ja-Stimme{'n' * (yes != '1')}, {no} Nein-Stimme{'n' * (no != '1')}, {abstain} Enthaltung{'en' * (abstain != '1')}"
    return f"<p><strong>Abstimmungsergebnis:</strong> {item['result']} ({words})</p>"


def minutes_html(town, meeting):
    org = town.meeting_org(meeting)
    start, end = meeting["start"][11:], meeting["end"][11:]
    room = town.data["locations"][meeting["room"]]["description"]
    out = [LETTERHEAD, fields([
        ("Gremium", org["name"]), ("Sitzung", f"{long_date(meeting['start'])}, {start} bis {end} Uhr"), ("Ort", room),
        ("Vorsitz", meeting["chair"]), ("Schriftführung", meeting["clerk"]),
        ("Anwesend", f"{meeting['present']} stimmberechtigte Mitglieder")]), "</div>",
           f"<h1>Niederschrift über die Sitzung: {org['name']}</h1>"]
    if meeting.get("guests"):
        out.append(f"<p>Von der Verwaltung und als Gäste nehmen teil: {inline(meeting['guests'])}.</p>")
    for item in meeting["items"]:
        if item["secret"]:
            continue
        drucksache = f" (Drucksache {item['paper']})" if item["paper"] else ""
        out.append(f"<h2>TOP {item['number']} – {inline(item['name'])}{drucksache}</h2>")
        text = re.sub(r"^(?=> )", "**Beschluss:**\n\n", item["text"], count=1, flags=re.M)
        out.append(markdown(text, f"meeting {meeting['id']}"))
        out.append(outcome(item))
    if any(i["secret"] for i in meeting["items"]):
        out.append("<p>Die Öffentlichkeit wird für die weiteren Tagesordnungspunkte ausgeschlossen; über sie wird eine "
                   "gesonderte Niederschrift geführt.</p>")
    out.append(f"<p class=sign>Rebstadt am Rhein, {short_date(meeting['minutes'])}<br><br>gez. {meeting['chair']}<br>Vorsitz"
               f"<br><br>gez. {meeting['clerk']}<br>Schriftführung</p>")
    return page(f"Niederschrift {org['name']} {short_date(meeting['start'])}",
                f"Niederschrift {org['shortName']} vom {short_date(meeting['start'])}", "\n".join(out))


def invitation_html(town, meeting):
    org = town.meeting_org(meeting)
    room = town.data["locations"][meeting["room"]]
    rows = ["<table><tr><th>TOP</th><th>Gegenstand</th><th>Drucksache</th><th>Ö/N</th></tr>"]
    for item in meeting["items"]:
        rows.append(f"<tr><td>{'N' if item['secret'] else ''}{item['number']}</td><td>{inline(item['name'])}</td>"
                    f"<td>{item['paper'] or ''}</td><td>{'N' if item['secret'] else 'Ö'}</td></tr>")
    body = (LETTERHEAD + f"<p>Sitzungsdienst, Marktplatz 1, "
            f"{town.data['post']}</p></div><p>Rebstadt am Rhein, {short_date(meeting['invited'])}</p><h1>Einladung</h1>"
            f"<p>Zur Sitzung {org['genitive']} am {long_date(meeting['start'])}, {meeting['start'][11:]} Uhr, lade ich Sie ein. "
            f"Die Sitzung findet statt: {room['description']}, {room['streetAddress']}.</p><h2>Tagesordnung</h2>"
            + "".join(rows) + f"</table><p>Die Unterlagen stehen im Ratsinformationssystem bereit. Wer verhindert ist, teilt dies "
            f"bitte dem Sitzungsdienst mit.</p><p class=sign>gez. {meeting['chair']}<br>Vorsitz</p>")
    return page(f"Einladung {org['name']} {short_date(meeting['start'])}", f"Einladung {org['shortName']}", body)


# ---------------------------------------------------------------- OParl objects

def oparl(kind, ident, **fields):
    if fields.get("modified"):
        fields["modified"] = max(fields["created"], fields["modified"])
    return {"id": "{base}/" + ident, "type": SCHEMA + kind, **{k: v for k, v in fields.items() if v not in (None, [], "")}}


def file_object(name, file_name, date):
    """The File object without checksum; finish() adds what only the written file knows."""
    stem, _, ending = file_name.rpartition(".")
    ident = stem if ending == "pdf" else f"{stem}-{ending}"
    moment = office_time(date, file_name)
    return oparl("File", f"files/{ident}", name=name, fileName=file_name, mimeType=MIME["." + ending], date=date,
                 size=0, sha1Checksum="", accessUrl=f"{{base}}/files/{file_name}",
                 downloadUrl=f"{{base}}/files/{file_name}", created=moment, modified=moment) | {"size": 0, "sha1Checksum": ""}


def paper_object(town, ref):
    paper = town.papers[ref]
    if paper["type"] not in PAPER_STEM:
        fail(f"{ref}: unknown type {paper['type']}")
    kind, name = PAPER_STEM[paper["type"]], slug(ref)
    main_name = {"antwort": "Stellungnahme der Verwaltung"}.get(kind, paper["type"])
    main = file_object(main_name, f"{name}-{kind}.pdf", paper["date"])
    text, _, last = markdown(town.texts[ref], ref).rpartition("\n")  # no page that holds a signature only
    body = f"{letterhead(town, paper)}{text}<div class=keep>{last}{sign(town, paper)}</div>"
    town.jobs.append((FILES / main["fileName"], page(paper["title"], f"Drucksache {ref}", body), paper["date"], ""))
    auxiliary = [attachment(town, paper, *parts) for parts in paper["attach"]]
    steps = town.steps[ref]
    if not steps:
        fail(f"{ref}: no consultation")
    done = [m["start"][:10] for m, i in steps if i["result"]]
    modified = office_time(later(max(done), 4) if done else paper["date"], ref + "m")
    office = paper.get("office")
    return oparl(
        "Paper", f"papers/{name}", body="{base}/bodies/1", name=paper["title"], reference=ref, date=paper["date"],
        paperType=paper["type"],
        relatedPaper=["{base}/papers/" + slug(r) for r in paper.get("related", "").split()],
        superordinatedPaper=["{base}/papers/" + slug(paper["parent"])] if "parent" in paper else [],
        subordinatedPaper=["{base}/papers/" + slug(r) for r, p in town.papers.items() if p.get("parent") == ref],
        mainFile=main, auxiliaryFile=auxiliary,
        originatorOrganization=["{base}/organizations/" + town.organization(paper["from"])["id"]] if "from" in paper else [],
        originatorPerson=["{base}/persons/" + town.persons[paper["author"]]["id"]] if "author" in paper else [],
        underDirectionOf=["{base}/organizations/" + town.organization(office)["id"]] if office else [],
        consultation=[consultation(town, ref, m, i) for m, i in steps],
        keyword=[k.strip() for k in paper.get("keywords", "").split(",") if k.strip()],
        created=office_time(paper["date"], ref), modified=modified)


def attachment(town, paper, source, name):
    path = SOURCES / "attachments" / source
    if path.suffix != ".md":
        shutil.copyfile(path, FILES / path.name)
        return file_object(name, path.name, paper["date"])
    head, text = front_matter(path)
    file_name = path.stem + ".pdf"
    render = head.get("render", "")
    foot = head.get("foot", f"Drucksache {paper['ref']} – {name.split(':')[0]}")
    cls = "skew" if render == "scan" else ""
    town.jobs.append((FILES / file_name, page(name, foot, markdown(text, source), cls), head.get("date", paper["date"]), render))
    return file_object(name, file_name, paper["date"])


def ident(meeting, item):
    return f"{meeting['id']}-{item['order']:02d}"


def consultation(town, ref, meeting, item):
    moment = office_time(town.papers[ref]["date"], ident(meeting, item))
    changed = later(meeting["start"][:10], 4) if item["result"] else town.papers[ref]["date"]
    return oparl("Consultation", f"consultations/{ident(meeting, item)}", paper=f"{{base}}/papers/{slug(ref)}",
                 agendaItem=f"{{base}}/agendaitems/{ident(meeting, item)}", meeting=f"{{base}}/meetings/{meeting['id']}",
                 organization=["{base}/organizations/" + town.meeting_org(meeting)["id"]],
                 authoritative=item["role"] == "Entscheidung", role=item["role"], created=moment,
                 modified=office_time(changed, ident(meeting, item) + "m"))


def meeting_object(town, meeting):
    org, date = town.meeting_org(meeting), meeting["start"][:10]
    if day(date).weekday() > 4:
        fail(f"meeting {meeting['id']} on a weekend")
    over = any(i["result"] for i in meeting["items"])
    changed = office_time(meeting.get("minutes") or later(date, 4 if over else -10), f"meeting {meeting['id']}")
    items = []
    for item in meeting["items"]:
        decision = " ".join(l[1:].strip() for l in item["text"].splitlines() if l.startswith(">")) or None
        items.append(oparl(
            "AgendaItem", f"agendaitems/{ident(meeting, item)}", meeting=f"{{base}}/meetings/{meeting['id']}",
            number=("N" if item["secret"] else "") + item["number"], order=item["order"], name=item["name"],
            public=not item["secret"],
            consultation=f"{{base}}/consultations/{ident(meeting, item)}" if item["paper"] else None,
            result=item["result"], resolutionText=decision if item["result"] else None,
            created=office_time(later(date, -10), ident(meeting, item)), modified=changed))
    stem = f"{meeting['id']}-{org['slug']}-{date}.pdf"
    invitation = protocol = None
    if "invited" in meeting:
        invitation = file_object("Einladung", "einladung-" + stem, meeting["invited"])
        town.jobs.append((FILES / invitation["fileName"], invitation_html(town, meeting), meeting["invited"], ""))
    if "minutes" in meeting:
        protocol = file_object("Niederschrift (öffentlicher Teil)", "niederschrift-" + stem, meeting["minutes"])
        town.jobs.append((FILES / protocol["fileName"], minutes_html(town, meeting), meeting["minutes"], ""))
    return oparl(
        "Meeting", f"meetings/{meeting['id']}", name=f"Sitzung {org['genitive']}",
        meetingState="durchgeführt" if over else "eingeladen", cancelled=False, start=stamp(meeting["start"]),
        end=stamp(meeting["end"]) if over else None, location=location(town, meeting["room"]),
        organization=["{base}/organizations/" + org["id"]], invitation=invitation, resultsProtocol=protocol,
        agendaItem=items, created=office_time(later(date, -60), f"created {meeting['id']}"), modified=changed)


def location(town, key):
    moment = stamp(town.data["since"] + " 08:00")
    return oparl("Location", f"locations/{key}", **town.data["locations"][key], created=moment, modified=moment)


def simple_objects(town):
    """System, body, organizations and persons, which no later step depends on."""
    data, since = town.data, stamp(town.data["since"] + " 08:00")
    lists = {k: "{base}/" + v for k, v in {
        "organization": "organizations", "person": "persons", "meeting": "meetings", "paper": "papers",
        "agendaItem": "agendaitems", "consultation": "consultations", "file": "files", "membership": "memberships",
        "legislativeTermList": "terms", "locationList": "locations"}.items()}
    terms = [oparl("LegislativeTerm", f"terms/{t['id']}", body="{base}/bodies/1", name=t["name"], startDate=t["startDate"],
                   endDate=t["endDate"], created=since, modified=since) for t in data["terms"]]
    system = oparl("System", "system", oparlVersion=SCHEMA, body="{base}/bodies", created=since, modified=since, **data["system"])
    body = oparl("Body", "bodies/1", system="{base}/system", **data["body"], **lists, legislativeTerm=terms,
                 location=location(town, "rathaus"), mainOrganization="{base}/organizations/1", created=since, modified=since)
    members = {}
    persons = []
    for p in data["persons"]:
        own = []
        for number, m in enumerate(p["memberships"], 1):
            org = town.organization(m["org"])
            link = f"memberships/{p['id']}-{number}"
            members.setdefault(m["org"], []).append("{base}/" + link)
            own.append(oparl("Membership", link, person=f"{{base}}/persons/{p['id']}", organization="{base}/organizations/" + org["id"],
                             role=m["role"], votingRight=m.get("vote", True), startDate=m.get("from", "2024-07-01"),
                             created=since, modified=since))
        persons.append(oparl("Person", f"persons/{p['id']}", body="{base}/bodies/1", name=p["name"], familyName=p["familyName"],
                             givenName=p["givenName"], title=p.get("title"), formOfAddress=p["formOfAddress"],
                             status=p.get("status"), membership=own, created=since, modified=since))
    organizations = []
    for o in data["organizations"]:
        organizations.append(oparl(
            "Organization", f"organizations/{o['id']}", body="{base}/bodies/1", name=o["name"], shortName=o["shortName"],
            organizationType=o["organizationType"], classification=o["classification"], membership=members.get(o["key"]),
            meeting=f"{{base}}/organizations/{o['id']}/meetings" if "genitive" in o else None,
            memberCount=o.get("memberCount"), votingMemberCount=o.get("memberCount"), startDate=o.get("startDate", "2014-07-01"),
            subOrganizationOf="{base}/organizations/1" if o.get("committee") else None, created=since, modified=since))
    return {"system": system, "body": body, "organizations": organizations, "persons": persons}


def tombstones(town):
    return [oparl("Paper", f"papers/{t['id']}", created=office_time(t["created"], t["id"]),
                  modified=office_time(t["deleted"], t["id"] + "d"), deleted=True) for t in town.data["deletedPapers"]]


def finish(value):
    """Writes size and checksum of the files on disk into all File objects."""
    if isinstance(value, dict):
        if value.get("type") == SCHEMA + "File":
            data = (FILES / value["fileName"]).read_bytes()
            value["size"], value["sha1Checksum"] = len(data), hashlib.sha1(data).hexdigest()
        for child in value.values():
            finish(child)
    elif isinstance(value, list):
        for child in value:
            finish(child)


# ---------------------------------------------------------------- questions

def pages(file_name, cache={}):
    if file_name not in cache:
        if file_name.endswith(".pdf"):
            text = run("pdftotext", "-enc", "UTF-8", FILES / file_name, "-").decode()
        else:
            text = re.sub(r"<[^>]+>", " ", (FILES / file_name).read_text(encoding="utf-8"))
        cache[file_name] = [" ".join(p.split()) for p in text.split("\f")]
    return cache[file_name]


def questions(known):
    out, seen, wrong = [], set(), []
    for line in (SOURCES / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        q = json.loads(line)
        if q["id"] in seen:
            wrong.append(f"{q['id']} twice")
        seen.add(q["id"])
        wrong += [f"{q['id']}: unknown {r}" for r in q["relevant"] if r not in known]
        if q["relevant"]:
            hits = [n for n, p in enumerate(pages(q["file"]), 1) if q["quote"] in p]
            if not hits:
                wrong.append(f"{q['id']}: not in {q['file']}: {q['quote']}")
            q["page"] = hits[0] if hits else None
        out.append(json.dumps(q, ensure_ascii=False))
    (HERE / "questions.jsonl").write_text("\n".join(out) + "\n", encoding="utf-8")
    if wrong:
        fail("questions:\n" + "\n".join(wrong))
    return len(out)


# ---------------------------------------------------------------- main

def write(name, value):
    (COUNCIL / f"{name}.json").write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--only", help="print only PDF files whose name contains this text")
    arguments.add_argument("--check", action="store_true", help="only check the questions")
    options = arguments.parse_args()
    COUNCIL.mkdir(exist_ok=True)
    FILES.mkdir(exist_ok=True)
    town = Town()
    objects = simple_objects(town)
    objects["papers"] = [paper_object(town, ref) for ref in sorted(town.papers)]
    objects["meetings"] = [meeting_object(town, m) for m in town.meetings]
    objects["deleted"] = tombstones(town)
    if not options.check:
        wanted = [j for j in town.jobs if not options.only or options.only in j[0].name]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(print_pdf, wanted))
        kept = {j[0].name for j in town.jobs} | {a[0] for p in town.papers.values() for a in p["attach"] if not a[0].endswith(".md")}
        for stale in FILES.iterdir():
            if stale.name not in kept:
                stale.unlink()
    finish(objects)
    for name, value in objects.items():
        write(name, value)
    known = {o["id"] for o in objects["papers"] + objects["meetings"]}
    count = questions(known) if (SOURCES / "questions.jsonl").exists() else 0
    items = [i for m in objects["meetings"] for i in m["agendaItem"]]
    print(f"{len(objects['papers'])} papers, {len(objects['meetings'])} meetings, {len(items)} agenda items "
          f"({sum('result' not in i for i in items)} without result), {sum(1 for _ in FILES.iterdir())} files of "
          f"{sum(f.stat().st_size for f in FILES.iterdir()):,} bytes, {count} questions")


if __name__ == "__main__":
    main()
