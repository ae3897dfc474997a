<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="es-419">
  <!-- Drug and device terms: the embedded voice says them right, by its phonemes; they stand here so that a new voice is checked against them. -->
  <lexeme><grapheme>baclofeno</grapheme><alias>baclofeno</alias></lexeme>
  <lexeme><grapheme>catéter</grapheme><alias>catéter</alias></lexeme>
  <lexeme><grapheme>bomba</grapheme><alias>bomba</alias></lexeme>
  <!-- Between vowels, the embedded voice says ll as a long i, but y as it should. -->
  <lexeme><grapheme>pastillas</grapheme><phoneme alphabet="x-espeak-spelling">pastiyas</phoneme></lexeme>
  <lexeme><grapheme>falla</grapheme><phoneme alphabet="x-espeak-spelling">faya</phoneme></lexeme>
  <lexeme><grapheme>fallar</grapheme><phoneme alphabet="x-espeak-spelling">fayar</phoneme></lexeme>
  <!-- The embedded voice says ny as ñ: iñección. -->
  <lexeme><grapheme>inyección</grapheme><alias>inyección</alias><phoneme alphabet="x-espeak">,injeksj'on</phoneme></lexeme>
  <!-- The embedded voice splits the diphthong: pru-e-ba, ri-es-gos, lu-e-go. -->
  <lexeme><grapheme>prueba</grapheme><alias>prueba</alias><phoneme alphabet="x-espeak">p**w'eBa</phoneme></lexeme>
  <lexeme><grapheme>riesgos</grapheme><alias>riesgos</alias><phoneme alphabet="x-espeak">R2j'esQos</phoneme></lexeme>
  <lexeme><grapheme>Riesgos</grapheme><alias>Riesgos</alias><phoneme alphabet="x-espeak">R2j'esQos</phoneme></lexeme>
  <lexeme><grapheme>Luego</grapheme><alias>Luego</alias><phoneme alphabet="x-espeak">lw'eQo</phoneme></lexeme>
</lexicon>
