#!/usr/bin/env bash
# Trains the demo model anew in nine minutes of one GPU, from the photos alone to written weights.
#
#   models/train_demo_on_gpu.sh OUT
#
# OUT gets state.pth.00, state.pth.01, ... (float16; cat OUT/state.pth.* > state.pth joins them),
# log.jsonl, run.txt (what was printed, versions) and SHA256SUMS. The images are not part of the
# repository: TRAINING_DATA names the folder that holds isic2017_256.tar, uda1_640.tar,
# ISIC-2017_Training_Classes.csv, ISIC-2017_Validation_Classes.csv and uda1_labels.csv.
# Lesions are drawn with all cores while the first phase learns from photos.
#
# For a try on less: BUDGET (seconds, 540), PHASES (SIZExBATCH=SHARE,...), VALIDATION_SIZE (304),
# DRAW (lesions, 3500), DRAW_VALIDATION (150), PLAIN_SKIN (120).
set -euo pipefail
out="${1:?usage: models/train_demo_on_gpu.sh OUT}"
data="${TRAINING_DATA:-training-data}"
here="$(cd "$(dirname "$0")" && pwd)"
python="${PYTHON:-python3}"
mkdir -p "$out"
{
    "$python" -c 'import platform, numpy, PIL, torch, torchvision
print("Python", platform.python_version(), "PyTorch", torch.__version__, "torchvision",
      torchvision.__version__, "NumPy", numpy.__version__, "Pillow", PIL.__version__)
print(torch.cuda.get_device_name() if torch.cuda.is_available() else "no GPU")'
    "$python" -u "$here/train_demo.py" --out "$out" \
        --images "$data/uda1_640.tar" --images "$data/isic2017_256.tar" \
        --labels "$data/ISIC-2017_Training_Classes.csv" --labels "$data/uda1_labels.csv" \
        --validation-labels "$data/ISIC-2017_Validation_Classes.csv" \
        --draw "${DRAW:-3500}" --draw-validation "${DRAW_VALIDATION:-150}" \
        --plain-skin "${PLAIN_SKIN:-120}" \
        --budget "${BUDGET:-540}" \
        --phases "${PHASES:-128x128=4,208x96=4,304x64=3}" --generated-share 0,0.35,0.3 \
        --lr 8e-4 --ema 0.997 --validation-size "${VALIDATION_SIZE:-304}" \
        --half-parts --checkpoint-minutes 0
} 2>&1 | tee "$out/run.txt"
(cd "$out" && sha256sum state.pth.* log.jsonl run.txt > SHA256SUMS)
