package org.lesionlens.inference;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.NetworkPart;
import org.lesionlens.analysis.WeightsNotFoundException;

/** Loads a copy of a network whose weights are shuffled. */
final class ShuffledNetwork {

    private ShuffledNetwork() {}

    /**
     * Loads it on the inference thread.
     *
     * @param methods of the layer that is explained
     * @return to be closed by the caller
     * @throws WeightsNotFoundException if the weights are not where they can be shuffled
     * @throws InterruptedException if nobody waits for it any more; then it is closed
     */
    static TorchNetwork load(
            InferenceThread thread,
            TorchArchive archive,
            NetworkMethods methods,
            NetworkPart part,
            Device device)
            throws WeightsNotFoundException, ClassificationException, InterruptedException {
        String original = archive.code();
        if (original == null) {
            throw new WeightsNotFoundException(
                    "The model's weights are not in its code; models that torch.jit.freeze made"
                            + " have them there.");
        }
        String code = ShuffledCode.of(original, methods, part);
        var loaded = new AtomicReference<@Nullable TorchNetwork>();
        try {
            return thread.call(
                    "loading a copy with shuffled weights",
                    () -> {
                        TorchNetwork copy = copy(archive, original, code, device);
                        loaded.set(copy);
                        return copy;
                    });
        } catch (InterruptedException e) {
            thread.run(() -> closeIfLoaded(loaded)); // its turn comes after the loading
            throw e;
        }
    }

    private static TorchNetwork copy(
            TorchArchive archive, String original, String code, Device device)
            throws IOException, MalformedModelException {
        try (var copy = ShuffledArchive.write(archive.runnable(), original, code)) {
            return TorchNetwork.load(copy.file(), device);
        }
    }

    private static void closeIfLoaded(AtomicReference<@Nullable TorchNetwork> loaded) {
        TorchNetwork unwanted = loaded.get();
        if (unwanted != null) {
            unwanted.close();
        }
    }
}
