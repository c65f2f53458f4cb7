#!/bin/sh
# Proves that a run that is killed ends as one that is not: trains a small net once without a break, then ROUNDS times with a kill -9
# and --resume, and compares weights, every step's loss and, of a DyRep run, every decision, bit for bit. Two rounds of three kill behind a random
# step, the third behind a random epoch's evaluation: with a DyRep recipe that is inside an adjustment. Some seconds a round.
#
#   samples/scripts/kill-and-resume.sh [ROUNDS [RECIPE]]      (20 rounds of samples/recipes/smallest.yaml without arguments)
#   samples/scripts/kill-and-resume.sh 20 samples/recipes/smallest-dyrep.yaml
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
rounds=${1:-20}
recipe=${2:-$root/samples/recipes/smallest.yaml}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

train() {
    out=$1
    shift
    # exec: the launcher becomes Java, so that the process that is killed is the one that trains.
    exec "$root/reptorch" train --recipe "$recipe" --set checkpointSteps=3 --threads 1 --out "$out" "$@"
}

# What a result is: weights, and losses and decisions without what a clock says.
losses() {
    sed -E 's/,"(images_per_s|gradient_norm|seconds)".*//; s/; [0-9.]+ s"\]/"]/' "$1/metrics.jsonl"
    if [ -f "$1/adjustments.jsonl" ]; then
        sed -E 's/,"seconds".*//' "$1/adjustments.jsonl"
    fi
}

random() {
    number=$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')
    echo $((number % $1))
}

# How many lines of a kind the metrics of a run have.
count() {
    if [ "$2" = step ]; then
        grep -vc '"event"' "$1/metrics.jsonl" 2>/dev/null || true
    else
        grep -c '"event":"epoch"' "$1/metrics.jsonl" 2>/dev/null || true
    fi
}

echo "a run without a break" >&2
(train "$folder/whole") >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
losses "$folder/whole" >"$folder/expected"
steps=$(count "$folder/whole" step)
epochs=$(count "$folder/whole" epoch)

round=1
while [ "$round" -le "$rounds" ]; do
    broken=$folder/broken-$round
    if [ $((round % 3)) -eq 0 ] && [ "$epochs" -gt 1 ]; then
        kind=epoch
        last=$(($(random $((epochs - 1))) + 1))
    else
        kind=step
        last=$(($(random $((steps - 5))) + 4))
    fi
    (train "$broken") >"$folder/log" 2>&1 &
    process=$!
    while [ ! -f "$broken/metrics.jsonl" ] || [ "$(count "$broken" "$kind")" -lt "$last" ]; do
        kill -0 "$process" 2>/dev/null || break
        sleep 0.01
    done
    kill -9 "$process" 2>/dev/null || true
    wait "$process" 2>/dev/null || true
    done_before=$(count "$broken" step)
    if [ -f "$broken/checkpoint.safetensors" ]; then
        (train "$broken" --resume) >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
    else
        (train "$broken") >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
    fi
    losses "$broken" | cmp -s - "$folder/expected" || { echo "round $round: the losses differ" >&2; exit 1; }
    cmp -s "$broken/model.safetensors" "$folder/whole/model.safetensors" || { echo "round $round: the weights differ" >&2; exit 1; }
    echo "round $round: killed at $kind $last, behind step $done_before of $steps, same losses and weights" >&2
    rm -rf "$broken"
    round=$((round + 1))
done
echo "$rounds of $rounds interrupted runs ended with the bits of the unbroken one"
