/// Views of a run's result. Each renders nothing but the report, so that all of them agree.
@NullMarked
package dev.prodproof.report;

import org.jspecify.annotations.NullMarked;
