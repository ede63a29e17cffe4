/// The parts of the HTML page.
///
/// Built in plain Java rather than from templates: text and attributes always escape, the
/// compiler sees every field that is shown, and the build needs no generator.
@NullMarked
package dev.prodproof.report.page;

import org.jspecify.annotations.NullMarked;
