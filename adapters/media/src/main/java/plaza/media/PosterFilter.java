package plaza.media;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the filter that {@code ffmpeg} applies to a video's picture, in its language of filters.
 */
final class PosterFilter {
    /** What mapping tones takes, which not every ffmpeg is built with. */
    static final Set<String> FOR_TONES = Set.of("zscale", "tonemap");

    /**
     * A video track in what ffmpeg reports of its input; in brackets behind the kind of samples
     * stand their matrix, primary colours and transfer (ITU-T H.273) where these are not the same.
     */
    private static final Pattern TRACK = Pattern.compile("(?m)^ *Stream #\\d+:\\d+.*?: Video: .*$");

    private static final Pattern HDR =
            Pattern.compile("[( ]([a-z0-9-]+)/([a-z0-9-]+)/(arib-std-b67|smpte2084)[,)]");

    private static final Set<String> MATRICES = Set.of("bt2020nc", "bt2020c", "bt709");
    private static final Set<String> PRIMARIES = Set.of("bt2020", "smpte432", "smpte431", "bt709");

    /** The light of white in HDR, in candela per square metre: ITU-R BT.2408, section 2.2. */
    private static final int WHITE = 203;

    /**
     * What is as bright as the brightest of HLG, 1,000 cd/m², or brighter is white, times WHITE.
     */
    private static final String PEAK = "4.93";

    private PosterFilter() {}

    /**
     * At most so wide, and not far taller, as it is shown: with pixels that are no squares a video
     * is wider or narrower than it has pixels. A JPEG's sides are even here.
     */
    static String scale(int width) {
        String shown = "min(min(%d,iw*sar),%d*dar)".formatted(width, DecodePlan.TALLEST);
        return "scale='%s':'%s',setsar=1"
                .formatted(
                        even(shown), even("min(%s/dar,%d)".formatted(shown, DecodePlan.TALLEST)));
    }

    private static String even(String length) {
        return "max(2,2*trunc(%s/2))".formatted(length);
    }

    /**
     * What makes BT.709 of high dynamic range (HLG and PQ), if a track has it: light up to a third
     * of white stays as it is, and what is brighter is drawn together.
     *
     * @param report of ffmpeg on its input
     */
    static Optional<String> tones(String report) {
        Matcher track = TRACK.matcher(report);
        if (!track.find()) {
            return Optional.empty();
        }
        Matcher hdr = HDR.matcher(track.group());
        if (!hdr.find()) {
            return Optional.empty();
        }
        String matrix = MATRICES.contains(hdr.group(1)) ? hdr.group(1) : "bt2020nc";
        String primaries = PRIMARIES.contains(hdr.group(2)) ? hdr.group(2) : "bt2020";
        return Optional.of(
                "zscale=min=%s:pin=%s:tin=%s:t=linear:npl=%d"
                                .formatted(matrix, primaries, hdr.group(3), WHITE)
                        + ",format=gbrpf32le,zscale=p=bt709,tonemap=mobius:param=0.3:peak="
                        + PEAK
                        + ":desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p");
    }
}
