package org.lesionlens.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.image.InputSpec;
import org.lesionlens.inference.ObservedOutputs.OfPhoto;

/**
 * First runs of an archive that has features and head of its own: libtorch optimises its graph for
 * a shape in its first two runs, which are slow. Belongs to the inference thread.
 *
 * @param outputs how many numbers it gives for a photo
 */
record WarmUp(int outputs, ObservedOutputs observed) {

    private static final int RUNS = 2;

    /**
     * Runs a network with noise and with the sample photo.
     *
     * @param forward the method that is the file's own, or asks that
     * @param photo null if there is none
     * @param compared whether the file's own {@code forward} is run with the photo as well
     */
    static WarmUp of(
            TorchNetwork network,
            String forward,
            InputSpec spec,
            @Nullable Path photo,
            boolean compared)
            throws ModelLoadException {
        Map<String, float[]> inputs = TrialInputs.of(spec, photo);
        List<float[]> outputs = new ArrayList<>();
        for (float[] input : inputs.values()) {
            outputs.add(run(network, input, spec));
        }
        float[] last = List.copyOf(inputs.values()).getLast();
        for (int run = outputs.size(); run < RUNS; run++) {
            run(network, last, spec);
        }
        Optional<OfPhoto> onPhoto = Optional.empty();
        if (compared && inputs.containsKey(TrialInputs.PHOTO)) {
            float[] file = network.original(forward, last, spec.height(), spec.width());
            onPhoto =
                    Optional.of(
                            new OfPhoto(
                                    ObservedOutputs.numbers(file),
                                    ObservedOutputs.numbers(outputs.getLast())));
        }
        ObservedOutputs first = ObservedOutputs.of(outputs, onPhoto);
        if (first.withinUnit()) {
            for (float[] input : TrialInputs.more(spec)) {
                outputs.add(run(network, input, spec));
            }
        }
        return new WarmUp(outputs.getFirst().length, ObservedOutputs.of(outputs, onPhoto));
    }

    private static float[] run(TorchNetwork network, float[] input, InputSpec spec) {
        ForwardPass pass = network.forward(input, spec.height(), spec.width());
        network.gradient(LayerOutput.of(pass), 0);
        float[] output = new float[pass.logits().size()];
        for (int i = 0; i < output.length; i++) {
            output[i] = pass.logits().get(i).floatValue();
        }
        return output;
    }
}
