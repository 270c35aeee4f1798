#!/usr/bin/env bash
# What ./xt bench runs: every figure with its baseline from the same run. bench/README.md says what each one means.
# bench/run.sh [--scale S]: S = 1 is the full size (1,000,000 entries), default 0.1.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${BUILD:?the folder of the build}"
python3 bench/import.py --xingtan "$BUILD/xingtan" "$@"
python3 bench/during_import.py --xingtan "$BUILD/xingtan" "$@"
python3 bench/evaluate.py --xingtan "$BUILD/xingtan" "$@"
echo
echo "== a year's close, held against 60 s for a million teachers"
python3 bench/close.py --xingtan "$BUILD/xingtan" "$@"
echo
echo "== the ledger against bare inserts"
"$BUILD/ledger_post" 4000 25 10000 teacher
echo
echo "== recomputing the ledger's chains against hashing alone"
"$BUILD/ledger_verify" 500000
echo
echo "== the page's data against a bare handler that runs the same statements"
"$BUILD/http_page"
echo
echo "== pages of a plan from 32 connections"
XINGTAN="$BUILD/xingtan" node bench/pages.mjs
echo
echo "== a list of 100,000 rows as .xlsx, held against 2 s"
"$BUILD/table_list"
echo
echo "== all questions of the plans over columns in memory"
rows=$(mktemp -d)
trap 'rm -rf "$rows"' EXIT
"$BUILD/xingtan" simulate --region 450000 --teachers 4000 --from 2021-01-01 --to 2025-12-31 --seed 7 --db "sqlite:$rows/region.db"
"$BUILD/columns_load" "sqlite:$rows/region.db"
"$BUILD/columns" --db "sqlite:$rows/region.db" plans/guangxi-145 plans/guopei-2021 plans/lvyuan-dual plans/shaanxi-sbs plans/zibo-backbone
"$BUILD/columns" --teachers 100000 --sql "$rows" plans/guangxi-145 plans/guopei-2021 plans/lvyuan-dual plans/shaanxi-sbs plans/zibo-backbone
echo
echo "== the same rows and questions in DuckDB, one thread"
npm install --prefix bench --no-package-lock --no-audit --no-fund --silent
node bench/duckdb.mjs "$rows"
