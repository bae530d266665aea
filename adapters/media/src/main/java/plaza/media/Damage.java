package plaza.media;

import plaza.core.DomainException;

/** The damage of a file, told to whoever sent it. */
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

    static DomainException tooMuchMemory(long bytes, long most) {
        return DomainException.invalid(
                FIELD,
                "takes too much memory to be shown, %d MiB of at most %d: send it with fewer pixels, or as a JPEG that is not progressive"
                        .formatted((bytes >> 20) + 1, most >> 20));
    }

    static DomainException tooMuchWork() {
        return DomainException.invalid(
                FIELD,
                "takes too long to be shown: send it with fewer pixels, or as a JPEG that is not progressive");
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
