package org.lesionlens.ui.session;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.viewer.LesionViewModel;

/** What the program is doing, in words. */
final class Activity {

    private final Texts texts = Texts.of(Activity.class);
    private final ModelViewModel model;
    private final FileOpener files;
    private final PhotosViewModel photos;
    private final LesionViewModel lesion;
    private final ReadOnlyBooleanProperty writing;
    private final ReadOnlyIntegerProperty unkept;

    private Activity(
            ModelViewModel model,
            FileOpener files,
            PhotosViewModel photos,
            LesionViewModel lesion,
            ReadOnlyBooleanProperty writing,
            ReadOnlyIntegerProperty unkept) {
        this.writing = writing;
        this.unkept = unkept;
        this.model = model;
        this.files = files;
        this.photos = photos;
        this.lesion = lesion;
    }

    /**
     * The words, blank while the program waits.
     *
     * @param writing whether a report or a table is being written
     * @param unkept photos of which something that a person said is not kept yet
     */
    static StringBinding of(
            ModelViewModel model,
            FileOpener files,
            PhotosViewModel photos,
            LesionViewModel lesion,
            ReadOnlyBooleanProperty writing,
            ReadOnlyIntegerProperty unkept) {
        var activity = new Activity(model, files, photos, lesion, writing, unkept);
        return Bindings.createStringBinding(
                activity::words,
                model.loadingProperty(),
                files.runningProperty(),
                photos.busy(),
                lesion.explainingProperty(),
                writing,
                unkept,
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
        if (lesion.explainingProperty().get()) {
            return texts.get("activity.explaining");
        }
        if (writing.get()) {
            return texts.get("activity.writing");
        }
        return unkept.get() == 0 ? "" : texts.counted("activity.keeping", unkept.get());
    }
}
