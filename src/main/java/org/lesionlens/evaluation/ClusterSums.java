package org.lesionlens.evaluation;

/**
 * What it takes of clusters of lesions to say how sure a share hits / of is: sums over clusters.
 *
 * <p>The variance of the share is that of a ratio of sums over clusters, with the factor m / (m −
 * 1) for m clusters. What it exceeds the variance of independent lesions by is the design effect
 * (Kish 1965); divided by it, the number of lesions becomes an effective one, of which Wilson's
 * interval is taken. Where all or none are hits nothing tells how alike a cluster's lesions are,
 * and each cluster counts as one. Where each cluster is one lesion, the interval is Wilson's.
 *
 * @see <a href="https://doi.org/10.2307/2532311">Rao and Scott 1992</a>
 * @see <a href="https://doi.org/10.1093/jssam/smy019">Franco et al. 2019</a>
 */
final class ClusterSums {

    private int clusters;
    private long hits;
    private long all;
    private double hitsSquared;
    private double hitsTimesAll;
    private double allSquared;

    /** Adds a cluster; one without lesions that count is none. */
    void add(int clusterHits, int clusterAll) {
        clusters += clusterAll > 0 ? 1 : 0;
        hits += clusterHits;
        all += clusterAll;
        hitsSquared += (double) clusterHits * clusterHits;
        hitsTimesAll += (double) clusterHits * clusterAll;
        allSquared += (double) clusterAll * clusterAll;
    }

    /** Adds clusters of one lesion each. */
    void addSingles(int singleHits, int singles) {
        clusters += singles;
        hits += singleHits;
        all += singles;
        hitsSquared += singleHits;
        hitsTimesAll += singleHits;
        allSquared += singles;
    }

    double share() {
        return (double) hits / all;
    }

    /** Σ (hits − share · all)² over clusters. */
    double squares() {
        double share = share();
        return Math.max(0, hitsSquared - 2 * share * hitsTimesAll + share * share * allSquared);
    }

    ClusteredInterval interval() {
        return ClusteredInterval.of(clusters, () -> Proportion.wilson(share(), effective()));
    }

    private double effective() {
        if (clusters == all) {
            return all;
        }
        double share = share();
        if (hits == 0 || hits == all) {
            return clusters;
        }
        double variance = squares() * clusters / (clusters - 1.0) / all / all;
        double independent = share * (1 - share) / all;
        return all / Math.max(1, variance / independent);
    }
}
