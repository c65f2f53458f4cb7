#!/bin/sh
# Compares loss curves with PyTorch's: trains VGG-16 and ResNet-18 on CIFAR-10 by the recipes of samples/recipes for two epochs, two seeds each,
# here and in PyTorch's eager mode from the same initial weights, in turn; then prints the mean loss of every 50 steps, the difference, and how
# far two seeds lie apart. Runs that are already in FOLDER are not made again. An hour and a half on two cores, nearly all of it VGG-16.
#
#   samples/scripts/loss-curves.sh DATA PYTHON FOLDER [vgg16|resnet18]
#
# DATA has train/CLASS/*.jpg and test/CLASS/*.jpg; PYTHON is a Python with PyTorch and Pillow. EPOCHS=1 in the environment makes it shorter.
set -eu
[ $# -ge 3 ] || { sed -n '6s/^# *//p' "$0" >&2; exit 2; }
root=$(cd "$(dirname "$0")/../.." && pwd)
data=$1
python=$2
folder=$3
mkdir -p "$folder"

status=0
for name in ${4:-resnet18 vgg16}; do
    case $name in
        # At the published rate, 0.1 without a warm-up, the loss of VGG-16 goes to a hundred within ten steps, here and in PyTorch, and then stays at ln 10.
        vgg16) recipe=cifar10-vgg16-dyrep; changes="--set method=sgd --set learningRate=0.02 --set warmupEpochs=1" ;;
        resnet18) recipe=cifar10-resnet18; changes="--set warmupEpochs=0" ;;
        *) echo "loss-curves.sh: $name is neither vgg16 nor resnet18" >&2; exit 2 ;;
    esac
    for seed in 0 1; do
        run=$folder/$name-java-$seed
        [ -f "$run/model.safetensors" ] || "$root/reptorch" train --recipe "$root/samples/recipes/$recipe.yaml" --set "data=$data" \
            --set "epochs=${EPOCHS:-2}" $changes --set "seed=$seed" --out "$run"
        [ -f "$folder/$name-torch-$seed.jsonl" ] || "$python" "$root/samples/scripts/loss_curves.py" train "$run" "$data" "$folder/$name-torch-$seed.jsonl"
    done
    "$python" "$root/samples/scripts/loss_curves.py" compare "$name" "$folder" 0 1 || status=1
done
exit $status
