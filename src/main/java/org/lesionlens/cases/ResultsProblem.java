package org.lesionlens.cases;

import java.io.IOException;

/** Why a table of results cannot be opened as a set. */
public final class ResultsProblem extends IOException {

    private static final long serialVersionUID = 1;

    /** All that there are. */
    public enum Kind {
        /** Neither photos nor probabilities: it labels photos of a folder. */
        NO_PROBABILITIES("has no column of probabilities that is known by its name: %s"),
        /** Per cent, or logits. */
        NO_USABLE_NUMBER("has no number in [0, 1] in its column of probabilities: %s"),
        /** More than one column may be what counts. */
        SEVERAL_COLUMNS("has several columns that may be the probabilities: %s"),
        /** No column says which photo a row is of. */
        NO_NAMES("has no column that names photos: %s"),
        /** Cut off, or of a form that nothing here reads. */
        DAMAGED("cannot be read as Parquet: %s"),
        /** Written with a codec for which no library is here. */
        CODEC(
                "is compressed by %s, which is not read here; write it with snappy, zstd, gzip or none"),
        /** A folder for each value of a column, and nothing beside them. */
        PARTITIONS("has its parts in folders of partitions, which are not read: %s"),
        /** Tables that were put one below the other. */
        SEVERAL_SOURCES("has rows of several models or classes: %s");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Kind kind;
    private final String detail;

    ResultsProblem(Kind kind, String detail) {
        super(kind.sentence.formatted(detail));
        this.kind = kind;
        this.detail = detail;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** The columns or values that it is about. */
    public String detail() {
        return detail;
    }
}
