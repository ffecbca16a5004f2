package org.lesionlens.ui.session;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.lesionlens.analysis.ClassificationException;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.FileNames;
import org.lesionlens.image.decode.ImageDecodeException;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.FoundFiles.Failure;
import org.lesionlens.ui.session.Message.Action;

/** Puts failures into words: what happened first, the technical causes behind. */
final class Failures {

    private static final int NAMED = 3;
    private static final int MOST_CAUSES = 10; // a chain may be a ring

    private final Texts texts = Texts.of(Failures.class);

    /** One failure of anything. */
    Message of(String headline, Throwable cause, Action... actions) {
        return new Message(
                Message.Kind.ERROR, headline, words(cause), chain(cause), List.of(actions));
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
                        .map(failure -> name(failure.file()) + "\n" + chain(failure.cause()))
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

    private static String message(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static String name(FileSystemException failure) {
        return name(Path.of(failure.getFile()));
    }

    private static String name(Path file) {
        return FileNames.name(file);
    }

    private static String chain(Throwable failure) {
        var lines = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            lines.append("  ".repeat(depth)).append(cause).append('\n');
            cause = cause.getCause();
        }
        return lines.toString();
    }
}
