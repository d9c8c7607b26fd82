#!/usr/bin/env python3
"""Checks a sealed Evenhand record (a .json file) without Evenhand. Python 3.9, standard library only.

    python3 verify.py [--key KEY] FILE

It takes the same steps as `evenhand verify`, in the same order, and says the same.
Exit codes: 0 intact and signed with KEY; 1 not intact; 2 not a record, or newer than
this script; 3 intact, but KEY was not given or is another. --list prints the paths
that a document can have.
"""

import base64
import hashlib
import json
import re
import sys

BYTES_MAX = 16 << 20
LEAVES_MAX = 20_000
VALUES_MAX = LEAVES_MAX + 100
DEPTH_MAX = 8
NUMBERS_END = 2**53
VERSION = 1

PERSON = {"id": "text", "name": "text"}
NOTE = {"kind": "text", "text": "text", "at_seconds": "number"}

PATHS = {
    "record": {
        "/answers/#/guide": "text",
        "/answers/#/notes/#": NOTE,
        "/answers/#/outcome": {
            "outcome": "text",
            "not_assessed": "flag",
            "signals_ticked": ["number"],
            "probes_used": ["number"],
            "depth": "number",
            "seconds": "number",
        },
        "/answers/#/question": {
            "title": "text",
            "prompt": "text",
            "section": "text",
            "kind": "text",
            "competency": "text",
            "weight": "text",
            "ad_hoc": "flag",
            "required": "flag",
            "planned_minutes": "number",
            "anchors": [{"rating": "number", "text": "text"}],
            "signals": [{"text": "text", "red_flag": "flag"}],
            "probes": ["text"],
        },
        "/answers/#/rating": {
            "value": "number",
            "first": "number",
            "last": "number",
            "first_at_seconds": "number",
            "last_at_seconds": "number",
        },
        "/answers/#/skip_reason": "text",
        "/candidate/code": "text",
        "/candidate/id": "text",
        "/candidate/name": "text",
        "/competencies": [{"name": "text", "weight": "text", "minimum": "text"}],
        "/interview/corrections": [
            {"fact": "text", "before": "text", "after": "text", "reason": "text", "at": "text"}
        ],
        "/interview/ended": "text",
        "/interview/ended_reason": "text",
        "/interview/entered": "text",
        "/interview/history": "text",
        "/interview/id": "text",
        "/interview/minutes": {"planned": "number", "held": "number", "timed": "flag"},
        "/interview/mode": "text",
        "/interview/month": "text",
        "/interview/parts": "number",
        "/interview/round": "text",
        "/interview/times": {
            "began": "text",
            "ended": "text",
            "zone": "text",
            "parts": [{"began": "text", "ended": "text"}],
            "entered": "text",
            "decided": "text",
            "sealed": "text",
        },
        "/interviewer": PERSON,
        "/level": {"key": "text", "name": "text"},
        "/opening": "text",
        "/result/competencies": [{"name": "text", "score": "text", "below_bar": "flag"}],
        "/result/concerns": "text",
        "/result/decision": "text",
        "/result/fidelity": {
            "mean": "text",
            "asked": "text",
            "order": "text",
            "anchored": "text",
            "rated": "text",
            "evidence": "text",
            "minutes": "text",
        },
        "/result/reason": "text",
        "/result/remarks": ["text"],
        "/result/score": {
            "overall": "text",
            "share": "text",
            "coverage": "text",
            "low": "text",
            "high": "text",
            "incomplete": "flag",
            "proposal": "text",
        },
        "/result/strengths": "text",
        "/result/summary": "text",
        "/set": {"title": "text", "version": "number"},
        "/stages/#/notes/#": NOTE,
        "/stages/#/stage": {"stage": "text", "planned_minutes": "number", "seconds": "number"},
    },
    "history": {
        "/events/#": {
            "kind": "text",
            "at": "text",
            "until": "text",
            "clock_seconds": "number",
            "until_seconds": "number",
            "answer": "number",
            "id": "text",
            "value": "text",
            "by": "text",
            "view": "text",
            "to": "text",
            "count": "number",
        },
    },
    "addendum": {"/person": PERSON, "/text": "text", "/time": "text"},
    "erasure": {"/record": "text", "/rule": "text", "/time": "text", "/values": "number"},
}


class Refused(Exception):
    """The file is refused: an exit code and a sentence."""

    def __init__(self, code, sentence):
        super().__init__(sentence)
        self.code = code


TOO_LARGE = Refused(2, "The file is larger than 16 MiB. No record is.")
TOO_MANY = Refused(2, "The file has more than 20,000 parts. No record has.")
BYTE_ORDER_MARK = Refused(2, "The file begins with a byte-order mark. Another program has saved it.")
NOT_TEXT = Refused(2, "The file is not text in UTF-8.")
NOT_A_RECORD = Refused(2, "The file is not a record.")
TOO_DEEP = Refused(2, "The file has lists within lists, deeper than in any record.")
KEY_TWICE = Refused(1, "A key occurs twice, so that two programs could read two different things.")
NUMBER = Refused(1, "A number is not a whole number from 0 to 9007199254740991.")
BASE64 = Refused(1, "A part of the file is not written in proper base64url.")
REWRITTEN = Refused(
    1, "The file is not written the way records are written. Another program has saved it."
)
HEADER = Refused(2, "The header names a kind of document or signature that this program does not know.")
OTHER_KIND = Refused(1, "The header and the statement name different kinds of document.")
STATEMENT = Refused(1, "The signed statement is not in the form of version 1.")
KEY_FORM = Refused(1, "The signer's key is not written the way keys are written.")
WEAK_KEY = Refused(1, "The signer's key is a weak one, with which anybody can sign.")
SIGNATURE = Refused(
    1, "The signature does not fit. The file was changed after it was sealed, or somebody else signed it."
)
DIGESTS = Refused(1, "The signed list is not in order, or names a part twice.")
FOREIGN_LEAF = Refused(1, "A part of the file was not sealed with it, or was changed afterwards.")
LEAF = Refused(1, "A part of the file is not in the form of version 1.")
PATH = Refused(1, "A part of the file has a name that version 1 does not have.")
ORDER = Refused(1, "The parts of the file are not in order. Another program has saved it.")


# Ed25519 (RFC 8032). Points are extended coordinates (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z.
# Nothing here is secret, so that it need not take the same time for all numbers.

P = 2**255 - 19
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)


def add(a, b):
    low = (a[1] - a[0]) * (b[1] - b[0]) % P
    high = (a[1] + a[0]) * (b[1] + b[0]) % P
    t = 2 * a[3] * b[3] * D % P
    z = 2 * a[2] * b[2] % P
    e, f, g, h = high - low, z - t, z + t, high + low
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, point):
    result = NEUTRAL
    while number:
        if number & 1:
            result = add(result, point)
        point = add(point, point)
        number >>= 1
    return result


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


def point(encoded):
    """The point that 32 bytes stand for; None if there is none or it has another spelling."""
    number = int.from_bytes(encoded, "little")
    odd, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and odd):
        return None
    x = P - x if x & 1 != odd else x
    return (x, y, 1, x * y % P)


def is_weak(a):
    return same(times(8, a), NEUTRAL)


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def check_signature(key, signed, signature):
    a = point(key)
    if a is None:
        raise KEY_FORM
    if is_weak(a):
        raise WEAK_KEY
    if len(signature) != 64:
        raise SIGNATURE
    r, s = point(signature[:32]), int.from_bytes(signature[32:], "little")
    if r is None or is_weak(r) or s >= GROUP_ORDER:
        raise SIGNATURE
    hashed = hashlib.sha512(signature[:32] + key + signed).digest()
    k = int.from_bytes(hashed, "little") % GROUP_ORDER
    if not same(times(s, BASE), add(r, times(k, a))):
        raise SIGNATURE


def encode64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode64(text):
    """Strict: no padding, no foreign characters, unused bits zero."""
    if not re.fullmatch(r"[A-Za-z0-9_-]*", text) or len(text) % 4 == 1:
        raise BASE64
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encode64(data) != text:
        raise BASE64
    return data


def decode_32(text):
    """32 bytes, or a refusal of the statement."""
    try:
        data = decode64(text) if isinstance(text, str) else b""
    except Refused:
        data = b""
    if len(data) != 32:
        raise STATEMENT
    return data


def read_json(text, otherwise):
    """The value of a JSON text that no two programs could read differently."""
    depth = 0
    for bracket in re.findall(r'"(?:[^"\\]|\\.)*"?|[\[{\]}]', text, re.DOTALL):
        if bracket in "[{":
            depth += 1
            if depth > DEPTH_MAX:
                raise TOO_DEEP
        elif bracket in "]}":
            depth -= 1
    left = VALUES_MAX

    def pairs(items):
        if len({key for key, _ in items}) != len(items):
            raise KEY_TWICE
        return dict(items)

    def whole(digits):
        if not re.fullmatch(r"[0-9]{1,16}", digits) or int(digits) >= NUMBERS_END:
            raise NUMBER
        return int(digits)

    def refuse(_):
        raise NUMBER

    def constant(_):
        raise otherwise

    try:
        value = json.loads(
            text, object_pairs_hook=pairs, parse_int=whole, parse_float=refuse, parse_constant=constant
        )
        json.dumps(value, ensure_ascii=False).encode()
    except ValueError:
        raise otherwise from None
    open_values = [value]
    while open_values:
        left -= 1
        if left < 0:
            raise TOO_MANY
        inner = open_values.pop()
        if isinstance(inner, (list, dict)):
            open_values.extend(inner.values() if isinstance(inner, dict) else inner)
    return value


def written(payload, protected, signature, leaves):
    listed = ",".join(f'"{leaf}"' for leaf in leaves)
    return (
        f'{{"payload":"{payload}","protected":"{protected}","signature":"{signature}",'
        f'"header":{{"disclosures":[{listed}]}}}}\n'
    )


def read_parts(data):
    """Step 1: the parts of the file, written in the one way there is."""
    if len(data) > BYTES_MAX:
        raise TOO_LARGE
    if data.startswith(b"\xef\xbb\xbf"):
        raise BYTE_ORDER_MARK
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise NOT_TEXT from None
    file = read_json(text, NOT_A_RECORD)
    try:
        parts = [file["payload"], file["protected"], file["signature"]]
        leaves = file["header"]["disclosures"]
    except (TypeError, KeyError):
        raise NOT_A_RECORD from None
    if not isinstance(leaves, list) or not all(isinstance(part, str) for part in parts + leaves):
        raise NOT_A_RECORD
    if len(leaves) > LEAVES_MAX:
        raise TOO_MANY
    for part in [parts[1], parts[0], parts[2]] + leaves:
        decode64(part)
    if written(*parts, leaves) != text:
        raise REWRITTEN
    return (*parts, leaves)


def decode_text(part, otherwise):
    try:
        return decode64(part).decode()
    except UnicodeDecodeError:
        raise otherwise from None


def header_of(kind):
    return '{"alg":"EdDSA","typ":"evenhand-%s+sd-jwt"}' % kind


def is_whole(value):
    return isinstance(value, int) and not isinstance(value, bool)


def link(statement):
    """What an addendum says of its place."""

    def is_hash(value):
        return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{64}", value)

    record, number, before = (statement.get(key) for key in ("record", "number", "before"))
    if not is_hash(record) or not is_whole(number) or number < 1:
        raise STATEMENT
    if before is not None and not is_hash(before) or (number == 1) != (before is None):
        raise STATEMENT
    shown = "null" if before is None else f'"{before}"'
    return f',"record":"{record}","number":{number},"before":{shown}'


def restated(kind, statement):
    """The statement of version 1 as it must have been written."""
    digests = statement.get("_sd")
    if not isinstance(digests, list):
        raise STATEMENT
    digests = ",".join(f'"{encode64(decode_32(digest))}"' for digest in digests)
    key = encode64(decode_32(statement.get("key")))
    tail = link(statement) if kind == "addendum" else ""
    return (
        f'{{"_sd":[{digests}],"_sd_alg":"sha-256","evenhand":"{kind}","v":{VERSION},'
        f'"key":"{key}"{tail}}}'
    )


def pattern_of(kind, path):
    for pattern in PATHS[kind]:
        if re.fullmatch(pattern.replace("#", "[1-9][0-9]{0,3}"), path):
            return pattern
    raise PATH


def fits(shape, value):
    if value is None:
        return True
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(shape[0], each) for each in value)
    if isinstance(shape, dict):
        if not isinstance(value, dict) or value.keys() != shape.keys():
            return False
        return all(fits(shape[key], value[key]) for key in shape)
    if shape == "number":
        return is_whole(value)
    return isinstance(value, bool if shape == "flag" else str)


def read_leaf(kind, encoded):
    """The path of a leaf whose value is as the list says."""
    leaf = read_json(decode_text(encoded, LEAF), LEAF)
    if not isinstance(leaf, list) or len(leaf) != 3:
        raise LEAF
    salt, path, value = leaf
    if not isinstance(salt, str) or not isinstance(path, str):
        raise LEAF
    if len(decode64(salt)) != 16:
        raise LEAF
    if not fits(PATHS[kind][pattern_of(kind, path)], value):
        raise Refused(1, f"The value of {path} is not of the kind that belongs there.")
    return path


def missing(kind, have):
    """The first path that a whole document must have and this one does not."""

    def numbers(group):
        tops = [path[len(group) :].split("/")[0] for path in have if path.startswith(group)]
        return range(1, max((int(top) for top in tops), default=0) + 1)

    def needed(pattern):
        if "#" not in pattern:
            yield pattern
            return
        group, rest = pattern.split("#", 1)
        for number in numbers(group):
            yield from needed(f"{group}{number}{rest}")

    for pattern in PATHS[kind]:
        for path in needed(pattern):
            if path not in have:
                return path
    return None


def read_leaves(kind, digests, leaves):
    """Step 4: the paths that are shown, each sealed and none twice."""
    if len(digests) > LEAVES_MAX:
        raise TOO_MANY
    if any(a >= b for a, b in zip(digests, digests[1:])):
        raise DIGESTS
    known, paths = set(digests), []
    for leaf in leaves:
        if encode64(hashlib.sha256(leaf.encode()).digest()) not in known:
            raise FOREIGN_LEAF
        path = read_leaf(kind, leaf)
        if paths and paths[-1] == path:
            raise Refused(1, f"{path} occurs twice.")
        if paths and paths[-1] > path:
            raise ORDER
        paths.append(path)
    if len(paths) == len(digests):
        gap = missing(kind, set(paths))
        if gap:
            raise Refused(1, f"Nothing is hidden, yet {gap} is missing.")
    return paths


def verify(data):
    """The key and the verdict of an intact document; raises Refused for any other."""
    payload, protected, signature, leaves = read_parts(data)
    header, text = decode_text(protected, HEADER), decode_text(payload, STATEMENT)
    kind = next((kind for kind in PATHS if header_of(kind) == header), None)
    if kind is None:
        raise HEADER
    statement = read_json(text, STATEMENT)
    if not isinstance(statement, dict) or not is_whole(statement.get("v")):
        raise STATEMENT
    signed = f"{protected}.{payload}".encode()

    def check_signer():
        key = decode_32(statement.get("key"))
        check_signature(key, signed, decode64(signature))
        return encode64(key)

    if statement["v"] > VERSION:
        check_signer()
        raise Refused(
            2,
            f"The file is of version {statement['v']}, which is newer than this program. "
            "Its signature is good; update to read it.",
        )
    if statement.get("evenhand") != kind:
        raise OTHER_KIND
    if restated(kind, statement) != text:
        raise STATEMENT
    key = check_signer()
    digests = statement["_sd"]
    paths = read_leaves(kind, digests, leaves)
    verdict = f"Intact: {kind} {hashlib.sha256(signed).hexdigest()}\nSigned with the key {key}\n"
    hidden = len(digests) - len(paths)
    if not hidden:
        return key, verdict + "Complete: nothing is hidden."
    not_shown = " ".join(path for path in PATHS[kind] if "#" not in path and path not in paths)
    return key, verdict + f"Hidden: {hidden} of {len(digests)} parts. Not shown: {not_shown}"


def main(arguments):
    if arguments == ["--list"]:
        print(json.dumps(PATHS))
        return 0
    known = None
    if len(arguments) == 3 and arguments[0] == "--key":
        known, arguments = arguments[1], arguments[2:]
    if len(arguments) != 1:
        print(__doc__.strip())
        return 2
    try:
        with open(arguments[0], "rb") as file:
            key, verdict = verify(file.read(BYTES_MAX + 1))
    except OSError as error:
        print(f"The file cannot be read: {error.strerror}.")
        return 2
    except Refused as refused:
        print(refused)
        return refused.code
    print(verdict)
    if known == key:
        return 0
    if known is None:
        print("The key is not known here; give it with --key if you know it.")
    else:
        print("It was signed with another key than the one that was given.")
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
