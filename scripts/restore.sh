#!/usr/bin/env bash
# Restores a backup of backup.sh into a place where there is no database yet. Nothing is overwritten.
#
#   scripts/restore.sh <backup>                where the settings say: Database__*, Audit__CheckpointFile
#   SETTINGS_FILE=/etc/support-console.env     where the program's settings stand, when not in the environment
#
# Stop every node first. For PostgreSQL the named database must not exist or be empty; it is made when the user may.
# Afterwards: SupportConsole verify ledger && SupportConsole verify audit
set -euo pipefail
umask 077
. "$(dirname "$0")/settings.sh"

[ $# -eq 1 ] && [ -f "$1/SHA256SUMS" ] || fail "Usage: restore.sh <folder that backup.sh made>"
read_settings
backup=$(cd "$1" && pwd)
(cd "$backup" && sha256sum --quiet --strict --check SHA256SUMS) || fail "The backup is damaged."
checkpoints=$(checkpoint_file)
[ ! -e "$checkpoints" ] || fail "$checkpoints is there already: move it away."

case $(provider) in
  sqlite)
    [ -f "$backup/support-console.db" ] || fail "This is no backup of SQLite."
    file=$(sqlite_file)
    for part in "$file" "$file-wal" "$file-shm"; do [ ! -e "$part" ] || fail "$part is there already: move it away."; done
    mkdir -p "$(dirname "$file")"
    cp "$backup/support-console.db" "$file"
    ;;
  postgresql)
    [ -f "$backup/support-console.dump" ] || fail "This is no backup of PostgreSQL."
    need pg_restore postgresql-client
    export_postgresql
    if ! psql -XqtAc "SELECT 1" > /dev/null 2>&1; then createdb --template=template0 --encoding=UTF8 "$PGDATABASE"; fi
    tables=$(psql -XqtAc "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'public'")
    [ "$tables" = 0 ] || fail "The database $PGDATABASE has $tables tables already: name an empty one."
    pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname="$PGDATABASE" "$backup/support-console.dump"
    ;;
  *) fail "Database__Provider=${Database__Provider}: use the server's own means (RESTORE DATABASE)." ;;
esac

if [ -f "$backup/audit-checkpoints.jsonl" ]; then
  mkdir -p "$(dirname "$checkpoints")"
  cp "$backup/audit-checkpoints.jsonl" "$checkpoints"
fi
if [ -d "$backup/keys" ]; then echo "Put the files of $backup/keys where the settings of their names say." >&2; fi
echo "Restored. Before the first start: SupportConsole verify ledger && SupportConsole verify audit"
