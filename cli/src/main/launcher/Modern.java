import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/// Writes a jar's classes again in the format of Java 8. Java prepares nothing ahead of time that is in the
/// format of Java 5, as picocli's are: what is run stays the same, it only starts sooner.
///
/// The launcher runs it from its source after the build: `java Modern.java lib/picocli-*.jar`.
final class Modern {
  /// Of Java 6: the last without frames that a verifier needs.
  private static final int OLD = 50;

  private Modern() {}

  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      Path file = Path.of(jar);
      Path fresh = file.resolveSibling(file.getFileName() + ".fresh");
      try {
        write(file, fresh);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    }
  }

  private static void write(Path file, Path fresh) throws IOException {
    URL[] classes = {file.toUri().toURL()};
    try (var in = new JarFile(file.toFile());
        var loader = new URLClassLoader(classes);
        var out = new JarOutputStream(Files.newOutputStream(fresh))) {
      var resolver = ClassHierarchyResolver.ofResourceParsing(loader);
      ClassFile format =
          ClassFile.of(
              StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(resolver));
      for (JarEntry entry : in.stream().toList()) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        out.putNextEntry(new JarEntry(entry.getName()));
        out.write(entry.getName().endsWith(".class") ? modern(format, bytes) : bytes);
        out.closeEntry();
      }
    }
  }

  private static byte[] modern(ClassFile format, byte[] bytes) {
    var old = format.parse(bytes);
    if (old.majorVersion() > OLD) {
      return bytes;
    }
    ClassTransform frames = ClassTransform.transformingMethodBodies(CodeBuilder::with);
    ClassTransform version = ClassTransform.endHandler(to -> to.withVersion(ClassFile.JAVA_8_VERSION, 0));
    byte[] fresh = format.transformClass(old, frames.andThen(version));
    return format.verify(fresh).isEmpty() ? fresh : bytes;
  }
}
