<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="hi">
  <!-- espeak-ng drops the last vowel of words in आएँ ("bataay"): the request to do something is lost. -->
  <lexeme><grapheme>बताएँ</grapheme><alias>बताएं</alias></lexeme>
  <lexeme><grapheme>दबाएँ</grapheme><alias>दबाएं</alias></lexeme>
  <lexeme><grapheme>लगाएँ</grapheme><alias>लगाएं</alias></lexeme>
  <lexeme><grapheme>जाएँ</grapheme><alias>जाएं</alias></lexeme>
  <lexeme><grapheme>लाएँ</grapheme><alias>लाएं</alias></lexeme>
  <lexeme><grapheme>समस्याएँ</grapheme><alias>समस्याएं</alias></lexeme>
  <!-- the same, in आओं -->
  <lexeme><grapheme>भाषाओं</grapheme><alias>भाषावों</alias></lexeme>
  <!-- a short vowel too many inside the word -->
  <lexeme><grapheme>उलझन</grapheme><alias>उल्झन</alias></lexeme>
  <lexeme><grapheme>मिलकर</grapheme><alias>मिल कर</alias></lexeme>
  <lexeme><grapheme>बजकर</grapheme><alias>बज कर</alias></lexeme>
  <lexeme><grapheme>ताकतवर</grapheme><alias>ताकत वर</alias></lexeme>
  <lexeme><grapheme>पचपन</grapheme><alias>पच्पन</alias></lexeme>
  <lexeme><grapheme>उनसठ</grapheme><alias>उन्सठ</alias></lexeme>
  <!-- a full n or m, not only a nasal vowel -->
  <lexeme><grapheme>इंजेक्शन</grapheme><alias>इन्जेक्शन</alias></lexeme>
  <lexeme><grapheme>कैंसर</grapheme><alias>कैन्सर</alias></lexeme>
  <lexeme><grapheme>चुंबक</grapheme><alias>चुम्बक</alias></lexeme>
  <lexeme><grapheme>इमरजेंसी</grapheme><alias>इमरजेन्सी</alias></lexeme>
  <lexeme><grapheme>अपॉइंटमेंट</grapheme><alias>अपॉइन्ट्मेन्ट</alias></lexeme>
  <lexeme><grapheme>इंतज़ार</grapheme><alias>इन्तज़ार</alias></lexeme>
  <lexeme><grapheme>हिंदी</grapheme><alias>हिन्दी</alias></lexeme>
  <!-- the other way round: a nasal vowel, no n -->
  <lexeme><grapheme>मुँह</grapheme><alias>मुंह</alias></lexeme>
  <!-- a hyphen makes espeak-ng add a vowel or run the words together -->
  <lexeme><grapheme>अलग-अलग</grapheme><alias>अलग अलग</alias></lexeme>
  <lexeme><grapheme>नपी-तुली</grapheme><alias>नपी तुली</alias></lexeme>
  <lexeme><grapheme>हिलने-डुलने</grapheme><alias>हिलने डुलने</alias></lexeme>
  <!-- three letters, said one by one -->
  <lexeme><grapheme>एमआरआई</grapheme><alias>एम आर आई</alias></lexeme>
</lexicon>
