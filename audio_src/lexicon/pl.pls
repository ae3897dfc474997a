<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="pl">
  <!-- the ending -cia is taken for a foreign word and said "-sija" -->
  <lexeme><grapheme>zaparcia</grapheme><alias>zaparća</alias></lexeme>
  <lexeme><grapheme>Zaparcia</grapheme><alias>Zaparća</alias></lexeme>
  <!-- stress on the first syllable; online voices know it -->
  <lexeme><grapheme>ryzyko</grapheme><grapheme>Ryzyko</grapheme><alias>ryzyko</alias><phoneme alphabet="x-espeak">R'yzykO</phoneme></lexeme>
  <!-- baklofen, pompa, cewnik, rurka and the other medical terms are said right and need no entry -->
</lexicon>
