package org.lesionlens.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lesionlens.files.ContentHash;

/**
 * Tells which names come again, by eight bytes of a hash of each: of a million, two that differ are
 * taken for one once in forty million tables.
 */
final class SeenNames {

    private static final int EXAMPLES = 3;
    private static final int FIRST = 1 << 11; // places, a power of two

    private final List<String> examples = new ArrayList<>();
    private long[] hashes = new long[FIRST]; // 0 where there is none
    private int size;
    private int again;

    void add(String name) {
        long hash = ContentHash.of(name).first();
        if (!put(hashes, hash == 0 ? 1 : hash)) {
            again++;
            if (examples.size() < EXAMPLES) {
                examples.add(name);
            }
            return;
        }
        size++;
        if (2 * size > hashes.length) {
            long[] more = new long[2 * hashes.length];
            Arrays.stream(hashes).filter(one -> one != 0).forEach(one -> put(more, one));
            hashes = more;
        }
    }

    /** False if it was there. */
    private static boolean put(long[] places, long hash) {
        int place = (int) hash & (places.length - 1);
        while (places[place] != 0 && places[place] != hash) {
            place = (place + 1) & (places.length - 1);
        }
        boolean isNew = places[place] == 0;
        places[place] = hash;
        return isNew;
    }

    /** How many had the name of one before, and the first of them. */
    JudgedTable.SomeRows again() {
        return new JudgedTable.SomeRows(again, List.copyOf(examples));
    }
}
