#!/usr/bin/env bash
# Brings a bare Debian 12/13 or Ubuntu 24.04 with Rust and Node.js to where `make run` (or, with "test" and "pictures", those)
# works. Does nothing where nothing is missing; elsewhere says in one line what is missing.
set -euo pipefail
cd "$(dirname "$0")"
what=${1:-run}

say() { printf '%s\n' "$*" >&2; }

build="build-essential pkg-config ca-certificates libwebkit2gtk-4.1-dev"
check="xvfb dbus-daemon webkit2gtk-driver poppler-utils qpdf python3 python3-venv strace"
packages=$build
[ "$what" = test ] && packages="$build $check"
[ "$what" = pictures ] && packages="$build pngquant"

command -v cargo >/dev/null || { say "Rust is missing: install it from https://rustup.rs, then run this again."; exit 1; }
command -v node >/dev/null || { say "Node.js is missing: install version 20.19 or newer from https://nodejs.org, then run this again."; exit 1; }
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 12) || (a === 20 && b >= 19) ? 0 : 1)' ||
  { say "Node.js $(node -v) is too old: version 20.19 or newer (or 22.12) is needed, from https://nodejs.org."; exit 1; }

if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
  missing=
  for package in $packages; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
  done
  if [ -n "$missing" ]; then
    root=
    if [ "$(id -u)" != 0 ]; then
      command -v sudo >/dev/null || { say "As root, run: apt-get install --no-install-recommends$missing"; exit 1; }
      root=sudo
    fi
    say "Installing:$missing"
    $root apt-get update -qq
    # shellcheck disable=SC2086  # a list of words
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $missing >/dev/null
  fi
elif [ "$(uname)" = Linux ]; then
  pkg-config --exists webkit2gtk-4.1 2>/dev/null || { say "WebKitGTK 4.1 for development, a C compiler and pkg-config are missing: install your system's webkit2gtk-4.1 package (see README, \"Other systems\")."; exit 1; }
fi

if [ "$what" = test ] && ! target/validator/bin/python -c "import page" 2>/dev/null; then
  python3 -m venv target/validator
  target/validator/bin/pip install -q --disable-pip-version-check -r tests/requirements.txt
fi
