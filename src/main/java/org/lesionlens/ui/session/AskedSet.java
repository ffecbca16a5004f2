package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.ResultsProblem;
import org.lesionlens.cases.SetMemory;
import org.lesionlens.cases.ToldResults;
import org.lesionlens.files.FileNames;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.FoundFiles.Failure;

/**
 * What of the files that a person opens may be a set: one folder, a table of results, or both.
 *
 * @param folders among them
 * @param tables among them
 * @param others that are no models either
 */
record AskedSet(List<Path> folders, List<Path> tables, List<Path> others) {

    private static final List<String> RESULTS = List.of("results.parquet", "results.csv");

    static AskedSet among(List<Path> asked) {
        List<Path> tables = asked.stream().filter(AskedSet::isTable).toList();
        List<Path> folders =
                asked.stream()
                        .filter(file -> Files.isDirectory(file) && !tables.contains(file))
                        .toList();
        List<Path> others =
                asked.stream()
                        .filter(file -> !tables.contains(file) && !folders.contains(file))
                        .filter(file -> !FoundFiles.isModel(file))
                        .toList();
        return new AskedSet(folders, tables, others);
    }

    static boolean isTable(Path file) {
        return FoundFiles.TABLE_ENDINGS.contains(FileNames.ending(FileNames.name(file)))
                || CaseSet.isParquet(file);
    }

    /**
     * The set; none if it is none, or cannot be read.
     *
     * @param open the open set
     * @param failures gets what cannot be read
     */
    Optional<FoundSet> read(Optional<FoundSet> open, SetMemory memory, List<Failure> failures) {
        if (folders.size() > 1 || !others.isEmpty() || (folders.isEmpty() && tables.isEmpty())) {
            return Optional.empty();
        }
        Path first = tables.isEmpty() ? folders.getFirst() : tables.getFirst();
        try {
            FoundSet set = tables.isEmpty() ? folder(open, memory) : table(open, memory);
            return Optional.of(set.cases().images().isEmpty() ? resultsIn(set.folder()) : set);
        } catch (ResultsProblem e) {
            failures.add(new Failure(first, inWords(e, first)));
        } catch (IOException e) {
            failures.add(new Failure(first, e));
        }
        return Optional.empty();
    }

    /** A folder may have the photos that open results lack. */
    private FoundSet folder(Optional<FoundSet> open, SetMemory memory) throws IOException {
        Path folder = folders.getFirst();
        Optional<Path> lacking =
                open.flatMap(FoundSet::results)
                        .filter(told -> told.absent() > 0)
                        .map(ToldResults::table);
        if (lacking.isPresent()) {
            FoundSet joined = FoundSet.of(folder, lacking, memory);
            if (hasItsPhotos(joined)) {
                return joined;
            }
        }
        return FoundSet.of(folder, Optional.empty(), memory);
    }

    /** A job on a cluster leaves its table in a folder of its own. */
    private static FoundSet resultsIn(Path folder) throws IOException {
        for (String name : RESULTS) {
            if (Files.exists(folder.resolve(name))) {
                return FoundSet.ofResults(folder.resolve(name));
            }
        }
        throw FoundFiles.emptyFolder(folder);
    }

    private FoundSet table(Optional<FoundSet> open, SetMemory memory) throws IOException {
        Path table = tables.getFirst();
        if (!folders.isEmpty()) {
            return FoundSet.of(folders.getFirst(), Optional.of(table), memory);
        }
        if (open.filter(FoundSet::hasPhotos).isPresent()) {
            FoundSet joined = FoundSet.of(open.get().folder(), Optional.of(table), memory);
            if (joined.results().isEmpty() || hasItsPhotos(joined)) {
                return joined;
            }
        }
        return FoundSet.ofResults(table);
    }

    /** True if a row of the results is of one of the photos, or it is no table of results. */
    private static boolean hasItsPhotos(FoundSet set) {
        return set.cases().images().stream()
                .filter(LesionImage::isHere)
                .anyMatch(image -> image.facts().isPredicted());
    }

    private static IOException inWords(ResultsProblem problem, Path table) {
        Texts texts = Texts.of(AskedSet.class);
        return new IOException(
                texts.get(
                        "results.problem." + problem.kind(), table.getFileName(), problem.detail()),
                problem);
    }
}
