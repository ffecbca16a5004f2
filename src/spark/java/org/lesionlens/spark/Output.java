package org.lesionlens.spark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.lesionlens.export.CsvTable;

/**
 * The folder of a run's results: {@code results.parquet}, to which each task adds a file when it is
 * done, and {@code results.csv}, which is made of that in the end.
 */
final class Output {

    private static final String SETTINGS = "_settings.txt"; // Spark passes over such names

    private final SparkSession spark;
    private final RowFormat format;
    private final FileSystem files;
    private final Path folder;
    private final Path rows;

    /**
     * @param folder by any name that Hadoop knows
     * @throws IOException if there is no such file system
     */
    Output(SparkSession spark, String folder, RowFormat format) throws IOException {
        this.spark = spark;
        this.format = format;
        Configuration configuration = spark.sparkContext().hadoopConfiguration();
        this.folder = Location.named(folder).path();
        this.files = this.folder.getFileSystem(configuration);
        this.rows = new Path(this.folder, "results.parquet");
    }

    /**
     * Begins a run, or goes on with one.
     *
     * @param settings all that rows depend on besides their photos, a line each
     * @throws IOException if the folder has results of other settings, in words
     */
    void begin(String settings) throws IOException {
        Path file = new Path(folder, SETTINGS);
        if (files.exists(file)) {
            String before;
            try (InputStream in = files.open(file)) {
                before = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            if (!before.equals(settings)) {
                throw new IOException(
                        "%s has results of other settings; name another folder. There:%n%sNow:%n%s"
                                .formatted(folder, before, settings));
            }
        } else if (files.exists(rows)) {
            throw new IOException(rows + " is not of this program; name another folder");
        } else {
            write(file, out -> out.write(settings.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The files of photos whose rows are there. */
    Set<String> done() throws IOException {
        Set<String> done = new HashSet<>();
        if (files.exists(rows)) {
            done.addAll(all().select(RowFormat.FILE).as(Encoders.STRING()).collectAsList());
        }
        return done;
    }

    private Dataset<Row> all() {
        return spark.read().schema(format.schema()).parquet(rows.toString());
    }

    /** Adds rows, each task's as soon as that is done. */
    void add(JavaRDD<Row> more) {
        spark.createDataFrame(more, format.schema())
                .write()
                .mode(SaveMode.Append)
                .parquet(rows.toString());
    }

    /**
     * Writes the table, in the order of the photos' files.
     *
     * @param photos of the set
     * @return where
     * @throws IOException if it cannot be written, or there are not as many rows as photos, each of
     *     another
     */
    Path table(int photos) throws IOException {
        Path table = new Path(folder, "results.csv");
        String[] columns = format.header().toArray(String[]::new);
        Iterator<Row> sorted =
                all().select(RowFormat.FILE, columns).sort(RowFormat.FILE).toLocalIterator();
        write(
                table,
                out -> {
                    var csv = new CsvTable(out, format.header());
                    String last = "";
                    int count = 0;
                    while (sorted.hasNext()) {
                        Row row = sorted.next();
                        String file = row.getString(0);
                        if (file.equals(last)) {
                            throw new IOException(file + " is there twice");
                        }
                        csv.add(format.cells(row));
                        last = file;
                        count++;
                    }
                    csv.finish();
                    if (count != photos) {
                        throw new IOException(
                                "there are %d rows of %d photos".formatted(count, photos));
                    }
                });
        return table;
    }

    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Under another name first, so that it is whole or not there. */
    private void write(Path file, Content content) throws IOException {
        Path draft = new Path(folder, "_draft." + file.getName());
        try (OutputStream out = new BufferedOutputStream(files.create(draft, true))) {
            content.writeTo(out);
        }
        files.delete(file, false);
        if (!files.rename(draft, file)) {
            throw new IOException(file + " cannot be written");
        }
    }
}
