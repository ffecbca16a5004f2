package org.lesionlens.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.lesionlens.files.FreeRoom;
import org.lesionlens.files.WriteProbe;

/**
 * Whether a folder of the program can be written, or made, and how much room is there.
 *
 * @param what it is for
 * @param folder that need not exist
 * @param home of the person, whose name is not told
 * @param advice if it cannot be written
 */
public record FolderCheck(String what, Path folder, Path home, String advice) implements Check {

    private static final long LITTLE = 1_000_000_000; // bytes

    @Override
    public CheckedPoint look() {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            WriteProbe.folder(there);
        } catch (IOException e) {
            return CheckedPoint.fault(what, shown() + " cannot be written", advice);
        }
        OptionalLong room = FreeRoom.in(there);
        if (room.isEmpty()) {
            return CheckedPoint.ok(what, shown());
        }
        String found = "%s, %s free".formatted(shown(), FreeRoom.inWords(room.getAsLong()));
        return room.getAsLong() < LITTLE
                ? CheckedPoint.note(what, found, "There is little room.")
                : CheckedPoint.ok(what, found);
    }

    /** Of other folders than those in the person's own, only the last name. */
    private String shown() {
        if (folder.startsWith(home) && home.getNameCount() > 0) {
            return Path.of("~").resolve(home.relativize(folder)).toString();
        }
        return folder.getNameCount() == 1 ? folder.toString() : ".../" + folder.getFileName();
    }
}
