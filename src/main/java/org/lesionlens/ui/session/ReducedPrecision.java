package org.lesionlens.ui.session;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Precision;
import org.lesionlens.analysis.PrecisionException;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.scoring.PrecisionAgreement;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.session.Message.Action;
import org.lesionlens.ui.session.Message.Kind;

/**
 * Features in bfloat16 for all that the window shows, once a person has seen how far they agree
 * with those in float32. Belongs to the UI thread.
 */
public final class ReducedPrecision {

    /** The model in bfloat16, and how far it agrees. */
    private record Tried(ModelInUse model, PrecisionAgreement agreement) {}

    private final Texts texts = Texts.of(ReducedPrecision.class);
    private final ModelViewModel model;
    private final PhotosViewModel photos;
    private final ReviewViewModel review;
    private final Analyzer analyzer;
    private final Messages messages;
    private final LatestJob<Tried> trying;

    ReducedPrecision(
            ModelViewModel model,
            PhotosViewModel photos,
            ReviewViewModel review,
            Analyzer analyzer,
            Messages messages,
            UiThreads threads) {
        this.model = model;
        this.photos = photos;
        this.review = review;
        this.analyzer = analyzer;
        this.messages = messages;
        this.trying = threads.latestJob();
        model.inUseProperty()
                .subscribe(_ -> {
                    trying.cancel();
                    messages.withdraw(texts.get("precision")); // it was of the model before
                });
    }

    /** True while the model in use has its features in bfloat16. */
    public ObservableValue<Boolean> isUsed() {
        return Bindings.createBooleanBinding(
                () -> isReduced(model.inUseProperty().get()), model.inUseProperty());
    }

    private static boolean isReduced(@Nullable ModelInUse used) {
        return used != null && used.classifier().precision() == Precision.BFLOAT16;
    }

    /** Back to float32, or bfloat16 is tried over some of the open photos, and asked about. */
    public void toggle() {
        ModelInUse used = model.inUseProperty().get();
        if (used == null) {
            return;
        }
        String headline = texts.get("precision");
        if (isReduced(used)) {
            model.load(
                    used.fileName(),
                    () -> used.withLayer(used.layer()),
                    failure -> messages.failed(headline, failure));
            return;
        }
        List<LesionImage> images = photos.photosProperty().get().images();
        if (images.isEmpty()) {
            messages.note(headline, texts.get("precision.noPhotos"));
            return;
        }
        double threshold = review.thresholdProperty().get();
        messages.note(headline, texts.get("precision.trying"));
        trying.submit(
                () -> tried(used, images, threshold),
                tried -> tell(tried, threshold),
                this::refused);
    }

    private void tell(Tried tried, double threshold) {
        if (tried.agreement().photos() == 0) {
            messages.note(texts.get("precision"), texts.get("precision.noneCompared"));
        } else {
            messages.tell(question(tried, threshold));
        }
    }

    private void refused(Throwable failure) {
        String headline = texts.get("precision");
        if (failure instanceof PrecisionException known) {
            messages.note(headline, texts.get("precision.not." + known.reason()));
        } else {
            messages.failed(headline, failure);
        }
    }

    private Tried tried(ModelInUse used, List<LesionImage> images, double threshold)
            throws Exception {
        Classifier exact = used.classifier();
        Classifier reduced = exact.inBfloat16();
        return new Tried(
                new ModelInUse(used.network(), used.fileName(), reduced, used.layer()),
                PrecisionAgreement.over(images, analyzer, exact, reduced, threshold));
    }

    private Message question(Tried tried, double threshold) {
        PrecisionAgreement found = tried.agreement();
        String advice =
                texts.get(
                        "precision.agreement",
                        Formats.count(found.photos()),
                        decimals(found.largestDifference(), 5),
                        Formats.count(found.changedCalls()),
                        Formats.probability(threshold),
                        decimals(found.leastCorrelation(), 5),
                        decimals(found.timeShare(), 2));
        String failed =
                found.failed() == 0
                        ? ""
                        : texts.get("precision.failures", Formats.count(found.failed())) + " ";
        return new Message(
                Kind.QUESTION,
                texts.get("precision"),
                failed + advice,
                "",
                List.of(
                        new Action(texts.get("precision.use"), () -> use(tried.model())),
                        new Action(texts.get("precision.keep"), () -> {})));
    }

    private void use(ModelInUse reduced) {
        model.load(
                reduced.fileName(),
                () -> reduced,
                failure -> messages.failed(texts.get("precision"), failure));
    }

    private static String decimals(double number, int digits) {
        return String.format(
                Locale.getDefault(Locale.Category.FORMAT), "%." + digits + "f", number);
    }
}
