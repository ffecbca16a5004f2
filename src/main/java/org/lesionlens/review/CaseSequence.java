package org.lesionlens.review;

import java.nio.file.Path;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/**
 * The lesions of some groups one after the other: a view, so that a step of the threshold copies
 * nothing.
 */
public final class CaseSequence extends AbstractList<ReviewCase> {

    private final List<List<ReviewCase>> groups;

    /**
     * @param groups in their order
     */
    public CaseSequence(Collection<List<ReviewCase>> groups) {
        this.groups = List.copyOf(groups);
    }

    /** Where the lesion of a photo stands; −1 if it is not one of them. */
    public int indexOf(Path file) {
        int hash = file.hashCode(); // kept by the path: of most others the bytes are not compared
        int index = 0;
        for (ReviewCase one : this) {
            Path other = one.image().file();
            if (other.hashCode() == hash && other.equals(file)) {
                return index;
            }
            index++;
        }
        return -1;
    }

    @Override
    public ReviewCase get(int index) {
        int left = index;
        for (List<ReviewCase> group : groups) {
            if (left < group.size()) {
                return group.get(left);
            }
            left -= group.size();
        }
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public int size() {
        return groups.stream().mapToInt(List::size).sum();
    }

    @Override
    public Iterator<ReviewCase> iterator() {
        return groups.stream().flatMap(List::stream).iterator();
    }
}
