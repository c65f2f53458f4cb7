package org.reptorch.samples.recipe;

import java.util.List;
import java.util.Map;

import org.reptorch.nn.Architecture;
import org.reptorch.nn.ModelSpec;
import org.reptorch.nn.RepGhostNet;
import org.reptorch.nn.RepOptVgg;
import org.reptorch.nn.RepVgg;
import org.reptorch.reparam.Augmentation;
import org.reptorch.reparam.Block;
import org.reptorch.reparam.Structure;
import org.reptorch.repopt.Csla;
import org.reptorch.repopt.Placement;
import org.reptorch.repopt.Prior;

/**
 * Which network a recipe trains, and which prior stands where in it.
 *
 * @param recipe whose
 */
public record RecipeNetwork(RunRecipe recipe) {

    /** Returns the network as its method trains it, or begins to. */
    public ModelSpec spec(Method method, int classes) {
        return switch (method) {
            case DBB -> Structure.of(Block.dbb()).in(plain(classes));
            case DYREP_STATIC -> Structure.of(recipe.growth().block()).in(plain(classes));
            case DYREP, GRADIENT_DYREP -> plain(classes);
            case SGD, REPOPT, REPVGG, HS -> published(method, classes);
        };
    }

    private ModelSpec published(Method method, int classes) {
        return switch (architecture()) {
            case RepOptVgg net -> net.spec(method.mode(), classes);
            case RepGhostNet net -> net.spec(switch (method) {
                case REPVGG -> RepGhostNet.Mode.REP;
                case HS -> RepGhostNet.Mode.HS;
                default -> RepGhostNet.Mode.TARGET;
            }, classes);
            case Architecture net -> switch (method) {
                case REPOPT -> target(net, classes);
                case HS -> Csla.model(placement(), target(net, classes), Csla.Start.BY_DEPTH, true);
                case REPVGG -> net instanceof RepVgg ? net.spec(classes) : Structure.of(Block.repVgg()).in(net.spec(classes));
                default -> net.spec(classes);
            };
        };
    }

    /** Returns the network without branches, in which blocks may stand. */
    private ModelSpec plain(int classes) {
        return architecture() instanceof RepVgg net ? net.spec(RepVgg.Mode.PLAIN, classes) : published(Method.SGD, classes);
    }

    /** Returns the network that a file is of, as it was when the file was written; {@code source} is for messages. */
    public ModelSpec spec(String source, Map<String, String> metadata, int classes) {
        ModelSpec begun = spec(recipe.method(), classes);
        String structure = metadata.get(Augmentation.NOTE);
        return structure == null ? begun : Augmentation.parse(source, structure).in(begun);
    }

    /** Returns the network of a study of its blocks, which only RepOpt-VGG has. */
    public RepOptVgg repOptVgg() {
        if (architecture() instanceof RepOptVgg net) {
            return net;
        }
        throw new IllegalArgumentException("model " + recipe.text(RecipeKey.MODEL) + " is no RepOpt-VGG, whose blocks are looked at here; leave model out, or name one");
    }

    /** Returns the paths of the blocks of a RepOpt-VGG, in order. */
    public List<String> blockPaths() {
        return repOptVgg().blockList().stream().map(RepOptVgg.Block::path).toList();
    }

    /** Returns the network; one in which no prior could stand is refused, in words. */
    private ModelSpec target(Architecture net, int classes) {
        ModelSpec spec = net.spec(classes);
        placement().in(spec);
        return spec;
    }

    /** Returns which prior stands where in the network. */
    public Placement placement() {
        return placement(architecture());
    }

    /** Returns which prior a network is trained under where nobody declares another: RepOpt-GhostNet's, or RepOpt-VGG's at every 3x3 convolution. */
    public static Placement placement(Architecture network) {
        return network instanceof RepGhostNet ? Placement.REPOPT_GHOST : Prior.REPOPT_VGG.everywhere();
    }

    private Architecture architecture() {
        String model = recipe.text(RecipeKey.MODEL);
        return model.equals("repopt-vgg")
                ? RepOptVgg.of(recipe.list(RecipeKey.BLOCKS), recipe.list(RecipeKey.WIDTHS), recipe.list(RecipeKey.STRIDES))
                : Architecture.of(model);
    }
}
