<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="fr">
  <!-- espeak-ng takes the ending for a verb and drops the r -->
  <lexeme><grapheme>cathéter</grapheme><phoneme alphabet="x-espeak-spelling">catétère</phoneme></lexeme>
  <!-- ch is said k -->
  <lexeme><grapheme>rachidien</grapheme><phoneme alphabet="x-espeak-spelling">rakidien</phoneme></lexeme>
  <!-- espeak-ng reads it with the English voice -->
  <lexeme><grapheme>dos</grapheme><phoneme alphabet="x-espeak-spelling">dau</phoneme></lexeme>
  <!-- closed o, as most people say it; in the plural also no doubled z before a vowel -->
  <lexeme><grapheme>dose</grapheme><phoneme alphabet="x-espeak-spelling">dauze</phoneme></lexeme>
  <lexeme><grapheme>doses</grapheme><phoneme alphabet="x-espeak-spelling">dauze</phoneme></lexeme>
  <!-- gn is lost in the plural -->
  <lexeme><grapheme>signes</grapheme><alias>signe</alias></lexeme>
  <!-- false liaisons: "ditz à", "nerfz à", "problèmz une", "risqz et", "peuvt aider", "raidz et" -->
  <lexeme><grapheme>Dites</grapheme><alias>Dite</alias></lexeme>
  <lexeme><grapheme>dites</grapheme><alias>dite</alias></lexeme>
  <lexeme><grapheme>nerfs</grapheme><alias>nerf</alias></lexeme>
  <lexeme><grapheme>problèmes</grapheme><alias>problème</alias></lexeme>
  <lexeme><grapheme>remplissages</grapheme><alias>remplissage</alias></lexeme>
  <lexeme><grapheme>Remplissages</grapheme><alias>Remplissage</alias></lexeme>
  <lexeme><grapheme>risques</grapheme><alias>risque</alias></lexeme>
  <lexeme><grapheme>Risques</grapheme><alias>Risque</alias></lexeme>
  <lexeme><grapheme>raides</grapheme><alias>raide</alias></lexeme>
  <lexeme><grapheme>peuvent</grapheme><phoneme alphabet="x-espeak-spelling">peuve</phoneme></lexeme>
  <!-- letter by letter; it could be read as a word -->
  <lexeme><grapheme>IRM</grapheme><alias>I R M</alias></lexeme>
  <!-- the number one, said alone: no liaison before or after it -->
  <lexeme><grapheme>un un</grapheme><alias>un, un</alias></lexeme>
  <lexeme><grapheme>un à</grapheme><phoneme alphabet="x-espeak-spelling">hun à</phoneme></lexeme>
  <!-- one o'clock is feminine; the guide joins the number word to "heures" -->
  <lexeme><grapheme>un heures</grapheme><alias>une heure</alias></lexeme>
  <!-- noon and midnight have names of their own -->
  <lexeme><grapheme>douze heures quinze de l’après-midi</grapheme><alias>midi quinze</alias></lexeme>
  <lexeme><grapheme>douze heures trente de l’après-midi</grapheme><alias>midi trente</alias></lexeme>
  <lexeme><grapheme>douze heures quarante-cinq de l’après-midi</grapheme><alias>midi quarante-cinq</alias></lexeme>
  <lexeme><grapheme>douze heures quinze du matin</grapheme><alias>minuit quinze</alias></lexeme>
  <lexeme><grapheme>douze heures trente du matin</grapheme><alias>minuit trente</alias></lexeme>
  <lexeme><grapheme>douze heures quarante-cinq du matin</grapheme><alias>minuit quarante-cinq</alias></lexeme>
</lexicon>
