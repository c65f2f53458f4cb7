package org.reptorch.torch;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.reptorch.torch.internal.Native;
import org.reptorch.torch.internal.Schema;

/**
 * Calls operators of the list with arguments that fit the schema and often nothing else; a program of its own, because
 * libtorch writes warnings to the process's standard error, and might crash. Arguments: how many calls, the generator's
 * seed, a file that tells which call was the last.
 */
public final class RandomCalls {

    private static final long[][] SHAPES = {{}, {0}, {1}, {3}, {2, 3}, {3, 2}, {0, 4}, {2, 3, 4}, {1, 2, 5, 5}, {2, 2, 3, 3}, {4, 2, 3, 3}, {1, 1, 1, 1, 1}};
    private static final long[] INTEGERS = {0, 1, 2, 3, -1, -2, 4, 7, -100, 100, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE};
    private static final double[] REALS = {0, 1, 0.5, -1, 1e-5, 1e300, Double.NaN, Double.POSITIVE_INFINITY};
    private static final List<Device> DEVICES = List.of(Device.CPU, Device.of("cuda"), Device.of("meta"), Device.of("nowhere"), Device.of("cpu:7"));
    /** What a tensor is converted to; quantized ones are made by operators only. */
    private static final List<DType> PLAIN = Arrays.stream(DType.values()).filter(dtype -> !dtype.isQuantized()).toList();

    /** Bytes of the file that tells which call was the last; mapped, so that it is there after a crash. */
    private static final int TRACED = 1024;

    /** Calls that draw their tensors from one pool; then comes another. */
    private static final int ROUND = 500;
    private static final int POOLED = 100;

    private final List<Tensor> pool = new ArrayList<>();
    private final Random random;
    private final MappedByteBuffer trace;

    private RandomCalls(long seed, MappedByteBuffer trace) {
        random = new Random(seed);
        this.trace = trace;
    }

    /** Prints how many calls succeeded, were refused by libtorch, and were refused by us. */
    public static void main(String[] arguments) throws IOException {
        try (var trace = FileChannel.open(Path.of(arguments[2]), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            new RandomCalls(Long.parseLong(arguments[1]), trace.map(FileChannel.MapMode.READ_WRITE, 0, TRACED)).run(Integer.parseInt(arguments[0]));
        }
    }

    private void run(int calls) throws IOException {
        List<Schema> schemas = ListedOperator.readAll(Path.of("")).stream().map(ListedOperator::schema).filter(schema -> !System.getProperty("excluded", "").contains(" " + schema.fullName() + " ")).toList();
        long before = Torch.liveTensors();
        var counts = new int[3];
        for (int done = 0; done < calls; done += ROUND) {
            try (var round = Scope.open()) {
                pool.clear();
                for (int i = 0; i < POOLED; i++) {
                    pool.add(tensor());
                }
                for (int i = done; i < Math.min(done + ROUND, calls); i++) {
                    try (var scope = Scope.open()) {
                        Schema schema = schemas.get(random.nextInt(schemas.size()));
                        Object[] arguments = schema.arguments().stream().map(this::value).toArray();
                        trace(i, schema, arguments);
                        counts[call(schema, arguments)]++;
                        for (Object argument : arguments) {
                            verifyWithinStorage(schema, argument);
                        }
                    }
                }
            }
        }
        verify(Torch.liveTensors() == before, "tensors are left alive: " + (Torch.liveTensors() - before));
        System.out.println(counts[0] + " " + counts[1] + " " + counts[2]);
    }

    private void trace(int call, Schema schema, Object[] arguments) {
        var words = new StringBuilder("call ").append(call).append(": ").append(schema.fullName());
        for (Object argument : arguments) {
            words.append(' ').append(switch (argument) {
                case Tensor tensor -> described(tensor);
                case List<?> list -> list.stream().map(element -> element instanceof Tensor tensor ? described(tensor) : element).toList();
                case long[] integers -> Arrays.toString(integers);
                case double[] reals -> Arrays.toString(reals);
                case boolean[] bools -> Arrays.toString(bools);
                case null, default -> argument;
            });
        }
        byte[] bytes = Arrays.copyOf(words.append('\n').toString().getBytes(StandardCharsets.UTF_8), TRACED);
        trace.put(0, bytes);
    }

    private static String described(Tensor tensor) {
        return tensor.isClosed() ? "closed" : tensor.dtype() + Arrays.toString(tensor.shape());
    }

    private static int call(Schema schema, Object[] arguments) {
        Object result;
        try {
            result = Torch.call(schema.name(), schema.overload(), arguments);
        } catch (TorchException e) {
            verify(e.getMessage().startsWith(schema.fullName() + ": ") || e.getMessage().startsWith("device 'nowhere': "), e.getMessage());
            return 1;
        } catch (IllegalArgumentException | IllegalStateException e) {
            verify(e.getMessage().contains(schema.fullName()), e.getMessage());
            return 2;
        }
        if (result instanceof Tensor tensor) {
            tensor.toString();
        }
        return 0;
    }

    /** An operator that fails halfway must not leave a tensor that reaches beyond its memory. */
    private static void verifyWithinStorage(Schema schema, Object argument) {
        if (argument instanceof List<?> list) {
            list.forEach(element -> verifyWithinStorage(schema, element));
        }
        if (!(argument instanceof Tensor tensor) || tensor.isClosed()) {
            return;
        }
        Native.Description description = Native.describe(tensor.handle());
        verify(!tensor.device().equals(Device.CPU) || !description.exceedsStorage(), schema.fullName() + " left a tensor beyond its memory: " + description);
    }

    private static void verify(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private Object value(Schema.Argument argument) {
        Schema.Type type = argument.type();
        if (random.nextInt(200) == 0) {
            return null;
        }
        if (type.optional() && random.nextInt(3) > 0) {
            return null;
        }
        if (type.list()) {
            int length = random.nextInt(4);
            return switch (type.element()) {
                case "Tensor" -> {
                    var tensors = new ArrayList<Tensor>();
                    for (int i = 0; i < length; i++) {
                        tensors.add(pooled());
                    }
                    yield tensors;
                }
                case "Scalar" -> random.doubles(length).boxed().toList();
                case "float" -> random.doubles(length).toArray();
                case "bool" -> new boolean[length];
                default -> {
                    var integers = new long[length];
                    for (int i = 0; i < length; i++) {
                        integers[i] = random.nextInt(20) == 0 ? INTEGERS[random.nextInt(INTEGERS.length)] : random.nextInt(7) - 1;
                    }
                    yield integers;
                }
            };
        }
        return switch (type.element()) {
            case "Tensor" -> pooled();
            case "int", "SymInt" -> random.nextInt(3) == 0 ? INTEGERS[random.nextInt(INTEGERS.length)] : (long) random.nextInt(4) - 1;
            case "float" -> REALS[random.nextInt(REALS.length)];
            case "bool" -> random.nextBoolean();
            case "str" -> List.of("constant", "reflect", "replicate", "circular", "tanh", "none", "", "x\0y").get(random.nextInt(8));
            case "Scalar" -> random.nextBoolean() ? (Number) INTEGERS[random.nextInt(INTEGERS.length)] : (Number) REALS[random.nextInt(REALS.length)];
            case "ScalarType" -> DType.values()[random.nextInt(DType.values().length)];
            case "Device" -> DEVICES.get(random.nextInt(DEVICES.size()));
            case "MemoryFormat" -> MemoryFormat.values()[random.nextInt(MemoryFormat.values().length)];
            default -> null;
        };
    }

    private Tensor pooled() {
        return pool.get(random.nextInt(POOLED));
    }

    private Tensor tensor() {
        DType dtype = random.nextInt(3) > 0 ? DType.FLOAT32 : PLAIN.get(random.nextInt(PLAIN.size()));
        Tensor tensor = Tensor.zeros(DType.FLOAT32, SHAPES[random.nextInt(SHAPES.length)]).uniform_(-1, 4).to(dtype);
        switch (random.nextInt(40)) {
            case 0 -> tensor.close();
            case 1, 2 -> {
                return tensor.dimensions() > 1 ? tensor.transpose(0, 1) : tensor;
            }
            case 3 -> {
                return tensor.dimensions() > 0 && tensor.size(0) == 1 ? tensor.expand(expanded(tensor.shape())) : tensor;
            }
            case 4, 5 -> {
                return dtype.isFloatingPoint() ? tensor.requiresGrad(true) : tensor;
            }
            default -> { }
        }
        return tensor;
    }

    private static long[] expanded(long[] shape) {
        shape[0] = 3;
        return shape;
    }
}
