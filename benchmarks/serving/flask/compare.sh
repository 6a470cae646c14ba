#!/usr/bin/env bash
# Processor time per request: churn4j beside Flask + scikit-learn + LightGBM, doing the same job under the same load.
#
#   benchmarks/serving/flask/compare.sh [MODEL.churn DATA.csv]
#
# Needs wrk, benchmarks/target/benchmarks.jar and a Python with requirements.txt: PYTHON=… names it (python3).
# SECONDS_EACH (10) is the length of a run, after one of the same length to warm up.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
churn=$here/../../../examples/training-build/target/churn
model=${1:-$churn/model.churn}
data=${2:-$churn/simulated.csv}
python=${PYTHON:-python3}
seconds=${SECONDS_EACH:-10}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$work"' EXIT

"$python" -c 'import flask, gunicorn, lightgbm, pandas, sklearn' 2>/dev/null || {
  echo "$python lacks a package; install $here/requirements.txt" >&2
  exit 2
}
"$java" -Xms512m -Xmx512m -cp "$here/../../target/benchmarks.jar" io.github.churn4j.benchmarks.ServingServer \
  "$model" 18080 "$work/customers" >"$work/java.log" 2>&1 &
java_pid=$!
(cd "$here" && CHURN_DATA=$(realpath "$data") exec "$python" -m gunicorn -w 2 -b 127.0.0.1:18081 --preload app:app) \
  >"$work/flask.log" 2>&1 &
flask_pid=$!
for url in http://127.0.0.1:18080/churn/health http://127.0.0.1:18081/health; do
  for _ in $(seq 300); do curl -fs "$url" >/dev/null && break; sleep .2; done
  curl -fs "$url" >/dev/null || { tail -20 "$work"/*.log >&2; exit 2; }
done

# user and system time of a process and its children, in clock ticks
ticks() {
  local pid total=0
  for pid in "$1" $(pgrep -P "$1" || true); do
    total=$((total + $(sed 's/.*) //' "/proc/$pid/stat" | awk '{ print $12 + $13 }')))
  done
  echo "$total"
}

run() { # NAME PID URL
  local before after line
  wrk -t1 -c8 -d"${seconds}s" -s "$here/../post.lua" "$3" -- "$work/customers" >/dev/null
  before=$(ticks "$2")
  line=$(wrk -t1 -c8 -d"${seconds}s" -s "$here/../post.lua" "$3" -- "$work/customers" | grep '^RUN')
  after=$(ticks "$2")
  awk -v name="$1" -v t=$((after - before)) -v hz="$(getconf CLK_TCK)" \
    '{ printf "%s %.0f %.2f %d %d\n", name, $2 / $3 * 1e6, t / hz * 1e6 / $2, $6, $4 }' <<<"$line" | tee -a "$work/runs"
}

echo "name requests/s CPU-µs/request p99-µs failed"
run churn4j "$java_pid" http://127.0.0.1:18080/churn/predict
run flask "$flask_pid" http://127.0.0.1:18081/predict
awk '{ cpu[$1] = $3 } END { printf "Flask takes %.0f times the processor time of churn4j\n", cpu["flask"] / cpu["churn4j"] }' "$work/runs"
