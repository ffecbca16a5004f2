package org.lesionlens.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.background.UiThreads;
import org.lesionlens.doctor.InstallationCheck;
import org.lesionlens.image.InputSpec;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.image.decode.MaskFile;
import org.lesionlens.ui.attribution.AttributionView;
import org.lesionlens.ui.channels.ChannelsView;
import org.lesionlens.ui.compare.ComparisonView;
import org.lesionlens.ui.dialog.CheckDialog;
import org.lesionlens.ui.dialog.DialogLayer;
import org.lesionlens.ui.dialog.FileChoosers;
import org.lesionlens.ui.dialog.ModelCardDialogs;
import org.lesionlens.ui.dialog.ModelConsentDialogs;
import org.lesionlens.ui.dialog.NoticeDialog;
import org.lesionlens.ui.faithfulness.FaithfulnessView;
import org.lesionlens.ui.fx.CommandGroup;
import org.lesionlens.ui.fx.ContextMenuKey;
import org.lesionlens.ui.fx.FocusKeeper;
import org.lesionlens.ui.fx.Shortcuts;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.gallery.GalleryView;
import org.lesionlens.ui.layers.LayersSection;
import org.lesionlens.ui.measures.MeasuresView;
import org.lesionlens.ui.patients.LesionStrip;
import org.lesionlens.ui.patients.PatientCommands;
import org.lesionlens.ui.patients.PatientView;
import org.lesionlens.ui.patients.PatientsList;
import org.lesionlens.ui.review.FilterLine;
import org.lesionlens.ui.review.HeatBar;
import org.lesionlens.ui.review.HeatLook;
import org.lesionlens.ui.review.LesionMenu;
import org.lesionlens.ui.review.MarksSection;
import org.lesionlens.ui.review.MaskSource;
import org.lesionlens.ui.review.ShownMask;
import org.lesionlens.ui.review.Thumbnails;
import org.lesionlens.ui.session.SessionViewModel;
import org.lesionlens.ui.settings.CurrentSettings;
import org.lesionlens.ui.settings.Settings;
import org.lesionlens.ui.viewer.BesideCommand;
import org.lesionlens.ui.viewer.BesideView;
import org.lesionlens.ui.viewer.InspectorView;
import org.lesionlens.ui.viewer.LesionCommands;
import org.lesionlens.ui.viewer.LesionView;
import org.lesionlens.ui.viewer.MaskSection;
import org.lesionlens.ui.viewer.ViewSettings;

/** The whole window: tools above, the lesion in the middle, its inspector beside, status below. */
public final class ShellView extends StackPane {

    private final CurrentSettings settings;
    private final BooleanBinding narrow = widthProperty().lessThan(PartsInSight.ROOM_FOR_ALL);
    private final InspectorFold fold;
    private final DialogLayer dialogs = new DialogLayer();
    private final ShellWindow window = new ShellWindow(this);
    private final Pages pages = new Pages();
    private final PartsInSight parts;
    private final ShellCommands commands;
    private final ModelConsentDialogs consents;
    private final ModelCardDialogs cards;
    private final ReadingCover reading;

    /**
     * @param model what is shown
     * @param theme light or dark
     * @param settings what the window remembers
     * @param samples folder of the sample photos, if they are installed
     * @param check of this installation, when a person asks for it
     * @param decoder reads photos for small pictures
     * @param threads does what takes longer
     */
    public ShellView(
            SessionViewModel model,
            Theme theme,
            CurrentSettings settings,
            Optional<Path> samples,
            InstallationCheck check,
            ImageDecoder decoder,
            UiThreads threads) {
        this.settings = settings;
        this.fold = new InspectorFold(settings, narrow);
        this.parts = new PartsInSight(this, settings, pages, window);
        this.consents = new ModelConsentDialogs(model.model().consent(), dialogs);
        this.cards = new ModelCardDialogs(model, dialogs, samples, decoder, threads);
        var lesion = new LesionView(model.lesion(), threads);
        var marks = new MarkCommands(model, pages, dialogs, window::get);
        new LesionMenu(model.review(), model.marks().model(), marks).listenTo(pages);
        var patients = new PatientsList(model.patients(), () -> pages.show(Page.PATIENT));
        var patientCommands = new PatientCommands(model.patients(), patients::find);
        var comparing = new ComparisonCommands(model, dialogs, window::get, pages);
        var masks =
                new MaskSource(
                        model.set().masks(),
                        model.model().classifier().map(ShellView::input),
                        new MaskFile(decoder));
        var measures =
                new MeasuresView(
                        model.review(),
                        model.lesion().settings().colourMapProperty(),
                        masks,
                        threads,
                        () -> pages.show(Page.GALLERY));
        var reports = new ReportCommands(model, measures::unit, dialogs, window::get, threads);
        var exports =
                new ExportCommands(
                        model, lesion, reports, comparing, pages, dialogs, decoder, threads);
        List<CommandGroup> viewing =
                Stream.of(
                                new LesionCommands(model.lesion(), lesion, masks.any()).groups(),
                                patientCommands.groups(),
                                List.of(BesideCommand.group(model.beside())),
                                comparing.groups(),
                                exports.groups(),
                                List.of(
                                        new TableCommands(model, measures::unit, window::get)
                                                .group(),
                                        comparing.exports()))
                        .flatMap(List::stream)
                        .toList();
        this.commands =
                new ShellCommands(
                        model,
                        samples,
                        settings,
                        fold,
                        window,
                        pages,
                        dialogs,
                        marks,
                        () -> dialogs.show(CheckDialog.of(check, threads, dialogs::dismiss), true),
                        viewing);
        this.reading = new ReadingCover(model, comparing::compareReading, threads);
        dialogs.coveringProperty()
                .subscribe(covering -> { // what it asks may tell something of photos
                    if (covering && reading.isUp()) {
                        model.opinion().reading().leave();
                    }
                });
        var covered = dialogs.coveringProperty().or(reading.view().readingProperty());
        getStyleClass().add("shell");
        getStylesheets().add(Stylesheet.beside(ShellView.class, "shell.css"));
        var content = new BorderPane();
        var page = new LesionPage(model, lesion, commands);
        var small = new Thumbnails(decoder, threads, look(model));
        var large = Thumbnails.large(decoder, threads, look(model));
        model.set()
                .foundProperty()
                .subscribe(_ -> {
                    small.clear();
                    large.clear();
                });
        var lesionPage = new BorderPane(page);
        lesionPage.bottomProperty().bind(parts.strip(new LesionStrip(model.patients(), small)));
        pages.put(Page.LESION, lesionPage);
        var patient =
                new PatientView(
                        model.patients(),
                        patientCommands,
                        large,
                        heatBar(model),
                        _ -> pages.show(Page.LESION));
        pages.put(Page.PATIENT, patient);
        var gallery = new GalleryView(model.review(), small, _ -> pages.show(Page.LESION));
        pages.put(Page.GALLERY, gallery);
        pages.put(Page.MEASURES, measures);
        pages.put(
                Page.COMPARISON,
                new ComparisonView(model.opinion().comparison(), comparing.around()));
        StudyPages.put(pages, model, window::get);
        content.setTop(top(model, theme, covered));
        content.visibleProperty().bind(reading.view().readingProperty().not());
        content.leftProperty().bind(parts.patients(model.review(), patients));
        var beside =
                new BesideView(model.beside(), model.lesion().settings(), heatBar(model), threads);
        pages.visibleProperty().bind(beside.visibleProperty().not());
        content.setCenter(new StackPane(pages, beside));
        content.rightProperty().bind(inspector(model, marks, mask(model, masks, threads)));
        window.fullScreenProperty().subscribe(model.lesion().photoOnlyProperty()::set);
        lesion.showCallWhile(fold.folded().or(window.fullScreenProperty()));
        content.setBottom(parts.unlessFullScreen(new StatusLine(model)));
        getChildren().addAll(content, dropFrame(), reading.view(), dialogs);
        new ViewMemory(
                settings,
                model.lesion().settings(),
                Map.of(
                        "cardWidth",
                        patient.cardWidthProperty(),
                        "tileSize",
                        gallery.tileSizeProperty()),
                Map.of("bodyMap", patientCommands.bodyMapProperty()));
        theme.choiceProperty()
                .subscribe((_, chosen) -> settings.change(now -> now.withTheme(chosen)));
        new FileDrop(model, covered::get).listenOn(this);
        sceneProperty().subscribe(this::listen);
    }

    /** The heat of small pictures looks as that of large ones. */
    private static ObservableValue<@Nullable HeatLook> look(SessionViewModel model) {
        ViewSettings view = model.lesion().settings();
        return Bindings.createObjectBinding(
                () -> {
                    Classifier used = model.model().classifier().getValue();
                    return used == null
                            ? null
                            : new HeatLook(
                                    view.style().get(), view.heatOptions(), used.card().input());
                },
                model.model().inUseProperty(),
                view.state());
    }

    private static HeatBar heatBar(SessionViewModel model) {
        ViewSettings view = model.lesion().settings();
        return new HeatBar(model.maps(), view.opacityProperty(), view.thresholdProperty());
    }

    private VBox top(SessionViewModel model, Theme theme, ObservableBooleanValue covered) {
        var choosers = new FileChoosers(model.files(), window::get);
        var menus =
                new ShellMenus(
                        commands.groups(),
                        new RecentMenu(model, settings),
                        List.of(
                                new ThemeMenu(theme),
                                new LanguageMenu(settings, model.messages()),
                                new LibtorchMenu(settings, model, choosers::chooseLibtorch)),
                        covered);
        return new VBox(
                parts.unlessFullScreen(menus),
                parts.unlessFullScreen(new ToolRow(model, commands, pages, theme)),
                new MessageBanner(model.messages(), window.fullScreenProperty()),
                parts.filter(new FilterLine(model.review()), model.review()));
    }

    private ObservableValue<@Nullable Node> inspector(
            SessionViewModel model, MarkCommands marks, ShownMask mask) {
        var inspector =
                new InspectorView(
                        model.lesion(),
                        model.review(),
                        model.set().shown(),
                        model.model()
                                .inUseProperty()
                                .isNotNull()
                                .and(model.photos().failedProperty().not()),
                        new InspectorInvitation(model, commands.command("open-model")),
                        new LayersSection(model.layers()),
                        new MaskSection(model.lesion(), mask),
                        new MarksSection(
                                model.marks().model(),
                                model.photos().shownProperty(),
                                marks::askTags,
                                marks::askNote),
                        new ChannelsView(model.questions().channels()),
                        new AttributionView(
                                model.questions().attribution(),
                                commands.command(ExportCommands.FURTHER)),
                        new FaithfulnessView(model.questions().faithfulness()));
        return parts.inspector(fold.folded(), inspector);
    }

    private static @Nullable InputSpec input(@Nullable Classifier used) {
        return used == null ? null : used.card().input();
    }

    private static ShownMask mask(SessionViewModel model, MaskSource masks, UiThreads threads) {
        return new ShownMask(model.photos().shownProperty(), masks, threads.latestJob());
    }

    /** Says that what is held over the window may be dropped; moves nothing in it. */
    private static Region dropFrame() {
        var frame = new Region();
        frame.getStyleClass().add("drop-frame");
        frame.setMouseTransparent(true);
        return frame;
    }

    private void listen(@Nullable Scene scene) {
        if (scene != null) {
            new Shortcuts(
                            commands.groups(),
                            () -> dialogs.coveringProperty().get() || reading.isUp())
                    .install(scene);
            new Shortcuts(
                            reading.commands(),
                            () -> dialogs.coveringProperty().get() || !reading.isUp())
                    .install(scene);
            ContextMenuKey.listenTo(scene);
            new FocusKeeper(this).listenTo(scene);
            askForConsent();
        }
    }

    private void askForConsent() {
        if (settings.get().noticeAccepted()) {
            openDialogs();
        } else {
            dialogs.show(NoticeDialog.of(this::accept, window::close), false);
        }
    }

    private void accept() {
        settings.change(Settings::withNoticeAccepted);
        dialogs.dismiss();
        openDialogs();
    }

    private void openDialogs() {
        cards.open();
        consents.open();
    }
}
