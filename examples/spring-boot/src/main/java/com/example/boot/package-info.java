/** A Spring Boot application that serves a churn model beside its own pages. */
@NullMarked
package com.example.boot;

import org.jspecify.annotations.NullMarked;
