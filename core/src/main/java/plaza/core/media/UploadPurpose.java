package plaza.core.media;

/**
 * The use that an upload is meant for: only the folder of its key follows from it. What posts show
 * lies where reels have it, for posts that show something are reels.
 */
public enum UploadPurpose {
    POST("reels"),
    REEL("reels"),
    STORY("stories"),
    AVATAR("avatars"),
    COVER("avatars");

    private final String folder;

    UploadPurpose(String folder) {
        this.folder = folder;
    }

    String folder() {
        return folder;
    }
}
