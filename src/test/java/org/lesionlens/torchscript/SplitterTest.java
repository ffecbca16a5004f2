package org.lesionlens.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.testing.Golden;

/** Where networks are split: written by hand, and as libtorch writes them. */
class SplitterTest {

    private static final String NET = "__torch__.Net";
    private static final String CONV = "torch.conv2d(%s, CONSTANTS.c0, None, [%d, %d])";

    private record Expected(String archive, FinalActivation activation, List<String> layers) {}

    @TestFactory
    Stream<DynamicTest> findsTheLayersOfArchivesOfAllKinds() {
        List<String> stages = List.of("features", "features.2", "features.1");
        return Stream.of(
                        new Expected("vision.traced.pt", FinalActivation.NONE, stages),
                        new Expected("vision.scripted.pt", FinalActivation.NONE, stages),
                        new Expected(
                                "timm.scripted.pt",
                                FinalActivation.NONE,
                                List.of("forward_features", "blocks.2", "blocks.1")),
                        new Expected(
                                "wrapped.traced.pt",
                                FinalActivation.SOFTMAX,
                                List.of("net", "net.2", "net.1")))
                .map(expected ->
                        DynamicTest.dynamicTest(expected.archive(), () -> compare(expected)));
    }

    private static void compare(Expected expected) throws Exception {
        var archive =
                ScriptArchive.read(
                        Golden.FOLDER.resolve("torchscript").resolve(expected.archive()));
        InstrumentedArchive found = InstrumentedArchive.of(archive);
        assertThat(found.activation()).isEqualTo(expected.activation());
        assertThat(found.layers())
                .extracting(TargetLayer::name)
                .containsExactlyElementsOf(expected.layers());
    }

    @Test
    void cutsBeforeTheLastPoolAndNotWithinSqueezeAndExcitation() throws Exception {
        Split split =
                split(
                        """
                        a = torch.relu(x)
                        s = torch.adaptive_avg_pool2d(a, [1, 1])
                        b = torch.mul(a, torch.sigmoid(s))
                        p = torch.adaptive_avg_pool2d(b, [1, 1])
                        return torch.linear(torch.flatten(p, 1), CONSTANTS.c1, CONSTANTS.c2)
                        """);

        assertThat(split.layers().getFirst().name()).isEqualTo("b (mul)");
        assertThat(split.methods()).contains("return torch.contiguous(b)");
    }

    @Test
    void takesTheLastSigmoidOff() throws Exception {
        Split split =
                split(
                        """
                        a = torch.relu(x)
                        y = torch.flatten(torch.mean(a, [2, 3]), 1)
                        return torch.squeeze(torch.sigmoid(y), 1)
                        """);

        assertThat(split.activation()).isEqualTo(FinalActivation.SIGMOID);
        assertThat(split.methods()).doesNotContain("sigmoid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    SIGMOID     | p = torch.sigmoid(y);return torch.to(p, 6)
                    SIGMOID     | p = torch.sigmoid(torch.to(y, 7));return torch.to(p, 6)
                    SIGMOID     | p = torch.sigmoid(y);return torch.clamp(p, 9.9999999999999995e-07, 0.99999899999999997)
                    SIGMOID     | p = torch.sigmoid(y);return torch.rsub(p, 1.)
                    SIGMOID     | p = torch.sigmoid(y);return torch.cat([torch.rsub(p, 1), p], 1)
                    SIGMOID     | p = torch.sigmoid(torch.squeeze(y, 1));return torch.stack([torch.rsub(p, 1), p], -1)
                    SIGMOID     | e = torch.exp(torch.neg(y));r = torch.reciprocal(torch.add(e, CONSTANTS.c5));return torch.mul(r, CONSTANTS.c5)
                    SIGMOID     | return torch.exp(torch.log_sigmoid(y))
                    SIGMOID     | p = torch.softmax(y, -1);q = torch.slice(p, 0, 0, 9223372036854775807);return torch.slice(q, 1, 1, 2)
                    SIGMOID     | p = torch.softmax(y, 1);return torch.select(p, 1, -1)
                    SIGMOID     | p = torch.softmax(y, 1);a, b, = torch.unbind(p, 1);return b
                    SOFTMAX     | p = torch.softmax(y, 1);return torch.select(p, 0, 0)
                    SOFTMAX     | return torch.softmax(torch.div(y, CONSTANTS.c5), 1)
                    SOFTMAX     | return torch.exp(torch.log_softmax(y, 1))
                    SOFTMAX     | return torch.div(torch.exp(y), torch.sum(torch.exp(y), [1], True))
                    SOFTMAX     | p = torch.sigmoid(y);return torch.div(p, torch.sum(torch.sigmoid(y), [-1], True))
                    LOG_SOFTMAX | return torch.log(torch.softmax(y, 1))
                    NONE        | p = torch.sigmoid(y);return torch.clamp(p, 0.01, 0.99)
                    NONE        | p = torch.sigmoid(y);return torch.mul(p, p)
                    NONE        | return torch.softmax(y, 0)
                    """)
    void findsTheLogitBehindProbabilities(FinalActivation expected, String ending)
            throws Exception {
        Split split =
                split(
                        "a = torch.relu(x)\ny = torch.flatten(torch.mean(a, [2, 3]), 1)\n"
                                + String.join("\n", ending.split(";"))
                                + "\n");

        assertThat(split.activation()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tanh     | return torch.tanh(y)
                    tanh     | return torch.mul(torch.tanh(y), 0.5)
                    tanh     | t = torch.add(torch.tanh(y), CONSTANTS.c5);return torch.div(t, CONSTANTS.c6)
                    tanh     | t = torch.tanh(torch.div(y, CONSTANTS.c5));s = torch.add(t, CONSTANTS.c6);return torch.div(s, CONSTANTS.c5)
                    tanh     | return torch.mul(torch.tanh(y), torch.sigmoid(y))
                    softsign | return torch.div(y, torch.add(torch.abs(y), 1))
                    ''       | return torch.mul(torch.tanh(torch.div(y, 30.)), 30.)
                    ''       | return torch.mul(torch.tanh(torch.div(y, CONSTANTS.c5)), CONSTANTS.c5)
                    ''       | return torch.mul(CONSTANTS.c5, torch.tanh(torch.mul(y, CONSTANTS.c6)))
                    ''       | return torch.div(torch.tanh(y), 0.25)
                    ''       | t = torch.linear(y, CONSTANTS.c1, CONSTANTS.c2);return torch.add(torch.tanh(y), t)
                    ''       | return torch.mul(torch.tanh(y), y)
                    """)
    void namesWhatKeepsNumbersWithinBounds(String bounded, String ending) throws Exception {
        assertThat(ended(ending).bounded()).isEqualTo(bounded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    softplus | return torch.add(torch.softplus(y), 1)
                    exp      | return torch.exp(y)
                    pow      | return torch.pow(y, 2)
                    ''       | return torch.pow(y, 3)
                    clamp    | return torch.clamp(y, 0)
                    ''       | return torch.clamp(y, -10, 10)
                    ''       | return torch.mean(torch.relu(torch.flatten(a, 2)), [2])
                    """)
    void namesWhatGivesNoNegativeNumber(String unsigned, String ending) throws Exception {
        assertThat(ended(ending).unsigned()).isEqualTo(unsigned);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    true  | return torch.linear(y, CONSTANTS.c1, CONSTANTS.c2)
                    true  | return torch.squeeze(torch.linear(torch.relu(y), CONSTANTS.c1), 1)
                    false | return torch.linear(torch.softmax(y, 1), CONSTANTS.c1)
                    false | return torch.tanh(torch.linear(y, CONSTANTS.c1))
                    """)
    void tellsALayersSumsFromSumsOfProbabilities(boolean weighed, String ending) throws Exception {
        assertThat(ended(ending).weighed()).isEqualTo(weighed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    true  | p, q, = torch.sort(y, 1);return p
                    true  | p, q, = torch.sort(y);return torch.mul(p, 100)
                    true  | p, q, = torch.topk(y, 2, -1);return p
                    false | p, q, = torch.topk(r, 1, 2);return torch.flatten(p, 1)
                    false | p, q, = torch.sort(r, -1);return torch.select(p, 2, 0)
                    false | p, q, = torch.sort(r, 1);return torch.select(p, 1, 0)
                    false | p, q, = torch.topk(r, 3, 2);return torch.mean(p, 2)
                    """)
    void numbersOfPositionsMayBeSorted(boolean sorted, String ending) throws Exception {
        assertThat(ended("r = torch.flatten(a, 2);" + ending).sorted()).isEqualTo(sorted);
    }

    private static LastOperators ended(String ending) throws Exception {
        return split(
                        "a = torch.relu(x)\ny = torch.flatten(torch.mean(a, [2, 3]), 1)\n"
                                + String.join("\n", ending.split(";"))
                                + "\n")
                .ending();
    }

    @Test
    void tellsHowFarAClampKeepsProbabilitiesFromTheirEnds() throws Exception {
        Split split =
                split(
                        """
                        a = torch.relu(x)
                        y = torch.flatten(torch.mean(a, [2, 3]), 1)
                        return torch.clamp(torch.sigmoid(y), 0.00002, 0.99995)
                        """);

        assertThat(split.clamped()).isCloseTo(5e-5, within(1e-9));
    }

    @Test
    void oneShareOfASoftmaxHasTheLogitOfItAgainstTheOthers() throws Exception {
        Split split =
                split(
                        """
                        a = torch.relu(x)
                        y = torch.flatten(torch.mean(a, [2, 3]), 1)
                        return torch.select(torch.softmax(y, 1), 1, 1)
                        """);

        assertThat(split.methods())
                .contains("torch.sub(torch.select(y, 1, 1), torch.logsumexp(torch.cat(")
                .contains("torch.slice(y, 1, 0, 1), torch.slice(y, 1, 2, 9223372036854775807)");
    }

    @Test
    void theNetworkMayBeCalledOtherwiseThanSelf() throws Exception {
        var code =
                new ArchiveCode(
                        Map.of(
                                "__torch__",
                                """
                                class Net(Module):
                                  def forward(net: __torch__.Net,
                                      x: Tensor) -> Tensor:
                                    a = torch.relu(x)
                                    return torch.flatten(torch.mean(a, [2, 3]), 1)
                                """));

        assertThat(Splitter.split(code, "__torch__.Net").methods())
                .contains("def lens_features(self: __torch__.Net,");
    }

    @Test
    void writesOutALoopWithItsTurnsOneByOne() throws Exception {
        Split split =
                splitClass(
                        """
                          def turned(self: __torch__.Net,
                              x: Tensor,
                              k: int) -> Tensor:
                            if torch.ge(k, 1):
                              y = torch.flip(x, [3])
                            else:
                              y = x
                            return y
                          def forward(self: __torch__.Net,
                              x: Tensor) -> Tensor:
                            shape = torch.size(x)
                            sum = torch.zeros([shape[0], 8])
                            for k in range(2):
                              a = torch.relu((self).turned(x, k, ))
                              sum = torch.add_(sum, torch.mean(a, [2, 3]))
                            return sum
                        """);

        assertThat(split.layers().getFirst().networks()).isEqualTo(2);
        assertThat(split.methods()).contains("torch.flip(a", "torch.size(").doesNotContain("for ");
    }

    @Test
    void takesTheBranchThatAttributesAndMissingArgumentsLeave() throws Exception {
        String text =
                """
                class Net(Module):
                  mode : str
                  def forward(self: __torch__.Net,
                      x: Tensor,
                      mask: Optional[Tensor]=None) -> Tensor:
                    a = torch.relu(x)
                    if torch.__isnot__(mask, None):
                      b = torch.mul(a, mask)
                    else:
                      b = torch.sigmoid(a)
                    mode = self.mode
                    if torch.eq(mode, "mean"):
                      c = torch.mean(b, [2, 3])
                    else:
                      c = torch.amax(b, [2, 3])
                    if self.training:
                      d = torch.dropout(c, 0.5, True)
                    else:
                      d = c
                    return d
                """;
        var attributes = new ModuleAttributes(Map.of("mode", "\"mean\"", "training", "True"));

        Split split = Splitter.split(new ArchiveCode(Map.of("__torch__", text), attributes), NET);

        assertThat(split.layers().getFirst().name()).isEqualTo("b (sigmoid)");
        assertThat(split.methods())
                .contains("torch.mean(")
                .doesNotContain("amax", "dropout", "if ");
    }

    @Test
    void takesTheBranchThatAnAttributeLeavesWhereItIsPassedOn() throws Exception {
        String text =
                """
                class Net(Module):
                  kind : str
                  def pool(self: __torch__.Net,
                      x: Tensor,
                      kind: str) -> Tensor:
                    if torch.eq(kind, "mean"):
                      y = torch.mean(x, [2, 3])
                    else:
                      y = torch.amax(x, [2, 3])
                    return y
                  def forward(self: __torch__.Net,
                      x: Tensor) -> Tensor:
                    kind = self.kind
                    return (self).pool(torch.relu(x), kind, )
                """;
        var attributes = new ModuleAttributes(Map.of("kind", "\"mean\""));

        Split split = Splitter.split(new ArchiveCode(Map.of("__torch__", text), attributes), NET);

        assertThat(split.methods()).contains("torch.mean(").doesNotContain("amax");
    }

    @Test
    void stepsBackFromTheGeneralisedMean() throws Exception {
        Split split =
                split(
                        """
                        a = torch.relu(x)
                        b = torch.pow(torch.clamp(a, 0.01), 3)
                        return torch.flatten(torch.mean(b, [-1, -2]), 1)
                        """);

        assertThat(split.layers().getFirst().name()).isEqualTo("a (relu)");
    }

    @Test
    void asksTheActivationsHowManyImagesThereAre() throws Exception {
        Split split =
                split(
                        """
                        n = torch.size(x, 0)
                        a = torch.relu(x)
                        p = torch.adaptive_avg_pool2d(a, [1, 1])
                        return torch.view(p, [n, -1])
                        """);

        assertThat(split.methods()).contains("n = torch.size(a, 0)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    torch.mean(torch.mean(a, [3]), [2])                                | torch.contiguous(a)
                    torch.mean(torch.mean(a, [1]), [1])                                | torch.permute(a, [0, 3, 1, 2])
                    torch.mean(torch.permute(a, [0, 2, 3, 1]), [1, 2])                 | torch.contiguous(a)
                    torch.mean(torch.transpose(a, 1, 3), [1, 2])                       | torch.contiguous(a)
                    torch.mean(a, [1, 2])                                              | torch.permute(a, [0, 3, 1, 2])
                    torch.mean(torch.transpose(torch.flatten(a, 2), 1, 2), [1])        | torch.contiguous(a)
                    torch.mean(torch.permute(torch.flatten(a, 2), [2, 0, 1]), [0])     | torch.contiguous(a)
                    torch.mean(a, [1])                                                 | torch.transpose(a, 1, 2)
                    torch.mean(a, [0])                                                 | torch.permute(a, [1, 2, 0])
                    torch.einsum("nchw->nc", [a])                                      | torch.contiguous(a)
                    torch.flatten(torch.adaptive_avg_pool1d(torch.flatten(a, 2), [1])) | torch.contiguous(a)
                    """)
    void readsTheGridAsItIsPooled(String pooling, String read) throws Exception {
        Split split =
                split(
                        "a = torch.relu(%s)\nreturn torch.linear(%s, CONSTANTS.c1, CONSTANTS.c2)\n"
                                .formatted(CONV.formatted("x", 2, 2), pooling));

        assertThat(split.doubt()).isEqualTo(Doubt.NONE);
        assertThat(split.layers().getFirst().name())
                .isEqualTo(
                        split.layers().getFirst().tokens()
                                ? "a (relu) (tokens, row by row)"
                                : "a (relu)");
        assertThat(split.methods()).contains(read);
    }

    @Test
    void takesTheMeanOfNetworksSideBySideForNoPooling() throws Exception {
        Split split =
                split(
                        """
                        f = torch.flip(x, [-1])
                        a = %s
                        b = %s
                        y = torch.stack([torch.mean(a, [2, 3]), torch.mean(b, [2, 3])])
                        return torch.mean(y, [0])
                        """
                                .formatted(CONV.formatted("x", 2, 2), CONV.formatted("f", 2, 2)));

        assertThat(split.layers().getFirst().networks()).isEqualTo(2);
        assertThat(split.methods())
                .contains("part = torch.contiguous(a)")
                .contains("part_0 = torch.contiguous(torch.flip(b, [3]))")
                .contains("maps = torch.cat([enlarged, enlarged_0], 1)")
                .contains("b = torch.contiguous(torch.flip(torch.clone(restored_0), [3]))");
    }

    @Test
    void namesTheFirstOfSeveralLayersThatArePooled() throws Exception {
        Split split =
                split(
                        """
                        a = %s
                        b = %s
                        y = torch.cat([torch.mean(a, [2, 3]), torch.mean(b, [2, 3])], 1)
                        return torch.linear(y, CONSTANTS.c1, CONSTANTS.c2)
                        """
                                .formatted(CONV.formatted("x", 2, 2), CONV.formatted("a", 2, 2)));

        assertThat(split.layers().stream().map(TargetLayer::name))
                .containsExactly(
                        "a (conv2d) (first of 2 that are pooled)",
                        "b (conv2d) (number 2 of 2 that are pooled)",
                        "a (conv2d) + b (conv2d) (maps enlarged and added)");
    }

    /** Which tokens are read is not known where a branch decides it. */
    @Test
    void doubtsTokensOfWhichOneIsReadInABranch() throws Exception {
        Split split =
                split(
                        """
                        a = %s
                        t = torch.transpose(torch.flatten(a, 2), 1, 2)
                        n = torch.add(torch.cat([CONSTANTS.c1, t], 1), CONSTANTS.c2)
                        b = torch.scaled_dot_product_attention(n, n, n)
                        if torch.eq(torch.dim(b), 3):
                          r = torch.select(b, 1, 0)
                        else:
                          r = torch.mean(b, [1])
                        return torch.linear(r, CONSTANTS.c3, CONSTANTS.c4)
                        """
                                .formatted(CONV.formatted("x", 8, 8)));

        assertThat(split.doubt()).isEqualTo(Doubt.MIXED);
        assertThat(split.layers().getFirst().tokens()).isFalse();
    }

    @Test
    void offersNoFurtherLayerThatIsPooledWhereThePhotoIsShifted() throws Exception {
        Split split =
                split(
                        """
                        f = torch.roll(x, [8], [3])
                        a = %s
                        b = %s
                        y = torch.cat([torch.mean(a, [2, 3]), torch.mean(b, [2, 3])], 1)
                        return torch.linear(y, CONSTANTS.c1, CONSTANTS.c2)
                        """
                                .formatted(CONV.formatted("f", 2, 2), CONV.formatted("a", 2, 2)));

        assertThat(split.doubt()).isEqualTo(Doubt.MOVED);
        assertThat(split.layers().stream().map(TargetLayer::name))
                .containsExactly("a (conv2d) (first of 2 that are pooled)");
    }

    @Test
    void doubtsALayerBehindWhichPositionsAreMixed() throws Exception {
        Split split =
                split(
                        """
                        a = %s
                        t = torch.linear(torch.flatten(a, 2), CONSTANTS.c1, CONSTANTS.c2)
                        return torch.select(t, 2, 0)
                        """
                                .formatted(CONV.formatted("x", 8, 8)));

        assertThat(split.doubt()).isEqualTo(Doubt.MIXED);
    }

    /** That one position answers is not to be seen in the code, but by running it. */
    @Test
    void attentionToAllPositionsIsToBeProvenToTakeThemAlike() throws Exception {
        Split split =
                split(
                        """
                        a = %s
                        t = torch.transpose(torch.flatten(a, 2), 1, 2)
                        b = torch.scaled_dot_product_attention(t, t, t)
                        return torch.select(b, 1, 0)
                        """
                                .formatted(CONV.formatted("x", 8, 8)));

        assertThat(split.doubt()).isEqualTo(Doubt.NONE);
        assertThat(split.layers().getFirst().name()).isEqualTo("a (conv2d)");
        assertThat(split.layers().getFirst().pooled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "torch.roll(x, [8], [3])",
                "torch.slice(x, 2, 8, 40)",
                "torch.cat([x, torch.flip(x, [3])])",
                "torch.pad(x, [0, 12, 0, 12])"
            })
    void doubtsWhatMovesThePicture(String moved) throws Exception {
        Split split =
                split(
                        "m = %s\na = %s\nreturn torch.mean(a, [2, 3])\n"
                                .formatted(moved, CONV.formatted("m", 2, 2)));

        assertThat(split.doubt()).isEqualTo(Doubt.MOVED);
    }

    @Test
    void findsTheStageBeforeEachCoarserGrid() throws Exception {
        Split split =
                split(
                        """
                        a = %s
                        b = torch.add(a, torch.relu(a))
                        c = %s
                        d = %s
                        return torch.mean(d, [2, 3])
                        """
                                .formatted(
                                        CONV.formatted("x", 2, 2),
                                        CONV.formatted("b", 1, 1),
                                        CONV.formatted("c", 2, 2)));

        assertThat(split.layers())
                .extracting(TargetLayer::name)
                .containsExactly("d (conv2d)", "b (add)");
    }

    @Test
    void takesTheBranchThatAConstantChooses() throws Exception {
        var methods =
                """
                  def forward(self: __torch__.Net,
                    x: Tensor) -> Tensor:
                    return (self).rest(torch.relu(x), False, )
                  def rest(self: __torch__.Net,
                    a: Tensor,
                    early: bool=True) -> Tensor:
                    if early:
                      y = a
                    else:
                      y = torch.mean(a, [2, 3])
                    return y
                """;

        assertThat(splitClass(methods).methods()).contains("torch.mean(").doesNotContain("if ");
    }

    @Test
    void saysHowTheCodeEndsIfNothingIsFound() {
        assertThatThrownBy(() -> split("y = torch.matmul(x, CONSTANTS.c0)\nreturn torch.relu(y)\n"))
                .isInstanceOf(TorchScriptException.class)
                .hasMessageContaining("no layer was found")
                .hasMessageContaining("y = torch.matmul(x, CONSTANTS.c0)");
    }

    @Test
    void refusesSeveralInputs() {
        String methods =
                """
                  def forward(self: __torch__.Net,
                    x: Tensor,
                    age: Tensor) -> Tensor:
                    return x
                """;
        assertThatThrownBy(() -> splitClass(methods)).hasMessageContaining("takes 2 inputs");
    }

    @Test
    void refusesCodeThatCallsItself() {
        String methods =
                """
                  def forward(self: __torch__.Net,
                    x: Tensor) -> Tensor:
                    return (self).forward(torch.mean(x, [2, 3]), )
                """;
        assertThatThrownBy(() -> splitClass(methods)).isInstanceOf(TorchScriptException.class);
    }

    @Test
    void refusesWhatIsTooDeep() {
        String deep = "torch.relu(".repeat(5000) + "x" + ")".repeat(5000);
        assertThatThrownBy(() -> split("return " + deep + "\n"))
                .hasMessageContaining("brackets are too deep");
        assertThatThrownBy(() -> split("return x" + ".a".repeat(5000) + "\n"))
                .hasMessageContaining("an expression is too long");
        assertThatThrownBy(() -> split("return " + "- ".repeat(5000) + "x\n"))
                .hasMessageContaining("an expression is too deep");
    }

    private static Split split(String body) throws TorchScriptException {
        return splitClass(
                "  def forward(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n" + body.indent(4));
    }

    private static Split splitClass(String methods) throws TorchScriptException {
        String text = "class Net(Module):\n  training : bool\n" + methods;
        return Splitter.split(new ArchiveCode(Map.of("__torch__", text)), NET);
    }
}
