package com.example.planted;

import com.example.library.parts.Addresses;

/// Forgets that the collection's name is in the plural.
final class BadLocation implements Addresses {
  @Override
  public String of(String collection, long id) {
    return "/" + collection.substring(0, collection.length() - 1) + "/" + id;
  }
}
