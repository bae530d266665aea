package plaza.http.admin;

import io.swagger.v3.oas.annotations.media.Schema;
import plaza.core.event.ProjectionRunner;

/**
 * How a worker is doing.
 *
 * @param lag entries of the journal that wait for it
 * @param processed entries handled since the start
 * @param failures attempts that failed since the start
 * @param parked entries set aside because they failed again and again
 * @param held whether an operator has it wait
 */
@Schema(name = "Projection")
record ProjectionJson(
        String name, long lag, long processed, long failures, int parked, boolean held) {
    static ProjectionJson of(ProjectionRunner runner) {
        return new ProjectionJson(
                runner.name(),
                runner.lag(),
                runner.processed(),
                runner.failures(),
                runner.parked(),
                runner.isHeld());
    }
}
