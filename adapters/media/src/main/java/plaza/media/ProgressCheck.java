package plaza.media;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Checks a limit at each row that a decoder makes: some files are read long before that. */
final class ProgressCheck implements IIOReadProgressListener {
    private final WorkLimit limit;

    ProgressCheck(WorkLimit limit) {
        this.limit = limit;
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        limit.check();
    }

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {
        limit.check();
    }

    @Override
    public void imageComplete(ImageReader source) {
        // Nothing is left to be ended, as with the rest.
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
