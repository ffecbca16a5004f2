package org.lesionlens.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Explanation;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.MissingFactException;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.PreparedPhoto;
import org.lesionlens.attribution.AttributionHeat;
import org.lesionlens.attribution.AttributionLook;
import org.lesionlens.attribution.AttributionSettings;
import org.lesionlens.attribution.Attributions;
import org.lesionlens.attribution.LayerMap;
import org.lesionlens.attribution.MapSettings;
import org.lesionlens.attribution.PlacedInput;
import org.lesionlens.drawing.DrawingFormat;
import org.lesionlens.drawing.DrawingWriter;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.export.AnnotatedPicture;
import org.lesionlens.export.FigureView;
import org.lesionlens.export.MethodHeat;
import org.lesionlens.export.MethodsFigure;
import org.lesionlens.export.OutputNames;
import org.lesionlens.export.PicturedLesion;
import org.lesionlens.export.ResultLines;
import org.lesionlens.files.FileGroup;
import org.lesionlens.image.ImageRegion;
import org.lesionlens.image.Interpolation;
import org.lesionlens.image.Resampling;
import org.lesionlens.image.RgbImage;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.overlay.HeatField;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.scoring.PictureRun;
import org.lesionlens.scoring.PictureSteps;

/**
 * Explains many pictures by several methods each, and draws one figure of each picture.
 *
 * @param classIndex of the explained class
 * @param methods at least two
 * @param look of pixels' values
 * @param target where figures go, and how they look
 */
record MethodsFigureRun(
        Analyzer analyzer,
        Classifier classifier,
        int classIndex,
        List<MapSettings> methods,
        AttributionLook look,
        Target target,
        ExplainResults results)
        implements PictureSteps<
                MethodsFigureRun.Named,
                MethodsFigureRun.Prepared,
                MethodsFigureRun.Explained,
                MethodsPicture> {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final String NAME = "methods";

    /**
     * Where figures go.
     *
     * @param folder exists
     * @param style of the overlays; signed heat has diverging colours instead of its own
     * @param overwrite true if files of former runs may be replaced
     */
    record Target(Path folder, OverlayStyle style, DrawingFormat format, boolean overwrite) {

        Path file(String name) {
            return folder.resolve(name + "." + format.ending());
        }
    }

    /** A picture, and the name of its figure. */
    record Named(Path file, String name) {}

    /** A picture that is ready for the network, which is given what else it takes of the lesion. */
    record Prepared(PreparedPhoto photo, Classifier asked) {}

    /** What the network said, and why by each method. */
    record Explained(
            PreparedPhoto photo, ForwardPass pass, List<MethodHeat> heats, double millis) {}

    /**
     * Explains all pictures and reports each, in their order.
     *
     * @throws InterruptedException if the calling thread is interrupted; what has left the network
     *     by then is written and reported, everything else is dropped
     */
    void run(List<Path> files) throws InterruptedException {
        var names = new OutputNames(card().output().classes().get(classIndex), NAME);
        new PictureRun<>(this, 1)
                .run(files.stream().map(file -> new Named(file, names.next(file))).toList());
    }

    private ModelCard card() {
        return classifier.card();
    }

    @Override
    public Prepared prepare(Named picture)
            throws IOException, ImageDecodeException, MissingFactException {
        results.checkRoom();
        Path figure = target.file(picture.name());
        if (!target.overwrite() && Files.exists(figure)) {
            throw new FileAlreadyExistsException(figure.toString());
        }
        Classifier asked = classifier.given(results.lesions().facts(picture.file()));
        return new Prepared(analyzer.prepare(picture.file(), asked.card().input()), asked);
    }

    @Override
    public Explained ask(Prepared picture) throws ClassificationException, InterruptedException {
        ForwardPass pass = picture.asked().forward(picture.photo().input());
        long start = System.nanoTime();
        ClassEvidence evidence = picture.asked().evidence(pass, classIndex);
        List<MethodHeat> heats = new ArrayList<>();
        for (MapSettings method : methods) {
            int before = heats.size();
            heats.add(
                    switch (method) {
                        case LayerMap layer -> heat(layer, picture, pass, evidence);
                        case AttributionSettings other -> heat(other, picture, before);
                    });
        }
        double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        return new Explained(picture.photo(), pass, heats, millis);
    }

    private FigureView view(PreparedPhoto photo) {
        return FigureView.narrow(photo.photo(), target.style(), card().decisionThreshold());
    }

    private MethodHeat heat(
            LayerMap layer, Prepared picture, ForwardPass pass, ClassEvidence evidence)
            throws ClassificationException, InterruptedException {
        FigureView view = view(picture.photo());
        Explanation explanation =
                Explanation.of(
                        classIndex,
                        layer.method(),
                        evidence,
                        () -> picture.asked().ablatedScores(pass, classIndex));
        return new MethodHeat(
                layer.method().label(),
                List.of(),
                HeatField.of(
                        explanation.map(),
                        picture.photo().geometry(),
                        view.width(),
                        view.height()));
    }

    private MethodHeat heat(AttributionSettings settings, Prepared picture, int before)
            throws ClassificationException, InterruptedException {
        FigureView view = view(picture.photo());
        var attribution =
                new Attributions(picture.asked(), classIndex)
                        .of(
                                PlacedInput.of(picture.photo(), card().input()),
                                settings,
                                share -> results.within((before + share) / methods.size()));
        AttributionHeat heat =
                AttributionHeat.of(
                        attribution,
                        picture.photo(),
                        card().input(),
                        look,
                        view.width(),
                        view.height());
        String words = settings.inWords();
        return new MethodHeat(
                settings.method().label(),
                words.isEmpty() ? List.of() : List.of(words),
                heat.field());
    }

    @Override
    public MethodsPicture finish(Named picture, Explained explained) throws IOException {
        PicturedLesion lesion = results.lesions().pictured(picture.file()).by(classifier.key());
        RgbImage whole = explained.photo().photo();
        FigureView view = view(explained.photo());
        RgbImage photo =
                Resampling.resize(
                        whole,
                        ImageRegion.whole(whole.width(), whole.height()),
                        view.width(),
                        view.height(),
                        Interpolation.BILINEAR_ANTIALIAS);
        List<Double> probabilities = card().output().probabilities(explained.pass().logits());
        List<String> said = new ArrayList<>(List.of(lesion.name()));
        said.addAll(ResultLines.of(probabilities, card(), lesion, card().decisionThreshold()));
        said.add("Explained: " + card().output().classes().get(classIndex));
        said.add("Model: " + card().name() + " (" + lesion.modelHash() + ")");
        var figure = new MethodsFigure(photo, said, explained.heats(), target.style());
        var writer = new DrawingWriter(target.format(), AnnotatedPicture.DPI);
        try (var files = new FileGroup(target.overwrite())) {
            files.add(target.file(picture.name()), out -> writer.write(figure, out));
            files.publish();
        }
        Map<String, Double> byClass = new LinkedHashMap<>();
        for (int i = 0; i < probabilities.size(); i++) {
            byClass.put(card().output().classes().get(i), probabilities.get(i));
        }
        return new MethodsPicture(
                picture.file().toString(),
                explained.pass().logits(),
                byClass,
                card().output().classes().get(classIndex),
                NAME,
                methods.stream().map(one -> one.method().key()).toList(),
                explained.millis());
    }

    @Override
    public void done(Named picture, MethodsPicture result) {
        Path name = target.file(picture.name()).getFileName();
        results.done(picture.file(), String.valueOf(name), result);
    }

    @Override
    public void failed(Named picture, Throwable cause) {
        results.failed(picture.file(), cause);
    }
}
