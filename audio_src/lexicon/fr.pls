<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="fr">
  <!-- espeak-ng takes the ending for a verb and drops the r -->
  <lexeme><grapheme>cathéter</grapheme><alias>catétère</alias></lexeme>
  <!-- ch is said k -->
  <lexeme><grapheme>rachidien</grapheme><alias>rakidien</alias></lexeme>
  <!-- espeak-ng reads it with the English voice -->
  <lexeme><grapheme>dos</grapheme><alias>dau</alias></lexeme>
  <!-- closed o, as most people say it; in the plural also no doubled z before a vowel -->
  <lexeme><grapheme>dose</grapheme><alias>dauze</alias></lexeme>
  <lexeme><grapheme>doses</grapheme><alias>dauze</alias></lexeme>
  <!-- gn is lost in the plural -->
  <lexeme><grapheme>signes</grapheme><alias>signe</alias></lexeme>
  <!-- false liaisons: "ditz à", "nerfz à", "problèmz une", "risqz et", "peuvt aider" -->
  <lexeme><grapheme>Dites</grapheme><alias>Dite</alias></lexeme>
  <lexeme><grapheme>dites</grapheme><alias>dite</alias></lexeme>
  <lexeme><grapheme>nerfs</grapheme><alias>nerf</alias></lexeme>
  <lexeme><grapheme>problèmes</grapheme><alias>problème</alias></lexeme>
  <lexeme><grapheme>remplissages</grapheme><alias>remplissage</alias></lexeme>
  <lexeme><grapheme>Remplissages</grapheme><alias>Remplissage</alias></lexeme>
  <lexeme><grapheme>risques</grapheme><alias>risque</alias></lexeme>
  <lexeme><grapheme>Risques</grapheme><alias>Risque</alias></lexeme>
  <lexeme><grapheme>peuvent</grapheme><alias>peuve</alias></lexeme>
  <!-- the number one, said alone: no liaison before or after it -->
  <lexeme><grapheme>un un</grapheme><alias>un, un</alias></lexeme>
  <lexeme><grapheme>un à</grapheme><alias>hun à</alias></lexeme>
  <!-- one o'clock is feminine; the guide joins the number word to "heures" -->
  <lexeme><grapheme>un heures</grapheme><alias>une heure</alias></lexeme>
</lexicon>
