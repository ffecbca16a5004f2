package org.lesionlens.torchscript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** What the variables of a program are made of; how large something is does not count. */
record Ancestry(Program program) {

    private record Use(String name, int before) {}

    /** All variables that some are made of as they were before a statement, and themselves. */
    Set<String> of(Set<String> names, int before) {
        Set<String> all = new HashSet<>();
        Deque<Use> open = new ArrayDeque<>();
        names.forEach(name -> open.add(new Use(name, before)));
        Set<Use> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Use use = open.pop();
            all.add(use.name());
            int place = program.definition(use.name(), use.before());
            if (place >= 0
                    && !Operators.asksSize(program.value(place))
                    && seen.add(new Use(use.name(), place))) {
                program.reads(place).forEach(read -> open.add(new Use(read, place)));
            }
        }
        return all;
    }
}
