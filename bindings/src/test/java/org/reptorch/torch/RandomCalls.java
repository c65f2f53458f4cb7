package org.reptorch.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

import org.reptorch.torch.internal.Schema;

/**
 * Calls operators of the list with arguments that fit the schema and often nothing else; a program of its own, because
 * libtorch writes warnings to the process's standard error, and might crash. Arguments: how many calls, the generator's seed.
 */
public final class RandomCalls {

    /** Those that operators compute with; the others are for storing. */
    private static final List<DType> DTYPES = List.copyOf(EnumSet.range(DType.FLOAT64, DType.COMPLEX128));
    private static final long[][] SHAPES = {{}, {0}, {1}, {3}, {2, 3}, {3, 2}, {0, 4}, {2, 3, 4}, {1, 2, 5, 5}, {2, 2, 3, 3}, {4, 2, 3, 3}, {1, 1, 1, 1, 1}};
    private static final long[] INTEGERS = {0, 1, 2, 3, -1, -2, 4, 7, -100, 100, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE};
    private static final double[] REALS = {0, 1, 0.5, -1, 1e-5, 1e300, Double.NaN, Double.POSITIVE_INFINITY};
    private static final List<Device> DEVICES = List.of(Device.CPU, Device.of("cuda"), Device.of("meta"), Device.of("nowhere"), Device.of("cpu:7"));

    private final Random random;

    private RandomCalls(long seed) {
        random = new Random(seed);
    }

    /** Prints how many calls succeeded, were refused by libtorch, and were refused by us. */
    public static void main(String[] arguments) throws IOException {
        new RandomCalls(Long.parseLong(arguments[1])).run(Integer.parseInt(arguments[0]));
    }

    private void run(int calls) throws IOException {
        List<Schema> schemas = Files.readAllLines(FacadeGenerator.list(Path.of(""))).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).map(Schema::parse).toList();
        long before = Torch.liveTensors();
        var counts = new int[3];
        for (int i = 0; i < calls; i++) {
            Schema schema = schemas.get(random.nextInt(schemas.size()));
            try (var scope = Scope.open()) {
                var arguments = new Object[schema.arguments().size()];
                for (int k = 0; k < arguments.length; k++) {
                    arguments[k] = value(schema.arguments().get(k));
                }
                counts[call(schema, arguments)]++;
            }
        }
        verify(Torch.liveTensors() == before, "tensors are left alive: " + (Torch.liveTensors() - before));
        System.out.println(counts[0] + " " + counts[1] + " " + counts[2]);
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
                        tensors.add(tensor());
                    }
                    yield tensors;
                }
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
            case "Tensor" -> tensor();
            case "int", "SymInt" -> random.nextInt(3) == 0 ? INTEGERS[random.nextInt(INTEGERS.length)] : (long) random.nextInt(4) - 1;
            case "float" -> REALS[random.nextInt(REALS.length)];
            case "bool" -> random.nextBoolean();
            case "str" -> List.of("constant", "reflect", "replicate", "circular", "tanh", "none", "", "x\0y").get(random.nextInt(8));
            case "Scalar" -> random.nextBoolean() ? (Number) INTEGERS[random.nextInt(INTEGERS.length)] : (Number) REALS[random.nextInt(REALS.length)];
            case "ScalarType" -> DTYPES.get(random.nextInt(DTYPES.size()));
            case "Device" -> DEVICES.get(random.nextInt(DEVICES.size()));
            case "MemoryFormat" -> MemoryFormat.values()[random.nextInt(2)];
            default -> null;
        };
    }

    private Tensor tensor() {
        DType dtype = random.nextInt(3) > 0 ? DType.FLOAT32 : DTYPES.get(random.nextInt(DTYPES.size()));
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
