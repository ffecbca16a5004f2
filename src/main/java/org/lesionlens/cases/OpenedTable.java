package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lesionlens.cases.Provenance.TableUse;
import org.lesionlens.cases.ResultsProblem.Kind;
import org.lesionlens.files.FileNames;

/**
 * A table that a person opens: results are a set of their own, labels tell of a folder's photos.
 */
final class OpenedTable {

    private OpenedTable() {}

    /**
     * With the photos in a folder and below it.
     *
     * @throws IOException if the folder or the table cannot be read
     */
    static CaseSet read(Path folder, Path table, SetChoices choices) throws IOException {
        String name = SetChoices.nameIn(folder, table);
        LabelTable results = LabelTable.readResults(table, name, choices);
        if (problem(results).isPresent()) {
            return SetReader.read(folder, table, choices);
        }
        return read(folder, PhotoSearch.in(folder), table, results, choices);
    }

    /**
     * With the photos that lie beside it, or with none.
     *
     * @throws ResultsProblem if it is not one of results
     * @throws IOException if it cannot be read
     */
    static CaseSet readAlone(Path table, SetChoices choices) throws IOException {
        LabelTable results = LabelTable.readResults(table, FileNames.name(table), choices);
        Optional<ResultsProblem> problem = problem(results);
        if (problem.isPresent()) {
            throw problem.get();
        }
        Optional<Path> beside = PhotosBeside.folder(table, new PhotoNames(results.images()));
        Path folder = beside.orElse(table.toAbsolutePath().normalize().resolveSibling(""));
        PhotoSearch search =
                beside.isPresent() ? PhotoSearch.in(folder) : PhotoSearch.in(folder, (_, _) -> {});
        return read(folder, search, table, results, choices);
    }

    private static CaseSet read(
            Path folder, PhotoSearch search, Path table, LabelTable results, SetChoices choices)
            throws IOException {
        var use = new TableUse(table, results, results.size(), Optional.empty());
        return SetReader.readResults(folder, search, use, choices);
    }

    private static Optional<ResultsProblem> problem(LabelTable table) {
        String header = String.join(", ", table.header());
        List<String> predictions = table.predictions();
        if (predictions.isEmpty()) {
            return Optional.of(new ResultsProblem(Kind.NO_PROBABILITIES, header));
        }
        if (table.column(LabelColumn.IMAGE).isEmpty()) {
            return Optional.of(new ResultsProblem(Kind.NO_NAMES, header));
        }
        boolean isPredicted = table.rows().stream().anyMatch(row -> row.facts().isPredicted());
        return isPredicted
                ? Optional.empty()
                : Optional.of(
                        new ResultsProblem(Kind.NO_USABLE_NUMBER, String.join(", ", predictions)));
    }

    /** What a table says of how its probabilities came to be. */
    static ToldResults told(TableUse use, int absent) {
        OwnColumns own = use.table().own();
        Double threshold = ColumnKind.share(own.threshold());
        return new ToldResults(
                use.file(),
                own.lookedFor().map(PositiveClass::named),
                threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold),
                own.model(),
                absent,
                own.failed());
    }
}
