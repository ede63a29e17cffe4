package com.example.planted;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/// Puts the parts that `BOOKING_PARTS` names (commas between; `poc` is a set) into the context.
///
/// The good code doesn't know of it: Spring finds it through `META-INF/spring.factories`. A part
/// takes over the bean name of the good part, so that two parts for one place can't be chosen.
public final class PlantedParts
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  static final String SETTING = "BOOKING_PARTS";
  private static final String SET = "poc";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    String setting = context.getEnvironment().getProperty(SETTING, "").strip();
    if (!setting.isEmpty()) {
      List<Class<?>> chosen = chosen(setting, all());
      context.addBeanFactoryPostProcessor(beans -> chosen.forEach(part -> plant(part, beans)));
    }
  }

  /// Every part's classes, by the part's name.
  public static Map<String, List<Class<?>>> all() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(Planted.class));
    Map<String, List<Class<?>>> parts = new TreeMap<>();
    scan.findCandidateComponents(PlantedParts.class.getPackageName()).stream()
        .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
        .forEach(part -> parts.computeIfAbsent(planted(part).value(), _ -> new ArrayList<>()).add(part));
    return parts;
  }

  static List<Class<?>> chosen(String setting, Map<String, List<Class<?>>> all) {
    var names = new TreeSet<>(Arrays.asList(setting.split("\\s*,\\s*")));
    if (names.remove(SET)) {
      all.forEach(
          (name, parts) -> {
            if (parts.stream().anyMatch(part -> planted(part).poc())) {
              names.add(name);
            }
          });
    }
    List<String> unknown = names.stream().filter(name -> !all.containsKey(name)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          SETTING + " names what does not exist: " + unknown + "; there are " + all.keySet());
    }
    return names.stream().flatMap(name -> all.getOrDefault(name, List.of()).stream()).toList();
  }

  private static void plant(Class<?> part, ConfigurableListableBeanFactory beans) {
    var registry = (BeanDefinitionRegistry) beans;
    String name = part.getSimpleName();
    Class<?> good = planted(part).replaces();
    if (good != Void.class) {
      name =
          Arrays.stream(registry.getBeanDefinitionNames())
              .filter(each -> good.getName().equals(registry.getBeanDefinition(each).getBeanClassName()))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException(part + " finds no " + good + " to replace"));
      registry.removeBeanDefinition(name);
    }
    registry.registerBeanDefinition(name, new RootBeanDefinition(part));
  }

  private static Planted planted(Class<?> part) {
    return java.util.Objects.requireNonNull(part.getAnnotation(Planted.class), part::getName);
  }
}
