package org.lesionlens.ui.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.viewer.LayoutChoice;
import org.lesionlens.ui.viewer.LayoutMenu;

/** What is used all day, one click away. */
final class ToolRow extends HBox {

    private final Texts texts = Texts.of(ToolRow.class);
    private final ShellCommands commands;
    private final Label name = new Label("LesionLens");
    private final LayoutChoice layouts;
    private final LayoutMenu layoutMenu;
    private final Pages pages;

    ToolRow(SessionViewModel model, ShellCommands commands, Pages pages, Theme theme) {
        this.commands = commands;
        this.pages = pages;
        this.layouts = new LayoutChoice(model.lesion());
        this.layoutMenu = new LayoutMenu(model.lesion());
        getStyleClass().add("tool-row");
        name.getStyleClass().add("app-name");
        name.setMinWidth(USE_PREF_SIZE);
        layouts.setMinWidth(USE_PREF_SIZE);
        layoutMenu.setMinWidth(USE_PREF_SIZE);
        pages.shownProperty().subscribe(_ -> requestLayout());
        getChildren()
                .addAll(
                        name,
                        openMenu(),
                        new PhotoSteps(model.photos(), commands),
                        spring(),
                        new PageSwitch(
                                pages, model.opinion().comparison().secondProperty().isNotNull()),
                        spring(),
                        layouts,
                        layoutMenu,
                        icons(theme));
    }

    /**
     * Where room is short the name goes first, then the layouts become a menu. On pages without a
     * lesion they are gone but their room stays, or the switch between pages would jump.
     */
    @Override
    protected void layoutChildren() {
        boolean lesion = pages.shownProperty().get() == Page.LESION;
        double room = getWidth() - neededWidth();
        boolean unfolded = room >= layouts.prefWidth(-1);
        layouts.setManaged(unfolded);
        layouts.setVisible(lesion && unfolded);
        layoutMenu.setManaged(!unfolded);
        layoutMenu.setVisible(lesion && !unfolded);
        double left = room - layouts.prefWidth(-1) - getSpacing();
        boolean roomy = left >= name.prefWidth(-1) + getSpacing();
        name.setManaged(roomy);
        name.setVisible(roomy);
        super.layoutChildren();
    }

    /** No narrower than its smallest form, whichever it has now. */
    @Override
    protected double computeMinWidth(double height) {
        return neededWidth() + layoutMenu.prefWidth(-1);
    }

    /** What everything takes but the name and the layouts. */
    private double neededWidth() {
        List<Node> optional = List.of(name, layouts, layoutMenu);
        return snappedLeftInset()
                + snappedRightInset()
                + getChildren().stream()
                        .filter(child -> child.isManaged() && !optional.contains(child))
                        .mapToDouble(child -> child.minWidth(-1) + getSpacing())
                        .sum();
    }

    private MenuButton openMenu() {
        var menu = new MenuButton(texts.get("open"), new FontIcon(Feather.FOLDER_PLUS));
        menu.setId("open");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.setAccessibleHelp(texts.get("open.help"));
        commands.opening().forEach(command -> menu.getItems().add(item(command)));
        return menu;
    }

    private static MenuItem item(Command command) {
        var item = new MenuItem(command.label(), new FontIcon(icon(command.id())));
        item.setOnAction(_ -> command.action().run());
        return item;
    }

    private static Feather icon(String id) {
        return switch (id) {
            case "open-photos" -> Feather.IMAGE;
            case "open-folder" -> Feather.FOLDER;
            case "open-model" -> Feather.CPU;
            default -> Feather.GRID;
        };
    }

    private HBox icons(Theme theme) {
        var icons =
                new HBox(
                        PhotoSteps.iconButton(commands.command("export-picture"), Feather.SHARE),
                        PhotoSteps.iconButton(commands.command("fold-inspector"), Feather.SIDEBAR),
                        themeButton(theme),
                        PhotoSteps.iconButton(commands.command("keys"), Feather.HELP_CIRCLE));
        icons.getStyleClass().add("icons");
        return icons;
    }

    private Button themeButton(Theme theme) {
        var button = new Button(null, new FontIcon(Feather.MOON));
        button.setId("theme");
        button.getStyleClass().addAll("button-icon", "flat");
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(texts.get("theme.toggle"));
        button.setTooltip(new Hint(texts.get("theme.toggle")));
        button.setOnAction(_ -> theme.toggle());
        return button;
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
