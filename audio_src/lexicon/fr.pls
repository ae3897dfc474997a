<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="fr">
  <!-- espeak-ng takes the ending for a verb and drops the r -->
  <lexeme><grapheme>cathéter</grapheme><phoneme alphabet="x-espeak-spelling">catétère</phoneme><phoneme>katetɛʁ</phoneme></lexeme>
  <!-- ch is said k -->
  <lexeme><grapheme>rachidien</grapheme><phoneme alphabet="x-espeak-spelling">rakidien</phoneme><phoneme>ʁakidjɛ̃</phoneme></lexeme>
  <!-- espeak-ng reads it with the English voice -->
  <lexeme><grapheme>dos</grapheme><phoneme alphabet="x-espeak-spelling">dau</phoneme></lexeme>
  <!-- closed o, as most people say it; in the plural also no doubled z before a vowel -->
  <lexeme><grapheme>dose</grapheme><phoneme alphabet="x-espeak-spelling">dauze</phoneme></lexeme>
  <lexeme><grapheme>doses</grapheme><phoneme alphabet="x-espeak-spelling">dauze</phoneme></lexeme>
  <!-- gn is lost in the plural -->
  <lexeme><grapheme>signes</grapheme><phoneme alphabet="x-espeak-spelling">signe</phoneme></lexeme>
  <!-- false liaisons: "ditz à", "nerfz à", "problèmz une", "risqz et", "peuvt aider", "raidz et" -->
  <lexeme><grapheme>nerfs</grapheme><phoneme alphabet="x-espeak-spelling">nerf</phoneme></lexeme>
  <lexeme><grapheme>problèmes</grapheme><phoneme alphabet="x-espeak-spelling">problème</phoneme></lexeme>
  <lexeme><grapheme>remplissages</grapheme><phoneme alphabet="x-espeak-spelling">remplissage</phoneme></lexeme>
  <lexeme><grapheme>Remplissages</grapheme><phoneme alphabet="x-espeak-spelling">Remplissage</phoneme></lexeme>
  <lexeme><grapheme>risques</grapheme><phoneme alphabet="x-espeak-spelling">risque</phoneme></lexeme>
  <lexeme><grapheme>Risques</grapheme><phoneme alphabet="x-espeak-spelling">Risque</phoneme></lexeme>
  <lexeme><grapheme>raides</grapheme><phoneme alphabet="x-espeak-spelling">raide</phoneme></lexeme>
  <lexeme><grapheme>peuvent</grapheme><phoneme alphabet="x-espeak-spelling">peuve</phoneme></lexeme>
  <!-- letter by letter; it could be read as a word -->
  <lexeme><grapheme>IRM</grapheme><alias>I R M</alias></lexeme>
</lexicon>
