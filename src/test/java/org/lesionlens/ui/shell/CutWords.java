package org.lesionlens.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.lesionlens.inference.TorchEngine;
import org.lesionlens.reading.Call;
import org.lesionlens.reading.Confidence;
import org.lesionlens.reading.Reader;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.testing.Golden;
import org.lesionlens.testing.Sessions;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.reading.ReadingChoices;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;

/**
 * Walks through all pages of a small window with a set and writes a line for each text that is cut.
 * For a JVM of its own, as the words of a language are read once in it.
 */
final class CutWords {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 700;
    private static final int ROWS_OF_A_PAGE = 8; // steps of scrolling

    /** What only a page that is full says. */
    private static final Map<Page, Pattern> CONTENT =
            Map.of(
                    Page.LESION, Pattern.compile("Grad-CAM .*"),
                    Page.PATIENT, Pattern.compile("ISIC_765321[1-9]"),
                    Page.GALLERY, Pattern.compile("ISIC_765321[1-9]"),
                    Page.MEASURES,
                            Pattern.compile("(\\d[.,]\\d+ \\()?\\d[.,]\\d+ – \\d[.,]\\d+\\)?"),
                    Page.COMPARISON, // or why it is empty
                            Pattern.compile("(Compared|Verglichen): .*|(Two judges|Zwei) .*"),
                    Page.TRAINING, // until a folder is chosen
                            Pattern.compile("(Choose a folder|Ordner wählen ).*"),
                    Page.METHODS, Pattern.compile("Ablation-CAM"));

    private final Set<String> cut = new LinkedHashSet<>();
    private final Map<String, Set<String>> read = new TreeMap<>(); // what was seen, by page
    private final SessionViewModel model;
    private final Parent shell;

    private CutWords(SessionViewModel model, Parent shell) {
        this.model = model;
        this.shell = shell;
    }

    /**
     * Walks.
     *
     * @param args the folder of a set, one for what the program keeps, and a file for the lines
     */
    public static void main(String[] args) throws Exception {
        var walked = new CompletableFuture<Set<String>>();
        Platform.startup(() -> {
            try {
                walked.complete(walk(Path.of(args[0]), Path.of(args[1])));
            } catch (RuntimeException | Error e) {
                walked.completeExceptionally(e);
            }
        });
        try {
            Files.write(Path.of(args[2]), walked.get());
            System.exit(0);
        } catch (ExecutionException e) {
            e.printStackTrace();
            System.exit(1); // the toolkit would go on
        }
    }

    private static Set<String> walk(Path set, Path kept) {
        var engine = new TorchEngine();
        SessionViewModel model = Sessions.of(engine, kept);
        var settings = new CurrentSettings(Settings.DEFAULT.withNoticeAccepted(), _ -> {});
        var theme = new Theme(ColorScheme.LIGHT);
        Parent shell =
                Sessions.show(model, theme, settings, Optional.empty(), new Stage(), WIDTH, HEIGHT);
        var walk = new CutWords(model, shell);
        walk.look("empty");
        model.model().openBundled(Golden.FOLDER.resolve("tiny_pooled.pt"));
        model.files().open(List.of(set));
        model.messages().dismiss();
        walk.pages("all");
        model.review()
                .filterProperty()
                .set(CaseFilter.ALL.withSites(Set.of("lower extremity", "head/neck")));
        walk.pages("filter");
        settings.change(now -> now.withPatientsFolded(true)); // leaves room for the body map
        walk.pages("no list");
        settings.change(now -> now.withPatientsFolded(false));
        walk.judges();
        model.close();
        engine.close();
        return walk.cut;
    }

    private void pages(String state) {
        Pages pages = (Pages) find(shell, Pages.class).getFirst();
        for (Page page : Page.values()) {
            pages.show(page);
            look(state + " " + page);
            checkFull(state + " " + page, CONTENT.get(page));
            for (Node scroll : find(pages, ScrollPane.class)) {
                for (int row = 1; row <= ROWS_OF_A_PAGE; row++) {
                    ((ScrollPane) scroll).setVvalue((double) row / ROWS_OF_A_PAGE);
                    look(state + " " + page);
                }
            }
        }
        pages.show(Page.LESION);
        model.lesion().pin();
        look(state + " compare");
        checkFull(state + " compare", CONTENT.get(Page.LESION));
        model.lesion().unpin();
    }

    /** Nothing can be cut of a page that is empty. */
    private void checkFull(String where, @Nullable Pattern content) {
        Set<String> seen = read.getOrDefault(where, Set.of());
        if (content == null || seen.stream().noneMatch(text -> content.matcher(text).matches())) {
            throw new IllegalStateException("%s was not full: %s".formatted(where, seen));
        }
    }

    private void judges() {
        model.opinion().model().open(Golden.FOLDER.resolve("tiny_hidden.pt"));
        Sessions.agree(model);
        pages("two models");
        var reader = new Reader("A. Reader", "melanoma");
        model.opinion()
                .reading()
                .start(
                        new ReadingChoices(reader, true, 1, true, true),
                        model.review().reviewProperty().get().cases());
        look("reading");
        model.opinion().reading().call(Call.POSITIVE, Confidence.FAIRLY_SURE);
        look("reading, told");
        model.opinion().reading().leave();
        model.opinion().readers().compare(reader);
        pages("reader");
    }

    /** What a frame would do. */
    private void look(String where) {
        for (int i = 0; i < 3; i++) {
            shell.applyCss();
            shell.layout();
        }
        for (Node node : find(shell, Labeled.class)) {
            var labeled = (Labeled) node;
            if (isSeen(labeled) && labeled.getText() != null) {
                read.computeIfAbsent(where, _ -> new TreeSet<>()).add(labeled.getText());
            }
            if (isSeen(labeled) && isCut(labeled)) {
                String text = labeled.getText().replace('\n', ' ');
                cut.add("%s, %s: %s".formatted(where, place(labeled), text));
            }
        }
    }

    /** What is drawn ends in dots although the words do not. */
    private static boolean isCut(Labeled labeled) {
        String dots = labeled.getEllipsisString();
        return labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(node -> ((Text) node).getText())
                .anyMatch(drawn -> drawn.endsWith(dots) && !labeled.getText().endsWith(dots));
    }

    /** The name of the next part around it that has one. */
    private static String place(Node node) {
        Node part = node;
        while (part.getId() == null && part.getParent() != null) {
            part = part.getParent();
        }
        return part.getId() + " " + node.getStyleClass();
    }

    private static boolean isSeen(Node node) {
        boolean isSeen = true;
        for (Node part = node; part != null; part = part.getParent()) {
            isSeen &= part.isVisible();
        }
        return isSeen;
    }

    private static List<Node> find(Parent from, Class<? extends Node> type) {
        List<Node> found = new ArrayList<>();
        for (Node child : from.getChildrenUnmodifiable()) {
            if (type.isInstance(child)) {
                found.add(child);
            }
            if (child instanceof Parent inner) {
                found.addAll(find(inner, type));
            }
        }
        return found;
    }
}
