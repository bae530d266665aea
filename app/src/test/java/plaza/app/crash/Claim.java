package plaza.app.crash;

import plaza.app.testing.Api;

/** Something that people do, and what has to be true of it after the server was killed. */
interface Claim {
    /** Makes the people and things that the writers need, once. */
    void prepare(Api nobody);

    /** Begins to do it. */
    void write(Writers writers);

    /** Waits, where it takes time, until all of it is there, each once; fails if that never is. */
    void holds(Api nobody);
}
