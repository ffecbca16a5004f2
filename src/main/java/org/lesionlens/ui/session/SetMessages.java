package org.lesionlens.ui.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.evaluation.TurnedRound;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.session.Message.Action;
import org.lesionlens.ui.session.SetViewModel.Asked;

/** What a person is told of a set without having asked. */
final class SetMessages {

    private final Texts texts = Texts.of(SetMessages.class);
    private final Consumer<Asked> ask;

    /**
     * @param ask shows what a person then wants to see
     */
    SetMessages(Consumer<Asked> ask) {
        this.ask = ask;
    }

    private Action whatWasUnderstood() {
        return new Action(texts.get("understood.show"), () -> ask.accept(Asked.UNDERSTOOD));
    }

    /** What a set was taken to be, and what does not fit. */
    Message understood(CaseSet cases, PositiveClass sought) {
        var words = new UnderstandingWords(cases, sought);
        var kinds = new DatasetIssueWords();
        List<String> odd = new ArrayList<>(List.of(words.leftOut()));
        cases.issueCounts().forEach((kind, count) -> odd.add(kinds.counted(kind, count)));
        List<Action> actions = new ArrayList<>();
        actions.add(whatWasUnderstood());
        if (words.assumesPatients()) {
            actions.add(
                    new Action(
                            texts.get("understood.undoFolderPatients"),
                            () -> ask.accept(Asked.NO_FOLDER_PATIENTS)));
        }
        if (!cases.issues().isEmpty()) {
            actions.add(new Action(texts.get("labels.show"), () -> ask.accept(Asked.ISSUES)));
        }
        return new Message(
                Message.Kind.NOTE, words.summary(), Understanding.joined(odd), "", actions);
    }

    /** What a table of results was taken to be, and what does not fit. */
    Message results(CaseSet cases, PositiveClass sought, ResultsWords told) {
        Message set = understood(cases, sought);
        List<String> all = new ArrayList<>(told.sentences(cases.images().size()));
        if (!set.advice().isEmpty()) {
            all.add(set.advice());
        }
        return new Message(
                told.isDoubtful() ? Message.Kind.QUESTION : Message.Kind.NOTE,
                texts.get("results.opened", told.name(), set.headline()),
                String.join(" ", all),
                "",
                set.actions());
    }

    /** A table whose columns nobody knows. */
    Message unknownColumns(FoundSet.Labels labels) {
        return new Message(
                Message.Kind.QUESTION,
                texts.get("labels.unknown", labels.file().getFileName()),
                texts.get("labels.unknown.advice"),
                "",
                List.of(new Action(texts.get("labels.choose"), () -> ask.accept(Asked.COLUMNS))));
    }

    /** A set of which nothing is shown for the model in use, for want of memory, say. */
    Message notJudged() {
        return new Message(
                Message.Kind.ERROR,
                texts.get("judging.failed"),
                texts.get("judging.failed.advice"),
                "",
                List.of());
    }

    /**
     * A class that may mean the opposite.
     *
     * @param looked name of the class
     */
    Message turnedRound(TurnedRound found, String looked) {
        String area = Formats.probability(found.area());
        return new Message(
                Message.Kind.NOTE,
                found.mayBeChance()
                        ? texts.get("turnedRound.few", area)
                        : texts.get("turnedRound", looked),
                found.mayBeChance()
                        ? texts.get(
                                "turnedRound.few.advice",
                                Formats.count(found.positives()),
                                Formats.count(found.negatives()),
                                looked)
                        : texts.get("turnedRound.advice", area),
                "",
                List.of(whatWasUnderstood()));
    }
}
