package org.sdohub.adapter.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * How text becomes words. They end at every sign that is no letter or digit and between letters and digits, so that
 * {@code RFC3261} and {@code draft-ietf-sip-push-00} are found whole, as a phrase, and by their parts. Accents and case do
 * not count; an English plural is kept as it is and as its singular.
 */
final class IndexedWords extends Analyzer {

    /** Both as it stands and as a singular: what is kept in the index. */
    static final IndexedWords KEPT = new IndexedWords(true, true);

    /** As a singular: what is looked for. */
    static final IndexedWords SOUGHT = new IndexedWords(true, false);

    /** As it stands: for the beginnings of words. */
    static final IndexedWords PLAIN = new IndexedWords(false, false);

    private static final int PARTS = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
            | WordDelimiterGraphFilter.SPLIT_ON_NUMERICS
            | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

    private final boolean singular;
    private final boolean both;

    private IndexedWords(boolean singular, boolean both) {
        this.singular = singular;
        this.both = both;
    }

    /**
     * @param place counts words; two of the same place are two forms of one word
     * @param start in UTF-16 units of the text
     */
    record Word(String text, int place, int start, int end) {}

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream folded =
                new LowerCaseFilter(new ASCIIFoldingFilter(new WordDelimiterGraphFilter(words, PARTS, null)));
        if (!singular) {
            return new TokenStreamComponents(words, folded);
        }
        TokenStream forms = new EnglishMinimalStemFilter(both ? new KeywordRepeatFilter(folded) : folded);
        return new TokenStreamComponents(words, new RemoveDuplicatesTokenFilter(forms));
    }

    /** Between two names of a thing. */
    @Override
    public int getPositionIncrementGap(String field) {
        return 100;
    }

    List<Word> of(String text) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var step = stream.addAttribute(PositionIncrementAttribute.class);
            var place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            int at = -1;
            while (stream.incrementToken()) {
                at += step.getPositionIncrement();
                words.add(new Word(term.toString(), at, place.startOffset(), place.endOffset()));
            }
            stream.end();
            return words;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
