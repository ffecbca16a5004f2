package org.lesionlens.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set that is elsewhere, told by a listing alone. */
class ListedSetTest {

    private static final Path SAMPLES = Path.of("assets", "samples");
    private static final Path TABLE = SAMPLES.resolve("train.csv");

    @TempDir private Path folder;

    @Test
    void isTheSameAsOneThatIsHere() throws IOException {
        CaseSet here = CaseSet.read(SAMPLES, TABLE, SetChoices.NONE);
        CaseSet listed = listed(SAMPLES, TABLE);
        assertThat(listed.images()).isEqualTo(here.images());
        assertThat(listed.issues()).isEqualTo(here.issues());
    }

    @Test
    void keepsCopiesAsNothingIsRead() throws IOException {
        Files.writeString(folder.resolve("one.jpg"), "the same");
        Files.writeString(folder.resolve("two.jpg"), "the same");
        assertThat(CaseSet.of(folder).images()).hasSize(1);
        assertThat(listed(folder, null).images())
                .extracting(LesionImage::name)
                .isEqualTo(List.of("one", "two"));
    }

    private static CaseSet listed(Path folder, @Nullable Path table) throws IOException {
        return CaseSet.listed(folder, Files::walkFileTree, table, SetChoices.NONE);
    }
}
