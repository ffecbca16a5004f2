package org.lesionlens.torchscript;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What in an archive's code keeps it from being run, or from being asked for a gradient.
 *
 * @param what it is, for people to read
 * @param wayOn what can be done
 */
public record Obstacle(String what, String wayOn) {

    private static final Pattern OPERATOR = Pattern.compile("\\bops\\.(\\w+)\\.(\\w+)\\(");
    private static final Pattern NATIVE_CLASS =
            Pattern.compile("__torch__\\.torch\\.classes\\.(\\w+)\\.(\\w+)");

    /** Namespaces of operators that PyTorch itself has. */
    private static final Set<String> OWN = Set.of("prim", "aten", "inductor", "profiler");

    private static final Set<String> QUANTISED = Set.of("quantized", "quantized_decomposed");

    /** Kernels for one kind of machine, whose weights are packed for it. */
    private static final Set<String> PACKED =
            Set.of("mkldnn", "mkldnn_prepacked", "prepacked", "xnnpack", "metal_prepack", "vulkan");

    /**
     * The first that is found.
     *
     * @return empty if nothing is known to be in the way
     */
    public static Optional<Obstacle> of(ScriptArchive archive) {
        String code = archive.allCode();
        if (code.contains("torch.quantize_per_")
                || code.contains("__torch__.torch.ao.nn.quantized")) {
            return Optional.of(quantised());
        }
        if (code.contains("torch.to_mkldnn(") || code.contains("ops.prim.ConstantMKLDNNTensor(")) {
            return Optional.of(packed());
        }
        Matcher type = NATIVE_CLASS.matcher(code);
        if (type.find()) {
            return Optional.of(of(type.group(1), type.group(2)));
        }
        return OPERATOR.matcher(code)
                .results()
                .filter(found -> !OWN.contains(found.group(1)))
                .map(found -> of(found.group(1), found.group(2)))
                .findFirst();
    }

    private static Obstacle of(String namespace, String name) {
        if (QUANTISED.contains(namespace)) {
            return quantised();
        }
        if (PACKED.contains(namespace)) {
            return packed();
        }
        String library = namespace.equals("torchvision") ? "torchvision" : "a library of its own";
        return new Obstacle(
                "it calls %s::%s, which is part of %s and not of PyTorch, and is not here"
                        .formatted(namespace, name, library),
                "An archive that has PyTorch's own operators alone opens: most classifiers need no other, so trace the part that gives the classes.");
    }

    private static Obstacle quantised() {
        return new Obstacle(
                "it is quantised: its weights are rounded to int8, and integers have no gradient to explain by",
                "Open the float network that it was made of.");
    }

    private static Obstacle packed() {
        return new Obstacle(
                "it is optimised for one kind of machine (oneDNN, XNNPACK or the like): its weights are packed, and its operators have no gradient to explain by",
                "Open the archive as it was before torch.jit.optimize_for_inference, optimize_for_mobile or to_mkldnn.");
    }
}
