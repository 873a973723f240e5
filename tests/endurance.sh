#!/usr/bin/env bash
# The long version of the tests of faults. Writes what came of it to docs/endurance.md.
#   tests/endurance.sh [MINUTES]     default: 10; with LAB=1 also against real Asterisk 22 and 16
# Each test takes about so many minutes. In an hour every recording is cut at every byte, and a million of each thing
# that could leak come and go.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
minutes=${1:-10}
[[ $minutes =~ ^[1-9][0-9]*$ ]] || { echo "usage: tests/endurance.sh [MINUTES]" >&2; exit 2; }
profiles=quick
[[ -z ${LAB:-} ]] || profiles=quick,asterisk
tests=${TESTS:-io/strowger/tests/faults/*Test}
started=$(date -u '+%Y-%m-%d %H:%M')
begin=$SECONDS
status=passed
mvn -B -ntp -q -P"$profiles" -pl tests -am test -Dtest="$tests" -Dsurefire.failIfNoSpecifiedTests=false \
  -Dfuzz.seconds=1 -DargLine="-Dendurance.minutes=$minutes -Xmx1g" \
  -Dtests.timeoutSeconds=$((minutes * 3600 + 7200)) || status=FAILED

{
  echo '# Endurance'
  echo
  echo 'The last long run of the tests of faults, written by `tests/endurance.sh`; the short version is part of `mvn verify`.'
  echo
  echo "- $started UTC, \`tests/endurance.sh $minutes\`: $status in $(((SECONDS - begin) / 60)) min $(((SECONDS - begin) % 60)) s"
  echo "- commit $(git rev-parse --short HEAD), $(java -version 2>&1 | sed -n 2p), $(nproc) cores, heap of 1 GiB"
  echo
  echo '| class | tests | failed | seconds |'
  echo '|---|---|---|---|'
  for report in tests/target/surefire-reports/TEST-io.strowger.tests.faults.*.xml; do
    [[ $report -nt tests/pom.xml ]] || continue
    sed -n '/<testsuite /{s/.* name="io\.strowger\.tests\.faults\.\([^"]*\)" time="\([^"]*\)" tests="\([^"]*\)" errors="\([^"]*\)" skipped="[^"]*" failures="\([^"]*\)".*/| \1 | \3 | \4 + \5 | \2 |/p;q}' \
      <(tr '\n' ' ' <"$report" | sed 's/<testsuite /\n&/' | tail -1)
  done
} >docs/endurance.md
cat docs/endurance.md
[[ $status == passed ]]
