package org.lesionlens.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.evaluation.UglyDuckling;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.marks.PhotoMarks;
import org.lesionlens.store.PhotoResult;
import org.lesionlens.store.ResultStore;

/**
 * Writes scores as a table: one row a lesion, numbers the same in every locale, blank what is not
 * known.
 *
 * @param store where the results are
 * @param model key of the model and its card
 * @param output what the logits mean
 * @param threshold called positive iff p ≥ this, in [0, 1]
 * @param patients what patients are called in the table, by their ids
 * @param inputs what the network was given besides the photos
 * @param masks what it says of masks
 */
record ResultsCsv(
        ResultStore store,
        ContentHash model,
        ModelOutput output,
        double threshold,
        UnaryOperator<String> patients,
        InputWords inputs,
        MaskColumns masks) {

    /**
     * Writes all of the table.
     *
     * @throws IOException if a score cannot be read or a row not be written
     */
    void write(List<ImageResult> lesions, OutputStream out) throws IOException {
        Map<ImageResult, UglyDuckling> ranks = ranks(lesions);
        var writer = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        Map<ContentHash, PhotoMarks> marks = store.marks();
        int logits = logits(lesions);
        writer.writeRecord(header(logits));
        for (ImageResult lesion : lesions) {
            List<String> figures =
                    lesion.photo().isPresent()
                            ? figures(lesion.image(), score(lesion), ranks.get(lesion))
                            : Collections.nCopies(figureNames(logits).size(), "");
            List<String> row = new ArrayList<>(known(lesion.image()));
            row.addAll(figures);
            if (inputs.isAny()) {
                row.add(inputs.of(lesion.image()));
            }
            row.add(model.hex());
            row.add(lesion.error());
            PhotoMarks said = lesion.photo().map(marks::get).orElse(PhotoMarks.NONE);
            row.add(said.cell());
            row.add(said.note());
            row.addAll(
                    lesion.photo().isPresent()
                            ? masks.of(
                                    lesion.image().file(),
                                    score(lesion).prediction().map().positive())
                            : masks.blank());
            writer.writeRecord(row);
        }
        writer.flush();
    }

    /** How many logits a score has; one while none is there. */
    private int logits(List<ImageResult> lesions) throws IOException {
        for (ImageResult lesion : lesions) {
            if (lesion.photo().isPresent()) {
                return score(lesion).prediction().logits().size();
            }
        }
        return 1;
    }

    private List<String> header(int logits) {
        List<String> header = new ArrayList<>(List.of("image", "patient", "truth", "prediction"));
        header.addAll(figureNames(logits));
        if (inputs.isAny()) {
            header.add("inputs");
        }
        header.add("model_sha256");
        header.add("error");
        header.add("tags");
        header.add("note");
        header.addAll(masks.header());
        return header;
    }

    private List<String> figureNames(int logits) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < logits; i++) {
            names.add(logits == 1 ? "logit" : "logit_" + output.classes().get(i));
        }
        output.classes().forEach(name -> names.add("probability_" + name));
        names.addAll(
                List.of(
                        "threshold",
                        "category",
                        "map_max",
                        "border_energy",
                        "empty",
                        "ugly_duckling_rank",
                        "ugly_duckling_distance"));
        return names;
    }

    /** What is known without the model; the prediction is the label table's own. */
    private List<String> known(LesionImage lesion) {
        Double prediction = lesion.facts().prediction();
        return List.of(
                lesion.name(),
                patients.apply(lesion.patient()),
                lesion.truth().isKnown() ? lesion.truth().name().toLowerCase(Locale.ROOT) : "",
                prediction == null ? "" : prediction.toString());
    }

    private List<String> figures(
            LesionImage lesion, PhotoResult score, @Nullable UglyDuckling rank) {
        List<Double> probabilities = output.probabilities(score.prediction().logits());
        double positive = probabilities.get(output.positiveIndex());
        Heatmap map = score.prediction().map().positive();
        List<String> row = new ArrayList<>();
        score.prediction().logits().forEach(logit -> row.add(logit.toString()));
        probabilities.forEach(probability -> row.add(probability.toString()));
        row.add(Double.toString(threshold));
        row.add(Outcome.of(lesion.truth(), positive, threshold).map(Outcome::letters).orElse(""));
        row.add(Float.toString(map.maximum()));
        Optional<BorderEnergy> border = BorderEnergy.of(map);
        row.add(border.map(energy -> Double.toString(energy.share())).orElse(""));
        row.add(Boolean.toString(map.isEmpty()));
        row.add(rank == null ? "" : Integer.toString(rank.rank()));
        row.add(rank == null ? "" : Double.toString(rank.distance()));
        return row;
    }

    /** One patient's features in memory at a time. */
    private Map<ImageResult, UglyDuckling> ranks(List<ImageResult> lesions) throws IOException {
        Map<String, List<ImageResult>> patients = new HashMap<>();
        for (ImageResult lesion : lesions) {
            if (lesion.photo().isPresent()) {
                patients.computeIfAbsent(lesion.image().patient(), _ -> new ArrayList<>())
                        .add(lesion);
            }
        }
        patients.remove(""); // nobody knows whether they are one person's
        Map<ImageResult, UglyDuckling> ranks = new HashMap<>();
        for (List<ImageResult> patient : patients.values()) {
            List<float[]> features = new ArrayList<>();
            for (ImageResult lesion : patient) {
                features.add(score(lesion).features());
            }
            List<UglyDuckling> ranked = UglyDuckling.rank(features);
            for (int i = 0; i < ranked.size(); i++) {
                ranks.put(patient.get(i), ranked.get(i));
            }
        }
        return ranks;
    }

    private PhotoResult score(ImageResult lesion) throws IOException {
        return store.find(lesion.key().orElseThrow(), model)
                .orElseThrow(() ->
                        new IOException("the store lost " + lesion.image().name() + "; run again"));
    }
}
