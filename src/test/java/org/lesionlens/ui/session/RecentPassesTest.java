package org.lesionlens.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lesionlens.analysis.ForwardPass;
import org.lesionlens.explain.FeatureMaps;

class RecentPassesTest {

    /** Of 4 bytes a value. */
    private static ForwardPass pass(int values) {
        return new ForwardPass(List.of(0.0), new FeatureMaps(values, 1, 1, new float[values]));
    }

    @Test
    void forgetsWhatWasNotAskedForTheLongestSoThatTheBytesAreKept() {
        var recent = new RecentPasses<String>(40);
        recent.keep("a", pass(4));
        recent.keep("b", pass(4));
        assertThat(recent.find("a")).isPresent(); // asked for after b

        recent.keep("c", pass(4));

        assertThat(recent.find("a")).isPresent();
        assertThat(recent.find("b")).isEmpty();
        assertThat(recent.find("c")).isPresent();
    }

    @Test
    void keepsTheNewestWhateverItTakes() {
        var recent = new RecentPasses<String>(40);
        recent.keep("a", pass(4));
        recent.keep("large", pass(400));

        assertThat(recent.find("large")).isPresent();
        assertThat(recent.find("a")).isEmpty();

        recent.keep("b", pass(4));
        assertThat(recent.find("b")).isPresent();
        assertThat(recent.find("large")).isEmpty();
    }
}
