package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lesionlens.marks.TagsCsv;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.Message.Action;

/** What a person is told of a table of tags and notes. */
final class MarkTableWords {

    private static final int LONGEST_VALUE = 60;

    private final Texts texts = Texts.of(MarkTableWords.class);

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Message note(String headline, String advice, String details) {
        return new Message(Message.Kind.NOTE, headline, advice, details, List.of());
    }

    Message exported(Path file, int photos, int unknown) {
        return note(
                texts.counted("marks.exported", photos, name(file)),
                unknown == 0 ? "" : texts.counted("marks.exported.unknown", unknown),
                "");
    }

    Message failed(String what, Path file, String why) {
        return new Message(
                Message.Kind.ERROR,
                texts.get("marks." + what + ".failed", name(file)),
                why,
                "",
                List.of());
    }

    Message notKept(String why) {
        return new Message(
                Message.Kind.ERROR, texts.get("marks.import.undone"), why, "", List.of());
    }

    Message offer(Path file, Runnable command) {
        return new Message(
                Message.Kind.QUESTION,
                texts.get("marks.offer", name(file)),
                texts.get("marks.offer.advice"),
                "",
                List.of(new Action(texts.get("marks.offer.import"), command)));
    }

    Message imported(Path file, int changed, TagsCsv.Content content, MarkedPhotos fit) {
        List<String> advice = new ArrayList<>();
        List<String> details = new ArrayList<>();
        tell("elsewhere", fit.elsewhere(), advice, details);
        tell("changed", fit.changed(), advice, details);
        tell("unknown", fit.unknown(), advice, details);
        tell("ambiguous", fit.ambiguous(), advice, details);
        if (!content.problems().isEmpty()) {
            advice.add(texts.counted("marks.rows", content.problems().size()));
            content.problems().stream().map(this::words).forEach(details::add);
        }
        String headline =
                changed == 0
                        ? texts.get("marks.imported.none", name(file))
                        : texts.counted("marks.imported", changed, name(file));
        return note(headline, String.join(" ", advice), String.join("\n", details));
    }

    private void tell(String key, List<String> names, List<String> advice, List<String> details) {
        if (!names.isEmpty()) {
            String words = texts.counted("marks." + key, names.size());
            advice.add(words);
            details.add(words + "\n" + String.join("\n", names));
        }
    }

    private String words(TagsCsv.Problem problem) {
        String value = problem.value();
        return texts.get(
                "marks.row." + problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                Formats.count(Math.toIntExact(problem.row())),
                value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…");
    }
}
