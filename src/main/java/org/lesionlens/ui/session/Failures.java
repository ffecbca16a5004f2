package org.lesionlens.ui.session;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.FoundFiles.Failure;
import org.lesionlens.ui.session.Message.Action;

/** Puts failures into words: what happened, and behind it what else the causes say. */
final class Failures {

    private static final int NAMED = 3;
    private static final int MOST_CAUSES = 10; // a chain may be a ring
    private static final Pattern CLASSES =
            Pattern.compile("^(?:(?:\\p{Ll}\\w*\\.)+\\p{Lu}[\\w$]*: )+");

    private final Texts texts = Texts.of(Failures.class);

    /** One failure of anything. */
    Message of(String headline, Throwable cause, Action... actions) {
        String words = words(cause);
        return new Message(
                Message.Kind.ERROR,
                headline,
                words,
                String.join("\n", causes(cause, words)),
                List.of(actions));
    }

    /** Files that were not opened, at least one; the message gathers them all. */
    Message ofFiles(List<Failure> failures, Action... actions) {
        if (failures.size() == 1) {
            return of(texts.get("failed.one"), failures.getFirst().cause(), actions);
        }
        String names =
                failures.stream()
                        .limit(NAMED)
                        .map(failure -> name(failure.file()))
                        .collect(Collectors.joining(", "));
        int more = failures.size() - NAMED;
        return new Message(
                Message.Kind.ERROR,
                texts.get("failed.many", failures.size()),
                more > 0 ? texts.get("failed.andMore", names, more) : names,
                failures.stream()
                        .flatMap(failure -> details(failure).stream())
                        .collect(Collectors.joining("\n")),
                List.of(actions));
    }

    /**
     * Our own exceptions speak to people, in English: other languages say what to do, and what was
     * reported. These of the JDK only name a path.
     */
    private String words(Throwable cause) {
        return switch (cause) {
            case NoSuchFileException missing -> texts.get("failed.missing", name(missing));
            case AccessDeniedException denied -> texts.get("failed.denied", name(denied));
            case ImageDecodeException photo -> texts.get("failed.photo", message(photo));
            case ModelLoadException model -> texts.get("failed.model", message(model));
            case ClassificationException network -> texts.get("failed.network", message(network));
            default -> message(cause);
        };
    }

    /** Without the names of classes that a message was made of. */
    private static String message(Throwable cause) {
        return CLASSES.matcher(Reason.of(cause)).replaceFirst("");
    }

    private static boolean hasWords(Throwable cause) {
        return cause.getMessage() != null && !cause.getMessage().isBlank();
    }

    private static String name(FileSystemException failure) {
        return name(Path.of(failure.getFile()));
    }

    private static String name(Path file) {
        return FileNames.name(file);
    }

    private List<String> details(Failure failure) {
        String words = words(failure.cause());
        String name = name(failure.file());
        List<String> lines = new ArrayList<>();
        lines.add(words.contains(name) ? words : name + ": " + words);
        causes(failure.cause(), words).forEach(line -> lines.add("  " + line));
        return lines;
    }

    /** What the causes say that was not said already. */
    private List<String> causes(Throwable failure, String words) {
        List<String> lines = new ArrayList<>();
        String said = words;
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            String more = words(cause);
            if (hasWords(cause) && !said.contains(more)) {
                lines.add(more);
                said += "\n" + more;
            }
            cause = cause.getCause();
        }
        return lines;
    }
}
