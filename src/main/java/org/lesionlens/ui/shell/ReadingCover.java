package org.lesionlens.ui.shell;

import java.util.List;
import org.lesionlens.background.UiThreads;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;
import org.lesionlens.ui.reading.ReadingView;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.viewer.LesionCommands;
import org.lesionlens.ui.viewer.LesionView;

/** What covers the window while somebody reads blindly, and the keys that work meanwhile. */
final class ReadingCover {

    private final SessionViewModel model;
    private final ReadingView view;
    private final LesionView photo;

    /**
     * @param compare ends a reading and shows how it went
     */
    ReadingCover(SessionViewModel model, Runnable compare, UiThreads threads) {
        this.model = model;
        this.photo = new LesionView(model.opinion().readLesion(), threads);
        this.view =
                new ReadingView(
                        model.opinion().reading(),
                        photo,
                        model.opinion().readers()::newest,
                        compare);
    }

    ReadingView view() {
        return view;
    }

    boolean isUp() {
        return view.readingProperty().get();
    }

    /** Calls, and what moves the photo; digits are calls here. */
    List<CommandGroup> commands() {
        List<Command> zooming =
                new LesionCommands(model.opinion().readLesion(), photo)
                        .groups().stream()
                                .flatMap(group -> group.commands().stream())
                                .filter(command ->
                                        command.id().startsWith("pan-")
                                                || List.of("zoom-in", "zoom-out", "zoom-fit")
                                                        .contains(command.id()))
                                .toList();
        CommandGroup calls = view.commands();
        return List.of(calls, new CommandGroup(calls.title(), zooming));
    }
}
