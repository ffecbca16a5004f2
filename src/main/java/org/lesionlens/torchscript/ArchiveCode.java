package org.lesionlens.torchscript;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The code of an archive; a file is read when something of it is first asked for. */
final class ArchiveCode {

    private final Map<String, String> texts;
    private final ModuleAttributes attributes;
    private final Map<String, CodeFile> files = new HashMap<>();

    /**
     * @param texts of the files, by their packages, for example {@code
     *     __torch__.torch.nn.functional}
     */
    ArchiveCode(Map<String, String> texts) {
        this(texts, ModuleAttributes.NONE);
    }

    /** The same of modules whose attributes are known. */
    ArchiveCode(Map<String, String> texts, ModuleAttributes attributes) {
        this.texts = Map.copyOf(texts);
        this.attributes = attributes;
    }

    ModuleAttributes attributes() {
        return attributes;
    }

    /**
     * A class by its full name.
     *
     * @throws TorchScriptException if its file is damaged
     */
    Optional<ClassCode> classCode(String name) throws TorchScriptException {
        Optional<CodeFile> file = file(packageOf(name));
        return file.map(found -> found.classes().get(lastOf(name)));
    }

    /**
     * A function by its full name.
     *
     * @throws TorchScriptException if its file is damaged
     */
    Optional<MethodCode> function(String name) throws TorchScriptException {
        Optional<CodeFile> file = file(packageOf(name));
        return file.map(found -> found.functions().get(lastOf(name)));
    }

    static String packageOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    private static String lastOf(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private Optional<CodeFile> file(String packageName) throws TorchScriptException {
        String text = texts.get(packageName);
        if (text == null) {
            return Optional.empty();
        }
        CodeFile known = files.get(packageName);
        if (known == null) {
            try {
                known = CodeFile.parse(packageName, text);
            } catch (TorchScriptException e) {
                throw new TorchScriptException(
                        "the code of %s cannot be read: %s".formatted(packageName, e.getMessage()),
                        e);
            }
            files.put(packageName, known);
        }
        return Optional.of(known);
    }
}
