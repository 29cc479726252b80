# Reads the program's settings for the scripts beside this file; sourced, not run. Settings are the variables of the
# program's environment (Database__Provider ...). SETTINGS_FILE names a file of NAME=VALUE lines, as systemd and Docker
# read it; what stands in the environment already wins.

fail() { echo "$*" >&2; exit 1; }

read_settings() {
  local line name value
  [ -n "${SETTINGS_FILE:-}" ] || return 0
  [ -r "$SETTINGS_FILE" ] || fail "$SETTINGS_FILE cannot be read."
  while IFS= read -r line || [ -n "$line" ]; do
    [[ $line =~ ^[[:space:]]*([A-Za-z_][A-Za-z0-9_]*)=(.*)$ ]] || continue
    name=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
    if [[ $value =~ ^\"(.*)\"$ || $value =~ ^\'(.*)\'$ ]]; then value=${BASH_REMATCH[1]}; fi
    [ -n "${!name+set}" ] || export "$name=$value"
  done < "$SETTINGS_FILE"
}

provider() { echo "${Database__Provider:-Sqlite}" | tr '[:upper:]' '[:lower:]'; }

# The value of a key of the connection string, the last one where there are several, as the drivers take it; further
# names of the key may follow.
connection_value() {
  local rest="${Database__ConnectionString:-};" found= key value wanted
  while [[ $rest =~ ^[[:space:]]*([^=\;]+)=(\"([^\"]*)\"|\'([^\']*)\'|([^\;]*))\;+(.*)$ ]]; do
    key=$(echo "${BASH_REMATCH[1]}" | tr -d '[:space:]' | tr '[:upper:]' '[:lower:]')
    value=${BASH_REMATCH[3]}${BASH_REMATCH[4]}${BASH_REMATCH[5]}
    rest=${BASH_REMATCH[6]}
    for wanted in "$@"; do if [ "$key" = "$wanted" ]; then found=$value; fi; done
  done
  echo "$found"
}

sqlite_file() {
  local configured=${Database__ConnectionString:-data/support-console.db}
  if [[ $configured == *=* ]]; then connection_value datasource filename; else echo "$configured"; fi
}

# For psql, pg_dump and pg_restore, which read the password from the environment, where no list of processes shows it.
export_postgresql() {
  local mode
  export PGHOST PGPORT PGUSER PGPASSWORD PGDATABASE
  PGHOST=$(connection_value host server) PGPORT=$(connection_value port)
  PGUSER=$(connection_value username userid user uid) PGPASSWORD=$(connection_value password pwd)
  PGDATABASE=$(connection_value database db)
  : "${PGPORT:=5432}" "${PGDATABASE:=$PGUSER}"
  mode=$(connection_value sslmode | tr '[:upper:]' '[:lower:]')
  case $mode in
    verifyca) export PGSSLMODE=verify-ca ;;
    verifyfull) export PGSSLMODE=verify-full ;;
    ?*) export PGSSLMODE=$mode ;;
  esac
  mode=$(connection_value rootcertificate)
  if [ -n "$mode" ]; then export PGSSLROOTCERT=$mode; fi
}

checkpoint_file() { echo "${Audit__CheckpointFile:-data/audit-checkpoints.jsonl}"; }

need() { command -v "$1" > /dev/null || fail "$1 is not installed (Debian: apt-get install $2)."; }
