package plaza.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidationTest {
    private static List<String> wrong(Validation validation) {
        var refusal = catchThrowableOfType(DomainException.class, validation::orThrow);
        return refusal == null
                ? List.of()
                : refusal.errors().stream().map(FieldError::message).toList();
    }

    private static ListAssert<String> assertWrong(@Nullable String text, int min) {
        return assertThat(wrong(new Validation().text("text", text, min, 10)));
    }

    @Test
    void aTextThatMustBeThereShowsSomething() {
        assertWrong("a", 1).isEmpty();
        assertWrong("👨\u200d👩\u200d👧", 1).isEmpty();
        for (String nothing : List.of(" ", "\u200b", "\u3164\u2800", "\u202e\u202c")) {
            assertWrong(nothing, 1).singleElement().asString().startsWith("must show something");
        }
        assertWrong("", 1).singleElement().asString().startsWith("must have 1 to 10 characters");
        assertWrong(null, 1).containsExactly("is missing");
    }

    @Test
    void aTextThatMayBeLeftOutIsEmptyOrBlankOrShowsSomething() {
        for (String text : List.of("", " \n", "a", "\u200ba")) {
            assertWrong(text, 0).isEmpty();
        }
        assertWrong(null, 0).isEmpty();
        assertWrong("\u200b", 0).singleElement().asString().startsWith("must show something");
    }

    @Test
    void aNameLeavesTheDirectionOfOthersAlone() {
        assertThat(wrong(new Validation().name("name", "\u2067علي\u2069", 1, 10))).isEmpty();
        assertThat(wrong(new Validation().name("name", "\u202eadA", 1, 10)))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("must not turn the direction");
        assertThat(wrong(new Validation().name("name", "\u200e", 1, 10))).hasSize(1);
    }

    @Test
    void aNameIsASingleLine() {
        for (String lines : List.of("\n\nann", "ann\r\nben", "a\u2028b", "a\u2029b")) {
            assertThat(wrong(new Validation().name("name", lines, 1, 10)))
                    .containsExactly("must be a single line");
        }
        assertThat(wrong(new Validation().name("name", "ann of\u00a0ben", 1, 10))).isEmpty();
        assertThat(wrong(new Validation().name("name", "", 0, 10))).isEmpty();
    }
}
