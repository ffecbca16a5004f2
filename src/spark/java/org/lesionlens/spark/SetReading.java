package org.lesionlens.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cli.LabelsOption;
import picocli.CommandLine;

/**
 * How the driver finds out what is in a set.
 *
 * @param folder of the set
 * @param labels what is known of its images; null for the tables in a folder of this machine, else
 *     the names of folders
 * @param configuration of Hadoop, tells how both are reached
 */
record SetReading(Location folder, @Nullable Location labels, Configuration configuration) {

    /**
     * Reads the set, or lists it where its files are not here.
     *
     * @param asked the command line to blame
     * @throws IOException if the table cannot be brought here
     */
    CaseSet read(CommandLine asked) throws IOException {
        var option = new LabelsOption(labels == null ? null : here(labels));
        return folder.isLocal()
                ? option.read(folder.local(), asked)
                : option.read(folder.local(), new HadoopTree(folder, configuration), asked);
    }

    private Path here(Location table) throws IOException {
        if (table.isLocal()) {
            return table.local();
        }
        var source = table.path();
        Path here = Files.createTempDirectory("lesionlens-labels-").resolve(source.getName());
        source.getFileSystem(configuration)
                .copyToLocalFile(source, new org.apache.hadoop.fs.Path(here.toUri()));
        return here;
    }
}
