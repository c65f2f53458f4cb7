package org.reptorch.samples.option;

import java.util.List;

import org.reptorch.torch.Cuda;
import org.reptorch.torch.Device;
import org.reptorch.torch.ReptorchException;
import org.reptorch.torch.Torch;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that computes takes, with the same meaning everywhere. */
public final class MachineOptions {

    @Option(names = "--device", defaultValue = "cpu", paramLabel = "cpu|cuda|cuda:N", description = "Where to compute (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(names = "--threads", paramLabel = "N", description = "Threads within one operator (default: one per core).")
    private Integer threads;

    @Option(names = "--seed", paramLabel = "N", description = "Of weights, data order and augmentation (default: 0, or what the recipe says).")
    private Long seed;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Loads libtorch and sets it up as asked; what no machine has is a wrong argument. A device that cannot be used is refused now and not behind hours. */
    public void apply() {
        Torch.verifyAvailable();
        device();
        Torch.keepFreedMemory();
        if (threads != null) {
            if (threads < 1) {
                throw new ParameterException(command.commandLine(), "--threads must be at least 1, not " + threads);
            }
            Torch.setThreads(threads);
        }
    }

    /** As {@link #apply()}, for what computes on the CPU alone; {@code what} names it: {@code an engine}. */
    public void applyOnCpu(String what) {
        verifyCpu(what);
        apply();
    }

    /** Refuses another device than the CPU for what computes there alone. */
    public void verifyCpu(String what) {
        if (!Device.of(device).type().equals(Device.CPU.type())) {
            throw new ReptorchException("--device " + device + ": " + what + " computes on the CPU; leave the option out");
        }
    }

    /**
     * Returns where to compute, as tensors there name it.
     *
     * @throws ReptorchException where it cannot be used, with the reason and what to do
     */
    public Device device() {
        Device asked = Device.of(device);
        if (!asked.type().equals(Device.CPU.type()) && !asked.type().equals("cuda")) {
            throw new ReptorchException("--device " + device + ": Reptorch computes on cpu, cuda or cuda:N; leave the option out for the CPU");
        }
        try {
            return (asked.type().equals("cuda") ? Cuda.device(asked).device() : asked).verified();
        } catch (ReptorchException e) {
            throw new ReptorchException("--device " + device + ": " + e.getMessage() + "; or leave the option out", e);
        }
    }

    /**
     * Sets it up for so many runs side by side; returns the threads of each. More threads than processors are refused: within a convolution threads wait
     * for each other without sleeping, so that one whose partner has no processor loses its own, and a run takes ten times as long.
     */
    public int apply(int jobs) {
        int processors = Runtime.getRuntime().availableProcessors();
        if (jobs > 1 && threads != null && threads > 1 && (long) jobs * threads > processors) {
            throw new ReptorchException("--jobs " + jobs + " with --threads " + threads + " want " + (long) jobs * threads + " processors of " + processors
                    + " and would wait for each other most of the time; give --threads " + Math.max(1, processors / jobs));
        }
        apply();
        return threads != null ? threads : Math.max(1, Torch.threads() / jobs);
    }

    /** Returns the seed, 0 where none was given. */
    public long seed() {
        return seed == null ? 0 : seed;
    }

    /** Returns the seed as a setting of a recipe, behind which it goes; nothing where none was given. */
    public List<String> seedSetting() {
        return seed == null ? List.of() : List.of("seed=" + seed);
    }
}
