package org.lesionlens.crash;

import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in a log or a report that leaves the machine: no file, no folder, no person. Of an
 * exception that is its class and where it was thrown; its words only if the virtual machine wrote
 * them, as others may quote a name.
 *
 * @param home of the person
 * @param user name of the person
 */
public record Nameless(String home, String user) {

    /** Stands for words that may name something. */
    static final String LEFT_OUT = "(left out, as it may name a file or a person)";

    private static final Pattern FILE =
            Pattern.compile(
                    "[/\\\\]|\\.(?:jpe?g|png|tiff?|webp|bmp|gif|heic|dcm|dicom|pth?|ckpt|onnx|csv|tsv"
                            + "|txt|xlsx?|json|sqlite|zip|pdf|svg|npy|html?)\\b",
                    Pattern.CASE_INSENSITIVE);

    /** The folders of a path, up to its last name; classes have their slashes between letters. */
    private static final Pattern FOLDERS =
            Pattern.compile("(?<![\\w.])(?:[A-Za-z]:)?[/\\\\][^:;,'\"()\n]*[/\\\\]");

    private static final String OWN = "org.lesionlens.";
    private static final int MOST_FRAMES = 60;
    private static final int MOST_CAUSES = 6; // a chain may be a ring
    private static final int SHORTEST = 2; // letters; "/" is no home to be hidden

    /** That of whoever runs this process. */
    public static Nameless ofThisUser() {
        return new Nameless(
                System.getProperty("user.home", ""), System.getProperty("user.name", ""));
    }

    /** The words, unless they may name something. */
    public String text(String words) {
        boolean names = FILE.matcher(words).find() || !withoutPerson(words).equals(words);
        return names ? LEFT_OUT : words;
    }

    /** A line of the virtual machine, which names libraries: without home and user. */
    String withoutPerson(String line) {
        String without = home.length() < SHORTEST ? line : line.replace(home, "~");
        return user.length() < SHORTEST
                ? without
                : Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(user) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                        .matcher(without)
                        .replaceAll("(user)");
    }

    /** The error with its causes, as Java prints them. */
    public String trace(Throwable error) {
        var trace = new StringBuilder();
        Throwable at = error;
        for (int causes = 0; at != null && causes < MOST_CAUSES; causes++) {
            trace.append(causes == 0 ? "" : "Caused by: ").append(at.getClass().getName());
            String message = message(at);
            trace.append(message.isBlank() ? "" : ": " + message).append('\n');
            StackTraceElement[] frames = at.getStackTrace();
            for (int frame = 0; frame < Math.min(frames.length, MOST_FRAMES); frame++) {
                trace.append("    at ").append(frames[frame]).append('\n');
            }
            at = at.getCause();
        }
        return trace.toString();
    }

    private String message(Throwable error) {
        @Nullable String message = error.getMessage();
        if (message == null || message.isBlank()) {
            return "";
        }
        return switch (error) {
            case LinkageError _ ->
                    withoutPerson(FOLDERS.matcher(message).replaceAll("")); // of libraries
            case NullPointerException _ when message.startsWith("Cannot ") -> message;
            case VirtualMachineError _,
                    IndexOutOfBoundsException _,
                    ClassCastException _,
                    ArithmeticException _,
                    ArrayStoreException _,
                    NegativeArraySizeException _ ->
                    text(message);
            default -> LEFT_OUT;
        };
    }

    /** What tells an error from others: where it, and what caused it, was thrown, and by whom. */
    static String kind(Throwable error) {
        var kind = new StringJoiner(" by ");
        Throwable at = error;
        for (int causes = 0; at != null && causes < MOST_CAUSES; causes++) {
            List<StackTraceElement> frames = List.of(at.getStackTrace());
            kind.add(at.getClass().getName());
            frames.stream().limit(1).map(String::valueOf).forEach(kind::add);
            frames.stream() // not where all such errors are thrown, as in requireNonNull
                    .filter(frame -> frame.getClassName().startsWith(OWN))
                    .limit(1)
                    .map(String::valueOf)
                    .forEach(kind::add);
            at = at.getCause();
        }
        return kind.toString();
    }
}
