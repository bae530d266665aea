package plaza.core.media;

import java.util.List;
import plaza.core.event.EventRedo;
import plaza.core.feature.CleanupJob;
import plaza.core.feature.Feature;
import plaza.core.feature.Shared;
import plaza.core.limit.LimitFeature;
import plaza.core.media.MediaEvent.MediaUploaded;

/** Files: uploading them, and who may see them. */
public final class MediaFeature implements Feature {
    private final MediaCatalog catalog;
    private final MediaAccessPolicies gates = new MediaAccessPolicies();
    private final Attachments attachments;
    private final Uploads uploads;
    private final MediaAccess access;
    private final MediaCleanup cleanup;

    public MediaFeature(Shared shared, LimitFeature limits) {
        MediaStore store = shared.port(MediaStore.class);
        Renditions renditions = shared.port(Renditions.class);
        this.catalog = shared.port(MediaCatalog.class);
        this.attachments = new Attachments(catalog, shared.clock());
        this.uploads =
                new Uploads(
                        new Uploads.Tools(shared.port(MediaFiles.class), renditions),
                        store,
                        catalog,
                        shared.journal(),
                        limits.limits(),
                        MediaSettings.rules(shared.settings(), shared.clock()));
        this.access =
                new MediaAccess(
                        catalog,
                        store,
                        renditions,
                        gates,
                        shared.settings().get(MediaSettings.REDIRECT),
                        shared.settings().get(MediaSettings.CDN).isPresent());
        this.cleanup =
                new MediaCleanup(
                        catalog, store, renditions, shared.settings().get(MediaSettings.UNUSED));
    }

    public Attachments attachments() {
        return attachments;
    }

    public MediaCleanup cleanup() {
        return cleanup;
    }

    /** Takes who may see what shows media of one kind. */
    public void open(MediaUse.Kind kind, MediaAccessPolicy gate) {
        gates.open(kind, gate);
    }

    @Override
    public List<Object> services() {
        return List.of(uploads, access);
    }

    @Override
    public List<EventRedo<?>> redo() {
        return List.of(new EventRedo<>(MediaEvent.class, this::redo));
    }

    private boolean redo(MediaEvent event) {
        switch (event) {
            case MediaUploaded e -> {
                return new UploadAttempts(catalog).listAgain(e.media());
            }
        }
    }

    @Override
    public List<CleanupJob> cleanups() {
        return List.of(new CleanupJob("uploads", cleanup::run));
    }
}
