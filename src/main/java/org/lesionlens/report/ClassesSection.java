package org.lesionlens.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lesionlens.plots.Numbers;
import org.lesionlens.review.ClassCalls;

/** Which class a model of several called each lesion, and which one it is. */
record ClassesSection(ReportedSet set) implements Section {

    @Override
    public String id() {
        return "classes";
    }

    @Override
    public String title() {
        return "All classes";
    }

    @Override
    public boolean isTold() {
        return set.measured().measures().classCalls().isPresent();
    }

    @Override
    public void write(Html html) throws IOException {
        ClassCalls calls = set.measured().measures().classCalls().orElseThrow();
        List<String> names = calls.classes().names();
        List<String> head = new ArrayList<>(List.of("Is ↓, called →"));
        head.addAll(names);
        head.add("All");
        List<List<String>> rows = new ArrayList<>();
        for (int truth = 0; truth <= names.size(); truth++) {
            rows.add(row(calls, truth));
        }
        new HtmlTable(
                        "Counted: %s. Not counted, because the labels do not tell one class: %s."
                                .formatted(
                                        Numbers.count(calls.matrix().total()),
                                        Numbers.count(calls.unknown())),
                        head,
                        rows)
                .write(html);
        html.text(
                "p",
                "Called is the class with the highest probability, whatever the threshold.",
                "class",
                "note");
    }

    private static List<String> row(ClassCalls calls, int truth) {
        List<String> names = calls.classes().names();
        List<String> cells = new ArrayList<>();
        cells.add(truth < names.size() ? names.get(truth) : "None of these");
        for (int called = 0; called < names.size(); called++) {
            cells.add(Numbers.count(calls.matrix().count(truth, called)));
        }
        cells.add(Numbers.count(calls.matrix().ofClass(truth)));
        return cells;
    }
}
