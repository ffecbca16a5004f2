package org.lesionlens.ui.gallery;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseFilter.Picked;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.PickOffer;
import org.lesionlens.ui.review.ReviewViewModel;

/** Chooses one of the groups of photos that some feature offers; not there while none does. */
final class OfferMenu extends MenuButton {

    private final ReviewViewModel model;

    OfferMenu(ReviewViewModel model) {
        super(Texts.of(OfferMenu.class).get("filter.offers"));
        this.model = model;
        setId("filter-offers");
        getStyleClass().add("small");
        setMinWidth(USE_PREF_SIZE);
        getItems().add(new MenuItem()); // without any, it does not open
        setOnShowing(_ -> getItems().setAll(items()));
        model.offersProperty()
                .subscribe(offers -> {
                    setVisible(!offers.isEmpty());
                    setManaged(!offers.isEmpty());
                });
    }

    private List<MenuItem> items() {
        return model.offersProperty().get().stream().map(this::item).toList();
    }

    private MenuItem item(PickOffer offer) {
        CaseFilter now = model.filterProperty().get();
        boolean isChosen =
                now.picked().filter(some -> some.name().equals(offer.name())).isPresent();
        var item = new CheckMenuItem(offer.name());
        item.setMnemonicParsing(false);
        item.setSelected(isChosen);
        item.setOnAction(_ ->
                model.filterProperty()
                        .set(
                                now.withPicked(
                                        isChosen
                                                ? Optional.empty()
                                                : Optional.of(
                                                        new Picked(
                                                                offer.name(),
                                                                offer.files().get())))));
        return item;
    }
}
