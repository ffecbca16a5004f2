package org.lesionlens.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.FileNames;
import org.lesionlens.files.ModelFormat;
import org.lesionlens.files.ModelFormats;

/** What a person is told of a file that is no TorchScript archive: what it is, and a way on. */
record ForeignFormat(Path file) {

    private static final String TRACE =
            "torch.jit.trace(network.eval(), torch.zeros(1, 3, HEIGHT, WIDTH)).save(\"%s_lens.pt\")";

    /**
     * Passes TorchScript archives.
     *
     * @throws ModelLoadException for all else; says what it is and what can be done with it
     * @throws IOException if the file is damaged or cannot be read
     */
    void refuse() throws ModelLoadException, IOException {
        Optional<ModelFormat> seen = ModelFormats.of(file);
        boolean telling = seen.isPresent() && seen.get() != ModelFormat.TEXT;
        Optional<ModelFormat> named =
                ModelFormat.named(name()).filter(format -> format != ModelFormat.TORCHSCRIPT);
        Optional<ModelFormat> told = telling ? seen : named.or(() -> seen);
        if (told.equals(Optional.of(ModelFormat.TORCHSCRIPT))) {
            return;
        }
        String what = told.map(ModelFormat::label).orElse("nothing that is known");
        String by = telling || told.isEmpty() || told.equals(seen) ? "" : ", by its name";
        throw new ModelLoadException(
                "%s is not a TorchScript archive: it is %s%s. %s"
                        .formatted(name(), what, by, told.map(this::wayOn).orElse(ask()))
                        .strip());
    }

    private String wayOn(ModelFormat format) {
        return switch (format) {
            case CHECKPOINT, SAFETENSORS ->
                    "Export it, and name the architecture that its weights belong to: "
                            + export("LIBRARY:NAME");
            case KERAS, HDF5 ->
                    "A whole model on an EfficientNet of tf.keras.applications can be exported: "
                            + export("keras:EfficientNetB5");
            case PICKLED_NETWORK ->
                    "Only Python can read it, with the code of its class at hand: "
                            + "network = torch.load(\"%s\", weights_only=False); ".formatted(name())
                            + TRACE.formatted(stem());
            case TORCH_PACKAGE ->
                    "Only Python can read it: network = torch.package.PackageImporter(\"%s\").load_pickle(PACKAGE, RESOURCE); "
                                    .formatted(name())
                            + TRACE.formatted(stem());
            case TORCH_EXPORT ->
                    "Python makes an archive of it, without the network's code: torch.jit.trace(torch.export.load(\"%s\").module(), torch.zeros(1, 3, HEIGHT, WIDTH)).save(\"%s_lens.pt\")"
                            .formatted(name(), stem());
            case ONNX -> "Whoever made it from PyTorch can save the same network so: " + trace();
            case MOBILE ->
                    "It has no code that could be split at a layer; the archive that it was made of, by torch.jit.trace or script, has.";
            case TENSORFLOW, TFLITE, CORE_ML ->
                    "It cannot be explained; the Keras model that it was made of, as .keras or .h5, perhaps: models/export.py reads EfficientNets of tf.keras.applications.";
            case PICKLE -> "There are no weights of PyTorch in it.";
            case NUMPY -> "There is no network in it.";
            case PACKED -> "Unpack it, and open the model that is in it.";
            case WEB_PAGE ->
                    "The site sent a page in place of the file, as it does where one must sign in or agree: download it again.";
            case LFS_POINTER -> "Get the file itself: git lfs pull, in the repository it is from.";
            case PICTURE -> "Open it as a photo, under a name that ends as pictures do.";
            case TEXT, TORCHSCRIPT -> ask();
        };
    }

    private static String ask() {
        return "Models are .pt files that torch.jit.trace, script or freeze saved, or models/export.py.";
    }

    private String trace() {
        return TRACE.formatted(stem());
    }

    private String export(String architecture) {
        return "python models/export.py --arch %s --weights %s --out %s_lens.pt"
                .formatted(architecture, name(), stem());
    }

    private String stem() {
        return FileNames.stem(file);
    }

    private String name() {
        return FileNames.name(file);
    }
}
