package plaza.bench.network;

import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/** Numbers from 0 that are drawn as often as they weigh. Immutable. */
public final class Weights {
    private final double[] sums;

    /**
     * @param count how many numbers there are
     * @param weight of a number, above 0; asked in their order
     */
    public Weights(int count, IntToDoubleFunction weight) {
        sums = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weight.applyAsDouble(i);
            sums[i] = sum;
        }
    }

    public int draw(RandomGenerator random) {
        double point = random.nextDouble() * sums[sums.length - 1];
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] > point) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
