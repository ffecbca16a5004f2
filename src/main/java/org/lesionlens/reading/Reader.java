package org.lesionlens.reading;

/**
 * Who reads, and what is looked for: each keeps readings of its own.
 *
 * @param name of the person, without blanks around it
 * @param sought name of the class that is looked for
 */
public record Reader(String name, String sought) {

    /** Longest name. */
    public static final int LONGEST = 60;

    /**
     * @throws IllegalArgumentException if the name is blank or too long
     */
    public Reader {
        name = name.strip();
        if (!isName(name)) {
            throw new IllegalArgumentException("not a reader's name: '" + name + "'");
        }
    }

    /** True if a reader can be called so. */
    public static boolean isName(String name) {
        String stripped = name.strip();
        return !stripped.isEmpty()
                && stripped.length() <= LONGEST
                && stripped.chars().noneMatch(Character::isISOControl);
    }
}
