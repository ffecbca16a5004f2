package org.lesionlens.attribution;

import java.util.ArrayList;
import java.util.List;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.Explanation;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.explain.EvidenceMap;
import org.lesionlens.explain.Heatmap;
import org.lesionlens.explain.SignedMap;
import org.lesionlens.image.Orientation;

/** Asks a network about each flip and turn of an input, and turns its maps back. */
record ViewsRun(
        Classifier classifier, int classIndex, PlacedInput input, AttributionProgress progress) {

    ViewsMap map(ViewsSettings settings) throws ClassificationException, InterruptedException {
        List<EvidenceMap> maps = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        List<Orientation> views = ViewsSettings.views(input.width(), input.height());
        for (Orientation view : views) {
            progress.at((double) maps.size() / views.size());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            ForwardPass pass = classifier.forward(input.tensor().turned(view));
            Explanation explanation =
                    Explanation.of(
                            classIndex,
                            settings.layerMethod(),
                            classifier.evidence(pass, classIndex),
                            () -> classifier.ablatedScores(pass, classIndex));
            maps.add(back(explanation.shown(true), view));
            probabilities.add(
                    classifier.card().output().probabilities(pass.logits()).get(classIndex));
        }
        progress.at(1);
        return of(settings, maps, probabilities);
    }

    private static SignedMap back(EvidenceMap map, Orientation view) {
        float[] cells = view.inverse().turned(map.toArray(), map.width());
        return view.swapsAxes()
                ? new SignedMap(map.height(), map.width(), cells)
                : new SignedMap(map.width(), map.height(), cells);
    }

    private static ViewsMap of(
            ViewsSettings settings, List<EvidenceMap> maps, List<Double> probabilities) {
        int width = maps.getFirst().width();
        int height = maps.getFirst().height();
        float[] means = new float[width * height];
        float[] spreads = new float[means.length];
        for (int cell = 0; cell < means.length; cell++) {
            int x = cell % width;
            int y = cell / width;
            double mean = maps.stream().mapToDouble(map -> map.at(x, y)).average().orElseThrow();
            double squares =
                    maps.stream()
                            .mapToDouble(map -> (map.at(x, y) - mean) * (map.at(x, y) - mean))
                            .sum();
            means[cell] = (float) mean;
            spreads[cell] = (float) Math.sqrt(squares / (maps.size() - 1));
        }
        return new ViewsMap(
                settings,
                ViewsMap.of(settings, width, height, means),
                new Heatmap(width, height, spreads),
                probabilities);
    }
}
