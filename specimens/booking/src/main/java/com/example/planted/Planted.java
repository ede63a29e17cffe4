package com.example.planted;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A part that takes the place of a good one, or comes on top, when `BOOKING_PARTS` names it.
///
/// Several classes may carry one name: together they are the part.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Planted {

  String value();

  /// The good part whose place it takes; `Void` where it comes on top.
  Class<?> replaces() default Void.class;

  /// Whether it belongs to the set `poc`: the proof of concept that a machine wrote in an afternoon.
  boolean poc() default false;
}
