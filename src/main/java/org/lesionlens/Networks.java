package org.lesionlens;

import java.io.IOException;
import org.lesionlens.inference.TorchEngine;

/** Networks where neither the window nor the command line starts the process, as on a cluster. */
public final class Networks {

    private Networks() {}

    /**
     * An engine with the folders of this user, which all processes of a machine share: what is
     * unpacked or tried once is there for the next.
     *
     * @param threads of the processor that networks run on
     * @throws IOException in words, if the libraries cannot be unpacked
     */
    public static TorchEngine engine(int threads) throws IOException {
        System.setProperty("ai.djl.offline", "true"); // DJL never fetches anything
        System.setProperty("OPT_OUT_TRACKING", "true"); // nor reports
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
        System.setProperty("java.awt.headless", "true");
        var folders = UserFolders.ofThisUser();
        NativeLibraries.unpackTo(folders.natives());
        var installation = Installation.ofThisProgram();
        System.setProperty(
                "lesionlens.jar", installation.jar().toString()); // for processes of its own
        return TorchEngine.careful(
                folders.modelCopies(),
                installation.firstSample().orElse(null),
                installation.demoModel().orElse(null));
    }
}
