package org.lesionlens.ui.session;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.viewer.LesionViewModel;

/** What the program is doing, in words. */
final class Activity {

    private final Texts texts = Texts.of(Activity.class);
    private final ModelViewModel model;
    private final FileOpener files;
    private final PhotosViewModel photos;
    private final LesionViewModel lesion;

    private Activity(
            ModelViewModel model,
            FileOpener files,
            PhotosViewModel photos,
            LesionViewModel lesion) {
        this.model = model;
        this.files = files;
        this.photos = photos;
        this.lesion = lesion;
    }

    /** The words, blank while the program waits. */
    static StringBinding of(
            ModelViewModel model,
            FileOpener files,
            PhotosViewModel photos,
            LesionViewModel lesion) {
        var activity = new Activity(model, files, photos, lesion);
        return Bindings.createStringBinding(
                activity::words,
                model.loadingProperty(),
                files.runningProperty(),
                photos.busy(),
                lesion.explainingProperty(),
                photos.name());
    }

    private String words() {
        if (model.loadingProperty().get()) {
            return texts.get("activity.loading", model.loadingName());
        }
        if (files.runningProperty().get()) {
            return texts.get("activity.finding");
        }
        if (photos.busy().get()) {
            return texts.get("activity.looking", photos.name().getValue());
        }
        return lesion.explainingProperty().get() ? texts.get("activity.explaining") : "";
    }
}
