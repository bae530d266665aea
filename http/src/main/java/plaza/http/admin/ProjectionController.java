package plaza.http.admin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import plaza.core.DomainException;
import plaza.core.ErrorKind;
import plaza.core.StorageException;
import plaza.core.event.JournalPosition;
import plaza.core.event.ProjectionRunner;
import plaza.http.openapi.Fails;
import plaza.http.paging.PageOf;

/** The workers, what they had to set aside, and trying that again. */
@RestController
@Tag(name = "administration")
class ProjectionController {
    private final List<ProjectionRunner> runners;

    ProjectionController(List<ProjectionRunner> runners) {
        this.runners = List.copyOf(runners);
    }

    @GetMapping("/api/admin/projections")
    @Operation(summary = "How the workers are doing")
    PageOf<ProjectionJson> list() {
        return new PageOf<>(runners.stream().map(ProjectionJson::of).toList(), null);
    }

    @GetMapping("/api/admin/projections/{name}/parked")
    @Operation(summary = "What a worker set aside, in the order of the journal; at most 1,000")
    PageOf<ParkedJson> parked(@PathVariable String name) {
        return new PageOf<>(runner(name).listParked().stream().map(ParkedJson::of).toList(), null);
    }

    @PostMapping("/api/admin/projections/{name}/parked/{position}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Fails(409)
    @Operation(
            summary = "Try an entry again that was set aside",
            description = "Answers 409 with the reason when it fails again; it then stays aside.")
    void retry(@PathVariable String name, @PathVariable JournalPosition position) {
        if (!retry(runner(name), position)) {
            throw DomainException.notFound("parked entry");
        }
    }

    @PostMapping("/api/admin/projections/{name}/hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Have a worker stop after what it has in hand",
            description =
                    "Its entries wait in the journal until it is resumed or the server starts anew.")
    void hold(@PathVariable String name) {
        runner(name).hold();
    }

    @PostMapping("/api/admin/projections/{name}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Have a worker go on that was held")
    void resume(@PathVariable String name) {
        runner(name).resume();
    }

    private static boolean retry(ProjectionRunner runner, JournalPosition position) {
        try {
            return runner.retry(position);
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException e) {
            // The runner has kept the reason; an operator, who asked, is told it.
            throw DomainException.of(ErrorKind.CONFLICT, "It failed again: " + e);
        }
    }

    private ProjectionRunner runner(String name) {
        return runners.stream()
                .filter(runner -> runner.name().equals(name))
                .findFirst()
                .orElseThrow(() -> DomainException.notFound("projection"));
    }
}
