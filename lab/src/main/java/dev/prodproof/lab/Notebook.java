package dev.prodproof.lab;

import dev.prodproof.core.Fact;
import dev.prodproof.core.Standing;
import java.util.List;

/// Where a lab writes down what happened: the dossier, seen from here.
public interface Notebook {
  void write(Fact fact) throws InterruptedException;

  <S extends Standing> List<S> standing(Class<S> kind);
}
