package org.lesionlens.ui.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.analysis.LayerFacts;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.background.UiThreads;
import org.lesionlens.image.InputSpec;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.testing.Golden;

/** On the layers of a small archive that torch.jit.trace wrote; the worker runs at once. */
class LayersViewModelTest {

    @TempDir private Path folder;
    private final List<Integer> asked = new ArrayList<>();
    private final LayersViewModel model =
            new LayersViewModel(UiThreads.inline().latestJob(), asked::add);
    private TorchEngine engine;
    private OpenNetwork network;
    private InputSpec input;

    @BeforeEach
    void open() throws Exception {
        engine = new TorchEngine(folder, null);
        network = engine.open(Golden.FOLDER.resolve("torchscript/vision.traced.pt"));
        input = network.guess().card("A", "B").input();
    }

    @AfterEach
    void close() {
        network.close();
        engine.close();
    }

    @Test
    void namesTheLayerThatWasFoundAndHowEqualTheCopyIs() {
        model.show(network, input, 0);

        assertThat(model.foundProperty().get()).endsWith("features");
        assertThat(model.proofProperty().get())
                .isEqualTo(LayersViewModel.TEXTS.get("proof.bitwise"));
        assertThat(model.itemsProperty().get()).hasSize(network.layers().size());
    }

    @Test
    void measuresOnlyWhenItIsAskedTo() {
        model.show(network, input, 0);
        assertThat(model.itemsProperty().get()).noneMatch(LayerItem::isKnown);

        model.measure();

        assertThat(model.itemsProperty().get())
                .extracting(item -> Objects.requireNonNull(item.facts()))
                .extracting(LayerFacts::width)
                .startsWith(6, 12);
    }

    @Test
    void keepsWhatWasMeasuredWhenAnotherLayerIsChosen() {
        model.show(network, input, 0);
        model.measure();

        model.choose(1);
        assertThat(asked).containsExactly(1);
        model.show(network, input, 1);

        assertThat(model.chosenProperty().get()).isEqualTo(1);
        assertThat(model.itemsProperty().get()).allMatch(LayerItem::isKnown);
    }

    @Test
    void asksNothingForTheLayerThatIsExplained() {
        model.show(network, input, 1);

        model.choose(1);

        assertThat(asked).isEmpty();
    }

    @Test
    void hasNothingToTellOfNoNetwork() {
        model.show(network, input, 0);

        model.clear();

        assertThat(model.foundProperty().get()).isEmpty();
        assertThat(model.itemsProperty().get()).isEmpty();
    }
}
