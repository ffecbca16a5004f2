package org.lesionlens.ui.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.lesionlens.background.UiThreads;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.export.AnnotatedPicture;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.export.RawAttribution;
import org.lesionlens.files.FileGroup;
import org.lesionlens.files.FileNames;
import org.lesionlens.ui.export.Outgoing.Drawn;
import org.lesionlens.ui.export.Outgoing.Saved;
import org.lesionlens.ui.fx.ChosenFile;

/** The figure of a map that is not of a layer, and its values, to be saved or copied. */
public final class AttributionExport implements Export {

    private final AttributionRequest request;
    private final Outgoing outgoing;
    private final BooleanProperty named = new SimpleBooleanProperty(this, "named");

    /**
     * @param threads of which {@code render} draws and writes
     */
    public AttributionExport(AttributionRequest request, UiThreads threads) {
        this.request = request;
        this.outgoing = new Outgoing(threads);
        draw();
        named.subscribe((_, _) -> draw());
    }

    private void draw() {
        String name = named.get() ? FileNames.stem(request.photoName()) : request.neutralName();
        PicturedLesion lesion = request.lesion().called(name);
        outgoing.draw(
                () -> {
                    var figure = request.figure().of(request.attributed(), lesion);
                    return Drawn.at(AnnotatedPicture.DPI, List.of(figure));
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

    /** For example {@code lesion-17.melanoma.occlusion}. */
    @Override
    public String stem() {
        String start = named.get() ? FileNames.stem(request.photoName()) : request.neutralStem();
        return "%s.%s.%s"
                .formatted(
                        start,
                        request.attributed().className(),
                        request.attributed().attribution().settings().method().key());
    }

    @Override
    public void save(Path chosen, Consumer<? super Saved> onSaved) {
        Drawn shown = outgoing.drawnProperty().get();
        if (shown != null) {
            outgoing.save(chosen, Outgoing.endings(usualFormat()), shown::writePicture, onSaved);
        }
    }

    /**
     * Writes the values, and beside them their standard error, if they have one.
     *
     * @param chosen by the person, who has agreed to replace it if it exists; as in {@link #save}
     * @param onSaved given what was written
     */
    void saveValues(Path chosen, Consumer<? super Saved> onSaved) {
        outgoing.save(chosen, List.of(RawAttribution.ENDING), this::writeValues, onSaved);
    }

    private Saved writeValues(ChosenFile chosen) throws IOException {
        String name = FileNames.name(chosen.file());
        Path stem =
                chosen.file()
                        .resolveSibling(
                                name.substring(0, name.length() - RawAttribution.ENDING.length()));
        try (var files = new FileGroup(chosen.isAgreed())) {
            List<Path> written =
                    RawAttribution.addTo(files, stem, request.attributed().attribution());
            for (Path further : written.subList(1, written.size())) {
                if (Files.exists(further)) { // nobody was asked whether it may go
                    throw new FileAlreadyExistsException(further.toString());
                }
            }
            files.publish();
            return new Saved(written, List.of());
        }
    }

    /** Whether the photo's file name is shown and used. */
    public BooleanProperty namedProperty() {
        return named;
    }
}
