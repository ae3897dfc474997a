<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="es-419">
  <!-- Between vowels, the embedded voice says ll as a long i, but y as it should. -->
  <lexeme><grapheme>pantalla</grapheme><phoneme alphabet="x-espeak-spelling">pantaya</phoneme></lexeme>
  <!-- Hours are feminine (la una), the number words are masculine: mend opening hours as they are said. -->
  <lexeme><grapheme>uno de la tarde</grapheme><alias>una de la tarde</alias></lexeme>
  <lexeme><grapheme>uno y quince</grapheme><alias>una y quince</alias></lexeme>
  <lexeme><grapheme>uno y treinta</grapheme><alias>una y treinta</alias></lexeme>
  <lexeme><grapheme>uno y cuarenta y cinco</grapheme><alias>una y cuarenta y cinco</alias></lexeme>
  <lexeme><grapheme>uno de la madrugada</grapheme><alias>una de la madrugada</alias></lexeme>
  <!-- Among digits, "uno" runs into the vowel before it, and a neural voice swallows it: 911 was heard as 91, 0100 as 0000. -->
  <lexeme><grapheme>uno</grapheme><phoneme alphabet="x-kokoro">ˈuːno</phoneme></lexeme>
</lexicon>
