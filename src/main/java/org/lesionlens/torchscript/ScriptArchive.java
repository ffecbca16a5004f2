package org.lesionlens.torchscript;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A TorchScript file looked at from outside, without running any of it: a zip with the network's
 * code as text.
 *
 * @param file it was read from
 * @param folder that all of its entries are in
 * @param network full name of the network's class
 * @param texts of the code, by their packages
 * @param weightBytes of all tensors in it
 * @param card its {@code model.json}; null if it has none
 * @param tracedSize of the input that it was traced with; null if it does not say
 * @param weights their types
 * @param adaptations what of the texts, and of a copy, is not as it is in the file
 * @param attributes of its modules
 */
public record ScriptArchive(
        Path file,
        String folder,
        String network,
        Map<String, String> texts,
        long weightBytes,
        @Nullable String card,
        @Nullable TracedSize tracedSize,
        WeightTypes weights,
        Set<Adaptation> adaptations,
        ModuleAttributes attributes) {

    static final String CODE = "code/";
    static final String CARD = "extra/model.json";
    static final String PYTHON = ".py";

    private static final Set<String> FLAGS = Set.of("bool", "int"); // as "training"

    public ScriptArchive {
        texts = Map.copyOf(texts);
        adaptations = Set.copyOf(adaptations);
    }

    /**
     * Reads an archive's code.
     *
     * @throws TorchScriptException if it is not one, or not one that a person would make
     * @throws IOException if it cannot be read, or is damaged
     */
    public static ScriptArchive read(Path file) throws TorchScriptException, IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return ArchiveReader.of(zip).read(file);
        } catch (ZipException | IllegalArgumentException e) { // the latter for broken names
            throw new IOException("it is no zip, or is damaged: " + e.getMessage(), e);
        }
    }

    /** True for what holds code. */
    public static boolean isCode(String entry) {
        return entry.contains("/" + CODE) && entry.endsWith(PYTHON);
    }

    /** True if its code is bound to a CUDA device. */
    public boolean namesCuda() {
        return !texts.equals(changed(CodeAdaptation::onCpu));
    }

    /** True if its code draws random numbers whenever it is run. */
    public boolean drawsRandomNumbers() {
        return CodeAdaptation.drawsRandomNumbers(texts);
    }

    /**
     * The same archive with what a copy needs to run here, and as it is meant to be used.
     *
     * @param cuda whether there is a CUDA device for code that is bound to one
     */
    public ScriptArchive adapted(boolean cuda) {
        ScriptArchive adapted = with(Adaptation.EVALUATION, CodeAdaptation::inEvaluation);
        if (!cuda) {
            adapted = adapted.with(Adaptation.CPU, CodeAdaptation::onCpu);
        }
        return adapted.with(
                Adaptation.FLOAT32, code -> CodeAdaptation.inFloat32(code, weights.doubles()));
    }

    /** The same frozen archive with code of which libtorch joins more operators. */
    public ScriptArchive fusible() {
        return with(Adaptation.FUSIBLE, FrozenCode::fusible);
    }

    /**
     * The same archive of float32, to be run with inputs in bfloat16: its weights are rounded, its
     * code is left.
     */
    ScriptArchive inBfloat16() {
        return with(Adaptation.BFLOAT16, UnaryOperator.identity());
    }

    /** True if its code has all weights in it, as {@code torch.jit.freeze} puts them there. */
    public boolean isFrozen() {
        try {
            return root(new ArchiveCode(texts)).attributes().values().stream()
                    .allMatch(FLAGS::contains);
        } catch (TorchScriptException e) {
            return false; // what cannot be read is told elsewhere
        }
    }

    /**
     * The tensors that its {@code forward} gives.
     *
     * @return {@code forward} gives one tensor alone if there is one without a name
     * @throws TorchScriptException if its code is damaged, or does not tell
     */
    public List<OutputTensor> outputs() throws TorchScriptException {
        var code = new ArchiveCode(texts);
        ClassCode root = root(code);
        MethodCode forward = forward(root);
        return forward.result().equals("Tensor")
                ? List.of(OutputTensor.ALL)
                : new OutputFinder(Program.of(code, root, forward)).tensors(forward.result());
    }

    /**
     * The same archive with methods that ask its {@code forward} otherwise.
     *
     * @param calls by the names of the methods
     * @throws TorchScriptException if its code is damaged, or takes other inputs
     */
    public ScriptArchive with(Map<String, ForwardCall> calls) throws TorchScriptException {
        ClassCode root = root(new ArchiveCode(texts));
        var methods = new StringBuilder();
        for (Map.Entry<String, ForwardCall> call : calls.entrySet()) {
            methods.append(
                    call.getValue().method(call.getKey(), network, forward(root).parameters()));
        }
        Map<String, String> changed = new HashMap<>(texts);
        changed.computeIfPresent(
                ArchiveCode.packageOf(network),
                (any, text) -> ClassText.with(text, network, methods.toString()));
        Set<Adaptation> all = new HashSet<>(adaptations);
        all.add(Adaptation.WRAPPED);
        return new ScriptArchive(
                file,
                folder,
                network,
                changed,
                weightBytes,
                card,
                tracedSize,
                weights,
                all,
                attributes);
    }

    /** True if its {@code forward} takes more than a photo, or gives more than one tensor. */
    public boolean needsCall() throws TorchScriptException {
        MethodCode forward = forward(root(new ArchiveCode(texts)));
        long inputs = forward.parameters().stream().filter(one -> one.otherwise() == null).count();
        return inputs != 2 || !forward.result().equals("Tensor");
    }

    private ClassCode root(ArchiveCode code) throws TorchScriptException {
        return code.classCode(network)
                .orElseThrow(() -> new TorchScriptException("its code has no class " + network));
    }

    private static MethodCode forward(ClassCode root) throws TorchScriptException {
        MethodCode forward = root.methods().get("forward");
        if (forward == null || forward.parameters().size() < 2) {
            throw new TorchScriptException("it has no method forward that takes a photo");
        }
        return forward;
    }

    private ScriptArchive with(Adaptation adaptation, UnaryOperator<String> change) {
        Map<String, String> changed = changed(change);
        Set<Adaptation> all = new HashSet<>(adaptations);
        all.add(adaptation);
        if (changed.equals(texts) && conversion(all).from().isEmpty()) {
            return this;
        }
        return new ScriptArchive(
                file,
                folder,
                network,
                changed,
                weightBytes,
                card,
                tracedSize,
                weights,
                all,
                attributes);
    }

    /** What a copy has as numbers of another type. */
    WeightConversion conversion() {
        return conversion(adaptations);
    }

    private WeightConversion conversion(Set<Adaptation> adaptations) {
        if (adaptations.contains(Adaptation.BFLOAT16)) {
            return weights.toBfloat16();
        }
        return (adaptations.contains(Adaptation.FLOAT32) ? weights : WeightTypes.NONE).toFloat32();
    }

    private Map<String, String> changed(UnaryOperator<String> change) {
        Map<String, String> changed = new HashMap<>();
        texts.forEach((name, text) -> changed.put(name, change.apply(text)));
        return changed;
    }

    /** The code of the file with a class. */
    String codeOf(String network) {
        String text = texts.get(ArchiveCode.packageOf(network));
        if (text == null) {
            throw new IllegalStateException("the code of " + network + " is gone");
        }
        return text;
    }

    /** The code of all files, one after the other. */
    public String allCode() {
        return String.join("\n", texts.values());
    }

    /**
     * True if the network's own class has a method of this name.
     *
     * @throws TorchScriptException if its code is damaged
     */
    public boolean has(String method) throws TorchScriptException {
        Optional<ClassCode> found = new ArchiveCode(texts).classCode(network);
        return found.isPresent() && found.get().methods().containsKey(method);
    }

    /**
     * Writes a copy with another card.
     *
     * @param json the {@code model.json}; null to leave it as it is
     * @throws IOException if this file cannot be read any more, or the copy not be written
     */
    public void writeTo(OutputStream out, @Nullable String json) throws IOException {
        new ArchiveCopy(this, null, json).writeTo(out);
    }

    /** True if the network's own class has a method or a part of this name; false if unreadable. */
    boolean owns(String name) {
        try {
            Optional<ClassCode> found = new ArchiveCode(texts).classCode(network);
            return found.isPresent()
                    && (found.get().methods().containsKey(name)
                            || found.get().attributes().containsKey(name));
        } catch (TorchScriptException e) {
            return false;
        }
    }

    /** The entry with the {@code model.json}. */
    String cardEntry() {
        return folder + "/" + CARD;
    }

    /** The entry with the code of the network's class. */
    String networkEntry() {
        return codeEntry(ArchiveCode.packageOf(network));
    }

    /** The entry with the code of a package. */
    String codeEntry(String packageName) {
        return folder + "/" + CODE + packageName.replace('.', '/') + PYTHON;
    }
}
