package org.lesionlens.ui.review;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.decode.DecodeLimits;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.MaskFile;

/**
 * Where the masks of a set come from.
 *
 * @param masks by its photos; null or empty if there are none
 * @param input of the model whose maps lie over them; null while there is none
 * @param files reads them
 */
public record MaskSource(
        ObservableValue<@Nullable Map<Path, List<Path>>> masks,
        ObservableValue<@Nullable InputSpec> input,
        MaskFile files) {

    /** True while there are any. */
    public ObservableValue<Boolean> any() {
        return masks.map(all -> all != null && !all.isEmpty()).orElse(false);
    }

    /** No masks. */
    public static MaskSource none() {
        return new MaskSource(
                new SimpleObjectProperty<>(),
                new SimpleObjectProperty<>(),
                new MaskFile(new ImageDecoder(DecodeLimits.STANDARD)));
    }
}
