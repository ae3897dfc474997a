<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="pt-BR">
  <!-- The embedded voice stresses se: lembre-SÊ. -->
  <lexeme><grapheme>Lembre-se</grapheme><alias>Lembre-se</alias><phoneme alphabet="x-espeak">l'eImbRysy</phoneme></lexeme>
  <!-- Hours are feminine (uma hora, duas horas), the number words are masculine: mend opening hours as they are said. -->
  <lexeme><grapheme>das um</grapheme><alias>da uma</alias></lexeme>
  <lexeme><grapheme>às um</grapheme><alias>à uma</alias></lexeme>
  <lexeme><grapheme>das dois</grapheme><alias>das duas</alias></lexeme>
  <lexeme><grapheme>às dois</grapheme><alias>às duas</alias></lexeme>
  <lexeme><grapheme>das meio-dia</grapheme><alias>do meio-dia</alias></lexeme>
  <lexeme><grapheme>às meio-dia</grapheme><alias>ao meio-dia</alias></lexeme>
  <lexeme><grapheme>das meia-noite</grapheme><alias>da meia-noite</alias></lexeme>
  <lexeme><grapheme>às meia-noite</grapheme><alias>à meia-noite</alias></lexeme>
  <!-- Among digits, "um" is said without stress, and a neural voice swallows it: 911 was heard as 91. -->
  <lexeme><grapheme>um um</grapheme><phoneme alphabet="x-kokoro">ˈũːŋ, ˈũːŋ</phoneme></lexeme>
  <lexeme><grapheme>um um um</grapheme><phoneme alphabet="x-kokoro">ˈũŋ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>zero um</grapheme><phoneme alphabet="x-kokoro">zˈɛɾʊ ˈũːŋ</phoneme></lexeme>
  <lexeme><grapheme>zero um um</grapheme><phoneme alphabet="x-kokoro">zˈɛɾʊ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>zero um um um</grapheme><phoneme alphabet="x-kokoro">zˈɛɾʊ; ˈũŋ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>dois um</grapheme><phoneme alphabet="x-kokoro">dˈoɪz ˈũːŋ</phoneme></lexeme>
  <lexeme><grapheme>dois um um</grapheme><phoneme alphabet="x-kokoro">dˈoɪz; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>dois um um um</grapheme><phoneme alphabet="x-kokoro">dˈoɪz; ˈũŋ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>três um</grapheme><phoneme alphabet="x-kokoro">tɾˈez ˈũːŋ</phoneme></lexeme>
  <lexeme><grapheme>três um um</grapheme><phoneme alphabet="x-kokoro">tɾˈez; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>três um um um</grapheme><phoneme alphabet="x-kokoro">tɾˈez; ˈũŋ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>quatro um</grapheme><phoneme alphabet="x-kokoro">kwˈatɾʊ ˈũːŋ</phoneme></lexeme>
  <lexeme><grapheme>quatro um um</grapheme><phoneme alphabet="x-kokoro">kwˈatɾʊ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>quatro um um um</grapheme><phoneme alphabet="x-kokoro">kwˈatɾʊ; ˈũŋ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>cinco um</grapheme><phoneme alphabet="x-kokoro">sˈiŋkʊ ˈũːŋ</phoneme></lexeme>
  <lexeme><grapheme>cinco um um</grapheme><phoneme alphabet="x-kokoro">sˈiŋkʊ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>cinco um um um</grapheme><phoneme alphabet="x-kokoro">sˈiŋkʊ; ˈũŋ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>seis um</grapheme><phoneme alphabet="x-kokoro">sˈeɪz ˈũːŋ</phoneme></lexeme>
  <lexeme><grapheme>seis um um</grapheme><phoneme alphabet="x-kokoro">sˈeɪz; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>seis um um um</grapheme><phoneme alphabet="x-kokoro">sˈeɪz; ˈũŋ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>sete um</grapheme><phoneme alphabet="x-kokoro">sˈɛtʃy ˈũːŋ</phoneme></lexeme>
  <lexeme><grapheme>sete um um</grapheme><phoneme alphabet="x-kokoro">sˈɛtʃy; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>sete um um um</grapheme><phoneme alphabet="x-kokoro">sˈɛtʃy; ˈũŋ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>oito um</grapheme><phoneme alphabet="x-kokoro">ˈoɪtʊ ˈũːŋ</phoneme></lexeme>
  <lexeme><grapheme>oito um um</grapheme><phoneme alphabet="x-kokoro">ˈoɪtʊ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>oito um um um</grapheme><phoneme alphabet="x-kokoro">ˈoɪtʊ; ˈũŋ; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>nove um</grapheme><phoneme alphabet="x-kokoro">nˈɔvj ˈũːŋ</phoneme></lexeme>
  <lexeme><grapheme>nove um um</grapheme><phoneme alphabet="x-kokoro">nˈɔvj; ˈũŋ; ˈũŋ</phoneme></lexeme>
  <lexeme><grapheme>nove um um um</grapheme><phoneme alphabet="x-kokoro">nˈɔvj; ˈũŋ; ˈũŋ; ˈũŋ</phoneme></lexeme>
</lexicon>
