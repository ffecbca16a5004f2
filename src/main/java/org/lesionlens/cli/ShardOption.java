package org.lesionlens.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.Shard;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option for one of several shares of a set. */
final class ShardOption {

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = Converter.class,
            description = {
                "Score only the share I of N, from 1 to N: all of a patient, else of a lesion, are",
                "in one. merge joins the tables of all N. --store then names a folder, in which",
                "each share has a store of its own."
            })
    private @Nullable Shard shard;

    private static final class Converter implements ITypeConverter<Shard> {

        @Override
        public Shard convert(String text) {
            try {
                return Shard.parse(text);
            } catch (IllegalArgumentException e) {
                TypeConversionException told =
                        new TypeConversionException(
                                "'%s' is none of 1/N to N/N, such as 3/7".formatted(text));
                told.initCause(e);
                throw told;
            }
        }
    }

    /** The share that is named, which may be 1/1. */
    Optional<Shard> shard() {
        return Optional.ofNullable(shard);
    }

    /** Where the photos that are to be scored stand in the set, ascending. */
    List<Integer> positions(CaseSet cases) {
        return shard().map(one -> one.positions(cases))
                .orElseGet(() -> IntStream.range(0, cases.images().size()).boxed().toList());
    }

    /** How large the share is. */
    Optional<String> line(List<Integer> positions, CaseSet cases) {
        return shard().map(one ->
                "shard %s: %d of the %d photos"
                        .formatted(one, positions.size(), cases.images().size()));
    }

    /** What lines of progress begin with. */
    String prefix() {
        return shard().map(one -> "shard " + one + ": ").orElse("");
    }
}
