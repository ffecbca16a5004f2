package org.lesionlens.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.NetworkPart;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

class PrecisionAgreementTest {

    private static final double THRESHOLD = 0.5;

    @TempDir private Path set;

    private final Analyzer analyzer = new Analyzer(new ImageDecoder(DecodeLimits.STANDARD));

    private List<LesionImage> images(int photos) throws Exception {
        Path folder = Files.createDirectory(set.resolve("P1"));
        for (int i = 0; i < photos; i++) {
            Path file = folder.resolve("%03d.png".formatted(i));
            Files.copy(Golden.FOLDER.resolve("lesions/wide.png"), file);
            Files.writeString(file, "bytes " + i, StandardOpenOption.APPEND);
        }
        return CaseSet.read(set).images();
    }

    private PrecisionAgreement agreement(List<LesionImage> images, Classifier one, Classifier other)
            throws Exception {
        return PrecisionAgreement.over(images, analyzer, one, other, THRESHOLD);
    }

    @Test
    void aNetworkAgreesWithItselfOverTwentyPhotos() throws Exception {
        List<LesionImage> images = images(45);
        try (var engine = new TorchEngine();
                Classifier network = engine.load(Golden.FOLDER.resolve("tiny_pooled.pt"))) {
            PrecisionAgreement found = agreement(images, network, network);

            assertThat(found.photos()).isEqualTo(20);
            assertThat(found.largestDifference()).isZero();
            assertThat(found.changedCalls()).isZero();
            assertThat(found.leastCorrelation()).isEqualTo(1);
            assertThat(found.timeShare()).isEqualTo(1);
            assertThat(found.isClose()).isTrue();
        }
    }

    @Test
    void anotherNetworkDoesNotAgree() throws Exception {
        List<LesionImage> images = images(3);
        try (var engine = new TorchEngine();
                Classifier network = engine.load(Golden.FOLDER.resolve("tiny_pooled.pt"));
                Classifier other = network.shuffled(NetworkPart.HEAD)) {
            PrecisionAgreement found = agreement(images, network, other);

            assertThat(found.photos()).isEqualTo(3);
            assertThat(found.leastCorrelation()).isLessThan(0.99);
            assertThat(found.isClose()).isFalse();
        }
    }

    @Test
    void whatFailsInFewerBitsAloneIsNoAgreement() throws Exception {
        List<LesionImage> images = images(2);
        try (var engine = new TorchEngine();
                Classifier network = engine.load(Golden.FOLDER.resolve("tiny_pooled.pt"))) {
            Classifier failing = failing(network);

            PrecisionAgreement found = agreement(images, network, failing);

            assertThat(found.photos()).isZero();
            assertThat(found.failed()).isEqualTo(2);
            assertThat(found.isClose()).isFalse();
            assertThat(agreement(images, failing, network).failed()).isZero();
        }
    }

    private static Classifier failing(Classifier network) {
        return (Classifier)
                Proxy.newProxyInstance(
                        Classifier.class.getClassLoader(),
                        new Class<?>[] {Classifier.class},
                        (self, method, arguments) ->
                                switch (method.getName()) {
                                    case "forward" ->
                                            throw new ClassificationException("no numbers");
                                    case "given" -> self;
                                    default -> method.invoke(network, arguments);
                                });
    }

    @Test
    void photosThatCannotBeReadAreLeftOutAndNoneIsNoAgreement() throws Exception {
        List<LesionImage> images = images(2);
        Files.writeString(images.getFirst().file(), "no picture");
        try (var engine = new TorchEngine();
                Classifier network = engine.load(Golden.FOLDER.resolve("tiny_pooled.pt"))) {
            assertThat(agreement(images, network, network).photos()).isEqualTo(1);
            assertThat(agreement(List.of(), network, network).isClose()).isFalse();
        }
    }
}
