#!/usr/bin/env bash
# schema.sh XINGTAN [--write]: compares the schema that the migrations make with docs/schema/{sqlite,postgres}.txt, so that a
# migration shows in review as what it does to both engines. PostgreSQL only where XT_TEST_POSTGRES is set (tools/with_postgres.sh).
set -euo pipefail

binary=$(readlink -f "$1")
write=${2:-}
cd "$(dirname "$(readlink -f "$0")")/.."
mkdir -p docs/schema
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
bad=0

compare() {  # compare ENGINE URL
  "$binary" migrate --db "$2" --schema >"$scratch/$1.txt"
  if [ "$write" = --write ]; then
    cp "$scratch/$1.txt" "docs/schema/$1.txt"
  elif ! diff -u "docs/schema/$1.txt" "$scratch/$1.txt"; then
    echo "schema.sh: docs/schema/$1.txt differs; tools/with_postgres.sh tools/schema.sh $binary --write" >&2
    bad=1
  fi
}

compare sqlite "$scratch/xingtan.db"
if [ -n "${XT_TEST_POSTGRES:-}" ]; then
  schema=xt_schema_$$
  psql -qX "$XT_TEST_POSTGRES" -c "CREATE SCHEMA $schema"
  compare postgres "$XT_TEST_POSTGRES&options=-csearch_path%3D$schema"
  psql -qX "$XT_TEST_POSTGRES" -c "SET client_min_messages = warning; DROP SCHEMA $schema CASCADE"
fi
exit $bad
