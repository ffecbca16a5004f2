package org.lesionlens.inference;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.CudaTrouble;
import org.lesionlens.analysis.RunsOn;

/**
 * How libtorch does on this machine.
 *
 * @param failure why it cannot be loaded; blank if it can
 * @param cuda whether networks run on a card
 * @param trouble why not; null if they do, if it was not built for that, or cannot be loaded
 * @param told more of that or the card's name, for people to read; may be blank
 */
record EngineVerdict(String failure, boolean cuda, @Nullable CudaTrouble trouble, String told) {

    /** It was not built for cards. */
    static final EngineVerdict CPU = new EngineVerdict("", false, null, "");

    static EngineVerdict failed(String why) {
        return new EngineVerdict(why, false, null, "");
    }

    static EngineVerdict card(String name) {
        return new EngineVerdict("", true, null, name);
    }

    static EngineVerdict without(CudaTrouble trouble, String told) {
        return new EngineVerdict("", false, trouble, told);
    }

    /** What networks run on. */
    RunsOn runsOn() {
        return cuda ? RunsOn.CUDA : RunsOn.cpu(trouble);
    }

    /** True if it holds until libtorch, driver or card change. */
    boolean isLasting() {
        return failure.isEmpty()
                && trouble != CudaTrouble.OUT_OF_MEMORY
                && trouble != CudaTrouble.FAILED;
    }

    /** True if another driver may change it, though it lasts. */
    boolean isOfDriver() {
        return trouble == CudaTrouble.OLD_DRIVER || trouble == CudaTrouble.NO_CARD;
    }

    String write() {
        var saved = new Properties();
        saved.setProperty("failure", failure);
        saved.setProperty("cuda", String.valueOf(cuda));
        saved.setProperty("trouble", trouble == null ? "" : trouble.name());
        saved.setProperty("told", told);
        try {
            var text = new StringWriter();
            saved.store(text, null);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot be, in memory", e);
        }
    }

    /** Empty if it was not written by {@link #write}. */
    static Optional<EngineVerdict> read(String text) {
        var saved = new Properties();
        try {
            saved.load(new StringReader(text));
            String trouble = saved.getProperty("trouble");
            return Optional.of(
                    new EngineVerdict(
                            saved.getProperty("failure"),
                            Boolean.parseBoolean(saved.getProperty("cuda")),
                            trouble.isEmpty() ? null : CudaTrouble.valueOf(trouble),
                            saved.getProperty("told")));
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            return Optional.empty();
        }
    }
}
