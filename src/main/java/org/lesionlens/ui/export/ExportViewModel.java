package org.lesionlens.ui.export;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.lesionlens.background.UiThreads;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.export.AnnotatedPicture;
import org.lesionlens.export.FigureView;
import org.lesionlens.export.PictureLayout;
import org.lesionlens.export.PictureLayout.Kind;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.files.FileNames;
import org.lesionlens.ui.export.Outgoing.Drawn;
import org.lesionlens.ui.export.Outgoing.Saved;

/** An annotated picture to be saved or copied, and what a person can choose about it. */
public final class ExportViewModel implements Export {

    private final ExportRequest request;
    private final Outgoing outgoing;
    private final BooleanProperty whole = new SimpleBooleanProperty(this, "whole", true);
    private final BooleanProperty photoBeside = new SimpleBooleanProperty(this, "photoBeside");
    private final BooleanProperty named = new SimpleBooleanProperty(this, "named");

    /**
     * @param threads of which {@code render} draws and writes
     */
    public ExportViewModel(ExportRequest request, UiThreads threads) {
        this.request = request;
        this.outgoing = new Outgoing(threads);
        photoBeside.set(request.whole().layout().kind() == Kind.PAIR);
        draw();
        whole.subscribe((_, _) -> draw());
        photoBeside.subscribe((_, _) -> draw());
        named.subscribe((_, _) -> draw());
    }

    private void draw() {
        FigureView view = chosenView();
        PicturedLesion lesion = request.lesion().called(title());
        outgoing.draw(
                () -> {
                    var picture = AnnotatedPicture.of(request.analysis(), lesion, view);
                    return Drawn.at(AnnotatedPicture.DPI, List.of(picture));
                },
                suggestedName());
    }

    @Override
    public Outgoing outgoing() {
        return outgoing;
    }

    @Override
    public DrawingFormat usualFormat() {
        return DrawingFormat.PNG;
    }

    private FigureView chosenView() {
        FigureView view = whole.get() ? request.whole() : request.seen();
        ExportRequest.Pinned pinned = request.pinned();
        if (pinned != null) {
            return view.in(view.layout().with(pinned.lesion().called(title(pinned))));
        }
        if (!canStandBeside()) {
            return view;
        }
        return view.in(photoBeside.get() ? PictureLayout.PAIR : single());
    }

    /** The layout without a photo beside it. */
    private PictureLayout single() {
        PictureLayout layout = request.whole().layout();
        return layout.kind() == Kind.PAIR ? PictureLayout.OVERLAY : layout;
    }

    /** False where the layout itself says which pictures there are. */
    boolean canStandBeside() {
        Kind kind = request.whole().layout().kind();
        return kind == Kind.OVERLAY || kind == Kind.PAIR;
    }

    /** A photo's name may name a patient. */
    private String title() {
        return named.get() ? FileNames.stem(request.photoName()) : request.neutralName();
    }

    private String title(ExportRequest.Pinned pinned) {
        return named.get() ? FileNames.stem(pinned.photoName()) : pinned.neutralName();
    }

    /** For example {@code lesion-17.melanoma.grad-cam}. */
    @Override
    public String stem() {
        var explanation = request.analysis().explanation();
        String start = named.get() ? FileNames.stem(request.photoName()) : request.neutralStem();
        return "%s.%s.%s"
                .formatted(start, request.analysis().className(), explanation.method().key());
    }

    @Override
    public void save(Path chosen, Consumer<? super Saved> onSaved) {
        Drawn shown = outgoing.drawnProperty().get();
        if (shown != null) {
            outgoing.save(chosen, Outgoing.endings(usualFormat()), shown::writePicture, onSaved);
        }
    }

    /** The whole photo at its full size, or what is seen at the size of the screen. */
    public BooleanProperty wholeProperty() {
        return whole;
    }

    /** Whether the photo stands beside the overlay. */
    public BooleanProperty photoBesideProperty() {
        return photoBeside;
    }

    /** Whether the photo's file name is shown and used. */
    public BooleanProperty namedProperty() {
        return named;
    }

    /** The pixels of each picture, for people: {@code 1200 × 900}. */
    String sizeOf(boolean wholePhoto) {
        FigureView view = wholePhoto ? request.whole() : request.seen();
        return "%d × %d".formatted(view.width(), view.height());
    }
}
