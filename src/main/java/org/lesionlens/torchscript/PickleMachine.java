package org.lesionlens.torchscript;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lesionlens.torchscript.TensorPickle.Storage;

/**
 * Goes through a pickle as libtorch does, on a stack, without making what it describes: it checks
 * the tensors and how deep things lie within each other, and notes the storages.
 */
final class PickleMachine {

    static final int DEEPEST = 400; // a network's modules lie some 50 deep
    private static final int MOST_VALUES = 20_000_000;
    private static final int MOST_DIMENSIONS = 64; // libtorch has no more
    private static final String TORCH = "torch.";
    private static final List<String> TENSORS =
            List.of("torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_qtensor");
    private static final String NESTED = "torch._tensor._rebuild_from_type_v2"; // never written

    /** Something with parts; how deep these go is known as far as they are when they are put in. */
    private static final class Whole {
        private final List<Object> parts = new ArrayList<>();
        private int depth = 1;

        private void add(Object part) throws UnsoundArchiveException {
            parts.add(part);
            depth = Math.max(depth, part instanceof Whole whole ? whole.depth + 1 : 1);
            if (depth > DEEPEST) {
                throw new UnsoundArchiveException("its data lie too deep within each other");
            }
        }
    }

    private record Global(String name) {
        /** True if it is no maker, but stands for itself. */
        private boolean isType() {
            return name.startsWith(TORCH)
                    && name.indexOf('.', TORCH.length()) < 0
                    && !name.equals("torch.device");
        }
    }

    private static final Object MARK = new Object();
    private static final Object OTHER = new Object();

    private final ByteBuffer bytes;
    private final PickleValues values;
    private final Deque<Object> stack = new ArrayDeque<>();
    private final Map<Integer, Object> memory = new HashMap<>();
    private final List<Storage> storages = new ArrayList<>();
    private int pushed;

    private PickleMachine(byte[] pickle) {
        this.bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
        this.values = new PickleValues(bytes);
    }

    /**
     * Goes through a pickle.
     *
     * @throws UnsoundArchiveException if it is damaged, a tensor does not fit its storage, or its
     *     parts lie too deep
     */
    static PickleMachine of(byte[] pickle) throws UnsoundArchiveException {
        var machine = new PickleMachine(pickle);
        try {
            boolean goesOn = true;
            while (goesOn) {
                goesOn = machine.step((char) (machine.bytes.get() & 0xFF));
            }
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | IllegalArgumentException e) {
            throw damaged();
        }
        return machine;
    }

    /** The attributes of the modules that the pickle is of. */
    ModuleAttributes attributes() {
        return new ModuleAttributes.Collector().of(stack.isEmpty() ? OTHER : stack.peek());
    }

    /** Names and values in turns, if something is an object that has them; else nothing. */
    static List<Object> state(Object value) {
        boolean isObject =
                value instanceof Whole whole
                        && whole.parts.size() == 1
                        && whole.parts.getFirst() instanceof Whole;
        return isObject ? ((Whole) ((Whole) value).parts.getFirst()).parts : List.of();
    }

    /** All storages that are named. */
    List<Storage> storages() {
        return List.copyOf(storages);
    }

    static UnsoundArchiveException damaged() {
        return new UnsoundArchiveException("the list of its tensors is damaged");
    }

    /**
     * False at the end.
     *
     * @throws UnsoundArchiveException also for what is unknown: beyond it, nothing can be checked
     */
    private boolean step(char operation) throws UnsoundArchiveException {
        switch (operation) {
            case '\u0080' -> bytes.get();
            case '(' -> push(MARK);
            case 'N' -> push(OTHER);
            case '\u0088' -> push(true);
            case '\u0089' -> push(false);
            case 'K' -> push((long) (bytes.get() & 0xFF));
            case 'M' -> push((long) (bytes.getShort() & 0xFFFF));
            case 'J' -> push((long) bytes.getInt());
            case '\u008a' -> push(values.number(bytes.get() & 0xFF));
            case 'G' -> push(bytes.getDouble());
            case 'X' -> push(values.text(bytes.getInt()));
            case '\u008d' -> push(values.text(bytes.getLong()));
            case 'c' -> push(new Global(values.line() + "." + values.line()));
            case ')', ']', '}' -> push(new Whole());
            case '\u0085', '\u0086', '\u0087' -> collect(operation - '\u0084');
            case 't', 'l', 'd' -> push(sinceMark());
            case 'a' -> append(List.of(pop()));
            case 's' -> {
                Object value = pop();
                append(List.of(pop(), value));
            }
            case 'e', 'u' -> append(sinceMark().parts);
            case 'q' -> memory.put(bytes.get() & 0xFF, top());
            case 'r' -> memory.put(bytes.getInt(), top());
            case 'h' -> push(remembered(bytes.get() & 0xFF));
            case 'j' -> push(remembered(bytes.getInt()));
            case 'Q' -> storage(pop());
            case '\u0081' -> begin();
            case 'R', 'b' -> make(); // the same, to libtorch
            case '.' -> {
                return false;
            }
            default -> throw damaged();
        }
        return true;
    }

    private void push(Object value) throws UnsoundArchiveException {
        if (++pushed > MOST_VALUES) {
            throw new UnsoundArchiveException("the list of its tensors is too long");
        }
        stack.push(value);
    }

    private Object pop() throws UnsoundArchiveException {
        Object value = stack.poll();
        if (value == null || value == MARK) {
            throw damaged();
        }
        return value;
    }

    private Object top() throws UnsoundArchiveException {
        Object value = stack.peek();
        if (value == null || value == MARK) {
            throw damaged();
        }
        return value;
    }

    private Object remembered(int place) throws UnsoundArchiveException {
        Object value = memory.get(place);
        if (value == null) {
            throw damaged();
        }
        return value;
    }

    private void collect(int count) throws UnsoundArchiveException {
        List<Object> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.addFirst(pop());
        }
        push(whole(parts));
    }

    private Whole sinceMark() throws UnsoundArchiveException {
        List<Object> parts = new ArrayList<>();
        Object value = stack.poll();
        while (value != null && value != MARK) {
            parts.add(value);
            value = stack.poll();
        }
        if (value == null) {
            throw damaged();
        }
        return whole(parts.reversed());
    }

    private static Whole whole(List<Object> parts) throws UnsoundArchiveException {
        var whole = new Whole();
        for (Object part : parts) {
            whole.add(part);
        }
        return whole;
    }

    private void append(List<Object> parts) throws UnsoundArchiveException {
        if (!(top() instanceof Whole whole)) {
            throw damaged();
        }
        for (Object part : parts) {
            whole.add(part);
        }
    }

    /** An object of a class begins, whose content follows. libtorch only drops the arguments. */
    private void begin() throws UnsoundArchiveException {
        boolean isEmpty = pop() instanceof Whole arguments && arguments.parts.isEmpty();
        if (!isEmpty || !(top() instanceof Global global) || TENSORS.contains(global.name())) {
            throw damaged();
        }
    }

    /**
     * An object of a class, or what a function makes: a tensor, or a list with its type. To
     * libtorch makers are numbers, and so are storages' types.
     */
    private void make() throws UnsoundArchiveException {
        Object arguments = pop();
        if (!(pop() instanceof Global maker) || maker.isType() || maker.name().equals(NESTED)) {
            throw damaged();
        }
        if (TENSORS.contains(maker.name())) {
            tensor(arguments).check();
        }
        push(whole(List.of(arguments)));
    }

    private static PickledTensor tensor(Object made) throws UnsoundArchiveException {
        List<Object> arguments = made instanceof Whole whole ? whole.parts : List.of();
        if (arguments.size() < 4 || !(arguments.getFirst() instanceof Storage storage)) {
            throw damaged();
        }
        return new PickledTensor(
                storage,
                whole(arguments.get(1)),
                wholes(arguments.get(2)),
                wholes(arguments.get(3)));
    }

    private static long whole(Object value) throws UnsoundArchiveException {
        if (value instanceof Long number) {
            return number;
        }
        throw damaged();
    }

    private static List<Long> wholes(Object value) throws UnsoundArchiveException {
        if (!(value instanceof Whole whole)) {
            throw damaged();
        }
        if (whole.parts.size() > MOST_DIMENSIONS) {
            throw new UnsoundArchiveException(
                    "a tensor has %d dimensions".formatted(whole.parts.size()));
        }
        List<Long> numbers = new ArrayList<>();
        for (Object part : whole.parts) {
            numbers.add(whole(part));
        }
        return numbers;
    }

    private void storage(Object id) throws UnsoundArchiveException {
        List<Object> parts = id instanceof Whole whole ? whole.parts : List.of();
        boolean isStorage =
                parts.size() == 5
                        && parts.get(0).equals("storage")
                        && parts.get(1) instanceof Global
                        && parts.get(2) instanceof String
                        && parts.get(4) instanceof Long;
        if (!isStorage) {
            throw damaged();
        }
        String type = ((Global) parts.get(1)).name();
        var storage =
                new Storage(
                        type.startsWith(TORCH) ? type.substring(TORCH.length()) : type,
                        (String) parts.get(2),
                        (Long) parts.get(4));
        storages.add(storage);
        push(storage);
    }
}
