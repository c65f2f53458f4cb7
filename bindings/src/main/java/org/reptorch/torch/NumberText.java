package org.reptorch.torch;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Writes numbers as PyTorch prints them in a tensor: all in one style, chosen by the finite ones that are not zero.
 *
 * <p>Digits are those of Python, which rounds the exact value of a double half to even; Java's own formats do not.
 */
final class NumberText {

    private static final int PRECISION = 4;

    private final boolean whole;
    private final boolean scientific;
    private final int width;

    /** The texts of the elements of a tensor, and how wide they are at most. */
    record Column(String[] texts, int width) {

        String text(int index) {
            return texts[index];
        }
    }

    private NumberText(double[] values) {
        double[] significant = Arrays.stream(values).filter(value -> value != 0 && Double.isFinite(value)).toArray();
        double least = Arrays.stream(significant).map(Math::abs).min().orElse(1);
        double most = Arrays.stream(significant).map(Math::abs).max().orElse(1);
        whole = Arrays.stream(significant).allMatch(value -> value == Math.ceil(value));
        scientific = most / least > 1000 || most > 1e8 || least < 1e-4;
        width = Arrays.stream(significant).mapToInt(value -> text(value).length()).max().orElse(1);
    }

    /** Writes the elements of a tensor that is not quantized, in row-major order. */
    static Column column(Tensor tensor) {
        DType dtype = tensor.dtype();
        if (dtype.isComplex()) {
            return complex(tensor);
        }
        if (dtype.isFloatingPoint()) {
            double[] values = tensor.toDoubleArray();
            var style = new NumberText(values);
            return new Column(Arrays.stream(values).mapToObj(style::padded).toArray(String[]::new), style.width);
        }
        LongFunction<String> text = switch (dtype) {
            case BOOL -> value -> value == 0 ? "False" : "True";
            case UINT64 -> Long::toUnsignedString;
            default -> Long::toString;
        };
        long[] values = (dtype == DType.UINT64 ? tensor.to(DType.INT64) : tensor).toLongArray();
        String[] texts = Arrays.stream(values).mapToObj(text).toArray(String[]::new);
        int width = Arrays.stream(texts).mapToInt(String::length).max().orElse(1);
        return new Column(Arrays.stream(texts).map(unpadded -> pad(unpadded, width)).toArray(String[]::new), width);
    }

    /** The imaginary part follows the real one without blanks between, and with its sign. */
    private static Column complex(Tensor tensor) {
        Tensor parts = tensor.viewAsReal();
        double[] values = parts.toDoubleArray();
        double[] real = IntStream.range(0, values.length / 2).mapToDouble(i -> values[2 * i]).toArray();
        double[] imaginary = IntStream.range(0, values.length / 2).mapToDouble(i -> values[2 * i + 1]).toArray();
        var realStyle = new NumberText(real);
        var imaginaryStyle = new NumberText(imaginary);
        String[] texts = IntStream.range(0, real.length).mapToObj(i -> {
            String text = imaginaryStyle.padded(imaginary[i]).stripLeading() + "j";
            return realStyle.padded(real[i]) + (text.startsWith("-") ? text : "+" + text);
        }).toArray(String[]::new);
        return new Column(texts, realStyle.width + imaginaryStyle.width + 1);
    }

    private String padded(double value) {
        return pad(text(value), width);
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private String text(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        return scientific ? scientific(value) : whole ? fixed(value, 0) + "." : fixed(value, PRECISION);
    }

    /** {@code "%.4f"} */
    private static String fixed(double value, int digits) {
        return sign(value) + new BigDecimal(Math.abs(value)).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** {@code "%.4e"} */
    private static String scientific(double value) {
        BigDecimal rounded = new BigDecimal(Math.abs(value)).round(new MathContext(PRECISION + 1, RoundingMode.HALF_EVEN));
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String digits = value == 0 ? "0".repeat(PRECISION + 1) : rounded.unscaledValue().toString();
        digits += "0".repeat(Math.max(0, PRECISION + 1 - digits.length()));
        return sign(value) + digits.charAt(0) + "." + digits.substring(1, PRECISION + 1) + "e" + (exponent < 0 ? "-" : "+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }

    private static String sign(double value) {
        return Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    }

    /** Writes a number as Python's {@code repr} does. */
    static String python(double value) {
        double magnitude = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        if (magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e16)) {
            String[] parts = Double.toString(value).split("E");
            String digits = parts[0].endsWith(".0") ? parts[0].substring(0, parts[0].length() - 2) : parts[0];
            int exponent = Integer.parseInt(parts[1]);
            return digits + "e" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        }
        return magnitude >= 1e-3 && magnitude < 1e7 || magnitude == 0 ? Double.toString(value) : plain(value);
    }

    private static String plain(double value) {
        String text = new BigDecimal(Double.toString(value)).toPlainString();
        return text.contains(".") ? text : text + ".0";
    }
}
