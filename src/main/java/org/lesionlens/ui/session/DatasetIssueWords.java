package org.lesionlens.ui.session;

import org.lesionlens.cases.DatasetIssue;
import org.lesionlens.cases.Unused;
import org.lesionlens.ui.fx.Texts;

/** Names the kinds of dataset issues, one by one or counted. */
public final class DatasetIssueWords {

    private final Texts texts = Texts.of(DatasetIssueWords.class);

    /** One of this kind, for example {@code row without a file}. */
    public String one(DatasetIssue.Kind kind) {
        return texts.get("issue.one." + kind.name());
    }

    /** What stands there, or the file's name; of a table also why it is not used. */
    public String value(DatasetIssue issue) {
        return issue.unused() == null
                ? issue.value()
                : texts.get("issue.value", issue.value(), unused(issue.unused()));
    }

    /** Why a table, or its truths, are not used. */
    String unused(Unused why) {
        return texts.get("unused." + why.reason(), why.detail());
    }

    /** All of this kind, for example {@code 12 rows without a file}. */
    String counted(DatasetIssue.Kind kind, int count) {
        return count == 1
                ? texts.get("issue.single", one(kind))
                : texts.get("issue." + kind.name(), count);
    }
}
