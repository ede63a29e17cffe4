package dev.prodproof.experiments.description;

import java.util.List;
import java.util.Map;

/// Where an HTML form stands, and what has to be read afresh before each submission.
///
/// @param page request target of the page that holds the form
/// @param index which form of the page, from 0
/// @param hidden fields kept as they were found; send what stands there now
/// @param tokens names of hidden fields whose value changes with each page or session
/// @param encoding `application/x-www-form-urlencoded` or `multipart/form-data`
/// @param identity who saw it: `nobody` or a name of the recipe
public record FormSource(
    String page,
    int index,
    Map<String, String> hidden,
    List<String> tokens,
    String encoding,
    String identity) {}
