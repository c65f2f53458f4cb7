package org.reptorch.data;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.util.HashMap;
import java.util.List;

import org.reptorch.torch.ReptorchException;
import org.testng.annotations.Test;

public class ImagePreparation_NotesTest {

    private static final ImageDataset IMAGES = GeneratedImages.of(3, 2, 1, 40, 0).test();
    private static final Normalization NORMALIZATION = new Normalization(new float[] {0.1f, 0.2f, 1 / 3f}, new float[] {0.5f, 0.25f, 1});

    @Test
    public void notesSayAllOfIt() {
        for (List<ImageTransform> transforms : List.<List<ImageTransform>>of(List.of(), List.of(new Resize(36), new CenterCrop(32)),
                List.of(new Resize(32, Resampling.BICUBIC), new CenterCrop(32)))) {
            ImagePreparation preparation = ImagePreparation.of(IMAGES, NORMALIZATION, transforms);
            assertEquals(ImagePreparation.of("here", preparation.notes()), preparation);
            assertEquals(preparation.height(), transforms.isEmpty() ? 40 : 32);
        }
    }

    @Test
    public void anImageIsPreparedAsTestImagesAre() {
        Image image = GeneratedImages.of(2, 1, 1, 50, 1).train().image(0);
        var transforms = List.of(new Resize(36), new CenterCrop(32));
        ImagePreparation preparation = ImagePreparation.of(IMAGES, NORMALIZATION, transforms);
        Image expected = transforms.get(1).apply(transforms.get(0).apply(image, null), null);
        assertEquals(preparation.prepared(image), expected);
        assertEquals(preparation.apply(List.of(image, image)), NORMALIZATION.apply(List.of(expected, expected)));
    }

    @Test
    public void withoutTransformsAnotherSizeIsBroughtToTheDatas() {
        ImagePreparation preparation = ImagePreparation.of(IMAGES, NORMALIZATION, List.of());
        assertEquals(preparation.prepared(IMAGES.image(0)), IMAGES.image(0));
        for (var size : List.of(new ImageSize(20, 70), new ImageSize(300, 31), new ImageSize(40, 41))) {
            assertEquals(preparation.prepared(Image.black(size.height(), size.width())), Image.black(40, 40));
        }
    }

    @Test
    public void whatDrawsOrErasesIsRefused() {
        for (Transform transform : List.of(new RandomCrop(4), new HorizontalFlip(1), new Cutout(3), new Resize(4, Resampling.NEAREST), new CenterCrop(3, 4))) {
            String message = expectThrows(IllegalArgumentException.class, () -> ImagePreparation.of(IMAGES, NORMALIZATION, List.of(transform))).getMessage();
            assertEquals(message, transform + " cannot stand beside a model; what can is Resize, bilinear or bicubic, and a square CenterCrop");
        }
    }

    @Test
    public void notesThatLackSomethingOrAreDamagedAreRefused() {
        var notes = new HashMap<>(ImagePreparation.of(IMAGES, NORMALIZATION, List.of()).notes());
        notes.put("size", "40");
        assertTrue(expectThrows(ReptorchException.class, () -> ImagePreparation.of("m.safetensors", notes)).getMessage()
                .startsWith("m.safetensors says how images are prepared for it in words that cannot be read ("));
        notes.remove("std");
        assertEquals(expectThrows(ReptorchException.class, () -> ImagePreparation.of("m.safetensors", notes)).getMessage(),
                "m.safetensors does not say how images are prepared for it (std); save it again with the notes of an ImagePreparation beside it, as ./reptorch quantize does");
    }

    @Test
    public void aClassWithoutANameIsItsNumber() {
        ImagePreparation preparation = ImagePreparation.of(IMAGES, NORMALIZATION, List.of());
        assertEquals(preparation.name(0), IMAGES.classes().getFirst());
        assertEquals(preparation.name(3), "class 3");
    }
}
