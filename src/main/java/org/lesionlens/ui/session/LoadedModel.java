package org.lesionlens.ui.session;

import org.lesionlens.analysis.OpenNetwork;

/** What opening a model's file leads to: a model that can be used, or a request for its card. */
sealed interface LoadedModel permits ModelInUse, CardRequest {

    /** The network, which is open. */
    OpenNetwork network();
}
