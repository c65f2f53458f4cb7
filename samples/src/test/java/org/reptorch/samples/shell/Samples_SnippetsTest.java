package org.reptorch.samples.shell;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Every script and notebook runs as it stands; a broken one is named with the line. */
public class Samples_SnippetsTest {

    private static Object[][] files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            Object[][] found = files.filter(file -> file.toString().endsWith(ending)).sorted().map(file -> new Object[] {file}).toArray(Object[][]::new);
            assertTrue(found.length > 0, folder);
            return found;
        }
    }

    @DataProvider
    static Object[][] scripts() throws IOException {
        return files("jshell", ".jsh");
    }

    @DataProvider
    static Object[][] notebooks() throws IOException {
        return files("notebooks", ".ipynb");
    }

    private static String printed(Runnable work) {
        PrintStream before = System.out;
        var out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            work.run();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test(dataProvider = "scripts")
    public void aScriptRunsAndExits(Path file) {
        String out = printed(() -> {
            try (var snippets = new Snippets()) {
                assertEquals(JshellScript.read(file).run(snippets), OptionalInt.of(0));
            }
        });
        assertTrue(out.lines().count() > 2, out);
    }

    @Test(dataProvider = "notebooks")
    public void aNotebookRunsAndItsValuesAreRendered(Path file) throws IOException {
        printed(() -> {
            try (var snippets = new Snippets()) {
                Notebook.read(file).run(snippets);
            }
        });
        assertTrue(!Files.readString(file).contains("\"output_type\""), "a notebook is kept without the output of somebody's machine");
    }

    @DataProvider
    static Object[][] broken() {
        return new Object[][] {
            {List.of("int a = 1;", "", "// comment", "int b = a / 0;"), "x.jsh:4: ArithmeticException: / by zero"},
            {List.of("int f(int n) {", "    return n / 0;", "}", "f(3);"), "x.jsh:2: ArithmeticException: / by zero"},
            {List.of("int a = 1;", "String s =", "    a;"), "x.jsh:3: incompatible types: int cannot be converted to java.lang.String"},
            {List.of("var x = Ops.randn(2, 3);", "", "x.matmul(x);"), "x.jsh:3: TorchException: aten::matmul: mat1 and mat2"},
            {List.of("Tensr x;"), "x.jsh:1: x uses what is not declared: class Tensr"},
            {List.of("int f() { return missing(); }"), "x.jsh:1: f uses what is not declared: method missing()"},
            {List.of("for (int i = 0; i < 3; i++) {"), "x.jsh:1: the snippet that begins here is not complete"},
            {List.of("int a = 1;", "/set feedback silent"), "x.jsh:2: /set feedback silent is a command for the prompt"}};
    }

    @Test(dataProvider = "broken")
    public void theFirstErrorEndsAScriptAndIsNamed(List<String> lines, String message) {
        try (var snippets = new Snippets()) {
            String told = expectThrows(SnippetException.class, () -> new JshellScript("x.jsh", lines).run(snippets)).getMessage();
            assertTrue(told.startsWith(message), told);
            assertEquals(told.lines().count(), 1, told);
        }
    }

    @Test
    public void exitGivesTheStatusAndEndsTheScript() {
        try (var snippets = new Snippets()) {
            assertEquals(new JshellScript("x.jsh", List.of("int a = 1;", "/exit 3", "int b = 1 / 0;")).run(snippets), OptionalInt.of(3));
            assertEquals(new JshellScript("x.jsh", List.of("int c = a;")).run(snippets), OptionalInt.empty());
        }
    }

    @Test
    public void aCellThatFailsIsNamed() {
        try (var snippets = new Snippets()) {
            var notebook = new Notebook("n.ipynb", List.of("int a = 1;", "int b = a;\nint c = b / 0;"));
            assertEquals(expectThrows(SnippetException.class, () -> notebook.run(snippets)).getMessage(), "n.ipynb, cell 2:2: ArithmeticException: / by zero");
        }
    }

    /** A name that two imported packages have would be an error in the middle of somebody's session. */
    @Test
    public void noImportedNameIsAmbiguous() throws Exception {
        String imports = Snippets.resource("imports.jsh");
        var byName = new TreeMap<String, Set<String>>();
        for (MatchResult star : Pattern.compile("import ([a-z.]+)\\.\\*;").matcher(imports).results().toList()) {
            String folder = star.group(1).replace('.', '/');
            for (String type : star.group(1).startsWith("java.") ? typesIn(FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base", folder)) : types(folder)) {
                Class<?> found = Class.forName(star.group(1) + "." + type, false, Snippets.class.getClassLoader());
                if (Modifier.isPublic(found.getModifiers())) {
                    byName.computeIfAbsent(type, any -> new TreeSet<>()).add(found.getName());
                }
            }
        }
        assertTrue(byName.size() > 300, byName.size() + " types are imported");
        List<Set<String>> ambiguous = byName.values().stream().filter(types -> types.size() > 1 && types.stream().noneMatch(type -> imports.contains("import " + type + ";"))).toList();
        assertEquals(ambiguous, List.of(), "add an import of the one that is meant");
    }

    private static List<String> types(String folder) throws IOException {
        var types = new ArrayList<String>();
        for (String entry : ClassPath.entries()) {
            if (Files.isDirectory(Path.of(entry, folder))) {
                types.addAll(typesIn(Path.of(entry, folder)));
            } else if (entry.contains("reptorch") && entry.endsWith(".jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(Path.of(entry))) {
                    types.addAll(Files.isDirectory(jar.getPath(folder)) ? typesIn(jar.getPath(folder)) : List.of());
                }
            }
        }
        return types;
    }

    private static List<String> typesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("[A-Za-z0-9]+\\.class")).map(name -> name.replace(".class", "")).toList();
        }
    }
}
