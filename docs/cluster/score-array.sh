#!/bin/bash
#SBATCH --job-name=lesionlens
#SBATCH --cpus-per-task=4
#SBATCH --mem=6G
#SBATCH --time=04:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=lesionlens-%a.log
#
# One share of a set, as a task of a SLURM array:
#
#     sbatch --array=1-40 score-array.sh 40 SET OUT [options of score]
#
# N stands before SET, as SLURM's own count is another where only some tasks are given again.
# Tables come to OUT/tables, stores to OUT/stores. LESIONLENS names the program.
set -eu
n=$1 set=$2 out=$3
shift 3
table=$out/tables/$SLURM_ARRAY_TASK_ID.csv
mkdir -p "$out/tables"

# Settings and unpacked libraries: on the node's own disk, once for all tasks of it.
export LESIONLENS_HOME=${LESIONLENS_HOME:-${TMPDIR:-/tmp}/lesionlens-$(id -un)}
# As many threads as the task has cores, should the node not hold it to them.
export OMP_NUM_THREADS=${SLURM_CPUS_PER_TASK:-$(nproc)}

if [ -f "$table.shard.json" ]; then
    echo "$table is there already"
    exit 0
fi
# Ends with 1 if some photos failed: the table is there, and their rows say why.
${LESIONLENS:-lesionlens} score "$set" --shard "$SLURM_ARRAY_TASK_ID/$n" \
    --store "$out/stores" --out "$table" --overwrite "$@" || [ -f "$table.shard.json" ]
