#!/usr/bin/env python3
"""A controller for the pump that `thecal serve` offers, with nothing but the standard library of Python 3.

It connects over TCP, opens a session as a patient's handheld, reads the status of the pump, asks for a bolus and ends the session:

    npx thecal serve scenarios/lesson/day-of-boluses.yaml --tcp 7400 --clock virtual
    python3 docs/clients/thecal_client.py 127.0.0.1 7400 TOKEN --advance 210

Records are those of docs/reference/serve.md, frames those of docs/reference/frames.md. Simulation only; the key below is no secret.
"""

import argparse
import hashlib
import hmac
import os
import socket
import struct
import time
import zlib

# TEST KEY of the role patient, from docs/reference/frame-vectors.json.
PATIENT_KEY = bytes.fromhex("6c1ec9882296be5f2c5c22a93b1d27f4fce49389d7213d1da5f210bc7c9223c2")
PATIENT = 1

HELLO, CHALLENGE, PROOF, WELCOME, PUT, GET, PART, BYE, CLOSED = 3, 4, 5, 6, 7, 9, 10, 11, 12
UNSEALED = (1, 2, 3, 4)  # kinds of frames without a MAC
ORDER, INTERROGATE, PATIENT_BOLUS = 1, 1, 7

PATIENCE_MS, TRIES = 500, 20  # how long an answer may take before the same is said again, and how often


class Air:
    """The records of `thecal serve`: what this client says into the air and hears from it."""

    def __init__(self, host, port, token):
        self.socket = socket.create_connection((host, port), timeout=10)
        self.rest = b""
        self.heard = []
        word = token.encode()
        self.say(bytes([1, 1, len(word)]) + word)
        _, body = self.record(10)
        self.implant, = struct.unpack_from(">I", body, 1)
        end = 6 + body[5]
        self.model = body[6:end].decode()
        self.speed, self.now, self.until = struct.unpack_from(">dqq", body, end)

    def say(self, record):
        self.socket.sendall(struct.pack(">I", len(record)) + record)

    def record(self, seconds):
        """The next record as (kind, body); None when none comes in time."""
        end = time.monotonic() + seconds
        while True:
            if len(self.rest) >= 4:
                length, = struct.unpack_from(">I", self.rest)
                if len(self.rest) >= 4 + length:
                    record, self.rest = self.rest[4:4 + length], self.rest[4 + length:]
                    break
            left = end - time.monotonic()
            if left <= 0:
                return None
            self.socket.settimeout(left)
            try:
                chunk = self.socket.recv(4096)
            except socket.timeout:
                return None
            if chunk == b"":
                raise ConnectionError("the server has ended the connection")
            self.rest += chunk
        if record[0] == 132:
            raise ConnectionError("the server says: " + record[2:2 + record[1]].decode())
        if record[0] == 133:
            raise ConnectionError("the pump is no longer offered")
        return record[0], record[1:]

    def wake(self):
        self.say(bytes([2]))

    def send(self, frame):
        self.say(bytes([3]) + struct.pack(">H", len(frame)) + frame)

    def hear(self, span_ms):
        """The next frame of the implant; None when there is none within so many simulated milliseconds."""
        until = time.monotonic() + span_ms / 1000 / (self.speed or 1)
        target = self.now + span_ms
        while not self.heard:
            if self.speed == 0 and self.now < target:
                self.advance(target - self.now)
                continue
            got = self.record(until - time.monotonic()) if self.speed > 0 else None
            if got is None:
                return None
            self.keep(*got)
        return self.heard.pop(0)

    def advance(self, span_ms):
        """Lets time go on on a virtual clock: at most so far, at most a day, and no further than what is heard first."""
        self.say(bytes([4]) + struct.pack(">I", min(span_ms, 86_400_000)))
        kind = None
        while kind != 131:
            kind, body = self.record(60)
            self.keep(kind, body)

    def keep(self, kind, body):
        self.now, = struct.unpack_from(">q", body)
        if kind == 130:
            self.heard.append(body[10:])


def hkdf(key, salt, info):
    """HKDF-SHA-256 (RFC 5869), 32 bytes."""
    pseudorandom = hmac.new(salt, key, hashlib.sha256).digest()
    return hmac.new(pseudorandom, info + b"\x01", hashlib.sha256).digest()


def session_keys(role_key, implant, session, role, controller, asked, challenged):
    """The keys of a session: (to the implant, from it)."""
    said = struct.pack(">IIBI", implant, session, role, controller)
    salt = asked + challenged
    return tuple(hkdf(role_key, salt, b"thecal link 1 " + way + said) for way in (b"to implant", b"from implant"))


def write_frame(kind, direction, implant, session, counter, heard, payload, key):
    head = struct.pack(">BBBIIIIH", 1, kind, direction, implant, session, counter, heard, len(payload)) + payload
    mac = bytes(16) if kind in UNSEALED else hmac.new(key, head, hashlib.sha256).digest()[:16]
    return head + mac + struct.pack(">I", zlib.crc32(head + mac))


def read_frame(frame, key):
    """A frame as (kind, direction, implant, session, counter, heard, payload); None for what is none or has the wrong MAC."""
    if not 41 <= len(frame) <= 297 or struct.unpack(">I", frame[-4:])[0] != zlib.crc32(frame[:-4]):
        return None
    version, kind, direction, implant, session, counter, heard, length = struct.unpack_from(">BBBIIIIH", frame)
    if version != 1 or length != len(frame) - 41:
        return None
    mac = bytes(16) if kind in UNSEALED else hmac.new(key, frame[:-20], hashlib.sha256).digest()[:16]
    if not hmac.compare_digest(mac, frame[-20:-4]):
        return None
    return kind, direction, implant, session, counter, heard, frame[21:-20]


class Session:
    """A session with the implant that is near."""

    def __init__(self, air, controller, nonce):
        self.air, self.number, self.sent, self.received, self.messages = air, 0, 0, 0, 0
        self.keys = (b"", b"")
        hello = struct.pack(">BI", PATIENT, controller) + nonce
        challenge = self.ask(HELLO, hello, lambda kind, said: kind == CHALLENGE and said[:16] == nonce)
        self.number = self.challenger
        self.keys = session_keys(PATIENT_KEY, air.implant, self.number, PATIENT, controller, nonce, challenge[16:])
        self.ask(PROOF, b"", lambda kind, _: kind == WELCOME)

    def ask(self, kind, payload, is_answer):
        """Says something until the right answer comes, each time under a new counter."""
        for _ in range(TRIES):
            sealed = kind not in UNSEALED
            if sealed:
                self.sent += 1
            else:
                self.air.wake()
            counters = (self.number, self.sent, self.received) if sealed else (0, 0, 0)
            self.air.send(write_frame(kind, 0, self.air.implant, *counters, payload, self.keys[0]))
            while (frame := self.air.hear(PATIENCE_MS)) is not None:
                got = self.believed(frame)
                if got is not None and is_answer(*got):
                    return got[1]
        raise TimeoutError("the implant does not answer")

    def believed(self, frame):
        """Kind and payload of a frame that is from this implant, of this session, made with its key, and new."""
        read = read_frame(frame, self.keys[1])
        if read is None:
            return None
        kind, direction, implant, session, counter, _, payload = read
        if direction != 1 or implant != self.air.implant:
            return None
        if kind == CHALLENGE and self.number == 0:
            self.challenger = session
            return kind, payload
        if kind in UNSEALED or session != self.number or counter <= self.received:
            return None
        self.received = counter
        return kind, payload

    def order(self, command):
        """Gives an order that fits into one frame. Returns the whole answer of the pump."""
        self.messages += 1
        message = bytes([ORDER, command])
        answer = b""

        def is_next(kind, said):
            return kind == PART and struct.unpack_from(">IH", said) == (self.messages, len(answer))

        put = struct.pack(">IHHH", self.messages, 0, len(message), len(message)) + message
        part = self.ask(PUT, put, is_next)
        while True:
            total, length = struct.unpack_from(">HH", part, 6)
            answer += part[10:10 + length]
            if length == 0 or len(answer) >= total:
                return answer
            part = self.ask(GET, struct.pack(">IH", self.messages, len(answer)), is_next)

    def bye(self):
        self.ask(BYE, b"", lambda kind, _: kind == CLOSED)


def refusal(answer, at):
    """The four texts of a refusal: rule, what was found, what was expected, what to do."""
    texts = []
    while len(texts) < 4:
        end = at + 1 + answer[at]
        texts.append(answer[at + 1:end].decode())
        at = end
    return "refused (%s): %s; expected %s; %s" % tuple(texts)


def spoken(answer):
    """What the pump has answered, in words."""
    say, accepted, command, mark = answer[:4]
    if say == 3 or accepted == 0:  # refused by the telemetry, or by the pump
        return refusal(answer, 1 if say == 3 else 3)
    if command == INTERROGATE and mark == 1:
        at, _wall, reservoir = struct.unpack_from(">qqq", answer, 4)
        return "at %d ms the pump counts %.6f mL in its reservoir" % (at, reservoir / 1e9)
    return "accepted"


def main():
    parser = argparse.ArgumentParser(description="a patient's handheld for the pump that thecal serve offers")
    for name, kind in (("host", str), ("port", int), ("token", str)):
        parser.add_argument(name, type=kind)
    parser.add_argument("--advance", type=int, default=0, help="minutes to let pass first, on a virtual clock")
    parser.add_argument("--nonce", type=bytes.fromhex, default=os.urandom(16), help="32 hexadecimal digits")
    asked = parser.parse_args()
    air = Air(asked.host, asked.port, asked.token)
    print("near: implant %d, %s" % (air.implant, air.model))
    target = air.now + asked.advance * 60_000
    while air.now < target:
        air.advance(target - air.now)
    session = Session(air, 99, asked.nonce)
    print("status:", spoken(session.order(INTERROGATE)))
    print("bolus:", spoken(session.order(PATIENT_BOLUS)))
    session.bye()
    print("session over")


if __name__ == "__main__":
    main()
