/** The server asked over HTTP. */
@NullMarked
package com.example.undertow;

import org.jspecify.annotations.NullMarked;
