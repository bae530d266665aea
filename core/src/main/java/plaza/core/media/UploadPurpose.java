package plaza.core.media;

/** The use that an upload is meant for: only the folder of its key follows from it. */
public enum UploadPurpose {
    POST("posts"),
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
