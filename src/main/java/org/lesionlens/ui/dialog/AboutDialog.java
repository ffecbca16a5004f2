package org.lesionlens.ui.dialog;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.ui.fx.Texts;

/** Which program this is, under which licence, and which model it uses. */
public final class AboutDialog {

    private AboutDialog() {}

    /**
     * The dialog.
     *
     * @param used model that is told of; null if there is none
     * @param close takes the dialog away
     */
    public static Region of(@Nullable Classifier used, Runnable close) {
        var texts = Texts.of(AboutDialog.class);
        var dialog = DialogParts.dialog("about", "LesionLens");
        dialog.getChildren()
                .addAll(
                        DialogParts.text(texts.get("about.version", version(texts))),
                        DialogParts.text(texts.get("about.what")),
                        DialogParts.text(texts.get("about.licence")),
                        DialogParts.text(texts.get("notice")),
                        model(used, texts));
        var done = new Button(texts.get("close"));
        done.setId("about-close");
        done.setDefaultButton(true);
        done.setOnAction(_ -> close.run());
        dialog.getChildren().add(DialogParts.buttons(done));
        return dialog;
    }

    private static VBox model(@Nullable Classifier used, Texts texts) {
        var title = new Label(texts.get("about.model"));
        title.getStyleClass().add("section-title");
        var section = new VBox(title);
        section.getStyleClass().add("about-model");
        if (used == null) {
            section.getChildren().add(DialogParts.text(texts.get("status.noModel")));
            return section;
        }
        ModelCard card = used.card();
        section.getChildren().add(DialogParts.text(card.name() + " · " + card.architecture()));
        add(section, texts, "about.use", card.intendedUse());
        add(section, texts, "about.trained", card.trainedOn());
        add(section, texts, "about.modelLicence", card.licence());
        return section;
    }

    private static void add(VBox section, Texts texts, String key, String value) {
        if (!value.isBlank()) {
            section.getChildren().add(DialogParts.text(texts.get(key, value)));
        }
    }

    /** As the jar's manifest says; run from classes there is none. */
    private static String version(Texts texts) {
        String version = AboutDialog.class.getPackage().getImplementationVersion();
        return version == null ? texts.get("about.development") : version;
    }
}
