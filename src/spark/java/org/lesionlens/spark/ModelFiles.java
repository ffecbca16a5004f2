package org.lesionlens.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.FileNames;

/**
 * The files of a model, which Spark brings to each executor once.
 *
 * @param archive of the model
 * @param card that a person named; null for the one in the archive, or beside it
 */
record ModelFiles(Location archive, @Nullable Location card) {

    private static final String FILES = "spark.files";

    /** The archive's name where it is brought to. */
    String archiveName() {
        return archive.path().getName();
    }

    /** The card's name there; null if none is named. */
    @Nullable String cardName() {
        return card == null ? null : card.path().getName();
    }

    /**
     * Has them brought. An executor fetches these files when it starts: what is added to a context
     * later does not reach it, since Spark 4, while a session writes a table.
     *
     * @throws IOException if one is not there
     */
    void addTo(SparkConf settings) throws IOException {
        Configuration configuration = SparkHadoopUtil.get().newConfiguration(settings);
        List<String> files = new ArrayList<>();
        if (settings.contains(FILES)) {
            files.add(settings.get(FILES));
        }
        files.add(existing(archive.path(), configuration));
        Path beside =
                new Path(archive.path().getParent(), FileNames.stem(archiveName()) + ".json");
        if (card != null) {
            files.add(existing(card.path(), configuration));
        } else if (exists(beside, configuration)) {
            files.add(beside.toString());
        }
        settings.set(FILES, String.join(",", files));
    }

    private static String existing(Path file, Configuration configuration) throws IOException {
        if (!exists(file, configuration)) {
            throw new FileNotFoundException(file + " does not exist");
        }
        return file.toString();
    }

    private static boolean exists(Path file, Configuration configuration) throws IOException {
        return file.getFileSystem(configuration).exists(file);
    }
}
