package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.KnownFacts;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.Prefetch;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.session.FoundFiles.Failure;
import org.lesionlens.ui.viewer.LesionViewModel;

/**
 * Shows the current lesion, which any view may choose, among the open photos; has its neighbours
 * ready before they are wanted. Belongs to the UI thread.
 */
public final class PhotosViewModel implements AutoCloseable {

    private static final int AT_HAND = 3; // the shown one and its neighbours

    private record Look(Path file, Classifier classifier, KnownFacts facts) {}

    private final Analyzer analyzer;
    private final LesionViewModel lesion;
    private final ObjectProperty<@Nullable LesionImage> current;
    private final PhotoOrder order;
    private final Consumer<List<Failure>> teller;
    private final Prefetch<Look, Analysis> looks;
    private final LatestJob<Analysis> explaining;
    private final FactsOfPhotos facts = new FactsOfPhotos();
    private final PixelsInDoubt pixels;
    private final PhotoFirst first;
    private final BooleanBinding busy;
    private final ReadOnlyObjectWrapper<OpenPhotos> photos =
            new ReadOnlyObjectWrapper<>(this, "photos", OpenPhotos.NONE);
    private final ObjectProperty<@Nullable LesionImage> wanted =
            new SimpleObjectProperty<>(this, "wanted"); // the current one, if it is open
    private final ReadOnlyObjectWrapper<@Nullable LesionImage> shown =
            new ReadOnlyObjectWrapper<>(this, "shown");
    private final ReadOnlyBooleanWrapper failed = new ReadOnlyBooleanWrapper(this, "failed");
    private final ObservableValue<PhotoPosition> position;
    private final StringBinding name;
    private final List<Failure> failures = new ArrayList<>();
    private OpenPhotos shownAmong = OpenPhotos.NONE;
    private boolean forwards = true;
    private @Nullable Path alone; // asked for, and nothing else
    private String className = ""; // explained last
    private @Nullable Classifier classifier;

    /**
     * @param analyzer runs models over photos
     * @param lesion shows them
     * @param review has the lesion that all views point at, and which are wanted in what order
     * @param teller tells which files were not opened
     */
    PhotosViewModel(
            Analyzer analyzer,
            LesionViewModel lesion,
            ReviewViewModel review,
            UiThreads threads,
            Consumer<List<Failure>> teller) {
        this.analyzer = analyzer;
        this.lesion = lesion;
        this.current = review.selectedProperty();
        this.order = new PhotoOrder(review.sequence());
        this.teller = teller;
        this.looks = new Prefetch<>(AT_HAND, threads.worker(), threads.ui(), this::analysis);
        this.explaining = threads.latestJob();
        this.pixels = new PixelsInDoubt(analyzer, lesion, threads);
        this.first = new PhotoFirst(analyzer, lesion, threads, this::showFirst);
        this.busy =
                looks.waitingProperty()
                        .or(explaining.runningProperty())
                        .or(first.decodingProperty());
        this.position =
                Bindings.createObjectBinding(
                        () -> order.position(photos.get(), wanted.get()),
                        photos,
                        wanted,
                        review.sequence());
        this.name = Bindings.createStringBinding(() -> nameOf(wanted.get()), wanted);
        lesion.classIndexProperty().subscribe(index -> chooseMeanwhile(index.intValue()));
        current.subscribe(this::follow);
    }

    private Look look(LesionImage image, Classifier ready) {
        return new Look(image.file(), ready, facts.of(image, photos.get(), ready));
    }

    /** What one photo takes; what a person may change meanwhile is asked for now. */
    private Callable<Analysis> analysis(Look look) {
        int preferred = preferredClass(look.classifier());
        CamMethod method = method();
        var known = lesion.photos();
        return () -> {
            PreparedPhoto photo = analyzer.prepare(look.file(), look.classifier().card().input());
            first.decoded(look.file(), photo.photo());
            Classifier asked = look.classifier().given(look.facts());
            Analysis analysis =
                    analyzer.analyze(photo, asked, preferred, method)
                            .sharing(known); // by another model, or again
            lesion.prepare(analysis);
            return analysis;
        };
    }

    /**
     * Opens photos in place of those that are open.
     *
     * @param opened may be empty: the former ones stay then
     * @param first is looked at first, if it is among them
     * @param isAlone whether only that was asked for: of others it is not told that they fail
     * @param unopened what could not be opened at all; told together with what fails now
     */
    void open(OpenPhotos opened, Path first, boolean isAlone, List<Failure> unopened) {
        alone = isAlone ? first : null;
        failures.clear();
        failures.addAll(unopened);
        forwards = true;
        if (opened.isEmpty()) {
            tellFailures();
        } else {
            this.first.cancel(); // it may have kept a photo of those before
            photos.set(opened);
            lookAt(opened.orFirst(first).orElseThrow());
        }
    }

    /** Takes what is known of photos now, as another model asks for other truths. */
    void know(OpenPhotos known) {
        photos.set(photos.get().knownAs(known));
        shownAmong = shownAmong.knownAs(known);
        shown.set(known.newest(shown.get()));
        wanted.set(known.newest(wanted.get())); // before anybody hears of it
        current.set(known.newest(current.get()));
    }

    /**
     * Looks at another of the open photos that are wanted.
     *
     * @param steps forwards, or backwards if negative; stops at the first and the last
     */
    public void move(int steps) {
        order.from(photos.get(), wanted.get(), steps).ifPresent(current::set);
    }

    /**
     * Somebody has chosen another lesion; one that is not open, as a broken one, is passed over.
     */
    private void follow(@Nullable LesionImage chosen) {
        int place = photos.get().indexOf(chosen);
        if (chosen != null && place >= 0 && !chosen.equals(wanted.get())) {
            failures.clear();
            alone = null;
            forwards = order.isBehind(photos.get(), chosen, wanted.get());
            lookAt(chosen);
        }
    }

    private void lookAt(LesionImage image) {
        wanted.set(image); // before anybody hears of it
        current.set(image);
        look();
    }

    /** Lets go of the model before, and looks with {@code newest} at what is open. */
    void use(@Nullable Classifier newest) {
        lesion.detach();
        looks.clear();
        explaining.cancel();
        first.cancel();
        pixels.cancel();
        classifier = newest;
        look();
    }

    private void look() {
        Classifier ready = classifier;
        LesionImage image = wanted.get();
        if (image == null) {
            return;
        }
        failed.set(false);
        explaining.cancel();
        if (!image.isHere()) {
            showAbsent(image);
            return;
        }
        boolean isExplained = lesion.analysisProperty().get() != null;
        boolean isOnScreen = isExplained && image.equals(shown.get());
        if (ready == null) { // it is looked at as soon as a model is there
            if (!isOnScreen) {
                first.decode(image, cause -> skip(image, cause));
            }
            return;
        }
        if (!isOnScreen) {
            first.await(image);
        }
        looks.ask(
                look(image, ready),
                analysis -> arrive(analysis, image, ready),
                cause -> skip(image, cause));
    }

    /** What was found out about the photo before is none of this one's. */
    private void showFirst(LesionImage image) {
        className = explainedClass();
        pixels.cancel();
        shownAmong = photos.get();
        shown.set(image);
        if (classifier == null) {
            tellFailures();
        }
    }

    /** A row of results without its photo: no file is looked for, and nothing is told as broken. */
    private void showAbsent(LesionImage image) {
        first.cancel();
        looks.clear();
        showFirst(image);
        lesion.showAbsent(image);
        tellFailures();
    }

    private CamMethod method() {
        return lesion.settings().methodProperty().get();
    }

    /** What was made ahead explains the class, and by the method, that was wanted then. */
    private void arrive(Analysis analysis, LesionImage image, Classifier ready) {
        int preferred = preferredClass(ready);
        CamMethod method = method();
        var explanation = analysis.explanation();
        if (explanation.classIndex() == preferred && explanation.method() == method) {
            show(analysis, image, ready);
        } else {
            explaining.submit(
                    () -> analyzer.explain(analysis, ready, preferred, method),
                    explained -> show(explained, image, ready),
                    _ -> show(analysis, image, ready));
        }
    }

    private void show(Analysis analysis, LesionImage image, Classifier ready) {
        OpenPhotos open = photos.get();
        shownAmong = open;
        shown.set(image);
        first.cancel();
        lesion.show(analysis, (from, chosen, by) -> analyzer.explain(from, ready, chosen, by));
        pixels.ask(analysis, image.file(), ready);
        tellFailures();
        looks.expect(
                order.around(open, image, forwards).stream().map(one -> look(one, ready)).toList());
    }

    /** A file that is no photo does not hinder the others; a failing network would fail for all. */
    private void skip(LesionImage image, Throwable cause) {
        if (alone == null || alone.equals(image.file())) {
            failures.add(new Failure(image.file(), cause));
        }
        OpenPhotos open = photos.get();
        OpenPhotos rest =
                cause instanceof ImageDecodeException || cause instanceof MissingFactException
                        ? open.without(image)
                        : OpenPhotos.NONE;
        Optional<LesionImage> beside =
                rest.isEmpty() ? Optional.empty() : order.beside(open, image, forwards);
        photos.set(rest.isEmpty() ? shownAmong : rest); // they stay for a new model to look at
        if (beside.isPresent()) {
            lookAt(beside.get());
        } else {
            wanted.set(shown.get());
            current.set(shown.get());
            failed.set(true);
            tellFailures();
        }
    }

    private void tellFailures() {
        if (!failures.isEmpty()) {
            teller.accept(List.copyOf(failures));
            failures.clear();
        }
    }

    /** The class chosen last if the model has one of that name, else the one it looks for. */
    private int preferredClass(Classifier ready) {
        var output = ready.card().output();
        int same = output.classes().indexOf(explainedClass());
        return same >= 0 ? same : output.positiveIndex();
    }

    /** Another class is wanted of a photo that the network has not answered for yet. */
    private void chooseMeanwhile(int index) {
        Classifier ready = classifier;
        if (ready != null && lesion.analysisProperty().get() == null) {
            List<String> names = ready.card().output().classes();
            className = index < names.size() ? names.get(index) : className;
        }
    }

    private String explainedClass() {
        Analysis before = lesion.analysisProperty().get();
        return before == null ? className : before.className();
    }

    /** Lets something else come before what nobody has asked for yet, or no more. */
    void giveWay(boolean gives) {
        looks.setHeld(gives);
    }

    /** True if {@code file} would be shown at once. */
    boolean isAtHand(Path file) {
        Classifier ready = classifier;
        return ready != null
                && photos.get()
                        .of(file)
                        .map(image -> looks.isAtHand(look(image, ready)))
                        .orElse(false);
    }

    /** What is open. */
    ReadOnlyObjectProperty<OpenPhotos> photosProperty() {
        return photos.getReadOnlyProperty();
    }

    /** The photo that is on the screen: the current one, or the one before until that is there. */
    public ReadOnlyObjectProperty<@Nullable LesionImage> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The photo that is looked at. */
    public Optional<LesionImage> current() {
        return Optional.ofNullable(wanted.get());
    }

    /** Where the photo that is looked at stands among the open ones. */
    public ObservableValue<PhotoPosition> position() {
        return position;
    }

    /** The file name of the photo that is looked at, blank if there is none. */
    public StringBinding name() {
        return name;
    }

    /** The file name of the photo that is on the screen, blank if none is. */
    public String shownName() {
        return nameOf(shown.get());
    }

    private static String nameOf(@Nullable LesionImage image) {
        return image == null ? "" : FileNames.name(image.file());
    }

    /** True while a photo is wanted that is not yet shown. */
    BooleanBinding busy() {
        return busy;
    }

    /** True if the network was asked last in vain: nobody looks at what is shown any more. */
    public ReadOnlyBooleanProperty failedProperty() {
        return failed.getReadOnlyProperty();
    }

    @Override
    public void close() {
        looks.clear();
        explaining.cancel();
        first.cancel();
        pixels.cancel();
        classifier = null;
    }
}
