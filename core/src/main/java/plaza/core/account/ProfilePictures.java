package plaza.core.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plaza.core.DomainException;
import plaza.core.id.UserId;
import plaza.core.media.Attachments;
import plaza.core.media.Media;
import plaza.core.media.MediaKeys;
import plaza.core.media.MediaUse;

/** Uploads as pictures of a profile. */
final class ProfilePictures {
    private final Attachments attachments;

    ProfilePictures(Attachments attachments) {
        this.attachments = attachments;
    }

    /**
     * A picture as it will be.
     *
     * @param url where it is, or null for none
     * @param key of the upload that it is, or null
     * @param field what it was called in the request
     * @param isNew whether it is another than before
     */
    record Picture(
            @Nullable String url,
            @Nullable String key,
            String field,
            MediaUse use,
            boolean isNew) {}

    Picture avatar(Account account, ProfileChange change) {
        return picture(
                new MediaUse(MediaUse.Kind.AVATAR, account.id().value()),
                "avatar",
                account.profile().avatarUrl(),
                change.avatarUrl(),
                change.avatarKey());
    }

    Picture cover(Account account, ProfileChange change) {
        return picture(
                new MediaUse(MediaUse.Kind.COVER, account.id().value()),
                "cover",
                account.profile().coverUrl(),
                change.coverUrl(),
                change.coverKey());
    }

    private Picture picture(
            MediaUse use,
            String name,
            @Nullable String old,
            @Nullable String url,
            @Nullable String key) {
        if (url != null && key != null) {
            throw DomainException.invalid(
                    name + "Key", "cannot be set together with " + name + "Url");
        }
        String field = name + (key == null ? "Url" : "Key");
        String upload =
                url != null && url.startsWith(MediaKeys.PATH)
                        ? url.substring(MediaKeys.PATH.length())
                        : key;
        if (upload == null || upload.isEmpty()) {
            String asked = upload == null ? url : upload;
            String now = asked == null ? old : AccountRules.emptyToNull(asked);
            return new Picture(now, null, field, use, asked != null);
        }
        requirePicture(use, upload, field);
        return new Picture(MediaKeys.PATH + upload, upload, field, use, true);
    }

    private void requirePicture(MediaUse use, String key, String field) {
        if (MediaKeys.id(key).isEmpty()) {
            throw DomainException.invalid(field, "must be a key that an upload answered");
        }
        Media media =
                attachments.require(new UserId(use.id()), List.of(key), use, field).getFirst();
        if (!media.isPicture()) {
            throw DomainException.invalid(field, "must be a picture");
        }
    }

    /** The write that belongs to a new picture: the earlier one is let go; repeatable. */
    void use(Picture picture) {
        if (!picture.isNew()) {
            return;
        }
        attachments.release(picture.use());
        if (picture.key() != null) {
            attachments.attach(
                    new UserId(picture.use().id()),
                    List.of(picture.key()),
                    picture.use(),
                    picture.field());
        }
    }
}
