#!/usr/bin/env bash
# The service beside a no-op servlet in the same Tomcat, under the same load, alternately.
#
#   benchmarks/serving/compare.sh [--guard] [MODEL.churn]
#
# Prints requests per second, processor time per request (of the whole server process) and p99, and the ratios: with
# Tomcat's usual 200 threads, then with two threads for each processor, which suits work that never waits.
# ROUNDS (5) and SECONDS_EACH (10) set how long; --guard is short and ends with status 1 where a ratio is beyond its bound.
# Needs wrk and benchmarks/target/benchmarks.jar (mvn -ntp -DskipTests -Dchurn.serve=false package).
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
few=$((2 * $(nproc)))

for needed in wrk curl awk; do
  command -v "$needed" >/dev/null || { echo "$needed is missing; install it" >&2; exit 2; }
done
for file in "$jar" "$model"; do
  [[ -f "$file" ]] || { echo "$file is missing; build it first" >&2; exit 2; }
done

work=$(mktemp -d)
server=
stop() {
  if [[ -n "$server" ]]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
  fi
}
trap 'stop; rm -rf "$work"' EXIT

start() { # THREADS
  "$java" -Xms512m -Xmx512m -Dthreads="$1" -cp "$jar" io.github.churn4j.benchmarks.ServingServer "$model" "$port" \
    "$work/customers" >"$work/server.log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    if curl -fs "http://127.0.0.1:$port/churn/health" >/dev/null; then break; fi
    kill -0 $server 2>/dev/null || { cat "$work/server.log" >&2; exit 2; }
    sleep .2
  done
  echo "$1 threads"
  for path in /noop/predict /churn/predict /noop/predict /churn/predict; do
    run warm-up "$path" 64 8 >/dev/null
  done
}

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

# the median or the least of a figure of all runs of a name
median() { awk -v n="$1" -v c="$2" -v f="$3" '$1 == n && $2 == c { print $f }' "$work/runs" | sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
least() { awk -v n="$1" -v c="$2" -v f="$3" '$1 == n && $2 == c { print $f }' "$work/runs" | sort -n | head -1; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

start 200
: >"$work/runs"
for _ in $(seq "$rounds"); do
  for connections in 64 32; do
    run noop /noop/predict $connections "$seconds"
    run churn4j /churn/predict $connections "$seconds"
  done
done
stop
start "$few"
sed -i '/^warm-up/d' "$work/runs"
for _ in $(seq "$rounds"); do
  run noop-few /noop/predict 32 "$seconds"
  run churn4j-few /churn/predict 32 "$seconds"
done

failed=$(awk '{ s += $7 } END { print s + 0 }' "$work/runs")
extra=$(awk -v a="$(least churn4j 64 4)" -v b="$(least noop 64 4)" 'BEGIN { printf "%.2f", a - b }')
cpu=$(ratio "$(least churn4j 64 4)" "$(least noop 64 4)")
throughput=$(ratio "$(median churn4j 64 3)" "$(median noop 64 3)")
tail=$(ratio "$(median churn4j 32 6)" "$(median noop 32 6)")
tail_few=$(ratio "$(median churn4j-few 32 6)" "$(median noop-few 32 6)")
echo
echo "CPU per request              no-op $(least noop 64 4) µs, churn4j $(least churn4j 64 4) µs: + $extra µs, ratio $cpu (least of $rounds)"
echo "throughput at 64             no-op $(median noop 64 3)/s, churn4j $(median churn4j 64 3)/s: ratio $throughput (median)"
echo "p99 at 32, 200 threads       no-op $(median noop 32 6) µs, churn4j $(median churn4j 32 6) µs: ratio $tail (median)"
echo "p99 at 32, $few threads         no-op $(median noop-few 32 6) µs, churn4j $(median churn4j-few 32 6) µs: ratio $tail_few (median)"
echo "failed requests              $failed"

# the bounds leave room for a machine that does other work
if $guard; then
  awk -v cpu="$cpu" -v throughput="$throughput" -v tail="$tail_few" -v failed="$failed" 'BEGIN {
    if (failed > 0) { print "FAILED: requests failed"; bad = 1 }
    if (cpu > 2.2) { print "FAILED: processor time is more than 2.2 times the no-op servlet'"'"'s"; bad = 1 }
    if (throughput < .45) { print "FAILED: throughput is less than .45 of the no-op servlet'"'"'s"; bad = 1 }
    if (tail > 8) { print "FAILED: p99 is more than 8 times the no-op servlet'"'"'s"; bad = 1 }
    exit bad }'
fi
