package org.lesionlens.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkDriveTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nfs4", "NFS", "cifs", "smb2", "smbfs", "fuse.sshfs", "9p", "lustre"})
    void otherMachinesAreKnownByTheirFileSystems(String type) {
        assertThat(NetworkDrive.of("/home/erika", type)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "apfs", "NTFS", "zfs", ""})
    void disksOfThisMachineAreNone(String type) {
        assertThat(NetworkDrive.of("/home/erika", type)).isEmpty();
    }

    @Test
    void aShareOfWindowsIsOne() {
        assertThat(NetworkDrive.of("\\\\server\\share\\erika", "NTFS")).contains("share");
    }

    @Test
    void aFolderThatIsNotThereYetIsJudgedByWhereItWillBe() {
        assertThat(NetworkDrive.of(folder.resolve("a/b"))).isEqualTo(NetworkDrive.of(folder));
    }
}
