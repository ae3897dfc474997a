<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="pt-BR">
  <!-- The embedded voice closes the last e of cateter; it is open: catetér. -->
  <lexeme><grapheme>cateter</grapheme><phoneme alphabet="x-espeak-spelling">catetér</phoneme></lexeme>
  <!-- Drug and device terms: the embedded voice says them right, by its phonemes; they stand here so that a new voice is checked against them. -->
  <lexeme><grapheme>baclofeno</grapheme><grapheme>Baclofeno</grapheme><alias>baclofeno</alias></lexeme>
  <lexeme><grapheme>bomba</grapheme><alias>bomba</alias></lexeme>
  <!-- In these words the embedded voice keeps the l before a consonant; Brazilians say u there. -->
  <lexeme><grapheme>volta</grapheme><alias>volta</alias><phoneme alphabet="x-espeak">v'Owt&amp;</phoneme></lexeme>
  <lexeme><grapheme>voltam</grapheme><alias>voltam</alias><phoneme alphabet="x-espeak">v'Owt&amp;U~</phoneme></lexeme>
  <lexeme><grapheme>múltipla</grapheme><alias>múltipla</alias><phoneme alphabet="x-espeak">m'uwtSipl&amp;</phoneme></lexeme>
  <!-- The embedded voice says lí-cui-do; Brazilians say lí-qui-do. -->
  <lexeme><grapheme>líquido</grapheme><alias>líquido</alias><phoneme alphabet="x-espeak">l'ikidU</phoneme></lexeme>
  <!-- The embedded voice stresses the i of muito. -->
  <lexeme><grapheme>muito</grapheme><alias>muito</alias><phoneme alphabet="x-espeak">m'uINtU</phoneme></lexeme>
</lexicon>
