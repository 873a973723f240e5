#!/usr/bin/env bash
# Fuzzes the decoder and then the encoder with Jazzer, each for so many seconds (default: ten minutes).
# What was learnt stays in protocol/target/fuzz and is used by the next run; a finding stops it, and lies there as
# decoder-crash-... or encoder-crash-... with a Java program that shows it.
#   protocol/fuzz.sh 3600
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
seconds=${1:-600}
[[ $seconds =~ ^[1-9][0-9]*$ ]] || { echo "usage: protocol/fuzz.sh [SECONDS]" >&2; exit 2; }
exec mvn -B -ntp -q -Pasterisk,quick -pl protocol -am verify -DskipTests -Dfuzz.seconds="$seconds"
