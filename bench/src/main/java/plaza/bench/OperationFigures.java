package plaza.bench;

import java.util.EnumMap;
import java.util.Map;
import plaza.bench.load.Operation;
import plaza.bench.report.Figure;

/**
 * What is found out of an operation.
 *
 * @param cost what it takes of the server's processor
 */
record OperationFigures(
        Figure rate, Figure cost, Figure p50, Figure p99, Figure errors, Figure nonEmpty) {
    static final Map<Operation, OperationFigures> ALL = new EnumMap<>(Operation.class);

    static {
        ALL.put(
                Operation.HOME_FEED,
                new OperationFigures(
                        Figure.HOME_FEED,
                        Figure.HOME_FEED_CPU,
                        Figure.HOME_FEED_P50,
                        Figure.HOME_FEED_P99,
                        Figure.HOME_FEED_ERRORS,
                        Figure.HOME_FEED_NON_EMPTY));
        ALL.put(
                Operation.USER_TIMELINE,
                new OperationFigures(
                        Figure.USER_TIMELINE,
                        Figure.USER_TIMELINE_CPU,
                        Figure.USER_TIMELINE_P50,
                        Figure.USER_TIMELINE_P99,
                        Figure.USER_TIMELINE_ERRORS,
                        Figure.USER_TIMELINE_NON_EMPTY));
        ALL.put(
                Operation.COMPOSE,
                new OperationFigures(
                        Figure.COMPOSE,
                        Figure.COMPOSE_CPU,
                        Figure.COMPOSE_P50,
                        Figure.COMPOSE_P99,
                        Figure.COMPOSE_ERRORS,
                        Figure.COMPOSE_NON_EMPTY));
        ALL.put(
                Operation.FOLLOW,
                new OperationFigures(
                        Figure.FOLLOW,
                        Figure.FOLLOW_CPU,
                        Figure.FOLLOW_P50,
                        Figure.FOLLOW_P99,
                        Figure.FOLLOW_ERRORS,
                        Figure.FOLLOW_NON_EMPTY));
        ALL.put(
                Operation.LIKE,
                new OperationFigures(
                        Figure.LIKE,
                        Figure.LIKE_CPU,
                        Figure.LIKE_P50,
                        Figure.LIKE_P99,
                        Figure.LIKE_ERRORS,
                        Figure.LIKE_NON_EMPTY));
    }

    static OperationFigures of(Operation operation) {
        OperationFigures figures = ALL.get(operation);
        if (figures == null) {
            throw new IllegalArgumentException("Nothing is found out of " + operation + ".");
        }
        return figures;
    }
}
