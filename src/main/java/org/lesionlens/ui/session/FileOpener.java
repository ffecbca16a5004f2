package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.LabelColumn;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.cases.SetChoices.FolderPatients;
import org.lesionlens.cases.SetMemory;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.FoundFiles.Failure;
import org.lesionlens.ui.session.Message.Action;
import org.lesionlens.ui.session.SetViewModel.Opening;
import org.lesionlens.ui.session.SetViewModel.Preparation;

/** Finds out what files are that a person opens, and hands them on. Belongs to the UI thread. */
public final class FileOpener {

    private final Texts texts = Texts.of(FileOpener.class);
    private final PhotosViewModel photos;
    private final SetViewModel set;
    private final ModelViewModel model;
    private final SetMemory memory;
    private final Messages messages;
    private final Consumer<Path> remember;
    private final LatestJob<Found> finding;
    private Action again = new Action("", () -> {});

    /**
     * @param memory what a person has said of sets
     * @param remember is told what a person opened
     */
    FileOpener(
            PhotosViewModel photos,
            SetViewModel set,
            ModelViewModel model,
            SetMemory memory,
            Messages messages,
            Consumer<Path> remember,
            UiThreads threads) {
        this.photos = photos;
        this.set = set;
        this.model = model;
        this.memory = memory;
        this.messages = messages;
        this.remember = remember;
        this.finding = threads.latestJob();
    }

    /** Opens whatever files are: models, photos, or folders of photos, in any mix. */
    public void open(List<Path> files) {
        messages.clear();
        files.stream().findFirst().ifPresent(first -> find(files, first, true, true));
    }

    /** Opens what comes with the program, which nobody needs to find again. */
    public void openSamples(Path where) {
        openSamples(where, where);
    }

    /**
     * The same, beginning with one of them.
     *
     * @param first is looked at first, if it is among the samples
     */
    public void openSamples(Path where, Path first) {
        messages.clear();
        find(List.of(where), first, false, false);
    }

    /**
     * Opens what was named when the program was started; the samples if that is no photo, so that
     * there is something to look at.
     *
     * @param samples folder of the sample photos, if they are installed
     * @param first is looked at first, if it is among them
     */
    public void openAtStart(List<Path> named, Optional<Path> samples, Optional<Path> first) {
        messages.clear();
        boolean shows = named.isEmpty() || named.stream().allMatch(FoundFiles::isModel);
        List<Path> all = new ArrayList<>(named);
        if (shows) {
            samples.ifPresent(all::add);
        }
        if (!all.isEmpty()) {
            Path start = shows ? first.orElse(all.getLast()) : all.getFirst();
            find(all, start, !named.isEmpty(), !shows);
        }
    }

    /**
     * @param isOwn false of what comes with the program: nobody needs to hear what it is
     */
    private void find(List<Path> files, Path first, boolean remembers, boolean isOwn) {
        List<Path> wanted = List.copyOf(files);
        again = tryAgain(() -> find(wanted, first, remembers, isOwn));
        Optional<FoundSet> open = set.found();
        Preparation preparation = set.preparation();
        finding.submit(
                () -> Found.of(FoundFiles.among(wanted, open, memory), preparation),
                found -> {
                    if (remembers) {
                        found.files().memorable(wanted).ifPresent(remember);
                    }
                    open(found, first, isOwn, wanted.size() == 1);
                },
                cause -> messages.notFound(cause, again));
    }

    /**
     * Reads the open set again, the columns of the table that counts first as a person says.
     *
     * @param columns the header of each that is another than found, blank where none tells
     */
    public void useColumns(Map<LabelColumn, String> columns) {
        FoundSet open = set.foundProperty().get();
        if (open == null || open.labels().isEmpty()) {
            return;
        }
        String table = SetChoices.nameIn(open.folder(), open.labels().get().file());
        SetChoices choices = open.cases().provenance().choices();
        for (Map.Entry<LabelColumn, String> column : columns.entrySet()) {
            choices = choices.withColumn(table, column.getKey(), column.getValue());
        }
        understand(choices);
    }

    /** Reads the open set again, its folders no patients. */
    public void understandFoldersAsNoPatients() {
        FoundSet open = set.foundProperty().get();
        if (open != null) {
            understand(
                    open.cases().provenance().choices().withFolderPatients(FolderPatients.NEVER));
        }
    }

    /** Reads the open set again, understood as a person says. */
    public void understand(SetChoices choices) {
        FoundSet open = set.foundProperty().get();
        if (open == null) {
            return;
        }
        messages.clear();
        again = tryAgain(() -> understand(choices));
        Path first = photos.current().map(LesionImage::file).orElse(open.folder());
        Preparation preparation = set.preparation();
        finding.submit(
                () -> Found.of(FoundFiles.of(open.understoodBy(choices, memory)), preparation),
                found -> open(found, first, true, false),
                cause -> messages.notFound(cause, again));
    }

    private Action tryAgain(Runnable command) {
        return new Action(texts.get("message.tryAgain"), command);
    }

    /** Files that were found, and the set that they are, ready to be opened. */
    private record Found(FoundFiles files, OpenPhotos photos, Optional<Opening> opening) {

        /** On the worker: of hundreds of thousands the window would wait for a second. */
        static Found of(FoundFiles files, Preparation preparation) throws InterruptedException {
            if (files.set().isEmpty()) {
                return new Found(files, OpenPhotos.of(files.photos()), Optional.empty());
            }
            Opening opening = preparation.of(files.set().get());
            return new Found(
                    files, OpenPhotos.of(files.photos(), opening.images()), Optional.of(opening));
        }

        /** As they are known now: another model may have come since. */
        OpenPhotos photos(OpenPhotos known) {
            boolean asPrepared = opening.filter(one -> one.images().equals(known)).isPresent();
            return asPrepared ? photos : photos.knownAs(known);
        }
    }

    /**
     * @param isSingle whether nothing else was asked for: what lies beside a photo is only at hand
     */
    private void open(Found found, Path first, boolean isOwn, boolean isSingle) {
        FoundFiles files = found.files();
        if (!files.models().isEmpty()) {
            model.open(files.models());
        }
        if (!found.photos().isEmpty()) {
            tellModelMissing();
            found.opening().ifPresentOrElse(opening -> set.open(opening, isOwn), set::close);
        }
        boolean isPhoto = isSingle && found.opening().isEmpty();
        photos.open(found.photos(set.images()), first, isPhoto, files.failures());
    }

    /** What is told of the photos comes above it, and it comes back below that. */
    private void tellModelMissing() {
        boolean none = model.inUseProperty().get() == null;
        if (none && !model.isPending()) {
            messages.modelMissing();
        }
    }

    /** Tells which files were not opened; all of them can be tried again. */
    void tellUnopened(List<Failure> unopened) {
        messages.notOpened(unopened, again);
    }

    /** True while files are looked for. */
    ReadOnlyBooleanProperty runningProperty() {
        return finding.runningProperty();
    }

    /** Opens nothing any more. */
    void cancel() {
        finding.cancel();
    }
}
