package plaza.http.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import plaza.http.json.Json;

/**
 * Answers what Tomcat refuses before Spring sees it (bad request lines, header fields that are too
 * large) as a problem, where Tomcat would send an HTML page. Tomcat makes it by its name, hence no
 * collaborators.
 */
public final class ProblemReportValve extends ErrorReportValve {
    private final Problems problems = new Problems(Json.mapper());

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            problems.answer(response.getResponse(), status);
            response.finishResponse();
        } catch (IOException gone) {
            getContainer().getLogger().debug("The client went away", gone);
        }
    }
}
