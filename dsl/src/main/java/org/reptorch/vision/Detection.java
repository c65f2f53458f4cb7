package org.reptorch.vision;

import static org.reptorch.nn.Layers.batchNorm;
import static org.reptorch.nn.Layers.concat;
import static org.reptorch.nn.Layers.conv;
import static org.reptorch.nn.Layers.relu;
import static org.reptorch.nn.Layers.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.reptorch.data.AnnotatedImage;
import org.reptorch.data.Image;
import org.reptorch.data.Normalization;
import org.reptorch.data.ObjectBox;
import org.reptorch.nn.Backbone;
import org.reptorch.nn.Initialization;
import org.reptorch.nn.Model;
import org.reptorch.nn.ModelSpec;
import org.reptorch.torch.DType;
import org.reptorch.torch.Tensor;

/**
 * Single-stage object detection without anchors (Tian et al., <i>FCOS</i>, ICCV 2019, on one merged map and without its centre-ness): every position of
 * the map says which class's object it lies in the middle of, if any, and how far away that object's four sides are.
 *
 * <p>The network's output has for each position one logit per class, then four numbers whose softplus, times the stride, are the distances to the left,
 * upper, right and lower side in pixels.
 *
 * @param backbone what the head stands on
 * @param classes  names of the classes
 * @param width    channels of the head
 */
public record Detection(Backbone backbone, List<String> classes, int width) implements Task {

    /** What is found has at least this score. */
    public static final double LEAST_SCORE = 0.05;
    /** Two boxes of a class that cover each other more than this are one object. */
    public static final double SAME_OBJECT = 0.5;

    private static final int SIDES = 4;
    private static final int MOST_CANDIDATES = 200;
    private static final double FOCAL_ALPHA = 0.25;
    private static final double FOCAL_GAMMA = 2;
    /** Positions so many strides from an object's centre, either way, lie in its middle (centre sampling of the published code). */
    private static final double RADIUS = 1.5;
    /** How likely an object is everywhere before training (Lin et al., ICCV 2017): what lies nowhere must not drown what is somewhere. */
    private static final double PRIOR = 0.01;

    /** Copies the list. */
    public Detection {
        classes = List.copyOf(classes);
    }

    @Override
    public ModelSpec spec() {
        return backbone.merged(backbone.network().name() + "-detection", classes.size(), channels -> sequence()
                .then("merge", conv(channels, width, 1)).then("bn1", batchNorm(width)).then(relu())
                .then("conv", conv(width, width, 3).padding(1)).then("bn2", batchNorm(width)).then(relu())
                .then(concat("classifier", conv(width, classes.size(), 1).bias(true)).with("sides", conv(width, SIDES, 1).bias(true))))
                .initialized((path, layer, parameter) -> path.equals("head.classifier") && parameter.name().equals("bias")
                        ? new Initialization.Constant(-Math.log((1 - PRIOR) / PRIOR)) : null);
    }

    // ------------------------------------------------------------------------------------------ training

    /**
     * Which object every position of the map learns: that in whose middle it lies, the smallest where there are several.
     *
     * @param height of the map
     * @param width  of the map
     * @param stride of the map
     * @return one per position, row by row; null where there is none
     */
    static ObjectBox[] assigned(List<ObjectBox> objects, int height, int width, int stride) {
        var assigned = new ObjectBox[height * width];
        for (int i = 0; i < assigned.length; i++) {
            double x = (i % width + 0.5) * stride;
            double y = (i / width + 0.5) * stride;
            for (ObjectBox object : objects) {
                boolean inside = x > object.left() && x < object.right() && y > object.top() && y < object.bottom();
                boolean central = Math.abs(x - (object.left() + object.right()) / 2) < RADIUS * stride
                        && Math.abs(y - (object.top() + object.bottom()) / 2) < RADIUS * stride;
                if (inside && central && (assigned[i] == null || object.area() < assigned[i].area())) {
                    assigned[i] = object;
                }
            }
        }
        return assigned;
    }

    /**
     * Computes the sum of the focal loss of all logits and of 1 - GIoU of the boxes at positions that have an object, both over the number of these.
     */
    @Override
    public Tensor loss(Tensor output, List<AnnotatedImage> images) {
        int height = (int) output.size(2);
        int width = (int) output.size(3);
        int stride = images.getFirst().image().height() / height;
        int positions = height * width;
        var targets = new double[images.size() * positions * classes.size()];
        var places = new ArrayList<Integer>();
        var objects = new ArrayList<ObjectBox>();
        for (int n = 0; n < images.size(); n++) {
            ObjectBox[] assigned = assigned(images.get(n).objects(), height, width, stride);
            for (int i = 0; i < positions; i++) {
                if (assigned[i] != null) {
                    int place = n * positions + i;
                    targets[place * classes.size() + assigned[i].label()] = 1;
                    places.add(place);
                    objects.add(assigned[i]);
                }
            }
        }
        // Autocast leaves bf16, in which areas of boxes cannot be subtracted from each other.
        Tensor exact = output.dtype() == DType.BFLOAT16 ? output.to(DType.FLOAT32) : output;
        Tensor rows = exact.permute(0, 2, 3, 1).reshape(-1, classes.size() + SIDES);
        Tensor wanted = Tensor.of(targets, targets.length / classes.size(), classes.size()).to(exact);
        Tensor focal = Losses.sigmoidFocal(rows.narrow(1, 0, classes.size()), wanted, FOCAL_ALPHA, FOCAL_GAMMA).sum();
        if (objects.isEmpty()) {
            return focal;
        }
        Tensor at = Tensor.of(places.stream().mapToLong(Integer::longValue).toArray(), places.size()).to(exact.device(), DType.INT64);
        Tensor distances = rows.narrow(1, classes.size(), SIDES).indexSelect(0, at).softplus().mul(stride);
        double[] points = places.stream().flatMapToDouble(place -> {
            double x = (place % positions % width + 0.5) * stride;
            double y = (place % positions / width + 0.5) * stride;
            return Arrays.stream(new double[] {x, y, x, y});
        }).toArray();
        double[] truth = objects.stream().flatMapToDouble(box -> Arrays.stream(new double[] {box.left(), box.top(), box.right(), box.bottom()})).toArray();
        Tensor boxes = Tensor.of(points, places.size(), SIDES).to(exact).add(distances.mul(Tensor.of(new double[] {-1, -1, 1, 1}, SIDES).to(exact)));
        Tensor overlap = Losses.generalizedIntersectionOverUnion(boxes, Tensor.of(truth, places.size(), SIDES).to(exact)).sum();
        return focal.add(overlap).div(objects.size());
    }

    // ------------------------------------------------------------------------------------------ detection

    /** Returns what the network finds, image by image, the surest first. */
    public List<List<Detected>> predict(Model model, List<AnnotatedImage> images, Normalization normalization) {
        var found = new ArrayList<List<Detected>>();
        Task.outputs(model, images, normalization, output -> found.addAll(decoded(output, images.getFirst().image())));
        return found;
    }

    /**
     * Reads the network's output: boxes of a class at least {@link #LEAST_SCORE} likely, within the image, the surest of each object.
     *
     * @param output N x (classes + 4) x height x width
     * @param like   an image of the size that all have
     */
    public List<List<Detected>> decoded(Tensor output, Image like) {
        int images = (int) output.size(0);
        int height = (int) output.size(2);
        int width = (int) output.size(3);
        int positions = height * width;
        double stride = (double) like.height() / height;
        double[] scores = output.narrow(1, 0, classes.size()).sigmoid().to(DType.FLOAT64).toDoubleArray();
        double[] distances = output.narrow(1, classes.size(), SIDES).softplus().to(DType.FLOAT64).toDoubleArray();
        return IntStream.range(0, images).mapToObj(n -> {
            var candidates = new ArrayList<Detected>();
            for (int i = 0; i < classes.size() * positions; i++) {
                double score = scores[n * classes.size() * positions + i];
                if (score >= LEAST_SCORE) {
                    int position = i % positions;
                    double x = (position % width + 0.5) * stride;
                    double y = (position / width + 0.5) * stride;
                    int side = n * SIDES * positions + position;
                    candidates.add(new Detected(new ObjectBox(i / positions, Math.max(0, x - stride * distances[side]),
                            Math.max(0, y - stride * distances[side + positions]), Math.min(like.width(), x + stride * distances[side + 2 * positions]),
                            Math.min(like.height(), y + stride * distances[side + 3 * positions])), score));
                }
            }
            return Detected.suppressed(candidates.stream().sorted(Detected.BY_SCORE).limit(MOST_CANDIDATES).toList(), SAME_OBJECT);
        }).toList();
    }

    /** Measures {@code mAP50}; {@code mAP}, the mean at intersections over unions from 0.5 to 0.95 in steps of 0.05; and each class's AP at 0.5. */
    @Override
    public Score score(Model model, List<AnnotatedImage> images, Normalization normalization) {
        List<List<ObjectBox>> truth = images.stream().map(AnnotatedImage::objects).toList();
        List<List<Detected>> found = predict(model, images, normalization);
        AveragePrecision half = AveragePrecision.of(classes.size(), truth, found, 0.5);
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("mAP50", 100 * half.mean());
        measures.put("mAP", 100 * IntStream.range(0, 10).mapToDouble(i -> AveragePrecision.of(classes.size(), truth, found, (50 + 5 * i) / 100.0).mean())
                .average().orElse(Double.NaN));
        for (int i = 0; i < classes.size(); i++) {
            measures.put(classes.get(i), 100 * half.perClass().get(i));
        }
        return new Score(measures);
    }
}
