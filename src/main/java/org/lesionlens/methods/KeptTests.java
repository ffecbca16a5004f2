package org.lesionlens.methods;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.files.ContentHash;
import org.lesionlens.methods.PhotosTable.OtherTableException;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;

/**
 * What a run has left in its table, told of a set that is judged now: photos by what they are
 * called at its threshold.
 */
public final class KeptTests {

    private final Path file;
    private final ModelOutput output;
    private final double threshold;
    private final Map<String, ReviewCase> photos = new HashMap<>(); // by hash

    private record Tested(ReviewCase photo, PhotoRow first, Map<Asked, OptionalDouble> values) {}

    private KeptTests(Path file, ModelOutput output, Review review, double threshold) {
        this.file = file;
        this.output = output;
        this.threshold = threshold;
        for (ReviewCase one : review.cases()) {
            one.prediction().ifPresent(said -> photos.putIfAbsent(said.photo().hex(), one));
        }
    }

    /**
     * Sums a table up.
     *
     * @param file table of all numbers
     * @param model key of the model that the set is judged by
     * @param output of that model
     * @param review of the set, which has the photos
     * @param threshold p ≥ this is called positive
     * @throws OtherTableException if it is no such table, or of another model or other photos, or
     *     has no photo that is whole
     * @throws IOException if it cannot be read
     */
    public static MethodsSummary read(
            Path file, ContentHash model, ModelOutput output, Review review, double threshold)
            throws IOException {
        return new KeptTests(file, output, review, threshold).summary(model);
    }

    private MethodsSummary summary(ContentHash model) throws IOException {
        List<PhotoRow> rows = PhotoRow.read(file);
        Map<String, Map<String, Tested>> tested = new LinkedHashMap<>(); // by photo and class
        Set<Asked> questions = new LinkedHashSet<>();
        for (PhotoRow row : rows) {
            if (!row.isOf(model)) {
                throw new OtherTableException(file + " is of another model");
            }
            ReviewCase photo = photos.get(row.photo());
            if (photo == null) {
                throw new OtherTableException(
                        file + " is of photos that this set has not, or that failed");
            }
            questions.add(row.asked());
            tested.computeIfAbsent(row.photo(), _ -> new LinkedHashMap<>())
                    .computeIfAbsent(
                            row.className(), _ -> new Tested(photo, row, new LinkedHashMap<>()))
                    .values()
                    .put(row.asked(), row.value());
        }
        List<TestedPhoto> whole = whole(tested, questions);
        if (whole.isEmpty()) {
            throw new OtherTableException(file + " has no photo that was tested to the end");
        }
        return MethodsSummary.of(whole, new MethodsSummary.Lot(seed(rows), threshold));
    }

    private long seed(List<PhotoRow> rows) throws OtherTableException {
        try {
            return Long.parseLong(rows.getFirst().seed());
        } catch (NumberFormatException e) {
            throw new OtherTableException(file + " is no table of this command");
        }
    }

    /**
     * Of each photo the maps of the class that it is called now; where all are of one class, as
     * somebody asked for, of that.
     */
    private List<TestedPhoto> whole(Map<String, Map<String, Tested>> tested, Set<Asked> questions) {
        Set<String> classes =
                tested.values().stream()
                        .flatMap(some -> some.keySet().stream())
                        .collect(Collectors.toSet());
        List<TestedPhoto> whole = new ArrayList<>();
        for (Map<String, Tested> some : tested.values()) {
            ReviewCase photo = some.values().iterator().next().photo();
            String wanted = classes.size() == 1 ? classes.iterator().next() : called(photo);
            Optional.ofNullable(some.get(wanted))
                    .filter(one -> one.values().keySet().equals(questions))
                    .ifPresent(one ->
                            whole.add(
                                    new TestedPhoto(
                                            PickedPhoto.of(photo, threshold),
                                            wanted,
                                            one.first().probability(),
                                            one.values())));
        }
        return whole;
    }

    private String called(ReviewCase photo) {
        List<Double> probabilities =
                photo.prediction().map(CasePrediction::probabilities).orElseThrow();
        return output.classes().get(output.calledIndex(probabilities, threshold));
    }
}
