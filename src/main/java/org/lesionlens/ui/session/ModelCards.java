package org.lesionlens.ui.session;

import java.io.IOException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.OpenNetwork;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Texts;

/** Which card is asked for, and what becomes of the answer. Belongs to the UI thread. */
public final class ModelCards {

    private final Texts texts = Texts.of(ModelCards.class);
    private final ModelViewModel models;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<@Nullable CardRequest> asked =
            new ReadOnlyObjectWrapper<>(this, "asked");

    ModelCards(ModelViewModel models, Messages messages) {
        this.models = models;
        this.messages = messages;
    }

    /** The model that needs a card; null while none does. */
    public ReadOnlyObjectProperty<@Nullable CardRequest> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    void ask(CardRequest request) {
        asked.set(request);
    }

    /** Has the card of the model in use edited, if it is not in the file. */
    public void edit() {
        messages.clear();
        ModelInUse now = models.inUseProperty().get();
        if (now == null) {
            messages.note(texts.get("card.none"), texts.get("card.none.advice"));
        } else if (now.network().hasOwnCard()) {
            messages.note(texts.get("card.own"), texts.get("card.own.advice"));
        } else {
            ask(CardRequest.edit(now));
        }
    }

    /** Uses a model with the card that was asked for, and keeps that. */
    public void answer(CardRequest request, ModelCard card) {
        asked.set(null);
        models.load(
                request.fileName(),
                () -> withCard(request, card),
                failure -> ask(request.again(card, Reason.of(failure))));
    }

    private static ModelInUse withCard(CardRequest request, ModelCard card)
            throws ModelLoadException, InterruptedException {
        OpenNetwork network = request.network();
        try {
            ModelInUse ready = ModelInUse.of(network, request.fileName(), card, request.layer());
            network.keep(ready.classifier().card());
            return ready;
        } catch (InterruptedException e) {
            if (!request.known()) {
                network.close(); // something else has been opened
            }
            throw e;
        } catch (IOException e) {
            throw new ModelLoadException("The card cannot be kept: " + e.getMessage(), e);
        }
    }

    /** Leaves everything as it was before the card was asked for. */
    public void cancel(CardRequest request) {
        asked.set(null);
        models.release(request.network());
        models.fallBack();
    }

    void close() {
        CardRequest open = asked.get();
        if (open != null) {
            models.release(open.network());
        }
    }
}
