package org.lesionlens.cases;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.ContentHash;
import org.lesionlens.files.FileNames;

/**
 * What a person has said of sets, found again by what stands in their tables, wherever these lie
 * next time. A set without tables is known by its folder.
 */
public final class SetMemory {

    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().enableComplexMapKeySerialization().create();

    private final Path memory;

    /**
     * @param memory folder of one JSON file for each set; made when needed
     */
    public SetMemory(Path memory) {
        this.memory = memory;
    }

    /**
     * What was said of a set; nothing if what was kept is damaged.
     *
     * @param tables that lie in it
     * @throws IOException if a table cannot be read
     */
    SetChoices find(Path folder, List<Path> tables) throws IOException {
        if (!mayBeKept(tables)) {
            return SetChoices.NONE;
        }
        Path kept = file(folder, tables);
        if (!Files.isRegularFile(kept)) {
            return SetChoices.NONE;
        }
        try {
            return Optional.ofNullable(JSON.fromJson(Files.readString(kept), SetChoices.class))
                    .orElse(SetChoices.NONE);
        } catch (JsonParseException | NullPointerException e) {
            return SetChoices.NONE;
        }
    }

    /**
     * Keeps what is said of a set.
     *
     * @throws IOException if a table cannot be read or the memory not be written
     */
    public void keep(CaseSet set, SetChoices choices) throws IOException {
        Path kept = file(set.folder(), set.provenance().candidates());
        if (choices.equals(SetChoices.NONE)) {
            Files.deleteIfExists(kept);
            return;
        }
        Files.createDirectories(memory);
        byte[] text = (JSON.toJson(choices) + "\n").getBytes(StandardCharsets.UTF_8);
        AtomicFile.replace(kept, out -> out.write(text));
    }

    /** Tables of which none of this size is known need not be read for this. */
    private boolean mayBeKept(List<Path> tables) throws IOException {
        if (!Files.isDirectory(memory)) {
            return false;
        }
        String size = bytes(tables) + "-";
        try (Stream<Path> kept = Files.list(memory)) {
            return kept.anyMatch(file -> FileNames.name(file).startsWith(size));
        }
    }

    private static long bytes(List<Path> tables) throws IOException {
        long bytes = 0;
        for (Path table : tables) {
            bytes += Files.size(table);
        }
        return bytes;
    }

    private Path file(Path folder, List<Path> tables) throws IOException {
        List<String> contents = new ArrayList<>();
        for (Path table : tables) {
            contents.add(ContentHash.of(table).hex());
        }
        if (contents.isEmpty()) {
            contents.add(folder.toAbsolutePath().normalize().toString());
        }
        Collections.sort(contents);
        ContentHash key = ContentHash.of(new byte[ContentHash.BYTES]);
        for (String content : contents) {
            key = key.with(content);
        }
        return memory.resolve(bytes(tables) + "-" + key.hex() + ".json");
    }
}
