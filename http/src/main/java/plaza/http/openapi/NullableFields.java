package plaza.http.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of the fields of records which may be null: those that the code says it of. */
final class NullableFields implements ModelConverter {
    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        JavaType javaType = TypeFactory.defaultInstance().constructType(type.getType());
        if (schema != null && javaType.getRawClass().isRecord()) {
            String ref = schema.get$ref();
            Schema<?> model =
                    ref == null
                            ? schema
                            : context.getDefinedModels()
                                    .get(ref.substring(ref.lastIndexOf('/') + 1));
            if (model != null && model.getProperties() != null) {
                mark(javaType.getRawClass(), model);
            }
        }
        return schema;
    }

    @SuppressWarnings("rawtypes") // as swagger has it
    private static void mark(Class<?> type, Schema<?> model) {
        Map<String, Schema> properties = model.getProperties();
        List<String> required = model.getRequired() == null ? List.of() : model.getRequired();
        for (Method field : type.getDeclaredMethods()) {
            Schema<?> property = properties.get(field.getName());
            if (property != null
                    && !required.contains(field.getName())
                    && field.getParameterCount() == 0
                    && field.getAnnotatedReturnType().isAnnotationPresent(Nullable.class)) {
                properties.put(field.getName(), nullable(property));
            }
        }
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() != null) {
            Schema<?> nothing = new JsonSchema();
            nothing.setTypes(Set.of(NULL));
            Schema<?> either = new JsonSchema();
            either.setOneOf(List.of(property, nothing));
            return either;
        }
        boolean marked = property.getOneOf() != null || property.getEnum() != null;
        if (!marked && property.getTypes() != null) {
            property.addType(NULL);
        }
        return property;
    }
}
