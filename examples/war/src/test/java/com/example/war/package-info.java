/** The packaged WAR, and a host application with the jar, in stock containers started as processes of their own. */
@NullMarked
package com.example.war;

import org.jspecify.annotations.NullMarked;
