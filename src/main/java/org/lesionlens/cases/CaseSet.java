package org.lesionlens.cases;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Provenance.TableUse;
import org.lesionlens.files.ContentHash;

/**
 * The photos of a folder, with all that is known of them.
 *
 * @param folder that was read
 * @param images sorted by path
 * @param issues what a person should know, the tables' first
 * @param provenance where it comes from
 */
public record CaseSet(
        Path folder, List<LesionImage> images, List<DatasetIssue> issues, Provenance provenance) {

    public CaseSet {
        images = List.copyOf(images);
        issues = List.copyOf(issues);
    }

    /**
     * The photos in a folder and below it, known by the tables in it, up to three folders down and
     * one up, and by their folders where these are silent.
     *
     * @throws IOException if the folder or a table cannot be read
     */
    public static CaseSet read(Path folder) throws IOException {
        return read(folder, SetChoices.NONE);
    }

    /**
     * The same, understood as a person says.
     *
     * @throws IOException if the folder or a table cannot be read
     */
    public static CaseSet read(Path folder, SetChoices choices) throws IOException {
        return SetReader.read(folder, choices);
    }

    /**
     * The same, understood as a person has said before, if anybody has.
     *
     * @throws IOException if the folder or a table cannot be read
     */
    public static CaseSet read(Path folder, SetMemory memory) throws IOException {
        return SetReader.read(folder, memory);
    }

    /**
     * The same, known by one table that a person named.
     *
     * @throws IOException if the folder or the table cannot be read
     */
    public static CaseSet read(Path folder, Path table, SetChoices choices) throws IOException {
        return SetReader.read(folder, table, choices);
    }

    /**
     * By a table that a person opened with a folder: rows of results are the set, with their photos
     * as far as these are found; labels tell of the folder's photos.
     *
     * @throws IOException if the folder or the table cannot be read
     */
    public static CaseSet opened(Path folder, Path table, SetChoices choices) throws IOException {
        return OpenedTable.read(folder, table, choices);
    }

    /** True of a table in Apache Parquet, which may be a folder of parts. */
    public static boolean isParquet(Path file) {
        return ParquetTable.isOne(file);
    }

    /**
     * The rows of a table of results, with their photos if these lie beside it.
     *
     * @throws ResultsProblem if it is none
     * @throws IOException if it cannot be read
     */
    public static CaseSet ofResults(Path table, SetChoices choices) throws IOException {
        return OpenedTable.readAlone(table, choices);
    }

    /**
     * The photos in a folder that is elsewhere, known by one table that is here, and by their
     * folders where that is silent. Nothing is read of them: copies stay, and what headers of DICOM
     * files tell is not known.
     *
     * @param folder as {@code elsewhere} names it
     * @param table null for folders alone
     * @throws IOException if the folder cannot be listed, or the table not be read
     */
    public static CaseSet listed(
            Path folder, FileTree elsewhere, @Nullable Path table, SetChoices choices)
            throws IOException {
        return SetReader.read(folder, elsewhere, table, choices);
    }

    /**
     * The photos in a folder and below it, known by their folders alone.
     *
     * @throws IOException if the folder cannot be read
     */
    public static CaseSet of(Path folder) throws IOException {
        return SetReader.readFolders(folder);
    }

    /** The same set, with the truths that a model's positive class makes of what is known. */
    public CaseSet judgedBy(PositiveClass positive) {
        boolean isTold = provenance.results().map(told -> told.isAbout(positive)).orElse(true);
        List<LesionImage> judged =
                images.stream()
                        .map(image -> isTold ? image : image.unpredicted()) // of another class
                        .map(image -> image.judgedBy(positive))
                        .toList();
        return new CaseSet(folder, judged, issues, provenance);
    }

    /** The table that counts first, used or not. */
    public Optional<TableUse> table() {
        return provenance.tables().stream().findFirst();
    }

    /** The images of each patient that is named, both in the order of {@link #images}. */
    public Map<String, List<LesionImage>> patients() {
        return by(LesionImage::patient);
    }

    /** The images of each lesion that has an id, both in the order of {@link #images}. */
    public Map<String, List<LesionImage>> lesions() {
        return by(CaseSet::lesion);
    }

    /** A photo's file as seen from the folder, with slashes on every system. */
    public String relative(LesionImage image) {
        Path inside = folder.toAbsolutePath().relativize(image.file().toAbsolutePath());
        return inside.toString().replace(File.separatorChar, '/');
    }

    /**
     * Says whether another reading of the folder has the same photos in the same order, of the same
     * patients and lesions, with the same truths.
     */
    public ContentHash hash() {
        ContentHash all = ContentHash.of("");
        for (LesionImage image : images) {
            LesionFacts facts = image.facts();
            all =
                    all.with(
                            String.join(
                                    "\0",
                                    relative(image),
                                    facts.patient(),
                                    facts.lesion(),
                                    facts.truth().name(),
                                    String.valueOf(facts.prediction())));
        }
        return all;
    }

    /** Lesions may be numbered for each patient anew. */
    private static String lesion(LesionImage image) {
        String lesion = image.facts().lesion();
        return lesion.isEmpty() ? "" : (image.patient() + " " + lesion).strip();
    }

    private Map<String, List<LesionImage>> by(Function<LesionImage, String> id) {
        Map<String, List<LesionImage>> groups = new LinkedHashMap<>();
        for (LesionImage image : images) {
            if (!id.apply(image).isEmpty()) {
                groups.computeIfAbsent(id.apply(image), _ -> new ArrayList<>()).add(image);
            }
        }
        return groups;
    }

    /** How many issues there are of each kind that there is. */
    public Map<DatasetIssue.Kind, Integer> issueCounts() {
        Map<DatasetIssue.Kind, Integer> counts = new EnumMap<>(DatasetIssue.Kind.class);
        issues.forEach(issue -> counts.merge(issue.kind(), 1, Integer::sum));
        return counts;
    }
}
