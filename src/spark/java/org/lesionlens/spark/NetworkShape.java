package org.lesionlens.spark;

import java.util.List;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.PixelMethod;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;

/**
 * How much a network says of any photo: found by a blank one, so also where no photo can be read.
 *
 * @param logits how many
 * @param cells of the layer that is explained
 * @param pixels of its input
 */
record NetworkShape(int logits, int cells, int pixels) {

    /**
     * Runs the network once.
     *
     * @param maps that it is to be asked for
     * @throws ClassificationException if it fails, or has no gradient by its pixels and a map needs
     *     that
     */
    static NetworkShape of(Classifier network, List<MapColumn> maps)
            throws ClassificationException, InterruptedException {
        InputSpec input = network.card().input();
        int pixels = input.width() * input.height();
        ImageTensor blank = ImageTensor.of(input.width(), input.height(), new float[3 * pixels]);
        if (maps.stream().anyMatch(map -> map.method() instanceof PixelMethod)) {
            network.inputGradient(blank, network.card().output().positiveIndex());
        }
        ForwardPass pass = network.forward(blank);
        return new NetworkShape(pass.logits().size(), pass.activations().cells(), pixels);
    }

    /** How much the maps of a photo take, at most. */
    long bytes(List<MapColumn> maps) {
        long values = 0;
        for (MapColumn map : maps) {
            values += map.method() instanceof CamMethod ? cells : Math.max(cells, pixels);
        }
        return values * Float.BYTES;
    }
}
