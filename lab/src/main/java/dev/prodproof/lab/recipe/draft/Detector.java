package dev.prodproof.lab.recipe.draft;

import java.util.List;

/// Looks for one kind of thing in a repository.
interface Detector {
  List<Clue> look(Tree tree);
}
