/** A churn model served by a program that is its own server. */
@NullMarked
package com.example.undertow;

import org.jspecify.annotations.NullMarked;
