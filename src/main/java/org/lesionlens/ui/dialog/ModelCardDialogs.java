package org.lesionlens.ui.dialog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.ui.card.CardExport;
import org.lesionlens.ui.card.CardPane;
import org.lesionlens.ui.card.CardViewModel;
import org.lesionlens.ui.card.NormalisationPreview;
import org.lesionlens.ui.card.PreviewPhoto;
import org.lesionlens.ui.session.CardRequest;
import org.lesionlens.ui.session.SessionViewModel;

/** Asks for the card of a model over the window, as soon as the window is open for it. */
public final class ModelCardDialogs {

    private final SessionViewModel session;
    private final DialogLayer dialogs;
    private final Optional<Path> samples;
    private final ImageDecoder decoder;
    private final UiThreads threads;
    private final LatestJob<List<PreviewPhoto>> gathering;
    private boolean open;

    /**
     * @param samples folder of the sample photos, if they are installed
     * @param decoder reads photos
     * @param threads of which the worker tries the model on them
     */
    public ModelCardDialogs(
            SessionViewModel session,
            DialogLayer dialogs,
            Optional<Path> samples,
            ImageDecoder decoder,
            UiThreads threads) {
        this.session = session;
        this.dialogs = dialogs;
        this.samples = samples;
        this.decoder = decoder;
        this.threads = threads;
        this.gathering = threads.latestJob();
        session.model().cards().askedProperty().subscribe(this::ask);
    }

    /** From now on cards are asked for. */
    public void open() {
        open = true;
        ask(session.model().cards().askedProperty().get());
    }

    private void ask(@Nullable CardRequest request) {
        if (request != null && open) {
            Optional<PreviewPhoto> shown =
                    session.photos()
                            .current()
                            .map(image -> new PreviewPhoto(image.file(), image.truth(), false));
            gathering.submit(
                    () -> PreviewPhotos.of(shown, samples),
                    photos -> show(request, photos),
                    _ -> show(request, shown.stream().toList()));
        }
    }

    private void show(CardRequest request, List<PreviewPhoto> photos) {
        var card = new CardViewModel(request.network().guess(), request.start());
        var preview =
                new NormalisationPreview(card, request.network()::logits, photos, decoder, threads);
        var export =
                new CardExport(request.network(), request.layer(), request.fileName(), threads);
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
                            session.model().cards().answer(request, written);
                        },
                        () -> {
                            dialogs.dismiss();
                            session.model().cards().cancel(request);
                        });
        dialogs.ask(pane, pane::cancel);
    }
}
