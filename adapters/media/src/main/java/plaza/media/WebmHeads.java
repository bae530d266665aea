package plaza.media;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Lists the elements of a WebM's headers that may stay, by their parent (RFC 9559; WebM Container
 * Guidelines).
 */
final class WebmHeads {
    static final long HEADER = 0x1A45DFA3L;
    static final long SEEK_HEAD = 0x114D9B74L;
    static final long INFO = 0x1549A966L;
    static final long TRACKS = 0x1654AE6BL;
    static final long TRACK = 0xAE;
    static final long CUES = 0x1C53BB6BL;
    static final long CUE = 0xBB;
    static final long CUE_PLACE = 0xB7;
    static final long CLUSTER = 0x1F43B675L;

    private static final long SEEK = 0x4DBB;
    private static final long SEEK_ID = 0x53AB;

    private static final Map<Long, Set<Long>> KEPT =
            Map.ofEntries(
                    Map.entry(
                            HEADER,
                            Set.of(0x4286L, 0x42F7L, 0x42F2L, 0x42F3L, 0x4282L, 0x4287L, 0x4285L)),
                    Map.entry(SEEK_HEAD, Set.of(SEEK)),
                    Map.entry(SEEK, Set.of(SEEK_ID, 0x53ACL)),
                    Map.entry(INFO, Set.of(0x2AD7B1L, 0x4489L, 0x4D80L, 0x5741L)),
                    Map.entry(TRACKS, Set.of(TRACK)),
                    Map.entry(
                            TRACK,
                            Set.of(
                                    0xD7L, 0x73C5L, 0x83L, 0xB9L, 0x88L, 0x55AAL, 0x9CL, 0x6DE7L,
                                    0x6DF8L, 0x23E383L, 0x23314FL, 0x55EEL, 0x86L, 0x63A2L, 0x56AAL,
                                    0x56BBL, 0xE0L, 0xE1L)),
                    Map.entry(
                            0xE0L,
                            Set.of(
                                    0x9AL, 0x9DL, 0x53B8L, 0x53C0L, 0xB0L, 0xBAL, 0x54AAL, 0x54BBL,
                                    0x54CCL, 0x54DDL, 0x54B0L, 0x54BAL, 0x54B2L, 0x54B3L, 0x55B0L,
                                    0x7670L)),
                    Map.entry(
                            0x55B0L,
                            Set.of(
                                    0x55B1L, 0x55B2L, 0x55B3L, 0x55B4L, 0x55B5L, 0x55B6L, 0x55B7L,
                                    0x55B8L, 0x55B9L, 0x55BAL, 0x55BBL, 0x55BCL, 0x55BDL, 0x55D0L)),
                    Map.entry(
                            0x55D0L,
                            Set.of(
                                    0x55D1L, 0x55D2L, 0x55D3L, 0x55D4L, 0x55D5L, 0x55D6L, 0x55D7L,
                                    0x55D8L, 0x55D9L, 0x55DAL)),
                    Map.entry(0x7670L, Set.of(0x7671L, 0x7672L, 0x7673L, 0x7674L, 0x7675L)),
                    Map.entry(0xE1L, Set.of(0xB5L, 0x78B5L, 0x9FL, 0x6264L)),
                    Map.entry(CUE, Set.of(0xB3L, CUE_PLACE)),
                    Map.entry(CUE_PLACE, Set.of(0xF7L, 0xF1L, 0xF0L, 0xB2L, 0x5378L)));

    /** Names of programs, which must be there, if only empty. */
    private static final Set<Long> EMPTIED = Set.of(0x4D80L, 0x5741L);

    private WebmHeads() {}

    /**
     * Makes all that is not on the list empty space.
     *
     * @param parent what lies between the two places
     */
    static void clean(byte[] bytes, int from, int to, long parent) {
        Set<Long> kept = KEPT.getOrDefault(parent, Set.of());
        EbmlPart.each(
                bytes,
                from,
                to,
                part -> {
                    if (!kept.contains(part.id()) || isForeign(bytes, part)) {
                        part.blank(bytes);
                    } else if (EMPTIED.contains(part.id())) {
                        Arrays.fill(bytes, part.from(), part.to(), (byte) 0);
                    } else if (KEPT.containsKey(part.id())) {
                        clean(bytes, part.from(), part.to(), part.id());
                    }
                });
    }

    /** Whether it says where something lies that does not stay. */
    private static boolean isForeign(byte[] bytes, EbmlPart seek) {
        if (seek.id() != SEEK) {
            return false;
        }
        Set<Long> there = Set.of(INFO, TRACKS, CUES, CLUSTER, SEEK_HEAD);
        boolean[] isKnown = new boolean[1];
        EbmlPart.each(
                bytes,
                seek.from(),
                seek.to(),
                part -> isKnown[0] |= part.id() == SEEK_ID && there.contains(part.number(bytes)));
        return !isKnown[0];
    }
}
