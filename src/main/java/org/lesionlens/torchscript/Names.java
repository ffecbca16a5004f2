package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lesionlens.torchscript.Expression.Call;
import org.lesionlens.torchscript.Expression.Name;
import org.lesionlens.torchscript.Statement.Assign;
import org.lesionlens.torchscript.Statement.Branch;
import org.lesionlens.torchscript.Statement.Loop;

/** Which variables statements read and write, blocks within them included. */
final class Names {

    private Names() {}

    static Set<String> read(Expression expression) {
        Set<String> names = new LinkedHashSet<>();
        collect(expression, names);
        return names;
    }

    /** What a statement reads that it has not written before. */
    static Set<String> read(Statement statement) {
        Set<String> names = new LinkedHashSet<>();
        for (Expression expression : reading(statement)) {
            collect(expression, names);
        }
        for (List<Statement> block : statement.blocks()) {
            Set<String> settled = new HashSet<>(assigned(statement));
            for (Statement inner : block) {
                read(inner).stream().filter(name -> !settled.contains(name)).forEach(names::add);
                settled.addAll(settled(inner));
            }
        }
        return names;
    }

    /** What a statement writes, changes in place included. */
    static Set<String> written(Statement statement) {
        Set<String> names = new HashSet<>(writes(statement));
        changed(statement, names);
        return names;
    }

    /** What has a new value after a statement whatever happens in it. */
    static Set<String> settled(Statement statement) {
        if (!(statement instanceof Branch branch)) {
            return statement instanceof Assign ? Set.copyOf(assigned(statement)) : Set.of();
        }
        Set<String> names = settled(branch.then());
        names.retainAll(settled(branch.otherwise()));
        return names;
    }

    private static Set<String> settled(List<Statement> block) {
        Set<String> names = new HashSet<>();
        block.forEach(statement -> names.addAll(settled(statement)));
        return names;
    }

    private static void changed(Statement statement, Set<String> names) {
        for (Expression expression : reading(statement)) {
            if (expression instanceof Call call
                    && Operators.changesItsSubject(call)
                    && Operators.subject(call).orElse(call) instanceof Name(String name)) {
                names.add(name);
            }
        }
        statement.blocks().forEach(block -> block.forEach(inner -> changed(inner, names)));
    }

    /** How often each variable is written. */
    static Map<String, Integer> writes(List<Statement> statements) {
        Map<String, Integer> counts = new HashMap<>();
        for (Statement statement : statements) {
            writes(statement).forEach(name -> counts.merge(name, 1, Integer::sum));
        }
        return counts;
    }

    private static List<String> writes(Statement statement) {
        List<String> names = assigned(statement);
        for (List<Statement> block : statement.blocks()) {
            block.forEach(inner -> names.addAll(writes(inner)));
        }
        return names;
    }

    private static List<String> assigned(Statement statement) {
        List<String> names = new ArrayList<>();
        for (Expression target : targets(statement)) {
            if (target instanceof Name(String name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** True if an attribute of the module is set somewhere in it. */
    static boolean setsAttribute(Statement statement) {
        return targets(statement).stream().anyMatch(target -> !(target instanceof Name))
                || statement.blocks().stream().flatMap(List::stream).anyMatch(Names::setsAttribute);
    }

    private static List<Expression> targets(Statement statement) {
        return switch (statement) {
            case Assign assign -> assign.targets();
            case Loop loop -> loop.items();
            default -> List.of();
        };
    }

    private static List<Expression> reading(Statement statement) {
        return switch (statement) {
            case Assign assign -> List.of(assign.value());
            case Loop loop -> List.of(loop.source());
            default -> statement.expressions();
        };
    }

    private static void collect(Expression expression, Set<String> names) {
        if (expression instanceof Name(String name)) {
            names.add(name);
        }
        expression.parts().forEach(part -> collect(part, names));
    }
}
