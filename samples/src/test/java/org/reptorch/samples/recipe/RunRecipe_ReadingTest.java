package org.reptorch.samples.recipe;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.reptorch.reparam.Network;
import org.reptorch.samples.file.Release;
import org.reptorch.torch.ReptorchException;
import org.testng.annotations.Test;

/** A recipe is read from YAML, overridden on the command line, and refused in words. */
public class RunRecipe_ReadingTest {

    @Test
    public void whatIsLeftOutHasItsDefault() {
        assertEquals(RunRecipe.read(null, List.of()), RunRecipe.DEFAULT);
    }

    @Test
    public void theRecipesOfTheProjectAreReadable() throws IOException {
        try (var files = Files.list(Path.of("recipes"))) {
            List<Path> recipes = files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertTrue(!recipes.isEmpty());
            recipes.forEach(file -> RunRecipe.read(file, List.of()));
        }
    }

    @Test
    public void settingsOverrideTheFile() {
        RunRecipe recipe = RunRecipe.read(Path.of("recipes/cifar10-small.yaml"), List.of("epochs=20", "method=repvgg", "widths=[1,1,1,2]", "data=/a b.tar", "augmentations=[randomCrop(2)]"));
        assertEquals(recipe.epochs(), 20);
        assertEquals(recipe.method(), Method.REPVGG);
        assertEquals(recipe.values().get(RecipeKey.WIDTHS), List.of(1.0, 1.0, 1.0, 2.0));
        assertEquals(recipe.data(), "/a b.tar");
        assertEquals(recipe.training().augmentations(), List.of(new org.reptorch.data.RandomCrop(2)));
        assertEquals(RunRecipe.ofJson("itself", recipe.json()), recipe);
    }

    @Test
    public void whatDoesNotFitIsNamed() throws IOException {
        assertTrue(message("learningrate=1").startsWith("the settings: no setting is called 'learningrate'; did you mean 'learningRate', '"), message("learningrate=1"));
        assertTrue(message("learningrate=1").endsWith("? ./reptorch train --keys lists all; this is Reptorch " + Release.VERSION + ", a later one may know more"), message("learningrate=1"));
        assertEquals(message("epochs=0"), "the settings: recipe: epochs is 0 and must be at least 1");
        assertTrue(message("epochs=many").startsWith("the settings: epochs has a value that does not fit"), message("epochs=many"));
        assertTrue(message("method=magic").startsWith("the settings: method: 'magic' is none; did you mean "), message("method=magic"));
        assertTrue(message("model=repopt-vgg-b7").contains("no network is called 'repopt-vgg-b7'; the nearest name is 'repopt-vgg-b1'"), message("model=repopt-vgg-b7"));
        assertTrue(message("blocks=[1,2]").contains("wants 4 blocks"), message("blocks=[1,2]"));
        assertEquals(expectThrows(IllegalArgumentException.class, () -> RunRecipe.read(null, List.of("epochs"))).getMessage(), "--set epochs must be key=value");
        Path file = Files.createTempFile("recipe", ".yaml");
        try {
            Files.writeString(file, "epochs: [");
            assertTrue(expectThrows(ReptorchException.class, () -> RunRecipe.read(file, List.of())).getMessage().startsWith(file + " is no YAML of a recipe"));
            Files.writeString(file, "just words");
            assertTrue(expectThrows(ReptorchException.class, () -> RunRecipe.read(file, List.of())).getMessage().startsWith(file + " is no YAML of a recipe"));
        } finally {
            Files.delete(file);
        }
        assertEquals(expectThrows(ReptorchException.class, () -> RunRecipe.read(file, List.of())).getMessage(), "there is no recipe " + file + "; samples/recipes has some to start from");
    }

    @Test
    public void everyKeyIsDocumentedOnALineOfItsOwn() {
        List<String> lines = RecipeKey.documentation().lines().toList();
        assertEquals(lines.size(), RecipeKey.values().length);
        for (RecipeKey key : RecipeKey.values()) {
            assertTrue(lines.get(key.ordinal()).matches(key.key() + " .*[a-z]{3}.*"), lines.get(key.ordinal()));
        }
    }

    @Test
    public void everyOptimizerAndScheduleCanBeNamed() {
        for (String optimizer : List.of("sgd", "adam", "adamw", "rmsprop", "adafactor")) {
            for (String schedule : List.of("cosine", "linear", "step", "constant")) {
                RunRecipe recipe = RunRecipe.read(null, List.of("optimizer=" + optimizer, "schedule=" + schedule, "stepping=timm", "precision=bfloat16"));
                assertTrue(recipe.training().step().bfloat16());
                assertEquals(RunRecipe.ofJson("itself", recipe.json()), recipe);
            }
        }
        assertEquals(RunRecipe.read(null, List.of("optimizer=adamw", "weightDecay=0.05", "decayAll=true")).title(), "plain AdamW");
    }

    @Test
    public void settingsThatDoNotGoTogetherAreRefused() {
        assertEquals(message("augmentations=[blur(3)]").substring(0, 74), "the settings: augmentations: 'blur(3)' is no transform; known are randomCr");
        assertEquals(message("augmentations=[randomCrop]"), "the settings: augmentations: 'randomCrop' must be randomCrop(PADDING)");
        assertEquals(message("augmentations=[randomCrop(1.5)]"), "the settings: augmentations: 'randomCrop(1.5)': '1.5' is no whole number");
        assertEquals(message("clipNorm=-1"), "the settings: recipe: clipNorm is -1.0 and must be above 0");
        assertTrue(expectThrows(ReptorchException.class, () -> RunRecipe.read(null, List.of("method=repopt", "optimizer=adafactor"))).getMessage()
                .startsWith("the settings: method repopt: Adafactor has no exact form under a prior"));
        assertTrue(expectThrows(ReptorchException.class, () -> RunRecipe.read(null, List.of("method=repopt", "optimizer=adam"))).getMessage()
                .startsWith("the settings: method repopt: Adam with weight decay in the gradient has no exact form"));
        assertEquals(expectThrows(ReptorchException.class, () -> RunRecipe.read(null, List.of("method=dyrep", "operations=[1x1, 1x1_kxx]"))).getMessage(),
                "the settings: operations: '1x1_kxx' is none; did you mean '1x1_kxk'? There are 1x1, 1x1_kxk, 1x1_avg, kxk, 1xk, kx1, id");
        assertEquals(expectThrows(ReptorchException.class, () -> RunRecipe.read(null, List.of("method=dyrep", "adjustInterval=0"))).getMessage(),
                "the settings: adjustInterval must be at least 1 and lastAdjustEpoch not negative, they are 0 and 0");
        assertTrue(message("adjustIntervall=5").startsWith("the settings: no setting is called 'adjustIntervall'; did you mean 'adjustInterval', '"), message("adjustIntervall=5"));
        assertEquals(message("saliency=synflop"), "the settings: saliency: 'synflop' is none; did you mean 'synflow'? "
                + "There are synflow, snip, grad_norm, grasp, random, vote");
    }

    @Test
    public void blocksStandInAnyNetwork() {
        for (String model : List.of("resnet18", "vgg16-cifar", "mobilenet-v1", "repvgg-a0", "repopt-vgg", "repoptghostnet-0.5")) {
            RunRecipe recipe = RunRecipe.read(null, List.of("method=dyrep", "model=" + model));
            long plain = recipe.network().spec(Method.DYREP, 10).parameterCount();
            for (Method method : List.of(Method.REPVGG, Method.DBB, Method.DYREP_STATIC)) {
                assertTrue(recipe.network().spec(method, 10).parameterCount() > plain, model + " by " + method);
            }
            assertTrue(Network.blocks(recipe.network().spec(Method.DYREP_STATIC, 10)).size() > 5 && Network.blocks(recipe.network().spec(Method.DYREP, 10)).isEmpty(), model);
        }
    }

    @Test
    public void anyNetworkCanCarryAPrior() {
        assertEquals(RunRecipe.read(null, List.of("method=repopt", "optimizer=adamw", "adamForm=reference")).network().placement().toString(),
                "W = 3x3 * searched + 1x1 * searched + identity");
        RunRecipe resnet = RunRecipe.read(null, List.of("method=hs", "model=resnet18"));
        assertTrue(resnet.network().spec(Method.HS, 10).parameters().stream().anyMatch(parameter -> parameter.name().equals("layer1.0.scale_conv1_identity.weight")));
        RunRecipe ghost = RunRecipe.read(null, List.of("method=repopt", "model=repoptghostnet-0.5"));
        assertEquals(ghost.network().placement().in(ghost.network().spec(Method.REPOPT, 10)).sites().size(), 32);
    }

    @Test
    public void whichCheckpointsAreKeptDoesNotMatterToTheResult() {
        RunRecipe recipe = RunRecipe.DEFAULT;
        assertEquals(recipe.differencesTo(recipe.set(List.of("checkpointSteps=5", "keepBest=false"))), List.of());
        assertEquals(recipe.differencesTo(recipe.set(List.of("seed=5", "optimizer=adamw", "clipNorm=1"))),
                List.of("optimizer is sgd, not adamw", "clipNorm is nothing, not 1.0", "seed is 0, not 5"));
    }

    private static String message(String setting) {
        return expectThrows(ReptorchException.class, () -> RunRecipe.read(null, List.of(setting))).getMessage();
    }
}
