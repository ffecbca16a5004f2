package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.analysis.Precision;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.session.Message.Kind;

/**
 * The real engine on a tiny model. Whether that is faster in bfloat16 depends on the processor:
 * here it is said to be, and gives the same numbers under a key of their own.
 */
class ReducedPrecisionTest {

    private static final TorchEngine ENGINE = new TorchEngine();
    private static final Path WIDE = Golden.FOLDER.resolve("lesions/wide.png");

    @TempDir private Path folder;
    private SessionViewModel session;

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @BeforeEach
    void open() {
        session = Sessions.of(file -> reducible(ENGINE.open(file)), folder, _ -> {});
        session.model().openBundled(Golden.FOLDER.resolve("tiny_pooled.pt"));
    }

    @AfterEach
    void closeSession() {
        session.close();
    }

    @SuppressWarnings("ReferenceEquality") // what equals is for here
    private static OpenNetwork reducible(OpenNetwork network) {
        return (OpenNetwork)
                Proxy.newProxyInstance(
                        OpenNetwork.class.getClassLoader(),
                        new Class<?>[] {OpenNetwork.class},
                        (self, method, arguments) ->
                                switch (method.getName()) {
                                    case "equals" -> arguments[0] == self;
                                    case "classifier" ->
                                            reducible(
                                                    (Classifier) answer(network, method, arguments),
                                                    Precision.FLOAT32);
                                    default -> answer(network, method, arguments);
                                });
    }

    private static Classifier reducible(Classifier exact, Precision precision) {
        return (Classifier)
                Proxy.newProxyInstance(
                        Classifier.class.getClassLoader(),
                        new Class<?>[] {Classifier.class},
                        (_, method, arguments) ->
                                switch (method.getName()) {
                                    case "precision" -> precision;
                                    case "inBfloat16" -> reducible(exact, Precision.BFLOAT16);
                                    case "key" -> exact.key().with(precision.name());
                                    default -> answer(exact, method, arguments);
                                });
    }

    private static Object answer(Object asked, Method method, Object... arguments)
            throws Throwable {
        try {
            return method.invoke(asked, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Message message() {
        return session.messages().messageProperty().get();
    }

    private Precision precision() {
        return session.model().classifier().getValue().precision();
    }

    @Test
    void withoutPhotosThereIsNothingToTryItOn() {
        session.precision().toggle();

        assertThat(message().kind()).isEqualTo(Kind.NOTE);
        assertThat(message().advice()).contains("Open photos");
    }

    @Test
    void itIsUsedOnceAPersonSawHowFarItAgreesAndUntilItIsNotWanted() {
        session.files().open(List.of(WIDE));
        session.precision().toggle();

        assertThat(message())
                .extracting(Message::kind)
                .as(message()::toString)
                .isEqualTo(Kind.QUESTION);
        assertThat(message().advice())
                .startsWith("Over 3 of the photos")
                .contains("differ by 0.00000 at most, 0 calls change");
        assertThat(precision()).isEqualTo(Precision.FLOAT32);

        session.messages().choose(message().actions().getFirst());

        assertThat(precision()).isEqualTo(Precision.BFLOAT16);
        assertThat(session.precision().isUsed().getValue()).isTrue();
        assertThat(session.lesion().analysisProperty().get()).isNotNull();
        assertThat(message()).isNull();

        session.precision().toggle();

        assertThat(precision()).isEqualTo(Precision.FLOAT32);
        assertThat(session.precision().isUsed().getValue()).isFalse();
    }

    @Test
    void whatWasAskedOfAModelIsTakenBackWithTheModel() {
        session.files().open(List.of(WIDE));
        session.precision().toggle();
        assertThat(message().kind()).isEqualTo(Kind.QUESTION);

        session.model().openBundled(Golden.FOLDER.resolve("tiny_hidden.pt"));

        assertThat(message()).isNull();
        assertThat(session.lesion().analysisProperty().get().card().name())
                .isEqualTo("Tiny hidden");
    }

    @Test
    void aPersonIsToldWhyItCannotBeUsed() {
        try (SessionViewModel plain = Sessions.of(ENGINE, folder)) {
            plain.model().openBundled(Golden.FOLDER.resolve("tiny_hidden.pt"));
            plain.files().open(List.of(WIDE));
            plain.precision().toggle();

            Message told = plain.messages().messageProperty().get();
            boolean asked = told.kind() == Kind.QUESTION; // where it is faster
            assertThat(asked || told.advice().startsWith("float32 stays: ")).isTrue();
            assertThat(told.kind()).isNotEqualTo(Kind.ERROR);
        }
    }

    @Test
    void itIsNotUsedIfAPersonKeepsFloat32() {
        session.files().open(List.of(WIDE));
        session.precision().toggle();

        session.messages().choose(message().actions().getLast());

        assertThat(precision()).isEqualTo(Precision.FLOAT32);
    }
}
