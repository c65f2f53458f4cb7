package org.reptorch.repopt;

/** In which order the elements of a parameter, seen as [out, in, taps], lie in memory. */
enum Layout {
    /** Without gaps: taps fastest, then input channels. */
    ROW_MAJOR,
    /** Without gaps, four dimensions or five: input channels fastest, then taps. */
    CHANNELS_LAST,
    /** Without gaps in any other order of the dimensions. */
    DENSE,
    /** With gaps, or some elements more than once. */
    OTHER;

    static Layout of(long[] shape, long[] strides) {
        if (follows(shape, strides, rowMajor(shape.length))) {
            return ROW_MAJOR;
        }
        if (shape.length >= 4 && follows(shape, strides, channelsLast(shape.length))) {
            return CHANNELS_LAST;
        }
        Integer[] byStride = new Integer[shape.length];
        java.util.Arrays.setAll(byStride, dimension -> dimension);
        java.util.Arrays.sort(byStride, java.util.Comparator.comparingLong(dimension -> strides[dimension]));
        int[] order = java.util.Arrays.stream(byStride).mapToInt(Integer::intValue).toArray();
        return follows(shape, strides, order) ? DENSE : OTHER;
    }

    /** Tells whether the strides are those of dimensions that lie inside each other in this order, the innermost first; a size of 1 has any stride. */
    private static boolean follows(long[] shape, long[] strides, int[] order) {
        long stride = 1;
        for (int dimension : order) {
            if (shape[dimension] != 1 && strides[dimension] != stride) {
                return false;
            }
            stride *= shape[dimension];
        }
        return true;
    }

    private static int[] rowMajor(int dimensions) {
        return java.util.stream.IntStream.range(0, dimensions).map(i -> dimensions - 1 - i).toArray();
    }

    private static int[] channelsLast(int dimensions) {
        int[] order = new int[dimensions];
        order[0] = 1;
        for (int i = 1; i < dimensions - 1; i++) {
            order[i] = dimensions - i;
        }
        return order; // the last is dimension 0
    }
}
