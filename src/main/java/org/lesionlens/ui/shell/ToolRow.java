package org.lesionlens.ui.shell;

import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.viewer.LayoutChoice;
import org.lesionlens.ui.viewer.LayoutMenu;

/** What is used all day, one click away. */
final class ToolRow extends HBox {

    private static final double ROOMY = 1300; // below, tools come before the name
    private static final double WIDE = 1150; // below, layouts are a menu

    private final Texts texts = Texts.of(ToolRow.class);
    private final ShellCommands commands;

    ToolRow(ShellViewModel model, ShellCommands commands, Pages pages, Theme theme) {
        this.commands = commands;
        getStyleClass().add("tool-row");
        var name = new Label("LesionLens");
        name.getStyleClass().add("app-name");
        name.setMinWidth(USE_PREF_SIZE);
        var roomy = widthProperty().greaterThanOrEqualTo(ROOMY);
        name.visibleProperty().bind(roomy);
        name.managedProperty().bind(roomy);
        getChildren()
                .addAll(
                        name,
                        openMenu(),
                        new PhotoSteps(model.photos(), commands),
                        spring(),
                        new PageSwitch(pages),
                        spring(),
                        layouts(model, pages),
                        icons(theme));
    }

    /** Ways to lay out one lesion; their room stays on other pages, or the switch would jump. */
    private StackPane layouts(ShellViewModel model, Pages pages) {
        var buttons = new LayoutChoice(model.lesion());
        var menu = new LayoutMenu(model.lesion());
        var wide = widthProperty().greaterThanOrEqualTo(WIDE);
        showOnly(buttons, wide);
        showOnly(menu, wide.not());
        var layouts = new StackPane(buttons, menu);
        layouts.setAlignment(Pos.CENTER_RIGHT);
        layouts.visibleProperty().bind(pages.shownProperty().isEqualTo(Page.LESION));
        return layouts;
    }

    private static void showOnly(Node node, BooleanBinding when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
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
        button.setAccessibleText(texts.get("theme.toggle"));
        button.setTooltip(new Tooltip(texts.get("theme.toggle")));
        button.setOnAction(_ -> theme.toggle());
        return button;
    }

    private static Region spring() {
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
