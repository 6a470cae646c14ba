/** Objects on S3 and what speaks its protocol. The only room that names the AWS SDK, which is optional. */
@NullMarked
package io.github.churn4j.registry.s3;

import org.jspecify.annotations.NullMarked;
