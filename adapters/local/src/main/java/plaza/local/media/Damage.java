package plaza.local.media;

import plaza.core.DomainException;

/** What is wrong with a file, for whoever sent it. */
final class Damage {
    private static final String FIELD = "file";

    private Damage() {}

    static DomainException cutOff() {
        return DomainException.invalid(FIELD, "is cut off before its end");
    }

    static DomainException broken(String what) {
        return DomainException.invalid(FIELD, "is broken: " + what);
    }

    static DomainException tooManyPixels(long most) {
        return DomainException.invalid(FIELD, "must have at most " + most + " pixels");
    }

    /**
     * @throws DomainException when a picture has no size, or so large a one that it must not be
     *     decoded
     */
    static void checkSize(long width, long height, long mostPixels) {
        if (width < 1 || height < 1) {
            throw broken("it has no size");
        }
        if (width > mostPixels || height > mostPixels || width * height > mostPixels) {
            throw tooManyPixels(mostPixels);
        }
    }
}
