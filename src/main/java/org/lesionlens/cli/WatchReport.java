package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lesionlens.files.FileProblem;
import org.lesionlens.plots.Numbers;
import org.lesionlens.review.Progress;
import org.lesionlens.training.Checkpoint;
import org.lesionlens.training.CheckpointResult;
import org.lesionlens.training.TrainingHistory;
import org.lesionlens.training.WatchListener;
import org.lesionlens.training.WatchRecord;

/** Tells people how a training goes, a line for each checkpoint, and has it written. */
final class WatchReport implements WatchListener {

    private final WatchRecord record;
    private final ProgressLine progress;
    private final PrintStream messages;
    private TrainingHistory seen = TrainingHistory.NONE;
    private boolean hasFailures;

    WatchReport(WatchRecord record, ProgressLine progress, PrintStream messages) {
        this.record = record;
        this.progress = progress;
        this.messages = messages;
    }

    /** False if something failed, or nothing was there. */
    boolean isWhole() {
        return !hasFailures && !seen.results().isEmpty();
    }

    @Override
    public void asking(Checkpoint checkpoint, int photos, int of) {
        progress.show(photos, of, 0);
    }

    @Override
    public void seen(TrainingHistory history) {
        progress.clear();
        for (int i = 0; i < history.results().size(); i++) {
            CheckpointResult one = history.results().get(i);
            if (seen.results().stream().noneMatch(one::isOf)) {
                tell(history, i);
            }
        }
        seen = history;
        try {
            record.write(history);
        } catch (IOException e) {
            hasFailures = true;
            say("what was to be written " + FileProblem.inWords(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the watch ends at its next step
        }
    }

    private void tell(TrainingHistory history, int place) {
        CheckpointResult one = history.results().get(place);
        var text = new StringBuilder(one.checkpoint().name()).append(": ");
        OptionalDouble auc = one.area().auc();
        text.append(
                auc.isPresent()
                        ? "area %s over %d positive and %d negative photos"
                                .formatted(
                                        Numbers.three(auc),
                                        one.area().positives(),
                                        one.area().negatives())
                        : "no area, of %d positive and %d negative photos"
                                .formatted(one.area().positives(), one.area().negatives()));
        OptionalDouble change = history.meanChange(place);
        if (change.isPresent()) {
            text.append("; maps beside those of ")
                    .append(history.results().get(place - 1).checkpoint().name())
                    .append(": rank correlation ")
                    .append(Numbers.two(change.getAsDouble()));
        }
        if (one.failed() > 0) {
            hasFailures = true;
            text.append("; %d photos failed".formatted(one.failed()));
            reason(one).ifPresent(why -> text.append(", the first as it ").append(why));
        }
        say(text.toString());
    }

    private static Optional<String> reason(CheckpointResult one) {
        return one.photos().stream()
                .map(photo -> photo.progress() instanceof Progress.Failed(String why) ? why : "")
                .filter(why -> !why.isBlank())
                .findFirst();
    }

    @Override
    public void failed(Checkpoint checkpoint, String reason) {
        hasFailures = true;
        String name = checkpoint.name();
        say(reason.startsWith(name) ? reason : name + ": " + reason);
    }

    @Override
    public void doubted(Checkpoint checkpoint, String sentence) {
        say(checkpoint.name() + ": " + sentence);
    }

    @Override
    public void told(String sentence) {
        hasFailures = true;
        say(sentence);
    }

    private void say(String text) {
        progress.clear();
        messages.println("lesionlens: " + text);
    }
}
