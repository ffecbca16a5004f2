package org.lesionlens.ui.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lesionlens.cases.Sex;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseFilter.AgeRange;
import org.lesionlens.review.CaseFilter.Picked;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.MarkFilter;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** How a filter and an order are told of, in every view in the same words. */
public final class FilterWording {

    private static final Texts TEXTS = Texts.of(FilterWording.class);
    private static final String BETWEEN = " · ";

    private FilterWording() {}

    /** Which lesions a filter wants; blank if all. */
    public static String words(CaseFilter filter) {
        List<String> parts = new ArrayList<>();
        add(parts, filter.groups().stream().sorted().toList(), OutcomeMark::name);
        add(parts, filter.sexes().stream().sorted().toList(), FilterWording::sex);
        filter.ages().map(FilterWording::ages).ifPresent(parts::add);
        add(parts, filter.sites().stream().sorted(SiteWords.ORDER).toList(), FilterWording::site);
        add(parts, sorted(filter.diagnoses()), FilterWording::value);
        if (!filter.patient().isBlank()) {
            parts.add(TEXTS.get("filter.named", filter.patient().strip()));
        }
        addMarks(parts, filter.marks());
        if (filter.emptyMapsOnly()) {
            parts.add(TEXTS.get("filter.empty-maps"));
        }
        filter.picked().map(Picked::name).ifPresent(parts::add);
        return String.join(BETWEEN, parts);
    }

    private static void addMarks(List<String> parts, MarkFilter marks) {
        List<String> any =
                new ArrayList<>(marks.tags().stream().sorted().map(TagWords::of).toList());
        if (marks.untagged()) {
            any.add(TagWords.untagged());
        }
        if (!any.isEmpty()) {
            parts.add(TEXTS.get("filter.tagged", String.join(", ", any)));
        }
        if (!marks.unwanted().isEmpty()) {
            parts.add(TagWords.without(marks.unwanted().stream().sorted().toList()));
        }
        if (marks.notedOnly()) {
            parts.add(TagWords.noted());
        }
    }

    private static List<String> sorted(Collection<String> values) {
        return values.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
    }

    private static <T> void add(List<String> parts, List<T> values, Function<T, String> naming) {
        if (!values.isEmpty()) {
            parts.add(values.stream().map(naming).collect(Collectors.joining(", ")));
        }
    }

    private static String ages(AgeRange range) {
        if (range.to() == Double.POSITIVE_INFINITY) {
            return TEXTS.get("filter.ages.from", Formats.whole(range.from()));
        }
        return range.from() == 0
                ? TEXTS.get("filter.ages.to", Formats.whole(Math.floor(range.to())))
                : LesionWording.age(new AgeRange(range.from(), Math.floor(range.to())));
    }

    /** What a table says; that it says nothing, if it does not. */
    public static String value(String told) {
        return told.isEmpty() ? TEXTS.get("filter.unknown") : told;
    }

    /** Where on the body; that nobody says so, if nobody does. */
    public static String site(String told) {
        return value(SiteWords.of(told));
    }

    /** Whose. */
    public static String sex(Sex sex) {
        return TEXTS.get("sex." + key(sex));
    }

    /** By what lesions are sorted. */
    public static String order(CaseOrder order) {
        return TEXTS.get("order." + key(order));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
