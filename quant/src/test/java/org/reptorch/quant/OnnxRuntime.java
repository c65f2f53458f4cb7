package org.reptorch.quant;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

import org.reptorch.torch.Tensor;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** Another implementation's reading of an ONNX file: it refuses what is not valid, and computes the logits. */
final class OnnxRuntime implements AutoCloseable {

    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    private final OrtSession session;

    /**
     * Reads a file.
     *
     * @param optimizes whether operators are fused into integer kernels, which may round at another place; else each is computed as it stands
     */
    OnnxRuntime(Path file, boolean optimizes) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(optimizes ? OrtSession.SessionOptions.OptLevel.ALL_OPT : OrtSession.SessionOptions.OptLevel.NO_OPT);
            options.setIntraOpNumThreads(1);
            // Where a processor adds products in 16 bits, onnxruntime keeps them exact only if it is asked to.
            options.addConfigEntry("session.x64quantprecision", "1");
            session = ENVIRONMENT.createSession(file.toString(), options);
        }
    }

    /** Returns the file's metadata. */
    Map<String, String> metadata() throws OrtException {
        return session.getMetadata().getCustomMetadata();
    }

    /** Computes logits, which belong to the caller's innermost scope. */
    Tensor predict(Tensor images) {
        try (var input = OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(images.contiguous().toFloatArray()), images.shape());
                var result = session.run(Map.of(OnnxExport.IMAGES, input))) {
            var logits = (OnnxTensor) result.get(0);
            FloatBuffer buffer = logits.getFloatBuffer();
            var values = new float[buffer.remaining()];
            buffer.get(values);
            return Tensor.of(values, logits.getInfo().getShape());
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
