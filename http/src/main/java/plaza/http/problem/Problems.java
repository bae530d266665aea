package plaza.http.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import plaza.http.json.PrintableNames;
import plaza.http.request.RequestId;
import tools.jackson.databind.json.JsonMapper;

/** Answers with problems, and logs those that are the server's fault, once. Thread-safe. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper mapper;

    public Problems(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * Answers an exception. When part of an answer is out already, nothing can be said any more.
     */
    public void answer(
            HttpServletRequest request, HttpServletResponse response, Throwable exception)
            throws IOException {
        if (exception instanceof AsyncRequestNotUsableException
                || exception instanceof ClientAbortException) {
            LOG.debug("Request {}: the client went away", RequestId.of(request), exception);
            return;
        }
        Refusal refusal = ProblemMapper.map(exception);
        log(refusal.type(), request, exception);
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        refusal.headers().forEach(response::setHeader);
        write(
                response,
                refusal.type()
                        .problem(
                                refusal.detail(),
                                PrintableNames.shown(request.getRequestURI()),
                                refusal.errors()));
    }

    /** What to tell of an exception where it is not the answer to a request. */
    public Problem describe(RuntimeException exception, String instance) {
        Refusal refusal = ProblemMapper.map(exception);
        return refusal.type().problem(refusal.detail(), instance, refusal.errors());
    }

    /** Answers a status that the web server itself chose, as for a request it cannot read. */
    void answer(HttpServletResponse response, int status) throws IOException {
        ProblemType type = ProblemType.of(status);
        write(
                response,
                new Problem(type.uri(), type.title(), status, type.title() + ".", "", List.of()));
    }

    private void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] json = mapper.writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    private static void log(ProblemType type, HttpServletRequest request, Throwable exception) {
        switch (type) {
            case INTERNAL ->
                    LOG.error(
                            "Request {} failed: {} {}",
                            RequestId.of(request),
                            request.getMethod(),
                            request.getRequestURI(),
                            exception);
            case UNAVAILABLE ->
                    LOG.warn(
                            "Request {} was not served: {} {}: {}",
                            RequestId.of(request),
                            request.getMethod(),
                            request.getRequestURI(),
                            exception.toString());
            default -> LOG.debug("Request {} was refused", RequestId.of(request), exception);
        }
    }
}
