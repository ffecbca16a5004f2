package org.lesionlens.ui.methods;

import java.util.Comparator;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.lesionlens.attribution.MapSettings;
import org.lesionlens.attribution.UsualSettings;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.image.InputSpec;

/** Which methods are wanted, over how many photos of which lot. */
final class MethodsChoice {

    private static final int PHOTOS = 40; // as the command has it: four outcomes of ten
    private static final int SEED = 1;

    private final ObservableSet<ExplanationMethod> methods =
            FXCollections.observableSet(
                    CamMethod.GRAD_CAM,
                    CamMethod.GRAD_CAM_PLUS_PLUS,
                    CamMethod.HIRES_CAM,
                    CamMethod.LAYER_CAM,
                    CamMethod.EIGEN_CAM);
    private final IntegerProperty photos = new SimpleIntegerProperty(this, "photos", PHOTOS);
    private final IntegerProperty seed = new SimpleIntegerProperty(this, "seed", SEED);

    /** In the order of all lists, each with its usual settings. */
    List<MapSettings> settings(InputSpec input) {
        List<ExplanationMethod> order = ExplanationMethod.all().toList();
        return methods.stream()
                .sorted(Comparator.comparingInt(order::indexOf))
                .map(method -> UsualSettings.of(method, input))
                .toList();
    }

    ObservableSet<ExplanationMethod> methods() {
        return methods;
    }

    /** At least 1. */
    IntegerProperty photosProperty() {
        return photos;
    }

    IntegerProperty seedProperty() {
        return seed;
    }
}
