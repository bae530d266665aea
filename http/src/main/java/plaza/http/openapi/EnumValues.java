package plaza.http.openapi;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;
import plaza.http.json.EnumNames;

/** Lists what constants are called in this API, of fields and of parameters and their defaults. */
final class EnumValues implements ModelConverter, ParameterCustomizer {
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        Class<?> raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (schema != null && raw.isEnum() && schema.getEnum() != null) {
            named(schema, raw);
        }
        return schema;
    }

    @Override
    @SuppressWarnings("unchecked") // a default is of its schema's type
    public Parameter customize(Parameter described, MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        if (type.isEnum()) {
            Schema<Object> schema = described.getSchema();
            schema.setDefault(named(schema.getDefault(), type));
        }
        return described;
    }

    private static <T> void named(Schema<T> schema, Class<?> type) {
        List<T> named = schema.getEnum().stream().map(value -> named(value, type)).toList();
        schema.setEnum(named);
    }

    /** Of a constant or its name in the code; what an annotation lists has its name already. */
    @SuppressWarnings("unchecked")
    private static <T> T named(T value, Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .filter(constant -> constant.name().equals(String.valueOf(value)))
                .map(constant -> (T) EnumNames.of(constant))
                .findFirst()
                .orElse(value);
    }
}
