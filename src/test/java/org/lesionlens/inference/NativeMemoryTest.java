package org.lesionlens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.testing.Golden;

/** Native arrays are freed by us or by nobody: resident memory tells. */
class NativeMemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int WARM_UP = 200;
    private static final int IMAGES = 500;

    /** One image leaves about 100 KB of native arrays: forgotten, 500 would be 50 MB. */
    private static final long MOST_GROWTH_KB = 16_000;

    @Test
    void doesNotGrowOver500Images() throws Exception {
        assumeTrue(Files.exists(STATUS), "resident memory is read from /proc, which is not here");
        try (var engine = new TorchEngine();
                Classifier classifier = engine.load(Golden.FOLDER.resolve("tiny_hidden.pt"))) {
            ImageTensor input = ImageTensor.of(64, 48, new float[3 * 48 * 64]);
            explain(classifier, input, WARM_UP);
            System.gc();
            long before = residentKilobytes();

            explain(classifier, input, IMAGES);

            System.gc();
            assertThat(residentKilobytes() - before).isLessThan(MOST_GROWTH_KB);
        }
    }

    /** Here Java's own arrays are large and many, so that its heap is taken off. */
    @Test
    void doesNotGrowOver500GradientsByThePixels() throws Exception {
        assumeTrue(Files.exists(STATUS), "resident memory is read from /proc, which is not here");
        try (var engine = new TorchEngine();
                Classifier classifier = engine.load(Golden.FOLDER.resolve("tiny_hidden.pt"))) {
            ImageTensor input = ImageTensor.of(64, 48, new float[3 * 48 * 64]);
            attribute(classifier, input, WARM_UP);
            long before = nativeKilobytes();

            attribute(classifier, input, IMAGES);

            assertThat(nativeKilobytes() - before).isLessThan(MOST_GROWTH_KB);
        }
    }

    private static void attribute(Classifier classifier, ImageTensor input, int times)
            throws Exception {
        for (int i = 0; i < times; i++) {
            classifier.inputGradient(input, i % 3);
        }
    }

    private static long nativeKilobytes() throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        return residentKilobytes() - heap / 1024;
    }

    private static void explain(Classifier classifier, ImageTensor input, int times)
            throws Exception {
        for (int i = 0; i < times; i++) {
            ForwardPass pass = classifier.forward(input);
            for (int classIndex = 0; classIndex < 3; classIndex++) {
                classifier.evidence(pass, classIndex);
                classifier.ablatedScores(pass, classIndex);
            }
        }
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
