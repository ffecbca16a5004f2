package org.lesionlens.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ContentHash;
import org.lesionlens.analysis.LesionScore;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.analysis.ResultStore;
import org.lesionlens.cases.Lesion;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.evaluation.UglyDuckling;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.explain.Heatmap;

/**
 * Writes scores as a table: one row a lesion, numbers the same in every locale, blank what is not
 * known.
 *
 * @param store where the scores are
 * @param model hash of the model's file
 * @param output what the logits mean
 * @param threshold called positive iff p ≥ this, in [0, 1]
 */
record ResultsCsv(ResultStore store, ContentHash model, ModelOutput output, double threshold) {

    /**
     * Writes all of the table.
     *
     * @throws IOException if a score cannot be read or a row not be written
     */
    void write(List<ScoredLesion> lesions, OutputStream out) throws IOException {
        Map<ScoredLesion, UglyDuckling> ranks = ranks(lesions);
        var writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        int logits = lesions.isEmpty() ? 1 : score(lesions.getFirst()).logits().size();
        writer.writeRecord(header(logits));
        for (ScoredLesion lesion : lesions) {
            writer.writeRecord(row(lesion.lesion(), score(lesion), ranks.get(lesion)));
        }
        writer.flush();
    }

    private List<String> header(int logits) {
        List<String> header = new ArrayList<>(List.of("image", "patient", "truth"));
        for (int i = 0; i < logits; i++) {
            header.add(logits == 1 ? "logit" : "logit_" + output.classes().get(i));
        }
        output.classes().forEach(name -> header.add("probability_" + name));
        header.addAll(
                List.of(
                        "threshold",
                        "category",
                        "map_max",
                        "border_energy",
                        "empty",
                        "ugly_duckling_rank",
                        "ugly_duckling_distance",
                        "model_sha256"));
        return header;
    }

    private List<String> row(Lesion lesion, LesionScore score, @Nullable UglyDuckling rank) {
        List<Double> probabilities = output.probabilities(score.logits());
        double positive = probabilities.get(output.positiveIndex());
        Heatmap map = score.map().positive();
        List<String> row = new ArrayList<>();
        row.add(lesion.name());
        row.add(lesion.patient());
        row.add(lesion.truth().isKnown() ? lesion.truth().name().toLowerCase(Locale.ROOT) : "");
        score.logits().forEach(logit -> row.add(logit.toString()));
        probabilities.forEach(probability -> row.add(probability.toString()));
        row.add(Double.toString(threshold));
        row.add(Outcome.of(lesion.truth(), positive, threshold).map(Outcome::letters).orElse(""));
        row.add(Float.toString(map.maximum()));
        Optional<BorderEnergy> border = BorderEnergy.of(map);
        row.add(border.map(energy -> Double.toString(energy.share())).orElse(""));
        row.add(Boolean.toString(map.isEmpty()));
        row.add(rank == null ? "" : Integer.toString(rank.rank()));
        row.add(rank == null ? "" : Double.toString(rank.distance()));
        row.add(model.hex());
        return row;
    }

    /** One patient's features in memory at a time. */
    private Map<ScoredLesion, UglyDuckling> ranks(List<ScoredLesion> lesions) throws IOException {
        Map<String, List<ScoredLesion>> patients = new HashMap<>();
        for (ScoredLesion lesion : lesions) {
            patients.computeIfAbsent(lesion.lesion().patient(), _ -> new ArrayList<>()).add(lesion);
        }
        patients.remove(""); // nobody knows whether they are one person's
        Map<ScoredLesion, UglyDuckling> ranks = new HashMap<>();
        for (List<ScoredLesion> patient : patients.values()) {
            List<float[]> features = new ArrayList<>();
            for (ScoredLesion lesion : patient) {
                features.add(score(lesion).features());
            }
            List<UglyDuckling> ranked = UglyDuckling.rank(features);
            for (int i = 0; i < ranked.size(); i++) {
                ranks.put(patient.get(i), ranked.get(i));
            }
        }
        return ranks;
    }

    private LesionScore score(ScoredLesion lesion) throws IOException {
        return store.find(lesion.hash(), model)
                .orElseThrow(() ->
                        new IOException(
                                "the store lost " + lesion.lesion().name() + "; run again"));
    }
}
