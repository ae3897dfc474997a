<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="hi">
  <!-- espeak-ng drops the last vowel of words in आएँ ("bataay"): the request to do something is lost. -->
  <lexeme><grapheme>बताएँ</grapheme><phoneme alphabet="x-espeak-spelling">बताएं</phoneme></lexeme>
  <lexeme><grapheme>दबाएँ</grapheme><phoneme alphabet="x-espeak-spelling">दबाएं</phoneme></lexeme>
  <lexeme><grapheme>लगाएँ</grapheme><phoneme alphabet="x-espeak-spelling">लगाएं</phoneme></lexeme>
  <!-- the same, in आओं -->
  <lexeme><grapheme>भाषाओं</grapheme><phoneme alphabet="x-espeak-spelling">भाषावों</phoneme></lexeme>
  <!-- a short vowel too many inside the word -->
  <lexeme><grapheme>बजकर</grapheme><phoneme alphabet="x-espeak-spelling">बज कर</phoneme></lexeme>
  <lexeme><grapheme>पचपन</grapheme><phoneme alphabet="x-espeak-spelling">पच्पन</phoneme></lexeme>
  <lexeme><grapheme>उनसठ</grapheme><phoneme alphabet="x-espeak-spelling">उन्सठ</phoneme></lexeme>
  <!-- a full n or m, not only a nasal vowel -->
  <lexeme><grapheme>इमरजेंसी</grapheme><phoneme alphabet="x-espeak-spelling">इमरजेन्सी</phoneme></lexeme>
  <lexeme><grapheme>इंतज़ार</grapheme><phoneme alphabet="x-espeak-spelling">इन्तज़ार</phoneme></lexeme>
  <lexeme><grapheme>हिंदी</grapheme><phoneme alphabet="x-espeak-spelling">हिन्दी</phoneme></lexeme>
</lexicon>
