package plaza.app.endtoend;

import plaza.app.batch.Progress;

/** Progress that nobody watches. */
public final class Quiet {
    public static final Progress PROGRESS =
            new Progress() {
                @Override
                public Step begin(String name, long total) {
                    return new Step() {
                        @Override
                        public void advance(long count) {}

                        @Override
                        public void close() {}
                    };
                }

                @Override
                public void note(String line) {}
            };

    private Quiet() {}
}
