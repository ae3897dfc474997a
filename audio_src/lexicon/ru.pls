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
  <!-- "good points", plural: stress on the first syllable -->
  <lexeme><grapheme>стороны</grapheme><alias>стороны</alias><phoneme alphabet="x-espeak">st'orVny</phoneme></lexeme>
  <!-- before: stress on the first syllable -->
  <lexeme><grapheme>перед</grapheme><grapheme>Перед</grapheme><alias>перед</alias><phoneme alphabet="x-espeak">p;'er;it</phoneme></lexeme>
</lexicon>
