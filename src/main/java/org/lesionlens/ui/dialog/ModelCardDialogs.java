package org.lesionlens.ui.dialog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.ui.card.CardExport;
import org.lesionlens.ui.card.CardPane;
import org.lesionlens.ui.card.CardViewModel;
import org.lesionlens.ui.card.NormalisationPreview;
import org.lesionlens.ui.card.PreviewPhoto;
import org.lesionlens.ui.session.CardRequest;
import org.lesionlens.ui.session.PreviewPhotos;
import org.lesionlens.ui.session.SessionViewModel;

/** Asks for the card of a model over the window, as soon as the window is open for it. */
public final class ModelCardDialogs {

    private final SessionViewModel model;
    private final DialogLayer dialogs;
    private final Optional<Path> samples;
    private final ImageDecoder decoder;
    private final Executor worker;
    private final Executor ui;
    private final Executor later;
    private final LatestJob<List<PreviewPhoto>> gathering;
    private boolean open;

    /**
     * @param samples folder of the sample photos, if they are installed
     * @param decoder reads photos
     * @param worker tries the model on them
     * @param ui the UI thread
     * @param later the UI thread, a moment later
     */
    public ModelCardDialogs(
            SessionViewModel model,
            DialogLayer dialogs,
            Optional<Path> samples,
            ImageDecoder decoder,
            Executor worker,
            Executor ui,
            Executor later) {
        this.model = model;
        this.dialogs = dialogs;
        this.samples = samples;
        this.decoder = decoder;
        this.worker = worker;
        this.ui = ui;
        this.later = later;
        this.gathering = new LatestJob<>(worker, ui);
        model.cardAskedProperty().subscribe(this::ask);
    }

    /** From now on cards are asked for. */
    public void open() {
        open = true;
        ask(model.cardAskedProperty().get());
    }

    private void ask(@Nullable CardRequest request) {
        if (request != null && open) {
            Optional<PreviewPhoto> shown = model.shownPhoto();
            gathering.submit(
                    () -> PreviewPhotos.of(shown, samples),
                    photos -> show(request, photos),
                    _ -> show(request, shown.stream().toList()));
        }
    }

    private void show(CardRequest request, List<PreviewPhoto> photos) {
        var card = new CardViewModel(request.network().guess(), request.start());
        var preview =
                new NormalisationPreview(
                        card, request.network()::logits, photos, decoder, worker, ui, later);
        var export =
                new CardExport(request.network(), request.layer(), request.fileName(), worker, ui);
        var pane =
                new CardPane(
                        request.fileName(),
                        request.known(),
                        request.trouble(),
                        card,
                        preview,
                        export,
                        written -> {
                            dialogs.dismiss();
                            model.answer(request, written);
                        },
                        () -> {
                            dialogs.dismiss();
                            model.cancel(request);
                        });
        dialogs.ask(pane, pane::cancel);
    }
}
