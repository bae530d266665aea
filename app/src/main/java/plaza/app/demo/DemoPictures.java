package plaza.app.demo;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Draws pictures: the same for the same seed. Nothing is downloaded. Thread-safe. */
public final class DemoPictures {
    private static final int AVATAR = 256;
    private static final int WIDTH = 720;
    private static final int HEIGHT = 480;

    private DemoPictures() {}

    /** A square of coloured circles, as JPEG. */
    public static byte[] avatar(long seed) {
        var random = new Random(seed);
        return jpeg(
                AVATAR,
                AVATAR,
                canvas -> {
                    float hue = random.nextFloat();
                    sky(canvas, AVATAR, AVATAR, hue, 0.35f);
                    canvas.setComposite(AlphaComposite.SrcOver.derive(0.6f));
                    for (int i = 0; i < 7; i++) {
                        double size = AVATAR * (0.2 + 0.5 * random.nextDouble());
                        canvas.setColor(colour(hue + 0.12f * i, 0.65f, 0.95f));
                        canvas.fill(
                                new Ellipse2D.Double(
                                        random.nextDouble() * AVATAR - size / 2,
                                        random.nextDouble() * AVATAR - size / 2,
                                        size,
                                        size));
                    }
                });
    }

    /** A landscape: sky, sun or moon, and hills, as JPEG. */
    public static byte[] landscape(long seed) {
        var random = new Random(seed);
        return jpeg(
                WIDTH,
                HEIGHT,
                canvas -> {
                    float hue = random.nextFloat();
                    sky(canvas, WIDTH, HEIGHT, hue, 0.12f);
                    double size = 60 + random.nextInt(120);
                    canvas.setColor(colour(hue + 0.5f, 0.2f, 1));
                    canvas.fill(
                            new Ellipse2D.Double(
                                    random.nextInt(WIDTH - 180),
                                    random.nextInt(HEIGHT / 3),
                                    size,
                                    size));
                    int hills = 3 + random.nextInt(3);
                    for (int i = 0; i < hills; i++) {
                        float light = 0.75f - 0.6f * i / hills;
                        canvas.setColor(colour(hue + 0.08f * i, 0.5f, light));
                        canvas.fill(hill(random, HEIGHT * (0.45 + 0.5 * i / hills)));
                    }
                });
    }

    private static void sky(Graphics2D canvas, int width, int height, float hue, float turn) {
        canvas.setPaint(
                new GradientPaint(
                        0,
                        0,
                        colour(hue, 0.6f, 0.9f),
                        width / 3f,
                        height,
                        colour(hue + turn, 0.4f, 1)));
        canvas.fillRect(0, 0, width, height);
    }

    private static GeneralPath hill(Random random, double level) {
        double swing = 25 + random.nextInt(60);
        double length = 150 + random.nextInt(250);
        double shift = random.nextDouble() * 6;
        var path = new GeneralPath();
        path.moveTo(0, HEIGHT);
        for (int x = 0; x <= WIDTH; x += 8) {
            double wave = Math.sin(x / length + shift) + 0.3 * Math.sin(3.7 * x / length);
            path.lineTo(x, level + swing * wave);
        }
        path.lineTo(WIDTH, HEIGHT);
        path.closePath();
        return path;
    }

    private static Color colour(float hue, float saturation, float brightness) {
        return Color.getHSBColor(hue, saturation, brightness);
    }

    private interface Drawing {
        void on(Graphics2D canvas);
    }

    private static byte[] jpeg(int width, int height, Drawing drawing) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            drawing.on(canvas);
        } finally {
            canvas.dispose();
        }
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "jpeg", bytes)) {
                throw new IllegalStateException("every Java platform writes JPEG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
