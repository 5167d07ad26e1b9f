"""Checks docs/reference/frame-vectors.json against docs/reference/frames.md, in another language than the one that made both.

Frames and keys go through the Python client; payloads and commands are decoded by the tables of the page itself. Prints what was checked.
"""

import hashlib
import json
import re
import struct
import sys

sys.path.insert(0, "docs/clients")
sys.dont_write_bytecode = True
import thecal_client as client  # noqa: E402

PAGE = open("docs/reference/frames.md", encoding="utf-8").read()
VECTORS = json.load(open(sys.argv[1] if len(sys.argv) > 1 else "docs/reference/frame-vectors.json", encoding="utf-8"))
PLAIN = {"u8": ">B", "u16": ">H", "u32": ">I", "i64": ">q", "f64": ">d"}


def rows(heading):
    """The rows of the table below a heading, as lists of cells without the marks of code."""
    text = re.search(r"^#+ %s\n(.*?)(?=^#|\Z)" % re.escape(heading), PAGE, re.M | re.S).group(1)
    lines = [line for line in text.split("\n") if line.startswith("| ") and "---" not in line][1:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines]


def numbered(meaning):
    """`2 clinician` in a list as {2: 'clinician'}."""
    return {int(n): word for n, word in re.findall(r"(\d+) ([^,;]+)", meaning)}


class Reader:
    """Reads bytes by rows of a table: field, type, bytes, meaning."""

    def __init__(self, data):
        self.data, self.at, self.found = data, 0, {}

    def take(self, count):
        assert self.at + count <= len(self.data), "bytes are missing"
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, form):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def keep(self, path, value, places):
        name = re.sub(r" ?\([^)]*\)", "", path)
        for place in places:
            name = name.replace("[]", "[%d]" % place, 1)
        self.found[name.lstrip(".")] = value

    def read(self, table, places=()):
        while table:
            (path, kind, size, meaning), table = table[0], table[1:]
            base = path.rpartition(".")[0]
            if kind in ("mark", "count"):
                inside = path + "[]" if kind == "count" else path
                below = [row for row in table if re.match(re.escape(inside) + r"($|[.\[ ])", row[0])]
                table = table[len(below):]
                if kind == "mark":
                    if self.number(">B"):
                        self.read(below, places)
                    continue
                for place in range(self.number(">H")):
                    self.read(below, (*places, place))
            elif kind == "kind":
                word = numbered(meaning)[self.number(">B")]
                self.keep(path, word, places)
                below = [row for row in table if row[0].startswith(base + " (") or base == "" and row[0].startswith("(")]
                table = table[len(below):]
                case = (base + " " if base else "") + "(%s)" % word
                self.read([row for row in below if re.match(re.escape(case) + r"($|[.\[ ])", row[0])], places)
            elif kind == "word":
                self.keep(path, numbered(meaning.partition(": ")[2])[self.number(">B")], places)
            elif kind == "text":
                self.keep(path, self.take(self.number(">B")).decode(), places)
            elif kind == "bytes":
                self.keep(path, self.take(self.number(">H") if "n" in size else int(size)).hex(), places)
            else:
                self.keep(path, self.number(PLAIN[kind]), places)

    def all(self, table):
        self.read(table)
        assert self.at == len(self.data), "%d bytes too many" % (len(self.data) - self.at)
        return self.found


def flat(value, path=""):
    """A JSON value as {path: leaf}, as the reader names them."""
    if isinstance(value, dict):
        return {k: v for name, one in value.items() for k, v in flat(one, path + "." + name if path else name).items()}
    if isinstance(value, list):
        return {k: v for n, one in enumerate(value) for k, v in flat(one, "%s[%d]" % (path, n)).items()}
    return {} if value is None else {path: value}


def check_keys():
    keys = VECTORS["keys"]
    said = keys["handshake"]
    roles = numbered(rows("hello")[0][3].partition(": ")[2])
    role = next(n for n, word in roles.items() if word == said["role"])
    nonces = bytes.fromhex(said["asked"]), bytes.fromhex(said["challenged"])
    own = bytes.fromhex(keys["roles"][said["role"]])
    made = client.session_keys(own, said["implant"], said["session"], role, said["controller"], *nonces)
    assert [key.hex() for key in made] == [keys["session"]["toImplant"], keys["session"]["fromImplant"]], "other keys"
    assert client.PATIENT_KEY.hex() == keys["roles"]["patient"], "the client has another key"
    return {"to-implant": made[0], "from-implant": made[1]}


def check_frames(keys):
    kinds = {name: (int(number), way, mac) for name, number, way, mac in rows("Kinds of frames")}
    for vector in VECTORS["frames"]:
        frame, data = vector["frame"], bytes.fromhex(vector["bytes"])
        number, way, mac = kinds[frame["type"]]
        direction = 0 if way == "to-implant" else 1
        assert (mac == "no") == (number in client.UNSEALED), "MAC of " + frame["type"]
        head = (number, direction, frame["implant"], frame["session"], frame["counter"], frame["heard"])
        payload = bytes.fromhex(frame["payload"])
        assert client.write_frame(*head, payload, keys[way]) == data, "written: " + vector["what"]
        assert client.read_frame(data, keys[way]) == (*head, payload), "read: " + vector["what"]
        for place in range(len(data)):
            hurt = bytes([*data[:place], data[place] ^ 1, *data[place + 1:]])
            assert client.read_frame(hurt, keys[way]) is None, "believed although damaged: " + vector["what"]
        Reader(payload).all(rows(frame["type"]))
    return len(VECTORS["frames"])


def check_commands():
    table = [row for row in rows("What a controller says") if row[0].startswith("(order).command")]
    for vector in VECTORS["commands"]:
        found = Reader(bytes.fromhex(vector["bytes"])).all(table)
        assert found == flat({"command": vector["command"]}), "%s is not %s" % (found, vector["command"])
    same = [v["bytes"] for v in VECTORS["commands"] if v["command"] == VECTORS["proposal"]["command"]]
    assert hashlib.sha256(bytes.fromhex(same[0])).hexdigest() == VECTORS["proposal"]["hash"], "another hash"
    return len(VECTORS["commands"])


print("%d frames, %d commands" % (check_frames(check_keys()), check_commands()))
