package org.lesionlens.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.lesionlens.files.FreeRoom;
import org.lesionlens.files.NetworkDrive;
import org.lesionlens.files.WriteProbe;

/**
 * Whether a folder of the program can be written, or made, how much room is there, and whether it
 * is on another machine.
 *
 * @param what it is for
 * @param folder that need not exist
 * @param home of the person, whose name is not told
 * @param isNeeded false if the program works without it, with less
 * @param advice if it cannot be written
 */
public record FolderCheck(String what, Path folder, Path home, boolean isNeeded, String advice)
        implements Check {

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
            String found = shown() + " cannot be written";
            return isNeeded
                    ? CheckedPoint.fault(what, found, advice)
                    : CheckedPoint.note(what, found, advice);
        }
        String place =
                shown()
                        + NetworkDrive.of(there)
                                .map(" on a network drive (%s)"::formatted)
                                .orElse("");
        OptionalLong room = FreeRoom.in(there);
        if (room.isEmpty()) {
            return CheckedPoint.ok(what, place);
        }
        String found = "%s, %s free".formatted(place, FreeRoom.inWords(room.getAsLong()));
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
