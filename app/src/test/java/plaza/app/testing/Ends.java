package plaza.app.testing;

/**
 * The two ends of the order of test classes ({@code @Order}), for those that take long: JUnit's
 * workers begin at both, and nothing long is left for when the others are done. The very last needs
 * no {@link PackagedServer}, which is being made for the others meanwhile.
 */
public final class Ends {
    public static final int FRONT = 0;
    public static final int BACK = Integer.MAX_VALUE;

    private Ends() {}
}
