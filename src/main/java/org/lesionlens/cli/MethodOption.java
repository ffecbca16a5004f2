package org.lesionlens.cli;

import java.util.List;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that choose how a class is explained. */
final class MethodOption {

    @Option(
            names = "--method",
            split = ",",
            paramLabel = "KEY[,KEY...]",
            converter = MethodConverter.class,
            description = {
                "How to explain it; default: grad-cam. Several give one figure of each image,",
                "NAME.CLASS.methods.png. More of each: --methods. The figures are for a CPU,",
                "in runs of the network.",
                "Maps of a layer (1): grad-cam, grad-cam++, hirescam, xgrad-cam,",
                "  layercam, grad-cam-elementwise, eigen-cam, eigengrad-cam,",
                "  ablation-cam (up to a second more), tf-explain, or tta (8: mean and spread",
                "  over flips and turns)",
                "Attributions of pixels: gradients (3), gradients-x-input (3),",
                "  integrated-gradients (3 a step), smoothgrad or",
                "  smoothgrad-squared (3 a sample)",
                "Perturbations: occlusion (1 a place, some 200), rise (1 a mask)"
            })
    private List<ExplanationMethod> chosen = List.of(CamMethod.GRAD_CAM);

    @Option(
            names = "--methods",
            help = true,
            description =
                    "List all methods with papers and costs; no more. Of those that are not of\na layer's maps, also what each shows and cannot show.")
    private boolean list;

    /** What is asked for, at least one. */
    List<ExplanationMethod> chosen() {
        return chosen;
    }

    /** True if nothing is wanted but the list of all. */
    boolean isList() {
        return list;
    }

    /**
     * Refuses what cannot be together.
     *
     * @param raw true if raw maps are asked for, which are named after one method
     * @param asked the command line to blame
     */
    void check(boolean raw, CommandLine asked) {
        if (chosen.stream().distinct().count() < chosen.size()) {
            throw new ParameterException(asked, "--method names a method twice");
        }
        if (raw && chosen.size() > 1) {
            throw new ParameterException(asked, "--raw is of one --method");
        }
    }
}
