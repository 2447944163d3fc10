#!/usr/bin/env bash
# The rules of axe-core, by which tests/browser judges pages: prints where axe.min.js is.
#
#   tests/rig/axe.sh
#
# It comes inside a Python package, of which nothing else is used, is fetched once, and is kept beside the other rigs; its
# digest is known. axe-core is under the MPL 2.0 and is not a part of this project.
set -euo pipefail
cd "$(dirname "$0")/../.."

package=axe-playwright-python==0.1.8
digest=84494fec757e4710dc751c8d7a636e457f4532f08f85c86dc9070133fbff53bc  # of axe.min.js 4.12.1
file=target/rig/axe_playwright_python/axe.min.js

right() {
    echo "$digest  $file" | sha256sum --check --status 2>/dev/null
}

if ! right; then
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    pip3 download --quiet --disable-pip-version-check --no-deps --dest "$scratch" "$package" >&2
    mkdir -p target/rig
    python3 -m zipfile -e "$scratch"/*.whl target/rig
    if ! right; then
        echo "axe: $file of $package is not what it was: its SHA-256 is not $digest" >&2
        exit 1
    fi
fi
echo "$PWD/$file"
