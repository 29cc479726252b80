#!/usr/bin/env bash
# Runs every test on a fresh machine with the .NET SDK. Installs Chromium and PostgreSQL where they are missing and it
# may (root, or sudo without a password, on Debian or a kin); without them the tests that need them are skipped, and say so.
# The last line counts: N passed, N failed, N skipped.
#
#   scripts/test.sh                          everything
#   scripts/test.sh --filter "FullyQualifiedName~Limits"    arguments go to dotnet test
#   SUPPORTCONSOLE_TEST_POSTGRES=...         use this PostgreSQL server instead of a private one
#   SUPPORTCONSOLE_TEST_SOAK=1               what takes minutes too: the rolling restart under traffic, more kills
#   SUPPORTCONSOLE_TEST_SQLSERVER=...        run the contract suite against this SQL Server too
set -euo pipefail
cd "$(dirname "$0")/.."

has_shell() { command -v chromium-headless-shell > /dev/null 2>&1; }
has_chromium() { has_shell || command -v chromium || command -v chromium-browser || command -v google-chrome; } > /dev/null 2>&1
has_postgresql() { command -v initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb'; } > /dev/null 2>&1

install_missing() {
  local run=()
  has_shell && has_postgresql && return 0
  if [ "$(id -u)" -ne 0 ]; then
    run=(sudo -n)
    sudo -n true 2> /dev/null || { echo "Not root and no sudo: nothing is installed"; return 0; }
  fi
  command -v apt-get > /dev/null || { echo "No apt-get: nothing is installed"; return 0; }
  "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq || return 0
  has_postgresql || install postgresql || true
  # Chromium without a window takes a fraction of the processor time; not every distribution has it.
  has_shell || install chromium-headless-shell fonts-liberation || has_chromium || install chromium fonts-liberation || true
}

install() {
  echo "Installing $*"
  "${run[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" > /dev/null \
    || { echo "Could not install $*"; return 1; }
}

# The sum of one counter over all result files.
count() {
  { cat "$results"/*.trx 2> /dev/null || true; } | { grep -o "<Counters [^>]*" || true; } | { grep -o "\b$1=\"[0-9]*\"" || true; } | tr -dc '0-9\n' | awk '{ sum += $1 } END { print sum + 0 }'
}

# What failed and why, once more at the end, where a log is read first.
failures() {
  { cat "$results"/*.trx 2> /dev/null || true; } | awk '
    /<UnitTestResult / { failed = /outcome="Failed"/; if (failed && match($0, /testName="[^"]*"/)) print "FAILED " substr($0, RSTART + 10, RLENGTH - 11) }
    failed && /<Message>/ { message = 1 }
    failed && message { line = $0; gsub(/<[^>]*>/, "", line); print "  " substr(line, 1, 400) }
    /<\/Message>|<\/StackTrace>/ { message = 0 }
    failed && /<StackTrace>/ { message = 1; line = $0; gsub(/<[^>]*>/, "", line); print "  " substr(line, 1, 400) }'
}

# Where the time went.
slowest() {
  { cat "$results"/*.trx 2> /dev/null || true; } | sed -n 's/.*<UnitTestResult .*testName="\([^"]*\)".* duration="\([0-9:.]*\)".*/\2 \1/p' | sort -r | sed -n '1,10p' \
    | sed 's/^00:\([0-9:]*\.[0-9]\)[0-9]* \(SupportConsole\.Tests\.\)\?/  \1 /'
}

install_missing
results=$(mktemp -d)
scratch=$results

trap 'rm -rf "$results" "$scratch"' EXIT

# Optimised, assertions and all: the simulation takes two thirds of the time.
dotnet build SupportConsole.sln --nologo -v quiet -p:Optimize=true
# All that runs here lives for seconds or minutes: what the compiler would learn by watching it costs more than it brings.
export DOTNET_TieredPGO=0
# Nor is code compiled a second time before it has been called often (512 times, in hexadecimal, instead of 30), or its
# memory kept from being written and run at once, which guards what faces the world.
export DOTNET_TC_CallCountThreshold=200 DOTNET_EnableWriteXorExecute=0
# Databases of tests in memory where there is room: what a test kills is a process, never the machine, and an fsync is counted, not timed.
room=$({ df --output=avail /dev/shm 2> /dev/null || true; } | tail -1)
if [ -z "${TMPDIR:-}" ] && [ "${room:-0}" -gt 4000000 ] && scratch=$(mktemp -d -p /dev/shm support-console-XXXXXX); then
  chmod 1777 "$scratch"
  export TMPDIR=$scratch
fi
status=0
# A test that hangs ends the run by name, not by the patience of whoever waits for it.
dotnet test SupportConsole.Tests --no-build --nologo --logger trx --results-directory "$results" \
  --blame-hang-timeout 4m --blame-hang-dump-type none \
  --logger "console;verbosity=minimal" "$@" || status=$?

passed=$(count passed)
failed=$(count failed)
skipped=$(($(count total) - passed - failed))
[ "$passed" -gt 0 ] || { echo "No test ran."; status=1; }
[ "$failed" -eq 0 ] || { failures; status=1; }
echo "The slowest, in minutes and seconds:"
slowest
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
