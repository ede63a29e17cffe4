/// Defects around the database.
@NullMarked
package com.example.planted.database;

import org.jspecify.annotations.NullMarked;
