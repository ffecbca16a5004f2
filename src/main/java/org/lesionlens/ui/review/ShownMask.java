package org.lesionlens.ui.review;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.image.LesionMask;
import org.lesionlens.image.decode.MaskFile.Found;
import org.lesionlens.overlay.MaskOutline;

/** The mask of the photo that is looked at, if one lies beside it. Belongs to the UI thread. */
public final class ShownMask {

    private final ObservableValue<@Nullable LesionImage> shown;
    private final MaskSource source;
    private final LatestJob<Read> reading;
    private final BooleanProperty outlined = new SimpleBooleanProperty(this, "outlined");
    private final ReadOnlyObjectWrapper<Read> found =
            new ReadOnlyObjectWrapper<>(this, "found", Read.NONE);
    private final ObservableValue<@Nullable MaskOutline> outline =
            Bindings.createObjectBinding(this::outlineNow, outlined, found);

    /**
     * What was read beside a photo.
     *
     * @param mask as it was found
     * @param outline of it, unless there is none, or it is too ragged
     */
    public record Read(Found mask, Optional<MaskOutline> outline) {

        private static final Read NONE = new Read(new Found.None(), Optional.empty());

        private static Read of(Found found) {
            return new Read(
                    found,
                    found instanceof Found.Mask mask
                            ? MaskOutline.of(mask.mask())
                            : Optional.empty());
        }
    }

    /**
     * @param shown the photo that is looked at
     * @param reading reads masks
     */
    public ShownMask(
            ObservableValue<@Nullable LesionImage> shown,
            MaskSource source,
            LatestJob<Read> reading) {
        this.shown = shown;
        this.source = source;
        this.reading = reading;
        shown.subscribe(_ -> read());
        source.masks().subscribe(_ -> read());
    }

    private void read() {
        LesionImage photo = shown.getValue();
        Map<Path, List<Path>> all = source.masks().getValue();
        List<Path> mine =
                photo == null || all == null
                        ? List.of()
                        : all.getOrDefault(photo.file(), List.of());
        found.set(Read.NONE); // what was found of the photo before is none of this one's
        if (photo == null || mine.isEmpty()) {
            reading.cancel();
            return;
        }
        Path file = photo.file();
        reading.submit(() -> Read.of(source.files().find(mine, file)), found::set, _ -> {});
    }

    private @Nullable MaskOutline outlineNow() {
        return outlined.get() ? found.get().outline().orElse(null) : null;
    }

    /** Whether the lesion's outline is wanted over the photo. */
    public BooleanProperty outlinedProperty() {
        return outlined;
    }

    /** Tells when another mask is found, or none. */
    public ReadOnlyObjectProperty<?> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** The mask that lies beside the photo, if it can be used. */
    public Optional<LesionMask> mask() {
        return found.get().mask() instanceof Found.Mask mask
                ? Optional.of(mask.mask())
                : Optional.empty();
    }

    /** Why it cannot be used; blank if it can, or there is none. */
    public String problem() {
        return found.get().mask() instanceof Found.Unusable not ? MaskWords.of(not) : "";
    }

    /** True if the mask is so ragged that its outline cannot be drawn. */
    public boolean isTooRagged() {
        return mask().isPresent() && found.get().outline().isEmpty();
    }

    /** The outline that is to be drawn; null if none is. */
    public ObservableValue<@Nullable MaskOutline> outline() {
        return outline;
    }
}
