package io.github.churn4j.registry;

/**
 * Where an alias points.
 *
 * @param version the version's number
 * @param sha256 of its bundle
 * @param since sequence number of the event that pointed it there
 * @param before sequence number of the event after which it pointed where a rollback brings it back to; 0 for none
 */
public record AliasState(int version, String sha256, long since, long before) {}
