package org.lesionlens.torchscript;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors that a pickle of PyTorch's points to, read without unpickling it: each is the tuple
 * ("storage", type, key of the file with its numbers, device, how many) of a persistent id.
 */
final class TensorPickle {

    private static final char MARK = '(';
    private static final String TORCH = "torch.";

    private final ByteBuffer bytes;
    private final Map<String, String> others;
    private final ByteArrayOutputStream changed = new ByteArrayOutputStream();
    private final List<Storage> storages = new ArrayList<>();
    private final Map<Integer, String> memory = new HashMap<>();
    private final Deque<List<String>> open = new ArrayDeque<>();
    private String last = "";
    private List<String> tuple = List.of();

    private TensorPickle(byte[] pickle, Map<String, String> others) {
        this.bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
        this.others = others;
        open.push(new ArrayList<>());
    }

    /**
     * Where a tensor's numbers are.
     *
     * @param type of its numbers, for example {@code HalfStorage}
     * @param key name of the file with its numbers
     * @param count of its numbers
     */
    record Storage(String type, String key, long count) {}

    /**
     * The tensors that a pickle points to.
     *
     * @throws TorchScriptException if it is damaged, or nothing that PyTorch writes
     */
    static List<Storage> storages(byte[] pickle) throws TorchScriptException {
        return List.copyOf(read(pickle, Map.of()).storages);
    }

    /**
     * A pickle with other types in place of some.
     *
     * @param others without {@code torch.}
     * @throws TorchScriptException if it is damaged, or nothing that PyTorch writes
     */
    static byte[] renamed(byte[] pickle, Map<String, String> others) throws TorchScriptException {
        return read(pickle, others).changed.toByteArray();
    }

    private static TensorPickle read(byte[] pickle, Map<String, String> others)
            throws TorchScriptException {
        try {
            var reader = new TensorPickle(pickle, others);
            reader.read();
            return reader;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new TorchScriptException("the list of its tensors is damaged", e);
        }
    }

    private void read() throws TorchScriptException {
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            char operation = (char) (bytes.get() & 0xFF);
            if (operation == 'c') {
                global();
            } else {
                pass(operation);
                changed.write(bytes.array(), start, bytes.position() - start);
            }
        }
    }

    private void global() {
        String module = line();
        String name = line();
        boolean other = module.equals("torch") && others.containsKey(name);
        String written = "c" + module + "\n" + (other ? others.get(name) : name) + "\n";
        changed.writeBytes(written.getBytes(StandardCharsets.UTF_8));
        push(module + "." + name);
    }

    private void pass(char operation) throws TorchScriptException {
        switch (operation) {
            case MARK -> open.push(new ArrayList<>());
            case 't' -> {
                tuple = close();
                push("");
            }
            case 'e', 'u' -> close();
            case 'X' -> push(text(bytes.getInt()));
            case 'K' -> push(String.valueOf(bytes.get() & 0xFF));
            case 'M' -> push(String.valueOf(bytes.getShort() & 0xFFFF));
            case 'J' -> push(String.valueOf(bytes.getInt()));
            case '\u008a' -> push(String.valueOf(number(bytes.get() & 0xFF)));
            case 'G' -> push(String.valueOf(bytes.getDouble()));
            case 'q' -> memory.put(bytes.get() & 0xFF, last);
            case 'r' -> memory.put(bytes.getInt(), last);
            case 'h' -> push(memory.getOrDefault(bytes.get() & 0xFF, ""));
            case 'j' -> push(memory.getOrDefault(bytes.getInt(), ""));
            case '\u0080' -> bytes.get();
            case 'Q' -> storage();
            case 'N', '\u0088', '\u0089', ')', ']', '}', '\u0085', '\u0086', '\u0087' -> push("");
            case 'R', 'b', 'a', 's', '.', '0', '\u0081' -> last = "";
            default ->
                    throw new TorchScriptException(
                            "the list of its tensors has an odd entry (%x)"
                                    .formatted((int) operation));
        }
    }

    private void storage() {
        if (tuple.size() == 5 && tuple.getFirst().equals("storage")) {
            storages.add(
                    new Storage(
                            tuple.get(1).substring(tuple.get(1).startsWith(TORCH) ? 6 : 0),
                            tuple.get(2),
                            Long.parseLong(tuple.get(4))));
        }
        push("");
    }

    private long number(int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number |= (bytes.get() & 0xFFL) << (8 * i);
        }
        return number;
    }

    private void push(String value) {
        last = value;
        open.element().add(value);
    }

    private List<String> close() {
        List<String> items = open.pop();
        if (open.isEmpty()) {
            open.push(new ArrayList<>());
        }
        return items;
    }

    private String line() {
        var line = new StringBuilder();
        for (char c = (char) bytes.get(); c != '\n'; c = (char) bytes.get()) {
            line.append(c);
        }
        return line.toString();
    }

    private String text(int length) {
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
