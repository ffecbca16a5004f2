package org.lesionlens.ui.dialog;

import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.doctor.CheckedInstallation;
import org.lesionlens.doctor.InstallationCheck;
import org.lesionlens.ui.fx.Texts;

/** Has the installation checked, and shows the table of the command {@code doctor}. */
public final class CheckDialog {

    private static final Texts TEXTS = Texts.of(CheckDialog.class);

    private CheckDialog() {}

    /**
     * The dialog, which begins at once.
     *
     * @param threads does it
     * @param close takes the dialog away
     */
    public static Region of(InstallationCheck check, UiThreads threads, Runnable close) {
        VBox dialog = DialogParts.dialog("check-dialog", TEXTS.get("check.title"));
        var table = new TextArea(TEXTS.get("check.running"));
        table.setId("check-table");
        table.setAccessibleText(TEXTS.get("check.title"));
        table.setEditable(false);
        table.setWrapText(true);
        VBox.setVgrow(table, Priority.ALWAYS);
        var copy = new Button(TEXTS.get("copy"));
        copy.setId("check-copy");
        copy.setDisable(true);
        copy.setOnAction(_ -> copy(table.getText()));
        var done = new Button(TEXTS.get("close"));
        done.setId("check-close");
        done.setDefaultButton(true);
        LatestJob<CheckedInstallation> job = threads.latestJob();
        done.setOnAction(_ -> {
            job.cancel();
            close.run();
        });
        dialog.getChildren()
                .addAll(
                        DialogParts.text(TEXTS.get("check.advice")),
                        table,
                        DialogParts.buttons(copy, done));
        job.submit(
                () -> check.run(_ -> {}),
                checked -> {
                    table.setText(String.join("\n", checked.lines()));
                    copy.setDisable(false);
                },
                failure -> table.setText(String.valueOf(failure)));
        return dialog;
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
