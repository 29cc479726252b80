#!/usr/bin/env bash
# Rehearses the worst day: backs up, restores into a place of its own, verifies the copy, and removes it again. The nodes
# run on. For a timer, once a week: a backup that was never restored is a hope.
#
#   scripts/rehearse-restore.sh <folder for backups> [command that starts the program, SupportConsole]
#   SETTINGS_FILE=/etc/support-console.env     where the program's settings stand, when not in the environment
#
# PostgreSQL: the user must be allowed to make a database (CREATEDB); the copy is <database>_rehearsal.
set -euo pipefail
umask 077
scripts=$(cd "$(dirname "$0")" && pwd)
. "$scripts/settings.sh"

[ $# -ge 1 ] || fail "Usage: rehearse-restore.sh <folder for backups> [command]"
read_settings
unset SETTINGS_FILE
backup=$("$scripts/backup.sh" "$1")
shift
program=("${@:-SupportConsole}")
copy=$(mktemp -d)
dropped=

clean() {
  rm -rf "$copy"
  if [ -n "$dropped" ]; then dropdb --if-exists "$dropped"; fi
}
trap clean EXIT

export Audit__CheckpointFile=$copy/audit-checkpoints.jsonl
if [ "$(provider)" = sqlite ]; then
  export Database__ConnectionString=$copy/support-console.db
else
  export_postgresql
  dropped=${PGDATABASE}_rehearsal
  export Database__ConnectionString="${Database__ConnectionString};Database=$dropped"
  if psql -XqtAc "SELECT 1" --dbname="$dropped" > /dev/null 2>&1; then dropped= ; fail "${PGDATABASE}_rehearsal is there already: drop it."; fi
fi

"$scripts/restore.sh" "$backup" > /dev/null
"${program[@]}" verify ledger
"${program[@]}" verify audit
echo "$backup was restored and verified."
