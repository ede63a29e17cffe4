/// What is there? Finds the description, the pages with their forms, and the places of health and
/// metrics.
@NullMarked
package dev.prodproof.experiments.survey;

import org.jspecify.annotations.NullMarked;
