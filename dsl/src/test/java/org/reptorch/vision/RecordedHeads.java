package org.reptorch.vision;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.reptorch.data.AnnotatedImage;
import org.reptorch.data.Image;
import org.reptorch.data.ObjectBox;
import org.reptorch.nn.Backbone;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.torch.io.StoredTensor;
import org.reptorch.torch.io.TensorFile;

/** What record.py recorded of PyTorch and torchvision, and what the tests of heads share. */
final class RecordedHeads {

    private static final Map<String, StoredTensor> TENSORS = read();

    private RecordedHeads() {
    }

    private static Map<String, StoredTensor> read() {
        try {
            return TensorFile.read(Path.of(RecordedHeads.class.getResource("heads.safetensors").toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static StoredTensor tensor(String name) {
        return TENSORS.get(name);
    }

    /** A backbone with maps of strides 2, 4, 8, 16 and 16. */
    static Backbone backbone() {
        return Backbone.of(RepOptVgg.of(List.of(1, 1, 1, 1), List.of(0.125, 0.125, 0.0625, 0.0625), List.of(2, 2, 2, 2, 1)));
    }

    /** A black image with nothing but boxes on it. */
    static AnnotatedImage with(int size, ObjectBox... boxes) {
        return new AnnotatedImage(new Image(size, size, new byte[size * size * 3]), new byte[size * size], List.of(boxes));
    }

    /** What a detector found, all of class 0 with falling scores, in numbers of four. */
    static List<Detected> found(double... corners) {
        var found = new ArrayList<Detected>();
        for (int i = 0; i < corners.length; i += 4) {
            found.add(new Detected(new ObjectBox(0, corners[i], corners[i + 1], corners[i + 2], corners[i + 3]), 1 - 0.01 * i));
        }
        return found;
    }
}
