#!/usr/bin/env bash
# The service beside a no-op servlet in the same Tomcat, under the same load, alternately.
#
#   benchmarks/serving/compare.sh [--guard] [MODEL.churn]
#
# Prints requests per second, processor time per request (of the whole server process) and p99, and the ratios.
# ROUNDS (5) and SECONDS_EACH (10) set how long; --guard is short and ends with status 1 where a ratio is beyond its bound.
# Needs wrk and benchmarks/target/benchmarks.jar (mvn -ntp -DskipTests -pl benchmarks -am package).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=$here/../target/benchmarks.jar
guard=false
if [[ "${1:-}" == "--guard" ]]; then guard=true; shift; fi
model=${1:-$here/../../examples/training-build/target/churn/model.churn}
rounds=${ROUNDS:-$($guard && echo 3 || echo 5)}
seconds=${SECONDS_EACH:-$($guard && echo 3 || echo 10)}
port=${PORT:-18080}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

for needed in wrk curl awk; do
  command -v "$needed" >/dev/null || { echo "$needed is missing; install it" >&2; exit 2; }
done
for file in "$jar" "$model"; do
  [[ -f "$file" ]] || { echo "$file is missing; build it first" >&2; exit 2; }
done

work=$(mktemp -d)
"$java" -Xms512m -Xmx512m -cp "$jar" io.github.churn4j.benchmarks.ServingServer "$model" "$port" "$work/customers" \
  >"$work/server.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 100); do
  if curl -fs "http://127.0.0.1:$port/churn/health" >/dev/null; then break; fi
  kill -0 $server 2>/dev/null || { cat "$work/server.log" >&2; exit 2; }
  sleep .2
done

# run NAME PATH CONNECTIONS SECONDS: appends "name connections requests/s cpu-µs p50-µs p99-µs failed"
run() {
  local before after line
  before=$(curl -fs "http://127.0.0.1:$port/cpu")
  line=$(wrk -t1 -c"$3" -d"$4s" -s "$here/post.lua" "http://127.0.0.1:$port$2" -- "$work/customers" | grep '^RUN')
  after=$(curl -fs "http://127.0.0.1:$port/cpu")
  awk -v name="$1" -v c="$3" -v cpu=$((after - before)) \
    '{ printf "%s %d %.0f %.2f %d %d %d\n", name, c, $2 / $3 * 1e6, cpu / $2 / 1000, $5, $6, $4 }' <<<"$line" \
    | tee -a "$work/runs" | awk '{ printf "  %-8s %3d connections %8d/s %7.2f µs CPU  p50 %6d µs  p99 %6d µs  failed %d\n", $1, $2, $3, $4, $5, $6, $7 }'
}

echo "warming up"
for path in /noop/predict /churn/predict /noop/predict /churn/predict; do
  run warm-up "$path" 64 $((seconds < 5 ? 4 : 8)) >/dev/null
done
: >"$work/runs"
for round in $(seq "$rounds"); do
  echo "round $round"
  run noop /noop/predict 64 "$seconds"
  run churn4j /churn/predict 64 "$seconds"
  run noop /noop/predict 32 "$seconds"
  run churn4j /churn/predict 32 "$seconds"
done

# the median of each figure, then the ratios; the guard's bounds leave room for a machine that does other work
median() { awk -v n="$1" -v c="$2" -v f="$3" '$1 == n && $2 == c { print $f }' "$work/runs" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
least() { awk -v n="$1" -v c="$2" -v f="$3" '$1 == n && $2 == c { print $f }' "$work/runs" | sort -n | head -1; }
failed=$(awk '{ s += $7 } END { print s + 0 }' "$work/runs")
extra=$(awk -v a="$(least churn4j 64 4)" -v b="$(least noop 64 4)" 'BEGIN { printf "%.2f", a - b }')
throughput=$(awk -v a="$(median churn4j 64 3)" -v b="$(median noop 64 3)" 'BEGIN { printf "%.3f", a / b }')
tail=$(awk -v a="$(median churn4j 32 6)" -v b="$(median noop 32 6)" 'BEGIN { printf "%.2f", a / b }')
cpu=$(awk -v a="$(least churn4j 64 4)" -v b="$(least noop 64 4)" 'BEGIN { printf "%.2f", a / b }')
echo
echo "CPU per request     no-op $(least noop 64 4) µs, churn4j $(least churn4j 64 4) µs: + $extra µs, ratio $cpu (least of $rounds)"
echo "throughput at 64    no-op $(median noop 64 3)/s, churn4j $(median churn4j 64 3)/s: ratio $throughput (median)"
echo "p99 at 32           no-op $(median noop 32 6) µs, churn4j $(median churn4j 32 6) µs: ratio $tail (median)"
echo "failed requests     $failed"

if $guard; then
  awk -v cpu="$cpu" -v throughput="$throughput" -v tail="$tail" -v failed="$failed" 'BEGIN {
    if (failed > 0) { print "FAILED: requests failed"; bad = 1 }
    if (cpu > 1.8) { print "FAILED: processor time is more than 1.8 times the no-op servlet'"'"'s"; bad = 1 }
    if (throughput < .55) { print "FAILED: throughput is less than .55 of the no-op servlet'"'"'s"; bad = 1 }
    if (tail > 4) { print "FAILED: p99 is more than 4 times the no-op servlet'"'"'s"; bad = 1 }
    exit bad }'
fi
