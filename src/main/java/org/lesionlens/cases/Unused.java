package org.lesionlens.cases;

/**
 * Why a table is not used, or its truths are not.
 *
 * @param detail what is wrong with the file; blank if nothing is
 */
public record Unused(Reason reason, String detail) {

    /** All that there are. */
    public enum Reason {
        NAMES_NO_PHOTO("names none of the photos"),
        NO_COLUMN("no column names photos"),
        TELLS_NOTHING("tells nothing of the photos that it names"),
        /** As the list of duplicates of ISIC 2020 does. */
        PAIRS("only names pairs of photos, perhaps duplicates: each photo counts all the same"),
        OWN_RESULTS("results that this program wrote"),
        TOO_LARGE("too large to be looked for photos outside of their folder"),
        UNREADABLE("cannot be read"),
        /** It may be used for all else. */
        ANSWERS("named like a table of answers: its truths are not used"),
        /** The same. */
        OTHER_CHOSEN("its truths are not used: you chose another source");

        private final String label;

        Reason(String label) {
            this.label = label;
        }
    }

    Unused(Reason reason) {
        this(reason, "");
    }

    /** In words. */
    public String label() {
        return detail.isEmpty() ? reason.label : reason.label + ": " + detail;
    }
}
