<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="ru">
  <!-- The embedded voice ignores stress marks and puts the stress of these words wrong: its own mnemonics mend it.
       Other voices get the alias; where that is the word itself, they already know the word. -->
  <!-- command "put down": stress on the last part -->
  <lexeme><grapheme>положите</grapheme><grapheme>Положите</grapheme><alias>положите</alias><phoneme alphabet="x-espeak">pVlVZ'yt;i</phoneme></lexeme>
  <!-- hours of the evening: stress on the first syllable -->
  <lexeme><grapheme>вечера</grapheme><alias>вечера</alias><phoneme alphabet="x-espeak">v;'etS;irV</phoneme></lexeme>
  <!-- hours of the morning: stress on the last syllable -->
  <lexeme><grapheme>утра</grapheme><alias>утра</alias><phoneme alphabet="x-espeak">utr'A</phoneme></lexeme>
  <!-- forty: stress on the first syllable -->
  <lexeme><grapheme>сорок</grapheme><alias>сорок</alias><phoneme alphabet="x-espeak">s'orVk</phoneme></lexeme>
  <!-- the numbers (plural): stress on the last syllable -->
  <lexeme><grapheme>номера</grapheme><alias>номера</alias><phoneme alphabet="x-espeak">nVm;ir'A</phoneme></lexeme>
  <!-- One o'clock needs no number. -->
  <lexeme><grapheme>один дня</grapheme><alias>час дня</alias></lexeme>
  <lexeme><grapheme>один ночи</grapheme><alias>час ночи</alias></lexeme>
</lexicon>
