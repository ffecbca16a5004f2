package org.lesionlens.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lesionlens.cases.ResultsProblem.Kind;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.OrdinaryFile;

/**
 * A table in Apache Parquet: a file, or a folder of parts with the same columns, as jobs on a
 * cluster leave it.
 *
 * @param parts in the order of their names
 * @param isWhole false of a folder of such a job without the mark that it has ended
 */
record ParquetTable(Path file, List<Path> parts, boolean isWhole) implements TableFile {

    private static final String ENDING = "parquet";
    private static final String ENDED = "_SUCCESS";
    private static final String VALUE = "="; // behind the column, in the name of a partition
    private static final String PART = "part-"; // of jobs that leave that mark

    /** True of a file or a folder that is named as one, or of a folder that a job has marked. */
    static boolean isOne(Path file) {
        return FileNames.ending(FileNames.name(file)).equals(ENDING)
                || Files.exists(file.resolve(ENDED));
    }

    /**
     * Looks at a file or a folder.
     *
     * @throws ResultsProblem if its parts lie in folders of partitions
     * @throws IOException if there is none, or nothing in it
     */
    static ParquetTable of(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            OrdinaryFile.check(file); // a pipe would be waited for
            return new ParquetTable(file, List.of(file), true);
        }
        List<Path> all;
        try (Stream<Path> files = Files.list(file)) {
            all = files.sorted().toList();
        }
        List<Path> parts = all.stream().filter(ParquetTable::isPart).toList();
        Optional<String> partition =
                all.stream()
                        .filter(Files::isDirectory)
                        .map(FileNames::name)
                        .filter(name -> name.contains(VALUE))
                        .findFirst();
        if (parts.isEmpty() && partition.isPresent()) {
            throw new ResultsProblem(Kind.PARTITIONS, partition.get());
        }
        if (parts.isEmpty()) {
            throw new NoSuchFileException(file.resolve("*." + ENDING).toString());
        }
        boolean isOfJob = parts.stream().allMatch(part -> FileNames.name(part).startsWith(PART));
        return new ParquetTable(file, parts, !isOfJob || Files.exists(file.resolve(ENDED)));
    }

    private static boolean isPart(Path file) {
        String name = FileNames.name(file);
        return FileNames.ending(name).equals(ENDING)
                && !name.startsWith(".")
                && !name.startsWith("_");
    }

    @Override
    public TableRows rows() throws IOException {
        return ParquetRows.of(this);
    }

    @Override
    public boolean isTable() {
        return true;
    }

    @Override
    public List<DatasetIssue> notes() {
        return isWhole
                ? List.of()
                : List.of(DatasetIssue.ofFile(DatasetIssue.Kind.UNFINISHED, FileNames.name(file)));
    }
}
