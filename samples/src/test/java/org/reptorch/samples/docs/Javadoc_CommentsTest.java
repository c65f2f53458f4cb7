package org.reptorch.samples.docs;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Every public type, method, constructor and constant of the library has a comment, which says in its first sentence what it is or does. That references in
 * comments lead somewhere is what the compiler sees to (doclint).
 */
public class Javadoc_CommentsTest {

    @DataProvider
    static Object[][] modules() {
        return Stream.of("bindings", "dsl", "repopt", "quant").map(module -> new Object[] {module}).toArray(Object[][]::new);
    }

    @Test(dataProvider = "modules")
    public void nothingPublicIsWithoutAComment(String module) throws IOException {
        List<Path> files = ProjectFiles.matching(module + "/src/(main|generated)/java/(?!.*/capi/)(?!module-info).*\\.java").stream().map(ProjectFiles.ROOT::resolve).toList();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, manager, problem -> {
            }, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            var scanner = new Public(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, null);
            }
            assertEquals(scanner.bare, Set.of());
            assertTrue(scanner.seen > 100, "looked at " + scanner.seen);
        }
    }

    /** Walks through what users of a module see; what is inside something that they do not see is not theirs either. */
    private static final class Public extends TreePathScanner<Void, Void> {

        private final DocTrees docs;
        private final Deque<ClassTree> around = new ArrayDeque<>();
        private final Set<String> bare = new TreeSet<>();
        private int seen;

        Public(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (!isSeen(type.getModifiers())) {
                return null;
            }
            look(type.getSimpleName().toString());
            around.push(type);
            super.visitClass(type, none);
            around.pop();
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            boolean overrides = method.getModifiers().getAnnotations().stream().map(AnnotationTree::getAnnotationType).anyMatch(name -> name.toString().equals("Override"));
            if (isSeen(method.getModifiers()) && !overrides) {
                look(method.getName().toString());
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void none) {
            // A record's components are parameters in its comment.
            boolean component = around.peek().getKind() == Tree.Kind.RECORD && !field.getModifiers().getFlags().contains(Modifier.STATIC);
            if (isSeen(field.getModifiers()) && !component) {
                look(field.getName().toString());
            }
            return null;
        }

        private boolean isSeen(ModifiersTree modifiers) {
            return modifiers.getFlags().contains(Modifier.PUBLIC) || modifiers.getFlags().contains(Modifier.PROTECTED)
                    || !around.isEmpty() && around.peek().getKind() == Tree.Kind.INTERFACE && !modifiers.getFlags().contains(Modifier.PRIVATE);
        }

        private void look(String name) {
            seen++;
            String comment = docs.getDocComment(getCurrentPath());
            if (comment == null || comment.isBlank()) {
                CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
                bare.add(ProjectFiles.ROOT.relativize(Path.of(unit.getSourceFile().toUri())) + ": " + name);
            }
        }
    }
}
