package plaza.http.chat;

import java.util.Locale;

/** Which of one's chats. */
public enum ChatFolderJson {
    INBOX,
    REQUESTS;

    public static ChatFolderJson of(String text) {
        for (ChatFolderJson folder : values()) {
            if (folder.name().toLowerCase(Locale.ROOT).equals(text)) {
                return folder;
            }
        }
        throw new IllegalArgumentException("must be inbox or requests");
    }
}
