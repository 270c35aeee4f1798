#!/usr/bin/env bash
# with_postgres.sh CMD…: starts a PostgreSQL to throw away (newest under /usr/lib/postgresql, a socket only, no fsync),
# exports its URL as XT_TEST_POSTGRES, runs CMD and removes everything. As root it runs the server as user postgres,
# because initdb refuses root.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: with_postgres.sh CMD…" >&2; exit 2; }
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -x "$bin/initdb" ] || { echo "with_postgres.sh: no PostgreSQL here (apt-get install postgresql)" >&2; exit 2; }

home=$(mktemp -d /tmp/xt-pg.XXXXXX)   # short: a socket's path has at most 107 bytes
if [ "$(id -u)" = 0 ]; then
  chown postgres "$home"
  as() { (cd "$home" && exec runuser -u postgres -- "$@"); }
else
  as() { (cd "$home" && exec "$@"); }
fi
chmod 755 "$home"

stop() {
  trap - EXIT INT TERM
  if [ -f "$home/data/postmaster.pid" ]; then as "$bin/pg_ctl" -D "$home/data" -m immediate -w stop >/dev/null 2>&1 || true; fi
  rm -rf "$home"
}
trap stop EXIT
trap 'stop; exit 130' INT
trap 'stop; exit 143' TERM

as "$bin/initdb" -D "$home/data" -U xt -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$home/log" 2>&1 ||
  { cat "$home/log" >&2; exit 2; }
as "$bin/pg_ctl" -D "$home/data" -l "$home/data/log" -w -o "-c listen_addresses='' -c unix_socket_directories='$home' \
  -c unix_socket_permissions=0777 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=120 \
  -c shared_buffers=128MB" start >/dev/null || { cat "$home/data/log" >&2; exit 2; }

export XT_TEST_POSTGRES="postgresql://xt@/postgres?host=$home"
"$@"
