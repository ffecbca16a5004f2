package org.lesionlens.ui.dialog;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.lesionlens.ui.fx.Texts;

/** What has to be accepted before the first photo: not for diagnosis. */
public final class NoticeDialog {

    private NoticeDialog() {}

    /**
     * The notice.
     *
     * @param accept goes on
     * @param quit ends the program
     */
    public static Region of(Runnable accept, Runnable quit) {
        var texts = Texts.of(NoticeDialog.class);
        var dialog = DialogParts.dialog("notice", texts.get("notice.title"));
        var agree = new Button(texts.get("notice.accept"));
        agree.setId("notice-accept");
        agree.getStyleClass().add("accent");
        agree.setDefaultButton(true);
        agree.setAccessibleHelp(texts.get("notice.body"));
        agree.setOnAction(_ -> accept.run());
        var leave = new Button(texts.get("quit"));
        leave.setId("notice-quit");
        leave.setOnAction(_ -> quit.run());
        dialog.getChildren()
                .addAll(
                        DialogParts.text(texts.get("notice.body")),
                        DialogParts.text(texts.get("notice.privacy")),
                        DialogParts.buttons(agree, leave));
        return dialog;
    }
}
