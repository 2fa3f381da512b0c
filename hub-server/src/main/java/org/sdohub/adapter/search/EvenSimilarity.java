package org.sdohub.adapter.search;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.util.SmallFloat;

/**
 * How well a word fits a text, by that text alone: how often it stands there and how long the text is (BM25 without the
 * frequency of words in all texts and with a fixed usual length). What the usual formula takes from all other texts would
 * tell whether there are such that the reader may not see.
 */
final class EvenSimilarity extends Similarity {

    private static final float SATURATION = 1.2f;
    private static final float LENGTH_COUNTS = 0.75f;
    private static final float USUAL_LENGTH = 40;

    /** Scores are multiples of one part: sums are then exact, in whatever order Lucene adds them up. */
    private static final float PARTS = 256;

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        return new SimScorer() {
            @Override
            public float score(float frequency, long norm) {
                float length = SmallFloat.byte4ToInt((byte) norm);
                float damping = SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * length / USUAL_LENGTH);
                float fit = frequency / (frequency + damping);
                return Math.max(1, Math.round(boost * fit * PARTS)) / PARTS;
            }
        };
    }
}
