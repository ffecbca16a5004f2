package org.lesionlens.ui.review;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import org.lesionlens.cases.LesionFacts;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.marks.Tag;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/**
 * The menu of a lesion, the same wherever one stands (see {@link LesionPlace}): for all that are
 * selected together if it is one of them, else for it alone.
 */
public final class LesionMenu {

    private static final Texts TEXTS = Texts.of(LesionMenu.class);

    private final ReviewViewModel review;
    private final MarksViewModel marks;
    private final Actions actions;
    private final ContextMenu menu = new ContextMenu();

    /** What leads out of the menu. */
    public interface Actions {

        /** Shows the lesion that all views point at large. */
        void open();

        /** Shows all lesions of its patient. */
        void openPatient();

        /** Asks for tags of the selection. */
        void askTags();

        /** Asks for a note on the selection. */
        void askNote();

        /** Shows a file where it lies. */
        void showFile(Path file);
    }

    public LesionMenu(ReviewViewModel review, MarksViewModel marks, Actions actions) {
        this.review = review;
        this.marks = marks;
        this.actions = actions;
        menu.setId("lesion-menu");
    }

    /** Shows it wherever it is asked for at a lesion in this node or below. */
    public void listenTo(Node root) {
        root.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> ask(root, event));
        root.addEventFilter(
                MouseEvent.MOUSE_PRESSED,
                _ -> menu.hide()); // a click into its owner leaves it open
    }

    private void ask(Node root, ContextMenuEvent event) {
        menu.hide();
        Optional<LesionImage> asked = Optional.empty();
        Node node = event.getTarget() instanceof Node target ? target : null;
        for (; node != null && asked.isEmpty(); node = node.getParent()) {
            if (node instanceof LesionPlace place) {
                asked = place.lesionAsked(event.isKeyboardTrigger());
            }
        }
        if (asked.isPresent()) {
            review.selection().aim(asked.get());
            menu.getItems().setAll(items(asked.get()));
            menu.show(root, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private List<MenuItem> items(LesionImage lesion) {
        List<LesionImage> selected = review.selection().lesions();
        Path file = lesion.file();
        boolean isNamed = !lesion.patient().isEmpty();
        MenuItem patient = item("patient", actions::openPatient);
        patient.setDisable(!isNamed);
        return List.of(
                item("open", actions::open),
                patient,
                new SeparatorMenuItem(),
                tags(selected),
                item("note", actions::askNote),
                new SeparatorMenuItem(),
                alike(lesion),
                new SeparatorMenuItem(),
                item("show-file", () -> actions.showFile(file)),
                item("copy-path", () -> copyPaths(selected)),
                item("copy-name", () -> copyNames(selected)));
    }

    private static MenuItem item(String id, Runnable action) {
        var item = new MenuItem(TEXTS.get("menu." + id));
        item.setId("lesion-menu-" + id);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Menu tags(List<LesionImage> selected) {
        var tags =
                new Menu(
                        selected.size() > 1
                                ? TEXTS.get("menu.tags.several", Formats.count(selected.size()))
                                : TEXTS.get("menu.tags"));
        tags.setId("lesion-menu-tags");
        Map<Tag, Integer> counts = marks.counts(selected);
        for (Tag tag : marks.tags()) {
            boolean isOnAll = counts.getOrDefault(tag, 0) == selected.size();
            var item = new CheckMenuItem(brief(TagWords.of(tag)));
            item.setMnemonicParsing(false);
            item.setId("lesion-menu-tag-" + tag.key().replace(' ', '-'));
            item.setSelected(isOnAll);
            item.setOnAction(_ -> {
                if (isOnAll) {
                    marks.untag(selected, tag);
                } else {
                    marks.tag(selected, tag);
                }
            });
            tags.getItems().add(item);
        }
        tags.getItems().addAll(new SeparatorMenuItem(), item("other-tag", actions::askTags));
        return tags;
    }

    private static String brief(String words) {
        return words.length() <= 60 ? words : words.substring(0, 59) + "…";
    }

    /** Selects all that the filter shows and that are like this one. */
    private Menu alike(LesionImage lesion) {
        LesionFacts facts = lesion.facts();
        double t = review.thresholdProperty().get();
        Optional<ReviewCase> known =
                review.reviewProperty().get().cases().stream()
                        .filter(one -> one.image().file().equals(lesion.file()))
                        .findFirst();
        var alike = new Menu(TEXTS.get("menu.alike"));
        alike.setId("lesion-menu-alike");
        known.ifPresent(one ->
                add(
                        alike,
                        "group",
                        OutcomeMark.name(one.group(t)),
                        other -> other.group(t) == one.group(t)));
        add(
                alike,
                "patient",
                lesion.patient(),
                other -> other.image().patient().equals(lesion.patient()));
        add(
                alike,
                "site",
                SiteWords.of(facts.site()),
                other -> other.image().facts().site().equals(facts.site()));
        add(
                alike,
                "diagnosis",
                facts.diagnosis(),
                other -> other.image().facts().diagnosis().equals(facts.diagnosis()));
        for (Tag tag : marks.of(lesion).tags()) {
            add(alike, "tag", TagWords.of(tag), other -> other.marks().tags().contains(tag));
        }
        alike.setDisable(alike.getItems().isEmpty());
        return alike;
    }

    private void add(Menu alike, String id, String value, Predicate<ReviewCase> isAlike) {
        if (!value.isEmpty()) {
            var item = new MenuItem(TEXTS.get("menu.alike." + id, brief(value)));
            item.setMnemonicParsing(false);
            item.setId("lesion-menu-alike-" + id);
            item.setOnAction(_ -> select(isAlike));
            alike.getItems().add(item);
        }
    }

    private void select(Predicate<ReviewCase> isAlike) {
        Set<Path> files =
                review.groups().getValue().values().stream()
                        .flatMap(List::stream)
                        .filter(isAlike)
                        .map(one -> one.image().file())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        review.selection().select(files);
    }

    private static void copyPaths(Collection<LesionImage> lesions) {
        copy(lesions.stream().map(one -> one.file().toAbsolutePath().toString()).toList());
    }

    private static void copyNames(Collection<LesionImage> lesions) {
        copy(lesions.stream().map(LesionImage::name).toList());
    }

    private static void copy(List<String> lines) {
        var content = new ClipboardContent();
        content.putString(String.join("\n", lines));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
