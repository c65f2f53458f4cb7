package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertNotEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.List;

import org.testng.annotations.Test;

/** Scenes are what their masks and boxes say. */
public class GeneratedScenes_ContentTest {

    private static final GeneratedScenes SCENES = GeneratedScenes.of(40, 10, 48, 7);

    @Test
    public void theSameArgumentsGiveTheSameScenes() {
        assertEquals(GeneratedScenes.of(40, 10, 48, 7), SCENES);
        assertNotEquals(GeneratedScenes.of(40, 10, 48, 8).test(), SCENES.test());
        assertNotEquals(SCENES.train().subList(0, 10), SCENES.test());
    }

    @Test
    public void aClassOfTheMaskLiesInABoxOfItAndReachesItsSides() {
        for (AnnotatedImage scene : SCENES.train()) {
            assertTrue(!scene.objects().isEmpty() && scene.objects().size() <= 4, scene.toString());
            for (int i = 0; i < scene.mask().length; i++) {
                int label = scene.mask()[i] - 1;
                double x = i % 48 + 0.5;
                double y = i / 48 + 0.5;
                assertTrue(label < 0 || scene.objects().stream().anyMatch(box -> box.label() == label && box.left() < x && x < box.right() && box.top() < y
                        && y < box.bottom()), scene + " at " + x + ", " + y);
            }
        }
        AnnotatedImage alone = SCENES.train().stream().filter(scene -> scene.objects().size() == 1).findFirst().orElseThrow();
        ObjectBox box = alone.objects().getFirst();
        assertTrue(row(alone, (int) box.top()) && row(alone, (int) box.bottom() - 1), alone.toString());
        assertTrue(box.top() == 0 || !row(alone, (int) box.top() - 1), alone.toString());
        assertTrue(box.bottom() == 48 || !row(alone, (int) box.bottom()), alone.toString());
    }

    private static boolean row(AnnotatedImage scene, int row) {
        for (int i = row * 48; i < (row + 1) * 48; i++) {
            if (scene.mask()[i] != 0) {
                return true;
            }
        }
        return false;
    }

    @Test
    public void everyClassOccurs() {
        assertEquals(SCENES.classes(), List.of("disc", "ring", "square", "triangle", "cross"));
        assertEquals(SCENES.train().stream().flatMap(scene -> scene.objects().stream()).map(ObjectBox::label).distinct().count(), 5);
    }

    @Test
    public void aMirroredSceneMirrorsEverything() {
        AnnotatedImage scene = SCENES.train().getFirst();
        AnnotatedImage mirrored = scene.flipped();
        assertEquals(mirrored.mask()[5], scene.mask()[42]);
        assertEquals(mirrored.image().rgb()[3 * 48 + 3 * 5], scene.image().rgb()[3 * 48 + 3 * 42]);
        assertEquals(mirrored.objects().getFirst().left(), 48 - scene.objects().getFirst().right());
        assertEquals(mirrored.flipped(), scene);
        assertNotEquals(mirrored, scene);
    }

    @Test
    public void whatCannotBeDrawnIsRefused() {
        assertEquals(expectThrows(IllegalArgumentException.class, () -> GeneratedScenes.of(0, 1, 16, 0)).getMessage(),
                "cannot generate 0 training and 1 test scenes of 16 pixels: there are 1 or more of each, and 32 pixels or more");
        assertEquals(expectThrows(IllegalArgumentException.class, () -> new ObjectBox(0, 3, 0, 2, 1)).getMessage(),
                "a box reaches from left 3.0, top 0.0 to right 2.0, bottom 1.0; right must not be less than left, nor bottom than top");
    }
}
