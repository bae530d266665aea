package plaza.http.chat;

/** Which of one's chats. */
public enum ChatFolderJson {
    INBOX,
    REQUESTS
}
