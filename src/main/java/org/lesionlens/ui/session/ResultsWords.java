package org.lesionlens.ui.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.ToldResults;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/**
 * Says what a set is judged by that is a table of results.
 *
 * @param told what the table says
 * @param sought what is looked for
 * @param model in use; null if none is
 */
record ResultsWords(ToldResults told, PositiveClass sought, @Nullable Classifier model) {

    private static final Texts TEXTS = Texts.of(ResultsWords.class);
    private static final int DIGITS = 8; // of a hash, to be recognised by

    private boolean isOfOtherModel() {
        return model != null && !told.model().isEmpty() && !told.model().equals(model.key().hex());
    }

    private boolean isOfOtherClass() {
        return !told.isAbout(sought);
    }

    /** True if the model in use and the table do not go together. */
    boolean isDoubtful() {
        return isOfOtherModel() || isOfOtherClass();
    }

    String name() {
        return String.valueOf(told.table().getFileName());
    }

    /** All that a person should know, a sentence each. */
    List<String> sentences(int rows) {
        List<String> all = new ArrayList<>();
        if (isOfOtherClass()) {
            String about = told.about().map(PositiveClass::name).orElse("");
            all.add(TEXTS.get("results.otherClass", about, sought.name()));
        } else {
            all.add(
                    told.threshold().isPresent()
                            ? TEXTS.get(
                                    "results.judged",
                                    Formats.probability(told.threshold().getAsDouble()))
                            : TEXTS.get("results.judged.own"));
        }
        if (isOfOtherModel() && model != null) {
            all.add(
                    TEXTS.get(
                            "results.otherModel",
                            told.model().substring(0, Math.min(DIGITS, told.model().length())),
                            model.card().name()));
        }
        if (told.absent() == rows) {
            all.add(TEXTS.get("results.noPhotos"));
        } else if (told.absent() > 0) {
            all.add(TEXTS.counted("results.absent", told.absent()));
        }
        if (told.failed() > 0) {
            all.add(TEXTS.counted("results.failed", told.failed()));
        }
        return all;
    }
}
