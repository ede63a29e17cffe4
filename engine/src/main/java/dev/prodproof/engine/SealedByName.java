package dev.prodproof.engine;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.prodproof.core.Fact;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/// Gives each sealed interface a member `is` that names its case.
public final class SealedByName extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1;

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
      MapperConfig<?> config, Annotated annotated) {
    Class<?> type = annotated.getRawType();
    boolean sealedType = type.isInterface() ? type.isSealed() : caseOf(type) != null;
    if (!sealedType || Fact.class.isAssignableFrom(type)) {
      return super.findPolymorphicTypeInfo(config, annotated);
    }
    return JsonTypeInfo.Value.construct(
        JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "is", null, false, true, null);
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
    Class<?> type = annotated.getRawType();
    if (!type.isSealed() || Fact.class.isAssignableFrom(type)) {
      return super.findSubtypes(config, annotated);
    }
    return Arrays.stream(type.getPermittedSubclasses())
        .map(c -> new NamedType(c, c.getSimpleName()))
        .toList();
  }

  @Override
  public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
    return caseOf(type.getRawType()) == null ? super.findTypeName(config, type) : type.getRawType().getSimpleName();
  }

  private static @Nullable Class<?> caseOf(Class<?> type) {
    for (Class<?> parent : type.getInterfaces()) {
      if (parent.isSealed() && !Fact.class.isAssignableFrom(parent)) {
        return parent;
      }
    }
    return null;
  }
}
