#!/usr/bin/env bash
# api.sh XINGTAN [--write]: the description of the API (docs/api/openapi.json) and the web app's types are made from the
# server's routes; without --write a difference, or a finding of redocly's linter, fails.
set -euo pipefail

binary=$(readlink -f "$1")
write=${2:-}
cd "$(dirname "$(readlink -f "$0")")/.."
mkdir -p docs/api
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bad=0
"$binary" api >"$scratch/openapi.json"
if [ "$write" = --write ]; then
  cp "$scratch/openapi.json" docs/api/openapi.json
elif ! diff -u docs/api/openapi.json "$scratch/openapi.json" | head -60; then
  echo "api.sh: docs/api/openapi.json differs from the routes; tools/api.sh $binary --write" >&2
  bad=1
fi
(cd web && node tools/api.mjs ../docs/api/openapi.json "$write") || bad=1
exit $bad
