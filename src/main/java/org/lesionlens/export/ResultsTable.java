package org.lesionlens.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.evaluation.UglyDuckling;
import org.lesionlens.explain.BorderEnergy;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.files.ContentHash;
import org.lesionlens.scoring.InputWords;
import org.lesionlens.store.PhotoResult;

/**
 * What is known of a set, as CSV: one row a photo, numbers the same in every locale, blank what is
 * not known.
 *
 * @param answers of the model; none where no model is in use
 * @param judgement what truth, threshold and category are about
 * @param patients what patients are called in the table, by their ids
 * @param inputs what the network was given besides the photos; none without a model
 * @param masks what it says of masks; none without a model
 * @param readings what people said who were told nothing
 */
public record ResultsTable(
        Optional<ModelAnswers> answers,
        Judgement judgement,
        UnaryOperator<String> patients,
        Optional<InputWords> inputs,
        Optional<MaskColumns> masks,
        ReadingCells readings) {

    private static final List<String> FIRST =
            List.of("image", "patient", "looked_for", "truth", "judged_by", "prediction");
    private static final List<String> CALL = List.of("threshold", "category");
    private static final List<String> MAP =
            List.of(
                    "map_max",
                    "border_energy",
                    "empty",
                    "ugly_duckling_rank",
                    "ugly_duckling_distance");

    public ResultsTable {
        inputs = inputs.filter(InputWords::isAny);
    }

    /**
     * Writes all of the table.
     *
     * @throws IOException if a score cannot be read or a row not be written
     */
    public void write(List<ResultRow> rows, OutputStream out) throws IOException {
        int logits = logits(rows);
        var table = new CsvTable(out, header(logits));
        rows(rows, logits, table::add);
        table.finish();
    }

    /**
     * Gives its rows one by one, each of as many cells as the header has.
     *
     * @param logits of the model
     * @param table takes them
     * @throws IOException if a score cannot be read
     */
    public void rows(List<ResultRow> rows, int logits, Consumer<List<String>> table)
            throws IOException {
        Map<Path, UglyDuckling> ranks = ranks(rows);
        List<String> numbers = numberNames(logits);
        for (ResultRow row : rows) {
            Optional<PhotoResult> answer = answer(row);
            List<String> cells = new ArrayList<>(known(row));
            cells.addAll(answer.map(this::numbers).orElse(blank(numbers)));
            cells.addAll(call(row));
            Optional<PhotoResult> mapped = answer.filter(_ -> judgement.isOwn());
            cells.addAll(
                    mapped.map(one -> map(one, ranks.get(row.image().file()))).orElse(blank(MAP)));
            inputs.ifPresent(words -> cells.add(words.of(row.image())));
            cells.add(answers.map(ModelAnswers::model).map(ContentHash::hex).orElse(""));
            cells.add(row.error());
            cells.add(row.marks().cell());
            cells.add(row.marks().note());
            cells.addAll(
                    mapped.map(one -> mask(row, one))
                            .orElse(masks.map(MaskColumns::blank).orElse(List.of())));
            if (!readings.isEmpty()) {
                cells.add(readings.of(row.photo()));
            }
            table.accept(cells);
        }
    }

    private static List<String> blank(List<String> names) {
        return Collections.nCopies(names.size(), "");
    }

    private Optional<PhotoResult> answer(ResultRow row) throws IOException {
        return answers.isPresent() && row.key().isPresent()
                ? Optional.of(answers.get().of(row))
                : Optional.empty();
    }

    /**
     * The names of the columns.
     *
     * @param logits of the model
     */
    public List<String> header(int logits) {
        List<String> header = new ArrayList<>(FIRST);
        header.addAll(numberNames(logits));
        header.addAll(CALL);
        header.addAll(MAP);
        inputs.ifPresent(_ -> header.add("inputs"));
        header.addAll(List.of("model_sha256", "error", "tags", "note"));
        masks.map(MaskColumns::header).ifPresent(header::addAll);
        if (!readings.isEmpty()) {
            header.add("readings");
        }
        return header;
    }

    /** One while no row has any. */
    private int logits(List<ResultRow> rows) throws IOException {
        for (ResultRow row : rows) {
            Optional<PhotoResult> first = answer(row);
            if (first.isPresent()) {
                return first.get().prediction().logits().size();
            }
        }
        return 1;
    }

    private List<String> numberNames(int logits) {
        List<String> names = new ArrayList<>();
        if (answers.isPresent()) {
            List<String> classes = answers.get().output().classes();
            for (int i = 0; i < logits; i++) {
                names.add(logits == 1 ? "logit" : "logit_" + classes.get(i));
            }
            classes.forEach(name -> names.add("probability_" + name));
        }
        return names;
    }

    /** What is known without the model; the prediction is the label table's own. */
    private List<String> known(ResultRow row) {
        LesionImage lesion = row.image();
        Double prediction = lesion.facts().prediction();
        return List.of(
                lesion.name(),
                patients.apply(lesion.patient()),
                judgement.lookedFor(),
                row.truth().isKnown() ? lower(row.truth()) : "",
                lower(judgement.source()),
                prediction == null ? "" : prediction.toString());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private List<String> numbers(PhotoResult answer) {
        List<Double> logits = answer.prediction().logits();
        List<String> cells = new ArrayList<>();
        logits.forEach(logit -> cells.add(logit.toString()));
        answers.orElseThrow()
                .output()
                .probabilities(logits)
                .forEach(probability -> cells.add(probability.toString()));
        return cells;
    }

    private List<String> call(ResultRow row) {
        double threshold = judgement.threshold();
        return row.probability().isEmpty()
                ? blank(CALL)
                : List.of(
                        Double.toString(threshold),
                        Outcome.of(row.truth(), row.probability().getAsDouble(), threshold)
                                .map(Outcome::letters)
                                .orElse(""));
    }

    private static List<String> map(PhotoResult answer, @Nullable UglyDuckling rank) {
        Heatmap map = answer.prediction().map().positive();
        return List.of(
                Float.toString(map.maximum()),
                BorderEnergy.of(map).map(energy -> Double.toString(energy.share())).orElse(""),
                Boolean.toString(map.isEmpty()),
                rank == null ? "" : Integer.toString(rank.rank()),
                rank == null ? "" : Double.toString(rank.distance()));
    }

    private List<String> mask(ResultRow row, PhotoResult answer) {
        return masks.map(
                        files -> files.of(row.image().file(), answer.prediction().map().positive()))
                .orElse(List.of());
    }

    /** One patient's features in memory at a time. */
    private Map<Path, UglyDuckling> ranks(List<ResultRow> rows) throws IOException {
        Map<String, List<ResultRow>> patients = new HashMap<>();
        for (ResultRow row : rows) {
            if (row.key().isPresent()) {
                patients.computeIfAbsent(row.image().patient(), _ -> new ArrayList<>()).add(row);
            }
        }
        patients.remove(""); // nobody knows whether they are one person's
        Map<Path, UglyDuckling> ranks = new HashMap<>();
        for (List<ResultRow> patient : patients.values()) {
            List<float[]> features = new ArrayList<>();
            for (ResultRow row : patient) {
                Optional<PhotoResult> answer = answer(row);
                answer.ifPresent(one -> features.add(one.features()));
            }
            List<UglyDuckling> ranked = UglyDuckling.rank(features);
            for (int i = 0; i < ranked.size(); i++) {
                ranks.put(patient.get(i).image().file(), ranked.get(i));
            }
        }
        return ranks;
    }
}
