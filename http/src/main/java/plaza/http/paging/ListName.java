package plaza.http.paging;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import plaza.http.security.Viewer;

/**
 * The identity of a list: its path, its parameters but for the paging, and its reader. A cursor of
 * one list is not one of another.
 */
record ListName(String path, SortedMap<String, List<String>> parameters, String viewer) {
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";

    static ListName of(HttpServletRequest request) {
        SortedMap<String, List<String>> parameters = new TreeMap<>();
        for (Map.Entry<String, String[]> entry : request.getParameterMap().entrySet()) {
            if (!entry.getKey().equals(LIMIT) && !entry.getKey().equals(CURSOR)) {
                parameters.put(entry.getKey(), List.of(entry.getValue()));
            }
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        String viewer =
                authentication != null && authentication.getPrincipal() instanceof Viewer known
                        ? known.id().toString()
                        : "";
        return new ListName(request.getRequestURI(), parameters, viewer);
    }

    /** Another list of the same reader, without parameters. */
    ListName of(String otherPath) {
        return new ListName(otherPath, new TreeMap<>(), viewer);
    }

    String name() {
        return parameters.isEmpty() ? viewer + path : viewer + path + parameters;
    }
}
