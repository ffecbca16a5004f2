package org.lesionlens.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripted code comes to where it is made straight. */
class FoldingTest {

    @ParameterizedTest
    @ValueSource(strings = {"floordiv", "remainder"})
    void whatIsDividedByZeroIsNotKnown(String operator) throws Exception {
        assertThat(folded("if torch.eq(torch.%s(4, 0), 4):\n  y = x\n".formatted(operator)))
                .contains("if ");
        assertThat(folded("if torch.eq(torch.%s(4, 3), 1):\n  y = x\n".formatted(operator)))
                .doesNotContain("if ");
    }

    @Test
    void aLoopOverNumbersIsWrittenOut() throws Exception {
        assertThat(folded("for i in [2, 3]:\n  y = torch.add(x, i)\n"))
                .doesNotContain("for ")
                .contains("torch.add(x, 2)", "torch.add(x, 3)");
    }

    /** The body reads the item, and only numbers are put in place of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'\"mean\", \"max\"'", "'True, False'", "'0.5, 1.5'"})
    void aLoopOverAnythingElseIsLeft(String items) throws Exception {
        assertThat(folded("for i in [%s]:\n  y = torch.add(x, i)\n".formatted(items)))
                .contains("for ", "torch.add(x, i)");
    }

    private static String folded(String code) throws TorchScriptException {
        List<Statement> body =
                new StatementParser(new Tokens(Tokenizer.tokens(code.indent(4)))).block();
        return new Folding(ModuleAttributes.NONE, "self", "self", Map.of())
                .of(body).stream()
                        .map(statement -> statement.text(""))
                        .collect(Collectors.joining());
    }
}
