#!/usr/bin/env bash
# Fuzzes the decoder and then the encoder with Jazzer, each for so many seconds (default: ten minutes), and writes what came
# of it to docs/fuzzing.md. What was learnt stays in protocol/target/fuzz and is used by the next run; a finding stops it,
# and lies there as decoder-crash-... or encoder-crash-... with a Java program that shows it.
#   protocol/fuzz.sh 3600
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-600}
[[ $seconds =~ ^[1-9][0-9]*$ ]] || { echo "usage: protocol/fuzz.sh [SECONDS]" >&2; exit 2; }
started=$(date -u '+%Y-%m-%d %H:%M')
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=passed
mvn -B -ntp -q -Pasterisk,quick -pl protocol -am verify -DskipTests -Dfuzz.seconds="$seconds" 2>&1 | tee "$log" || status=FAILED

stats() { sed -n "s/^stat::$1: *//p" "$log"; }
{
  echo '# Fuzzing'
  echo
  echo 'The last run of the fuzzers, written by `protocol/fuzz.sh`; a short one is part of `mvn verify -Pasterisk`.'
  echo
  echo "- $started UTC, \`protocol/fuzz.sh $seconds\`: $status"
  echo "- commit $(git rev-parse --short HEAD), $(java -version 2>&1 | sed -n 2p), $(nproc) cores"
  echo
  echo '| fuzzed for so many seconds | inputs | inputs/s | memory, MB |'
  echo '| :-- | --: | --: | --: |'
  paste -d'|' <(printf 'decoder, %s\nencoder, %s\n' "$seconds" "$seconds") \
    <(stats number_of_executed_units) <(stats average_exec_per_sec) <(stats peak_rss_mb) | sed 's/|/ | /g; s/^/| /; s/$/ |/'
} >docs/fuzzing.md
cat docs/fuzzing.md
[[ $status == passed ]]
