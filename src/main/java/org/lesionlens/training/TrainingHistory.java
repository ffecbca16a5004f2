package org.lesionlens.training;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.lesionlens.files.FileNames;

/**
 * A training as far as it was watched.
 *
 * @param results of its checkpoints, in their order
 */
public record TrainingHistory(List<CheckpointResult> results) {

    /** Of which nothing was seen. */
    public static final TrainingHistory NONE = new TrainingHistory(List.of());

    private static final Comparator<CheckpointResult> ORDER =
            Comparator.comparing(CheckpointResult::checkpoint, Checkpoint.ORDER);

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    public TrainingHistory {
        results = List.copyOf(results);
    }

    /** The same with one checkpoint more, or with a newer one in the place of one. */
    TrainingHistory with(CheckpointResult newer) {
        List<CheckpointResult> all = new ArrayList<>(results);
        all.removeIf(old -> isReplacedBy(newer, old));
        all.add(newer);
        all.sort(ORDER);
        return new TrainingHistory(all);
    }

    /** Written again as it was, a file stands in its own place, too. */
    private static boolean isReplacedBy(CheckpointResult newer, CheckpointResult old) {
        boolean isSameName = newer.checkpoint().name().equals(old.checkpoint().name());
        return newer.checkpoint().replaces(old.checkpoint())
                || (isSameName && newer.model().equals(old.model()));
    }

    /** From which place on the other one differs; its size if it does not. */
    public int firstDifferent(TrainingHistory other) {
        int i = 0;
        while (i < Math.min(results.size(), other.results.size())
                && results.get(i).isOf(other.results.get(i))) {
            i++;
        }
        return i;
    }

    /**
     * For each photo, how alike its map is to that of the checkpoint before, as {@link
     * CheckpointResult#changesSince} has it; none of the first checkpoint.
     */
    public List<OptionalDouble> changes(int place) {
        CheckpointResult now = results.get(place);
        return place == 0
                ? Collections.nCopies(now.photos().size(), OptionalDouble.empty())
                : now.changesSince(results.get(place - 1));
    }

    /** The mean of those that are known. */
    public OptionalDouble meanChange(int place) {
        return changes(place).stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    /** What a checkpoint is called: its number; its name, or the time too, where two are alike. */
    public String label(int place) {
        Checkpoint mine = results.get(place).checkpoint();
        String stem = FileNames.stem(mine.name());
        if (isAlone(Checkpoint::label, mine)) {
            return mine.label();
        }
        return isAlone(Checkpoint::name, mine)
                ? stem
                : stem + " " + CLOCK.format(mine.modified().atZone(ZoneId.systemDefault()));
    }

    private boolean isAlone(Function<Checkpoint, String> words, Checkpoint one) {
        return results.stream()
                        .map(CheckpointResult::checkpoint)
                        .filter(other -> words.apply(other).equals(words.apply(one)))
                        .count()
                == 1;
    }
}
