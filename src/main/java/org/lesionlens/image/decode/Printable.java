package org.lesionlens.image.decode;

/** Makes of what a file or a library says something that may stand in a message. */
final class Printable {

    private static final int LONGEST = 200;

    private Printable() {}

    /** The text without what terminals and windows would obey, and not longer than a few lines. */
    static String text(String text) {
        var plain = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\uFFFD]+", " ").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }
}
