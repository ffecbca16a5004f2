package org.lesionlens.ui.gallery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.layout.StackPane;
import org.lesionlens.marks.Tag;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.MarkFilter;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.review.TagWords;

/** Which photos are wanted by what a person says of them. */
final class MarkMenu extends StackPane {

    private static final Texts TEXTS = Texts.of(MarkMenu.class);

    private final ReviewViewModel model;

    /** Something that can be wanted. */
    private sealed interface Wish {}

    private record With(Tag tag) implements Wish {}

    private record Untagged() implements Wish {}

    private record Noted() implements Wish {}

    private record Without(Tag tag) implements Wish {}

    MarkMenu(ReviewViewModel model) {
        this.model = model;
        var menu =
                new ChoiceMenu<Wish>(
                        TEXTS.get("filter.tags"), this::wishes, MarkMenu::name, this::choose);
        menu.setId("filter-tags");
        getChildren().add(menu);
        model.filterProperty().subscribe(now -> menu.choose(chosen(now.marks())));
    }

    private List<Wish> wishes() {
        Set<Tag> used = new HashSet<>();
        model.reviewProperty().get().cases().forEach(one -> used.addAll(one.marks().tags()));
        MarkFilter now = model.filterProperty().get().marks();
        used.addAll(now.tags());
        used.addAll(now.unwanted());
        List<Tag> tags = used.stream().sorted().toList();
        List<Wish> wishes = new ArrayList<>();
        tags.forEach(tag -> wishes.add(new With(tag)));
        wishes.add(new Untagged());
        wishes.add(new Noted());
        tags.forEach(tag -> wishes.add(new Without(tag)));
        return wishes;
    }

    private static String name(Wish wish) {
        return switch (wish) {
            case With(Tag tag) -> TagWords.of(tag);
            case Untagged() -> TagWords.untagged();
            case Noted() -> TagWords.noted();
            case Without(Tag tag) -> TagWords.without(List.of(tag));
        };
    }

    private static Set<Wish> chosen(MarkFilter marks) {
        Set<Wish> chosen = new HashSet<>();
        marks.tags().forEach(tag -> chosen.add(new With(tag)));
        marks.unwanted().forEach(tag -> chosen.add(new Without(tag)));
        if (marks.untagged()) {
            chosen.add(new Untagged());
        }
        if (marks.notedOnly()) {
            chosen.add(new Noted());
        }
        return chosen;
    }

    private void choose(Set<Wish> chosen) {
        Set<Tag> tags = new HashSet<>();
        Set<Tag> unwanted = new HashSet<>();
        for (Wish wish : chosen) {
            if (wish instanceof With(Tag tag)) {
                tags.add(tag);
            } else if (wish instanceof Without(Tag tag)) {
                unwanted.add(tag);
            }
        }
        CaseFilter now = model.filterProperty().get();
        model.filterProperty()
                .set(
                        now.withMarks(
                                new MarkFilter(
                                        tags,
                                        chosen.contains(new Untagged()),
                                        unwanted,
                                        chosen.contains(new Noted()))));
    }
}
