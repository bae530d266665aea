package plaza.http.openapi;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.UUID;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import plaza.core.event.JournalPosition;
import plaza.core.id.ChatId;
import plaza.core.id.GiftId;
import plaza.core.id.MessageId;
import plaza.core.id.PostId;
import plaza.core.id.SessionId;
import plaza.core.id.StoryId;
import plaza.core.id.StreamId;
import plaza.core.id.TransactionId;
import plaza.core.id.UserId;
import plaza.http.paging.Paging;
import plaza.http.security.Viewer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of the API: what springdoc finds in the code, completed by what all operations
 * share.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    static final String BEARER = "bearer";

    ApiDescription() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Viewer.class, Paging.class)
                .replaceWithClass(UserId.class, UUID.class)
                .replaceWithClass(PostId.class, UUID.class)
                .replaceWithClass(StoryId.class, UUID.class)
                .replaceWithClass(ChatId.class, UUID.class)
                .replaceWithClass(MessageId.class, UUID.class)
                .replaceWithClass(TransactionId.class, UUID.class)
                .replaceWithClass(GiftId.class, UUID.class)
                .replaceWithClass(StreamId.class, UUID.class)
                .replaceWithClass(SessionId.class, UUID.class)
                .replaceWithClass(JournalPosition.class, String.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Plaza")
                                .version("1")
                                .description(
                                        "A social platform. Times are ISO 8601 in UTC with"
                                                + " milliseconds, ids are texts, errors are"
                                                + " application/problem+json (RFC 9457)."))
                .components(
                        new Components()
                                .addSecuritySchemes(
                                        BEARER,
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .bearerFormat("JWT")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    ModelConverter nullableFields() {
        return new NullableFields();
    }

    @Bean
    EnumValues enumValues() {
        return new EnumValues();
    }

    @Bean
    OperationCustomizer commonParts() {
        return new CommonParts();
    }

    @Bean
    OpenApiCustomizer completion(JsonMapper mapper) {
        return api -> new Completion(new Examples(mapper)).apply(api);
    }
}
