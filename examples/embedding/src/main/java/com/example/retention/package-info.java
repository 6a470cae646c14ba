/** An application that asks a churn model about its customers. */
@NullMarked
package com.example.retention;

import org.jspecify.annotations.NullMarked;
