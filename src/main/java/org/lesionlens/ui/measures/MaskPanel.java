package org.lesionlens.ui.measures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.InputGeometry;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.decode.MaskFile.Found;
import org.lesionlens.overlay.MaskMeasures;
import org.lesionlens.review.Measures;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.TableCopy;
import org.lesionlens.ui.review.MaskSource;
import org.lesionlens.ui.review.MaskWords;
import org.lesionlens.ui.review.OutcomeMark;
import org.lesionlens.ui.review.ReviewViewModel;

/** Means of heat inside the lesion and of the pointing game, for each outcome, where masks are. */
final class MaskPanel extends MeasurePanel {

    private static final int HANDFUL = 64; // masks, after which those read are shown

    private static final List<OutcomeGroup> ROWS =
            List.of(
                    OutcomeGroup.TRUE_POSITIVE,
                    OutcomeGroup.FALSE_NEGATIVE,
                    OutcomeGroup.TRUE_NEGATIVE,
                    OutcomeGroup.FALSE_POSITIVE);

    private final ReviewViewModel review;
    private final MaskSource source;
    private final LatestJob<Map<Path, Seen>> reading;
    private final Runnable onRead;
    private final Map<Path, Seen> seen = new HashMap<>();
    private final Map<OutcomeGroup, List<Label>> numbers = new EnumMap<>(OutcomeGroup.class);
    private final GridPane grid = new GridPane();
    private final Label unusable = text("reading", "");
    private List<ReviewCase> masked = List.of();
    private double threshold;

    /** What was found of a photo, and for which map. */
    private record Seen(
            SignedMap map, Optional<MaskMeasures> measures, Optional<Found.Unusable> not) {}

    /**
     * @param source of the masks
     * @param threads of which the worker reads them
     * @param onRead is told once they are read
     */
    MaskPanel(ReviewViewModel review, MaskSource source, UiThreads threads, Runnable onRead) {
        super("measures-masks", MeasureWording.TEXTS.get("masks.title"));
        this.review = review;
        this.source = source;
        this.onRead = onRead;
        this.reading = threads.latestJob();
        grid.getStyleClass().add("numbers");
        grid.addRow(0, new Label(), head("photos"), head("inside"), head("pointing"), head("area"));
        for (OutcomeGroup group : ROWS) {
            var mark = new OutcomeMark();
            mark.show(group);
            List<Label> row = new ArrayList<>();
            for (String column : List.of("photos", "inside", "pointing", "area")) {
                row.add(
                        number(
                                "masks-"
                                        + group.name().toLowerCase(Locale.ROOT).replace('_', '-')
                                        + "-"
                                        + column));
            }
            numbers.put(group, row);
            grid.addRow(grid.getRowCount(), mark, row.get(0), row.get(1), row.get(2), row.get(3));
        }
        TableCopy.offer(grid, MeasureWording.TEXTS.get("masks.title"));
        unusable.setId("masks-unusable");
        getChildren()
                .addAll(grid, unusable, text("reading", MeasureWording.TEXTS.get("masks.reading")));
        setVisible(false);
    }

    private static Label head(String column) {
        return text("name", MeasureWording.TEXTS.get("masks." + column));
    }

    private List<ReviewCase> findMasked() {
        Map<Path, List<Path>> masks = source.masks().getValue();
        return masks == null || masks.isEmpty()
                ? List.of()
                : review.measured().getValue().judged().stream()
                        .filter(one -> masks.containsKey(one.image().file()))
                        .filter(one -> one.map().isPresent())
                        .toList();
    }

    @Override
    void show(Measures measures) {
        masked = findMasked();
        InputSpec input = source.input().getValue();
        setVisible(!masked.isEmpty() && input != null);
        readOn();
        tell();
    }

    /** While scoring, the set changes more often than its masks are read: what is read stays. */
    private void readOn() {
        List<ReviewCase> unread =
                masked.stream().filter(one -> known(one).isEmpty()).limit(HANDFUL).toList();
        InputSpec input = source.input().getValue();
        Map<Path, List<Path>> masks = source.masks().getValue();
        if (!unread.isEmpty()
                && input != null
                && masks != null
                && !reading.runningProperty().get()) {
            reading.submit(() -> read(unread, masks, input), this::take, _ -> {});
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same map, or one that has to be measured anew
    private Optional<Seen> known(ReviewCase one) {
        return Optional.ofNullable(seen.get(one.image().file()))
                .filter(known -> known.map() == one.map().orElseThrow());
    }

    private Map<Path, Seen> read(
            List<ReviewCase> cases, Map<Path, List<Path>> masks, InputSpec input)
            throws InterruptedException {
        Map<Path, Seen> read = new HashMap<>();
        for (ReviewCase one : cases) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Path photo = one.image().file();
            SignedMap map = one.map().orElseThrow();
            read.put(
                    photo,
                    seen(
                            source.files().find(masks.getOrDefault(photo, List.of()), photo),
                            map,
                            input));
        }
        return read;
    }

    private static Seen seen(Found found, SignedMap map, InputSpec input) {
        return switch (found) {
            case Found.None() -> new Seen(map, Optional.empty(), Optional.empty());
            case Found.Unusable not -> new Seen(map, Optional.empty(), Optional.of(not));
            case Found.Mask mask -> {
                var geometry = InputGeometry.of(mask.photoWidth(), mask.photoHeight(), input);
                yield new Seen(
                        map,
                        Optional.of(MaskMeasures.of(map.positive(), geometry, mask.mask())),
                        Optional.empty());
            }
        };
    }

    private void take(Map<Path, Seen> read) {
        seen.putAll(read);
        readOn();
        tell();
        onRead.run(); // less is to be said now
    }

    @Override
    void at(double newThreshold) {
        threshold = newThreshold;
        tell();
    }

    private void tell() {
        Map<OutcomeGroup, List<MaskMeasures>> groups = new EnumMap<>(OutcomeGroup.class);
        for (ReviewCase one : masked) {
            known(one)
                    .flatMap(Seen::measures)
                    .ifPresent(found ->
                            groups.computeIfAbsent(one.group(threshold), _ -> new ArrayList<>())
                                    .add(found));
        }
        numbers.forEach((group, row) -> {
            List<MaskMeasures> found = groups.getOrDefault(group, List.of());
            row.get(0).setText(Formats.count(found.size()));
            row.get(1).setText(mean(found, MaskMeasures::inside));
            row.get(2).setText(mean(found, one -> one.hit() ? 1 : 0));
            row.get(3).setText(mean(found, MaskMeasures::area));
        });
        tellUnusable();
    }

    private static String mean(
            Collection<MaskMeasures> found, ToDoubleFunction<MaskMeasures> measure) {
        return found.isEmpty()
                ? "–"
                : Formats.probability(found.stream().mapToDouble(measure).average().orElseThrow());
    }

    private void tellUnusable() {
        Map<String, Long> why =
                masked.stream()
                        .flatMap(one -> known(one).flatMap(Seen::not).stream())
                        .collect(
                                Collectors.groupingBy(
                                        not -> MaskWords.of(not.why()), Collectors.counting()));
        long unread = masked.stream().filter(one -> known(one).isEmpty()).count();
        String told =
                why.entrySet().stream()
                        .map(entry ->
                                MeasureWording.TEXTS.counted(
                                        "masks.unusable",
                                        Math.toIntExact(entry.getValue()),
                                        entry.getKey()))
                        .sorted()
                        .collect(Collectors.joining(" "));
        unusable.setText(
                unread == 0
                        ? told
                        : (MeasureWording.TEXTS.counted("masks.unread", Math.toIntExact(unread))
                                        + " "
                                        + told)
                                .strip());
        unusable.setVisible(!unusable.getText().isEmpty());
        unusable.setManaged(!unusable.getText().isEmpty());
    }
}
