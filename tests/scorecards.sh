#!/usr/bin/env bash
# The main job from a terminal, as a newcomer would do it: a workspace with the worked example, every scorecard in it
# exported, and each PDF, with the report's samples, held against the standards it claims.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=target/scorecards
rm -rf "$folder"
mkdir -p "$folder"
cli() { cargo run -q -p cli -- --workspace "$folder/demo.evenhand" "$@"; }

cli demo
cli check
cli interviews --json | python3 -c 'import json, sys; [print(i["id"]) for i in json.load(sys.stdin)]' |
  while read -r id; do
    cli export "$id" -o "$folder/$id.pdf" </dev/null
    cli export "$id" -o "$folder/$id-blind.pdf" --blind --paper letter --summary </dev/null
  done
cargo run -q -p report --example pages -- "$folder"
for pdf in "$folder"/*.pdf; do qpdf --check "$pdf" >/dev/null; done
target/validator/bin/python tests/conformance.py "$folder"/*.pdf
