package org.lesionlens.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lesionlens.torchscript.MethodCode.Parameter;

class ForwardCallTest {

    /** Where the photo is on a card, a network refuses numbers that are not. */
    @Test
    void numbersAreMadeWhereThePhotoIs() throws TorchScriptException {
        var call =
                new ForwardCall(
                        false,
                        false,
                        false,
                        Map.of("meta", List.of(1.0, 0.5)),
                        false,
                        OutputTensor.ALL);

        String code =
                call.method(
                        ForwardCall.METHOD,
                        "Network",
                        List.of(
                                new Parameter("self", "Network", null),
                                new Parameter("x", "Tensor", null),
                                new Parameter("meta", "Tensor", null)));

        assertThat(code)
                .contains(
                        "torch.full([torch.size(lens_photo, 0), 1], 5.000000000e-01, dtype=6, device=ops.prim.device(lens_photo))")
                .containsOnlyOnce("1.000000000e+00, dtype=6, device=ops.prim.device(lens_photo)")
                .contains("(self).forward(lens_input, torch.cat([");
    }
}
