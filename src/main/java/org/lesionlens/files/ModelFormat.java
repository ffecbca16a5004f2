package org.lesionlens.files;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The kinds of file that people keep networks in, or take for one: what they are called and what
 * their names end in. {@link ModelFormats} tells them by what is in them.
 */
public enum ModelFormat {
    TORCHSCRIPT("a TorchScript archive", "pt", "pth", "ts", "torchscript", "ptl"),
    MOBILE("a model for PyTorch's mobile runtime", "ff"),
    CHECKPOINT("a checkpoint, as torch.save writes it, without the network's code", "ckpt", "bin"),
    PICKLED_NETWORK("a whole network, as torch.save pickles it, without its code"),
    SAFETENSORS("a safetensors file: weights without the network's code", "safetensors"),
    TORCH_EXPORT("a program of torch.export", "pt2"),
    TORCH_PACKAGE("a package of torch.package or torch.deploy"),
    ONNX("an ONNX model", "onnx"),
    KERAS("a Keras model", "keras"),
    HDF5("an HDF5 file, as Keras writes models and weights", "h5", "hdf5"),
    TENSORFLOW("a TensorFlow graph", "pb"),
    TFLITE("a TensorFlow Lite model", "tflite"),
    CORE_ML("a Core ML model", "mlmodel", "mlpackage"),
    PICKLE("a Python pickle", "pkl", "pickle", "joblib"),
    NUMPY("an array of NumPy", "npy", "npz"),
    PACKED("a packed file", "tar", "7z", "gz", "tgz", "rar", "xz", "bz2", "mar"),
    WEB_PAGE("a web page"),
    LFS_POINTER("a pointer of Git LFS, which stands in for a file that was not downloaded"),
    PICTURE("a picture"),
    TEXT("a text");

    /** What a person keeps on purpose where a model should be; the rest got there by mistake. */
    private static final Set<ModelFormat> MISTAKES =
            Set.of(PACKED, WEB_PAGE, LFS_POINTER, PICTURE, TEXT, NUMPY);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed
    private final List<String> endings;

    ModelFormat(String label, String... endings) {
        this.label = label;
        this.endings = List.of(endings);
    }

    /** For people to read, with its article. */
    public String label() {
        return label;
    }

    /** True for what holds a network or its weights. */
    public boolean isModel() {
        return !MISTAKES.contains(this);
    }

    /** What names of models end in, after the last dot, in lower case. */
    public static Stream<String> modelEndings() {
        return Arrays.stream(values())
                .filter(ModelFormat::isModel)
                .flatMap(format -> format.endings.stream());
    }

    /** The kind that a file's name says it is of. */
    public static Optional<ModelFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.endings.contains(FileNames.ending(name)))
                .findFirst();
    }
}
