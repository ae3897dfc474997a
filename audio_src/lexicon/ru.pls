<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="ru">
  <!-- The embedded voice ignores stress marks and puts the stress of these words wrong: its own mnemonics mend it.
       Other voices get the alias; where that is the word itself, they already know the word. -->
  <!-- drug: stress on the last syllable, not "baklófen" -->
  <lexeme><grapheme>баклофен</grapheme><grapheme>Баклофен</grapheme><alias>баклофен</alias><phoneme alphabet="x-espeak">bVklVf;'en</phoneme></lexeme>
  <!-- device: hard t, as doctors and patients say it -->
  <lexeme><grapheme>катетер</grapheme><grapheme>Катетер</grapheme><alias>катэтэр</alias></lexeme>
  <!-- stress on the second syllable; the oblique cases are right already -->
  <lexeme><grapheme>спастичность</grapheme><grapheme>Спастичность</grapheme><alias>спастичность</alias><phoneme alphabet="x-espeak">spas;t;'itS;nVst;</phoneme></lexeme>
  <!-- stress on the last part, said in one word -->
  <lexeme><grapheme>аудиогид</grapheme><alias>аудио-гид</alias></lexeme>
  <!-- command "put down": stress on the last part -->
  <lexeme><grapheme>положите</grapheme><grapheme>Положите</grapheme><alias>положите</alias><phoneme alphabet="x-espeak">pVlVZ'yt;i</phoneme></lexeme>
  <!-- "good points", plural: stress on the first syllable -->
  <lexeme><grapheme>стороны</grapheme><alias>стороны</alias><phoneme alphabet="x-espeak">st'orVny</phoneme></lexeme>
  <!-- before: stress on the first syllable -->
  <lexeme><grapheme>перед</grapheme><grapheme>Перед</grapheme><alias>перед</alias><phoneme alphabet="x-espeak">p;'er;it</phoneme></lexeme>
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
