package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Code that puts several grids into one tensor of activations, and takes them out again.
 *
 * <p>A grid that is coarser than the finest is enlarged. So that the head's numbers are exactly the
 * network's, it is then restored as its values, which go along, plus the mean over each of its
 * cells of what the activations were changed by: that is nothing, with the gradient of a mean.
 */
record PackedGrids(Cut cut) {

    private static final String LINE = "    ";

    /** A grid's variables. */
    private record Part(Grid grid, String name, String channels, String rows, String columns) {

        /** How many values it has. */
        String values() {
            return "torch.mul(%s, torch.mul(%s, %s))".formatted(channels, rows, columns);
        }

        /** How many of its values go along: none if the activations have them as they are. */
        String kept(String height, String width) {
            return "torch.mul(%s, int(torch.__or__(torch.ne(%s, %s), torch.ne(%s, %s))))"
                    .formatted(values(), rows, height, columns, width);
        }
    }

    /** Appends what gives the activations and the row of all else. */
    void pack(StringBuilder code) {
        List<Part> shown = read(cut.grids(), code);
        List<Part> carried = read(cut.carried(), code);
        String height = largest(shown.stream().map(Part::rows).toList(), code);
        String width = largest(shown.stream().map(Part::columns).toList(), code);
        List<String> maps = new ArrayList<>();
        List<String> row = new ArrayList<>();
        for (Part part : Stream.concat(shown.stream(), carried.stream()).toList()) {
            for (String side : List.of(part.channels(), part.rows(), part.columns())) {
                row.add(
                        "torch.new_full(%1$s, [torch.size(%1$s, 0), 1, 1], %2$s, dtype=None, layout=None, device=None, pin_memory=None)"
                                .formatted(part.name(), side));
            }
        }
        for (Part part : shown) {
            maps.add(enlarged(part, part.name(), height, width, code));
            row.add(values(part, part.kept(height, width)));
        }
        carried.forEach(part -> row.add(values(part, part.values())));
        String activations = assign("maps", joined(maps), code);
        code.append(
                "%sreturn (torch.contiguous(%s), torch.contiguous(torch.cat([%s], 2)))\n"
                        .formatted(LINE, activations, String.join(", ", row)));
    }

    private List<Part> read(List<Grid> grids, StringBuilder code) {
        Program program = cut.program();
        List<Part> parts = new ArrayList<>();
        for (Grid grid : grids) {
            String read = grid.read(program.input(), program::fresh, code);
            String name = assign("part", "torch.contiguous(%s)".formatted(read), code);
            parts.add(
                    new Part(
                            grid,
                            name,
                            assign("channels", "torch.size(%s, 1)".formatted(name), code),
                            assign("rows", "torch.size(%s, 2)".formatted(name), code),
                            assign("columns", "torch.size(%s, 3)".formatted(name), code)));
        }
        return parts;
    }

    private static String joined(List<String> maps) {
        return "torch.cat([%s], 1)".formatted(String.join(", ", maps));
    }

    private static String values(Part part, String count) {
        return "torch.slice(torch.reshape(%1$s, [torch.size(%1$s, 0), 1, -1]), 2, 0, %2$s)"
                .formatted(part.name(), count);
    }

    private String largest(List<String> sides, StringBuilder code) {
        String largest = sides.getFirst();
        for (String side : sides.subList(1, sides.size())) {
            largest = assign("largest", "ops.prim.max(%s, %s)".formatted(largest, side), code);
        }
        return largest;
    }

    /** Appends what gives the grids' variables their values. */
    void unpack(String given, String row, StringBuilder code) {
        List<Part> shown = sizes(cut.grids(), row, 0, code);
        List<Part> carried = sizes(cut.carried(), row, shown.size(), code);
        String height = assign("height", "torch.size(%s, 2)".formatted(given), code);
        String width = assign("width", "torch.size(%s, 3)".formatted(given), code);
        String channel = "0";
        String place = String.valueOf(GridSizes.SIDES * (shown.size() + carried.size()));
        for (Part part : shown) {
            String next = sum(channel, part.channels(), code);
            String own =
                    assign(
                            part.name(),
                            "torch.slice(%s, 1, %s, %s)".formatted(given, channel, next),
                            code);
            String kept = assign("kept", part.kept(height, width), code);
            String behind = sum(place, kept, code);
            restore(part, own, taken(part, row, place, behind), height, width, kept, code);
            channel = next;
            place = behind;
        }
        for (Part part : carried) {
            String behind = sum(place, part.values(), code);
            String all =
                    "torch.expand(%s, [torch.size(%s, 0), -1, -1, -1])"
                            .formatted(taken(part, row, place, behind), given);
            write(part.grid(), all, code);
            place = behind;
        }
    }

    private void restore(
            Part part,
            String own,
            String taken,
            String height,
            String width,
            String kept,
            StringBuilder code) {
        String restored = cut.program().fresh("restored");
        var enlarged = new StringBuilder();
        String values = assign("values", taken, enlarged);
        String large = enlarged(part, values, height, width, enlarged);
        code.append("%sif torch.gt(%s, 0):\n".formatted(LINE, kept));
        code.append(enlarged.toString().indent(2));
        code.append(
                "%s  %s = torch.add(%s, torch.adaptive_avg_pool2d(torch.sub(%s, %s), [%s, %s]))\n"
                        .formatted(
                                LINE, restored, values, own, large, part.rows(), part.columns()));
        code.append("%selse:\n%s  %s = %s\n".formatted(LINE, LINE, restored, own));
        write(part.grid(), restored, code);
    }

    /** A copy, as a layer may work in place. */
    private static void write(Grid grid, String channelsFirst, StringBuilder code) {
        String copy = "torch.clone(%s)".formatted(channelsFirst);
        code.append("%s%s = %s\n".formatted(LINE, grid.tensor(), grid.written(copy)));
    }

    private List<Part> sizes(List<Grid> grids, String row, int first, StringBuilder code) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < grids.size(); i++) {
            int place = GridSizes.SIDES * (first + i);
            parts.add(
                    new Part(
                            grids.get(i),
                            "part",
                            assign("channels", number(row, place), code),
                            assign("rows", number(row, place + 1), code),
                            assign("columns", number(row, place + 2), code)));
        }
        return parts;
    }

    private static String number(String row, int place) {
        return "int(torch.select(torch.select(torch.select(%s, 0, 0), 0, 0), 0, %d))"
                .formatted(row, place);
    }

    private static String taken(Part part, String row, String from, String to) {
        return "torch.reshape(torch.slice(%s, 2, %s, %s), [-1, %s, %s, %s])"
                .formatted(row, from, to, part.channels(), part.rows(), part.columns());
    }

    /** Each value in as many cells where that goes, so that their mean is the value. */
    private String enlarged(
            Part part, String tensor, String height, String width, StringBuilder code) {
        String name = cut.program().fresh("enlarged");
        code.append(
                """
                %1$sif torch.__and__(torch.eq(torch.remainder(%4$s, %6$s), 0), torch.eq(torch.remainder(%5$s, %7$s), 0)):
                %1$s  %2$s = torch.upsample_nearest2d(%3$s, [%4$s, %5$s], None)
                %1$selse:
                %1$s  %2$s = torch.upsample_bilinear2d(%3$s, [%4$s, %5$s], False, None)
                """
                        .formatted(LINE, name, tensor, height, width, part.rows(), part.columns()));
        return name;
    }

    private String sum(String one, String other, StringBuilder code) {
        return assign("sum", "torch.add(%s, %s)".formatted(one, other), code);
    }

    private String assign(String name, String value, StringBuilder code) {
        String fresh = cut.program().fresh(name);
        code.append("%s%s = %s\n".formatted(LINE, fresh, value));
        return fresh;
    }
}
