#!/usr/bin/env bash
# Backs up the database and what belongs to it, while nodes run. Ends with the folder it made.
#
#   scripts/backup.sh <folder>                 makes <folder>/<UTC time>
#   scripts/backup.sh <folder> --with-keys     with private keys and certificates too: whoever has the backup has them
#   SETTINGS_FILE=/etc/support-console.env     where the program's settings stand, when not in the environment
#
# Run it where the program runs: relative paths start in the current folder, as the program's do. SQL Server has means of
# its own (BACKUP DATABASE).
set -euo pipefail
umask 077
. "$(dirname "$0")/settings.sh"

[ $# -ge 1 ] && [[ $1 != -* ]] && { [ $# -eq 1 ] || [ "$*" = "$1 --with-keys" ]; } || fail "Usage: backup.sh <folder> [--with-keys]"
read_settings
target=$1/$(date -u +%Y%m%dT%H%M%SZ)
[ ! -e "$target" ] || fail "$target is there already."
mkdir -p "$1"
work=$(mktemp -d "$1/.unfinished-XXXXXX")
trap 'rm -rf "$work"' EXIT

# The checkpoints first: each is about entries that the database has by then. The other way round one could tell of
# entries that the copy does not have, and the audit would not be whole.
if [ -f "$(checkpoint_file)" ]; then cp "$(checkpoint_file)" "$work/audit-checkpoints.jsonl"; fi

case $(provider) in
  sqlite)
    need sqlite3 sqlite3
    file=$(sqlite_file)
    [ -f "$file" ] || fail "There is no database $file; run this in the program's folder, with its settings."
    # Inside a transaction that has read: otherwise each commit of the program would start the copy anew.
    sqlite3 -bail "$file" ".timeout 10000" "BEGIN" "SELECT COUNT(*) FROM sqlite_schema" ".backup '$work/support-console.db'" "COMMIT" > /dev/null
    [ "$(sqlite3 "$work/support-console.db" "PRAGMA quick_check")" = ok ] || fail "The copy is damaged."
    rm -f "$work/support-console.db-wal" "$work/support-console.db-shm"
    ;;
  postgresql)
    need pg_dump postgresql-client
    export_postgresql
    pg_dump --format=custom --no-owner --no-privileges --file="$work/support-console.dump"
    ;;
  *) fail "Database__Provider=${Database__Provider}: use the server's own means (BACKUP DATABASE)." ;;
esac

# What the database is worth little without. Names by their settings, so that a restore knows where each belongs.
missing=()
for name in Audit__SigningKeyFile Audit__EarlierKeysFile DataProtection__CertificatePath Authentication__EntraId__CertificatePath; do
  path=${!name:-}
  if [ -z "$path" ]; then continue; fi
  if [ "${2:-}" = --with-keys ]; then mkdir -p "$work/keys"; cp "$path" "$work/keys/$name"; else missing+=("$name ($path)"); fi
done

(cd "$work" && find . -type f ! -name SHA256SUMS -printf '%P\0' | sort -z | xargs -0 sha256sum > SHA256SUMS)
mv "$work" "$target"
trap - EXIT
if [ ${#missing[@]} -gt 0 ]; then echo "Not in this backup, keep them elsewhere: ${missing[*]}" >&2; fi
echo "$target"
