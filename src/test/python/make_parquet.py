"""Writes the tables in Parquet that ParquetTableTest reads; needs pyarrow.

As Spark's job writes them, in two parts with maps, and as pandas does, with a column of its index.
"""

import pathlib

import pyarrow as pa
import pyarrow.parquet as pq

FOLDER = pathlib.Path("src/test/resources/org/lesionlens/golden/parquet")
MODEL = "1a2b3c4d" * 8


def results(numbers):
    positive = [number % 2 == 0 for number in numbers]
    p = [0.75 if yes else 0.125 for yes in positive]
    failed = [number == 3 for number in numbers]
    some = lambda values: [None if bad else value for bad, value in zip(failed, values)]
    count = len(numbers)
    return pa.table(
        {
            "file": pa.array([f"P{n // 2}/lesion_{n}.jpg" for n in numbers]),
            "image": pa.array([f"lesion_{n}" for n in numbers]),
            "patient": pa.array([f"P{n // 2}" for n in numbers]),
            "looked_for": pa.array(["melanoma"] * count),
            "truth": pa.array(["positive" if yes else "negative" for yes in positive]),
            "judged_by": pa.array(["network"] * count),
            "prediction": pa.array([None] * count, pa.float64()),
            "logit": pa.array(some([1.0986 if yes else -1.9459 for yes in positive]), pa.float64()),
            "probability_benign": pa.array(some([1 - one for one in p]), pa.float64()),
            "probability_melanoma": pa.array(some(p), pa.float64()),
            "threshold": pa.array(some([0.25] * count), pa.float64()),
            "model_sha256": pa.array(some([MODEL] * count)),
            "error": pa.array(["cannot be decoded" if bad else None for bad in failed]),
            "map_height": pa.array(some([2] * count), pa.int32()),
            "map_width": pa.array(some([3] * count), pa.int32()),
            "map": pa.array(
                some([[float(n), -1.0, 0.0, 0.5, 1.0, 2.0] for n in numbers]), pa.list_(pa.float32())
            ),
        }
    )


def pandas_like():
    """Category, nullable integers, float32, and the index as pandas keeps it."""
    return pa.table(
        {
            "image_name": pa.array(["a", "b", "c"]),
            "target": pa.array([1, 0, None], pa.int64()),
            "sex": pa.array(["female", "male", "female"]).dictionary_encode(),
            "prob": pa.array([0.75, 0.1, float("nan")], pa.float32()),
            "__index_level_0__": pa.array([7, 8, 9], pa.int64()),
        }
    )


def main():
    job = FOLDER / "results.parquet"
    job.mkdir(parents=True, exist_ok=True)
    for part, numbers in enumerate(([0, 1], [2, 3])):
        pq.write_table(
            results(numbers), job / f"part-0000{part}-c000.snappy.parquet", compression="snappy"
        )
    (job / "_SUCCESS").touch()
    for codec in ("none", "gzip", "zstd", "lz4"):  # the last is refused
        pq.write_table(pandas_like(), FOLDER / f"pandas.{codec}.parquet", compression=codec)


if __name__ == "__main__":
    main()
