package plaza.bench.cost;

/**
 * What an operation consumes once.
 *
 * @param each units of one, its consequences included
 */
record Cost(Operation operation, Units each) {}
