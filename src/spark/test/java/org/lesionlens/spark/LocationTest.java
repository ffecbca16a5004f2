package org.lesionlens.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocationTest {

    @Test
    void takesAPathForOneOfThisMachine() {
        var here = Location.named("a set");
        assertThat(here.isLocal()).isTrue();
        assertThat(here.local()).isEqualTo(Path.of("a set").toAbsolutePath());
        assertThat(here.below(here.local().resolve("b").resolve("c d.jpg"))).isEqualTo("b/c d.jpg");
    }

    @Test
    void leavesAddressesToHadoop() {
        assertThat(Location.named("file:///data/set").local()).isEqualTo(Path.of("/data/set"));
        var elsewhere = Location.named("s3a://bucket/set");
        assertThat(elsewhere.isLocal()).isFalse();
        assertThat(elsewhere.path("b/c d.jpg")).hasToString("s3a://bucket/set/b/c d.jpg");
    }
}
