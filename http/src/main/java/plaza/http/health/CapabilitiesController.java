package plaza.http.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The endpoint of a deployment's capabilities, so that clients hide the rest. */
@RestController
@Tag(name = "operation")
class CapabilitiesController {
    private final Capabilities capabilities;

    CapabilitiesController(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    @GetMapping("/api/capabilities")
    @Operation(summary = "What this deployment can do, and what is off")
    Capabilities capabilities() {
        return capabilities;
    }
}
