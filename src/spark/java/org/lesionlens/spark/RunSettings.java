package org.lesionlens.spark;

import java.io.IOException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.Provenance.TableUse;
import org.lesionlens.files.ContentHash;

/** What the rows of a run depend on besides their photos, so that no other run goes on with it. */
final class RunSettings {

    private RunSettings() {}

    /**
     * A line each.
     *
     * @param network in the precision of the run, which its key tells
     * @throws IOException if a table cannot be read
     */
    static String of(Location set, CaseSet cases, Classifier network, Job job, RowFormat format)
            throws IOException {
        var text = new StringBuilder();
        text.append("set %s%n".formatted(set.address()));
        text.append("model %s%n".formatted(network.key().hex()));
        text.append("precision %s%n".formatted(job.network().precision()));
        text.append("threshold %s%n".formatted(job.threshold()));
        text.append(
                "maps %s%n"
                        .formatted(
                                String.join(
                                        ",", format.maps().stream().map(MapColumn::name).toList())));
        text.append("columns %s%n".formatted(String.join(",", format.header())));
        for (TableUse table : cases.provenance().tables()) {
            if (table.isUsed()) {
                text.append("table %s%n".formatted(ContentHash.of(table.file()).hex()));
            }
        }
        return text.toString();
    }
}
