package org.resupply.allocation.flow;

/**
 * Why no levels of a {@link FairNetwork} are fairer: a flow that gives them, and for each node the level that divides it from the others.
 *
 * <p>The nodes of a rank and of all below it are a set that nothing leaves and that nothing more could enter, and all that is given in it is used: what its
 * places have together is as much as they can have. So a place at the level of its rank can have more only if one that has no larger level has less, which
 * is what the fairest levels are: lexicographically the largest. The arrays are kept, not copied.
 *
 * @param rank of each node, from 0, the lowest
 * @param numerators of the level of each rank, ascending as fractions
 * @param denominators of the level of each rank; 0 for the nodes whose places all have what they want, the highest rank
 * @param flow whole units on each arc
 * @param rest what it carries on top, in parts of the denominator of its ends; 0 where they are of several ranks; may be negative
 */
public record FairCertificate(int[] rank, long[] numerators, long[] denominators, long[] flow, long[] rest) {}
