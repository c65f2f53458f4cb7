package org.reptorch.data;

import static org.testng.Assert.assertEquals;

import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every operation against what Pillow 12.3 made of the same images (record.py): equal bit for bit. */
public class Pil_ParityTest {

    private final Map<String, Image> recorded = RecordedImages.read("pil.safetensors");

    @DataProvider
    Iterator<Object[]> operations() {
        return recorded.keySet().stream().filter(name -> name.contains("|")).map(name -> name.split("\\|")[1]).distinct().sorted()
                .map(name -> new Object[] {name}).iterator();
    }

    @Test
    public void allOperationsWereRecorded() {
        assertEquals(recorded.keySet().stream().filter(name -> name.contains("|")).map(name -> name.split("\\|")[1]).distinct().count(), 17);
    }

    @Test(dataProvider = "operations")
    public void theOperationGivesThePixelsOfPillow(String operation) {
        recorded.forEach((name, expected) -> {
            String[] words = name.split("\\|");
            if (words.length > 1 && words[1].equals(operation)) {
                RecordedImages.assertSame(apply(recorded.get(words[0]), words), expected, name);
            }
        });
    }

    private static Image apply(Image image, String[] words) {
        return switch (words[1]) {
            case "rotate" -> affine(image, Affine.rotate(number(words), image.height(), image.width()), words);
            case "shearX" -> affine(image, Affine.shearX(number(words)), words);
            case "shearY" -> affine(image, Affine.shearY(number(words)), words);
            case "translateX" -> affine(image, Affine.translate(number(words), 0), words);
            case "translateY" -> affine(image, Affine.translate(0, number(words)), words);
            case "resize" -> Resizing.to(Integer.parseInt(words[2]), Integer.parseInt(words[3]), image, resampling(words[4]));
            case "color" -> Enhancement.color(image, number(words));
            case "contrast" -> Enhancement.contrast(image, number(words));
            case "brightness" -> Enhancement.brightness(image, number(words));
            case "sharpness" -> Enhancement.sharpness(image, number(words));
            case "hue" -> Enhancement.hue(image, number(words));
            case "autoContrast" -> Tones.autoContrast(image);
            case "equalize" -> Tones.equalize(image);
            case "invert" -> Tones.invert(image);
            case "posterize" -> Tones.posterize(image, (int) number(words));
            case "solarize" -> Tones.solarize(image, number(words));
            case "solarizeAdd" -> Tones.solarizeAdd(image, (int) number(words));
            default -> throw new AssertionError(words[1]);
        };
    }

    private static double number(String[] words) {
        return Double.parseDouble(words[2]);
    }

    private static Image affine(Image image, Affine map, String[] words) {
        return map.of(image, resampling(words[3]), 0x806407);
    }

    private static Resampling resampling(String name) {
        return Resampling.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
