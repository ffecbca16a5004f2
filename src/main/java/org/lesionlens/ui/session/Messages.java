package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.FoundFiles.Failure;
import org.lesionlens.ui.session.Message.Action;

/**
 * What a person is to be told now: one thing at a time, the newest; what it covers comes back when
 * that is dismissed, so that nothing goes unseen.
 */
public final class Messages {

    private final Texts texts = Texts.of(Messages.class);
    private final Failures failures = new Failures();
    private final ReadOnlyObjectWrapper<@Nullable Message> message =
            new ReadOnlyObjectWrapper<>(this, "message");
    private final Deque<Message> untold = new ArrayDeque<>(); // the one that is seen among them

    /** What a person is to be told; null if nothing. */
    public ReadOnlyObjectProperty<@Nullable Message> messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** The same said again takes the place of what was said before. */
    void tell(Message newest) {
        untold.removeIf(before -> before.headline().equals(newest.headline()));
        untold.addFirst(newest);
        message.set(newest);
    }

    /** Takes the message away; the one below it is seen again. */
    public void dismiss() {
        untold.pollFirst();
        message.set(untold.peekFirst());
    }

    /** Takes all messages away: something else begins. */
    void clear() {
        untold.clear();
        message.set(null);
    }

    /** Takes the message away and does what its button says. */
    public void choose(Action action) {
        dismiss();
        action.command().run();
    }

    void modelMissing() {
        note(texts.get("model.none"), texts.get("model.none.advice"));
    }

    /** A model is there: that there was none need not be said any more. */
    void modelFound() {
        withdraw(texts.get("model.none"));
    }

    /** Says in what the first card of several models holds for all; nothing if in nothing. */
    void overruled(List<Adjustment> adjustments) {
        for (Adjustment one : List.of(Adjustment.FIRST_THRESHOLD, Adjustment.FIRST_MEAN)) {
            if (adjustments.contains(one)) {
                note(texts.get("overruled." + one), texts.get("overruled.advice"));
            }
        }
    }

    /** Says that numbers may be no logits, though the card takes them for some. */
    void doubted(List<Adjustment> adjustments) {
        for (Adjustment one : List.of(Adjustment.WITHIN_UNIT, Adjustment.UNSIGNED)) {
            if (adjustments.contains(one)) {
                note(texts.get("doubted." + one), texts.get("doubted." + one + ".advice"));
            }
        }
    }

    /** Says that there is no label table whose columns could be chosen. */
    public void noLabels() {
        note(texts.get("labels.none"), texts.get("labels.none.advice"));
    }

    /** Says that no set is open. */
    public void noSet() {
        note(texts.get("set.none"), texts.get("set.none.advice"));
    }

    /** Says when the window speaks another language. */
    public void languageChosen() {
        note(texts.get("language.chosen"), texts.get("language.chosen.advice"));
    }

    /** Another language is not wanted after all. */
    public void languageKept() {
        withdraw(texts.get("language.chosen"));
    }

    /** Takes back what was told under a headline: it is so no more. */
    void withdraw(String headline) {
        untold.removeIf(told -> told.headline().equals(headline));
        message.set(untold.peekFirst());
    }

    /** Says when another libtorch runs networks. */
    public void libtorchChosen() {
        libtorchKept(); // else it would be said twice
        note(texts.get("libtorch.chosen"), texts.get("libtorch.chosen.advice"));
    }

    /** Another libtorch is not wanted after all. */
    public void libtorchKept() {
        untold.removeIf(told -> told.headline().equals(texts.get("libtorch.chosen")));
        message.set(untold.peekFirst());
    }

    /** Says that a libtorch does not fit. */
    public void libtorchRefused(ModelLoadException cause) {
        tell(
                new Message(
                        Message.Kind.ERROR,
                        texts.get("libtorch.refused"),
                        texts.get("libtorch.refused.advice", Reason.of(cause)),
                        "",
                        List.of()));
    }

    /** Says that there are no readings that could be compared. */
    public void noReaders() {
        note(texts.get("reader.none"), texts.get("reader.none.advice"));
    }

    /** Says how something ended whose dialog had gone by then. */
    public void ended(String words) {
        note(words, "");
    }

    /** Says something to know. */
    void note(String headline, String advice) {
        tell(new Message(Message.Kind.NOTE, headline, advice, "", List.of()));
    }

    /** Says that something failed. */
    void failed(String headline, Throwable cause) {
        tell(failures.of(headline, cause));
    }

    /**
     * @param again tries all of it once more
     */
    void notFound(Throwable cause, Action again) {
        tell(failures.of(texts.get("failed.one"), cause, again));
    }

    /**
     * @param unopened at least one
     * @param again tries all of it once more
     */
    void notOpened(List<Failure> unopened, Action again) {
        tell(failures.ofFiles(unopened, again));
    }

    void explainingFailed(Throwable failure) {
        failed(texts.get("failed.class"), failure);
    }

    void scoringFailed(Throwable failure) {
        failed(texts.get("scoring.failed"), failure);
    }

    /** Says that the program itself failed; of several faults in one message, the first on top. */
    public void ownFault(String report) {
        String headline = texts.get("fault");
        String before =
                untold.stream()
                        .filter(told -> told.headline().equals(headline))
                        .map(told -> told.details() + "\n\n")
                        .findFirst()
                        .orElse("");
        tell(fault(headline, texts.get("fault.advice"), before + report));
    }

    /**
     * Says that machine code ended the program the last time.
     *
     * @param whole report of it, which names files
     */
    public void crashed(Path whole, String report) {
        tell(fault(texts.get("crashed"), texts.get("crashed.advice", whole), report));
    }

    private static Message fault(String headline, String advice, String report) {
        return new Message(Message.Kind.FAULT, headline, advice, report, List.of());
    }

    /** Says what became of the store of finished results. */
    void storeTrouble(String told) {
        note(texts.get("store.trouble"), told);
    }

    /** Says of how many photos a person's tags and notes could not be kept. */
    void marksNotKept(int photos, String why) {
        tell(
                new Message(
                        Message.Kind.ERROR,
                        texts.counted("marks.notKept", photos),
                        why,
                        "",
                        List.of()));
    }

    /** Says that the system does not show where a file lies. */
    public void cannotShowFile(Path file) {
        note(texts.get("file.notShown"), file.toString());
    }

    /** Says that remembered settings were damaged and are the defaults now. */
    public void settingsDamaged(Exception cause) {
        Message technical = failures.of(texts.get("settings.damaged"), cause);
        tell(
                new Message(
                        technical.kind(),
                        technical.headline(),
                        texts.get("settings.damaged.advice"),
                        technical.details(),
                        List.of()));
    }
}
