<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="vi">
  <!-- espeak-ng switches to English for a word that is not spelled as Vietnamese: three Vietnamese syllables instead. -->
  <lexeme>
    <grapheme>baclofen</grapheme>
    <grapheme>Baclofen</grapheme>
    <alias>bác lô phen</alias>
  </lexeme>
</lexicon>
