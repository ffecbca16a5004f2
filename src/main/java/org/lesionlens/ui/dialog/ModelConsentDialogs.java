package org.lesionlens.ui.dialog;

import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.FreeRoom;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.ConsentRequest;
import org.lesionlens.ui.session.ConsentRequest.Stranger;
import org.lesionlens.ui.session.ModelConsent;

/** Asks over the window whether models may run, as soon as the window is open for it. */
public final class ModelConsentDialogs {

    private static final Texts TEXTS = Texts.of(ModelConsentDialogs.class);

    private final ModelConsent consent;
    private final DialogLayer dialogs;
    private boolean open;
    private @Nullable ConsentRequest answered;

    public ModelConsentDialogs(ModelConsent consent, DialogLayer dialogs) {
        this.consent = consent;
        this.dialogs = dialogs;
        consent.askedProperty().subscribe(this::ask);
        dialogs.coveringProperty().subscribe(this::covered);
    }

    /** From now on people are asked. */
    public void open() {
        open = true;
        ask(consent.askedProperty().get());
    }

    /** A dialog that had to be shown in the meantime took the place of this one. */
    private void covered(boolean covered) {
        ConsentRequest request = consent.askedProperty().get();
        if (!covered && !Objects.equals(request, answered)) {
            ask(request);
        }
    }

    private void ask(@Nullable ConsentRequest request) {
        if (request != null && open) {
            answered = null; // the same may be asked again
            Runnable decline =
                    () -> {
                        answered = request;
                        dialogs.dismiss();
                        consent.decline(request);
                    };
            dialogs.ask(
                    dialog(
                            request.models(),
                            () -> {
                                answered = request;
                                dialogs.dismiss();
                                consent.agree(request); // which may show the next dialog
                            },
                            decline),
                    decline);
        }
    }

    /** Enter, like Esc, opens nothing: what has the focus first is to leave it. */
    private static Region dialog(List<Stranger> models, Runnable agree, Runnable decline) {
        VBox dialog =
                DialogParts.dialog("consent-dialog", TEXTS.counted("consent.title", models.size()));
        var list = new VBox();
        list.getStyleClass().add("models");
        models.forEach(model -> list.getChildren().add(part(model)));
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        var leave = new Button(TEXTS.counted("consent.decline", models.size()));
        leave.setId("consent-decline");
        leave.setOnAction(_ -> decline.run());
        var run = new Button(TEXTS.counted("consent.agree", models.size()));
        run.setId("consent-agree");
        run.setOnAction(_ -> agree.run());
        dialog.getChildren()
                .addAll(
                        DialogParts.text(TEXTS.get("consent.body")),
                        scroll,
                        DialogParts.text(TEXTS.get("consent.once")),
                        DialogParts.buttons(leave, run));
        return dialog;
    }

    private static VBox part(Stranger model) {
        var name = new Label(FileNames.name(model.file()));
        name.getStyleClass().add("section-title");
        name.setWrapText(true);
        var folder = model.file().getParent();
        var hash = new TextField(model.hash().hex());
        hash.getStyleClass().add("hash");
        hash.setEditable(false);
        hash.setFocusTraversable(false); // the mouse may select it
        hash.setAccessibleText("SHA-256 " + model.hash().hex());
        return new VBox(
                name,
                DialogParts.text(
                        TEXTS.get(
                                "consent.where",
                                FreeRoom.inWords(model.bytes()),
                                folder == null ? "" : folder)),
                new Label("SHA-256"),
                hash);
    }
}
