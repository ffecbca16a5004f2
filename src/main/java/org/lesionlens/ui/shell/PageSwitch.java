package org.lesionlens.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Texts;

/**
 * Chooses the page; that of two judges is offered only while there are two, or it is shown, and
 * those of a training and of methods by the menus alone.
 */
final class PageSwitch extends HBox {

    private static final Page[] ALL = {
        Page.LESION, Page.PATIENT, Page.GALLERY, Page.MEASURES, Page.COMPARISON
    };

    private final ToggleButton second;
    private final ToggleButton beforeSecond;

    /**
     * @param isCompared true while there are two judges
     */
    PageSwitch(Pages pages, ObservableValue<Boolean> isCompared) {
        setId("pages");
        var texts = Texts.of(PageSwitch.class);
        var group = new ToggleGroup();
        for (Page page : ALL) {
            var button = new ToggleButton(texts.get("page." + page.name()));
            button.setId("page-" + page.name());
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass()
                    .add(
                            page == ALL[0]
                                    ? "left-pill"
                                    : page == ALL[ALL.length - 1] ? "right-pill" : "center-pill");
            button.setOnAction(_ -> button.setSelected(true)); // pressed again it stays
            button.selectedProperty()
                    .subscribe(isChosen -> { // arrows choose without an action
                        if (isChosen) {
                            pages.show(page);
                        }
                    });
            pages.shownProperty().subscribe(shown -> button.setSelected(shown == page));
            getChildren().add(button);
        }
        second = (ToggleButton) getChildren().getLast();
        beforeSecond = (ToggleButton) getChildren().get(ALL.length - 2);
        second.setTooltip(new Hint(texts.get("command.page-comparison")));
        second.setAccessibleText(texts.get("command.page-comparison"));
        isCompared.subscribe(compared -> offer(compared || isShown(pages)));
        pages.shownProperty().subscribe(_ -> offer(isCompared.getValue() || isShown(pages)));
    }

    private static boolean isShown(Pages pages) {
        return pages.shownProperty().get() == Page.COMPARISON;
    }

    private void offer(boolean isOffered) {
        second.setVisible(isOffered);
        second.setManaged(isOffered);
        beforeSecond.getStyleClass().removeAll("center-pill", "right-pill");
        beforeSecond.getStyleClass().add(isOffered ? "center-pill" : "right-pill");
    }
}
