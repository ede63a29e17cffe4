package dev.prodproof.engine;

import dev.prodproof.core.Finding;
import dev.prodproof.core.RuleSheet;

/// Somebody who follows a run while it goes on. Calls come from several threads.
public interface Watcher {
  void phase(String name);

  void found(RuleSheet sheet, Finding finding);

  Watcher NOBODY =
      new Watcher() {
        @Override
        public void phase(String name) {}

        @Override
        public void found(RuleSheet sheet, Finding finding) {}
      };
}
