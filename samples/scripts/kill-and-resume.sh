#!/bin/sh
# Proves that a run that is killed ends as one that is not: trains a small net once without a break, then ROUNDS times with a kill -9
# at a random step and --resume, and compares weights and every step's loss, bit for bit. Some seconds a round.
#
#   samples/scripts/kill-and-resume.sh [ROUNDS]      (20 without an argument)
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
rounds=${1:-20}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

train() {
    out=$1
    shift
    # exec: the launcher becomes Java, so that the process that is killed is the one that trains.
    exec "$root/reptorch" train --recipe "$root/samples/recipes/smallest.yaml" --set checkpointSteps=3 --threads 1 --out "$out" "$@"
}

# What a result is: weights, and losses without what a clock says.
losses() {
    sed -E 's/,"(images_per_s|gradient_norm|seconds)".*//' "$1/metrics.jsonl"
}

echo "a run without a break" >&2
(train "$folder/whole") >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
losses "$folder/whole" >"$folder/expected"
steps=$(grep -vc '"event"' "$folder/whole/metrics.jsonl")

round=1
while [ "$round" -le "$rounds" ]; do
    broken=$folder/broken-$round
    step=$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')
    step=$((step % (steps - 5) + 4))
    (train "$broken") >"$folder/log" 2>&1 &
    process=$!
    while [ "$(grep -vc '"event"' "$broken/metrics.jsonl" 2>/dev/null || true)" -lt "$step" ] 2>/dev/null || [ ! -f "$broken/metrics.jsonl" ]; do
        kill -0 "$process" 2>/dev/null || break
        sleep 0.01
    done
    kill -9 "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
    done_before=$(grep -vc '"event"' "$broken/metrics.jsonl" || true)
    if [ -f "$broken/checkpoint.safetensors" ]; then
        (train "$broken" --resume) >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
    else
        (train "$broken") >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
    fi
    losses "$broken" | cmp -s - "$folder/expected" || { echo "round $round: the losses differ" >&2; exit 1; }
    cmp -s "$broken/model.safetensors" "$folder/whole/model.safetensors" || { echo "round $round: the weights differ" >&2; exit 1; }
    echo "round $round: killed behind step $done_before of $steps, same losses and weights" >&2
    rm -rf "$broken"
    round=$((round + 1))
done
echo "$rounds of $rounds interrupted runs ended with the bits of the unbroken one"
