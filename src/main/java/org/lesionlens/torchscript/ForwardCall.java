package org.lesionlens.torchscript;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lesionlens.torchscript.MethodCode.Parameter;

/**
 * How a network is asked whose {@code forward} does not take one tensor of colours, (N, 3, H, W),
 * and give one of numbers.
 *
 * @param grey whether it takes one channel, of three equal ones
 * @param channelsLast whether it takes (N, H, W, channels)
 * @param bytes whether it takes whole numbers of 8 bits
 * @param inputs what it takes besides the photo, by the names of its parameters: numbers
 * @param given whether the numbers come with each photo, in the order of the names
 * @param output which of its tensors is taken
 */
public record ForwardCall(
        boolean grey,
        boolean channelsLast,
        boolean bytes,
        Map<String, List<Double>> inputs,
        boolean given,
        OutputTensor output) {

    /** The parameter of the numbers that come with each photo, (N, their count). */
    static final String VALUES = "lens_values";

    /** The method by which such a network is asked like any other. */
    public static final String METHOD = "lens_forward";

    /** One photo in, one tensor out. */
    public static final ForwardCall PLAIN =
            new ForwardCall(false, false, false, Map.of(), false, OutputTensor.ALL);

    public ForwardCall {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    }

    /** The same, another tensor taken. */
    public ForwardCall with(OutputTensor other) {
        return new ForwardCall(grey, channelsLast, bytes, inputs, given, other);
    }

    /** Short for names of files; different for different calls. */
    public String key() {
        return Integer.toHexString(toString().hashCode());
    }

    /**
     * The text of {@link #METHOD}, or of one that does the same by another name.
     *
     * @param network full name of the class
     * @param parameters of its {@code forward}, {@code self} first
     * @throws TorchScriptException if its inputs are not those that are known
     */
    String method(String name, String network, List<Parameter> parameters)
            throws TorchScriptException {
        String photo = photo(parameters);
        var text =
                new StringBuilder(
                        "  def %s(self: %s,\n    lens_photo: Tensor%s) -> Tensor:\n"
                                .formatted(
                                        name,
                                        network,
                                        given ? ",\n    " + VALUES + ": Tensor" : ""));
        text.append("    lens_input = %s\n".formatted(input()));
        String passed =
                parameters.stream()
                        .skip(1)
                        .filter(one -> one.otherwise() == null || inputs.containsKey(one.name()))
                        .map(one -> one.name().equals(photo) ? "lens_input" : numbers(one.name()))
                        .collect(Collectors.joining(", "));
        text.append("    lens_given = (self).forward(%s, )\n".formatted(passed));
        String taken = output.access().replace("%s", "lens_given");
        return text.append("    return torch.to(%s, 6)\n".formatted(taken)).toString(); // float32
    }

    private String input() {
        String input = "lens_photo";
        if (grey) {
            input = "torch.slice(%s, 1, 0, 1)".formatted(input);
        }
        if (channelsLast) {
            input = "torch.permute(%s, [0, 2, 3, 1])".formatted(input);
        }
        return bytes ? "torch.to(torch.clamp(torch.round(%s), 0, 255), 0)".formatted(input) : input;
    }

    private String numbers(String name) {
        if (!given) {
            return constant(name);
        }
        int first = 0;
        for (Map.Entry<String, List<Double>> input : inputs.entrySet()) {
            int end = first + input.getValue().size();
            if (input.getKey().equals(name)) {
                return "torch.expand(torch.slice(%s, 1, %d, %d), [torch.size(lens_photo, 0), -1])"
                        .formatted(VALUES, first, end);
            }
            first = end;
        }
        throw new IllegalArgumentException(name);
    }

    private String constant(String name) {
        String numbers =
                inputs.getOrDefault(name, List.of()).stream()
                        .map(number ->
                                String.format(
                                        Locale.ROOT,
                                        "torch.full([torch.size(lens_photo, 0), 1], %.9e, dtype=6, device=ops.prim.device(lens_photo))",
                                        number))
                        .collect(Collectors.joining(", "));
        return "torch.cat([%s], 1)".formatted(numbers);
    }

    private String photo(List<Parameter> parameters) throws TorchScriptException {
        List<Parameter> needed =
                parameters.stream().skip(1).filter(one -> one.otherwise() == null).toList();
        List<String> open =
                needed.stream()
                        .map(Parameter::name)
                        .filter(one -> !inputs.containsKey(one))
                        .toList();
        boolean known =
                needed.stream().map(Parameter::type).allMatch("Tensor"::equals)
                        && parameters.stream()
                                .map(Parameter::name)
                                .toList()
                                .containsAll(inputs.keySet());
        if (open.size() == 1 && known) {
            return open.getFirst();
        }
        String names = needed.stream().map(Parameter::name).collect(Collectors.joining(", "));
        throw new TorchScriptException(
                "its forward takes %d inputs (%s), not one: for those that are no photo, the card says \"inputs\": {\"NAME\": [NUMBERS]}, or {\"zeros\": N} in place of the list"
                        .formatted(needed.size(), names));
    }
}
