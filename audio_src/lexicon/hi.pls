<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="hi">
  <!-- espeak-ng drops the last vowel of words in आएँ ("bataay"): the request to do something is lost. -->
  <lexeme><grapheme>जाएँ</grapheme><phoneme alphabet="x-espeak-spelling">जाएं</phoneme></lexeme>
  <lexeme><grapheme>लाएँ</grapheme><phoneme alphabet="x-espeak-spelling">लाएं</phoneme></lexeme>
  <lexeme><grapheme>समस्याएँ</grapheme><phoneme alphabet="x-espeak-spelling">समस्याएं</phoneme></lexeme>
  <!-- a short vowel too many inside the word -->
  <lexeme><grapheme>उलझन</grapheme><phoneme alphabet="x-espeak-spelling">उल्झन</phoneme></lexeme>
  <lexeme><grapheme>मिलकर</grapheme><phoneme alphabet="x-espeak-spelling">मिल कर</phoneme></lexeme>
  <lexeme><grapheme>ताकतवर</grapheme><phoneme alphabet="x-espeak-spelling">ताकत वर</phoneme></lexeme>
  <!-- a full n or m, not only a nasal vowel -->
  <lexeme><grapheme>इंजेक्शन</grapheme><phoneme alphabet="x-espeak-spelling">इन्जेक्शन</phoneme></lexeme>
  <lexeme><grapheme>कैंसर</grapheme><phoneme alphabet="x-espeak-spelling">कैन्सर</phoneme></lexeme>
  <lexeme><grapheme>चुंबक</grapheme><phoneme alphabet="x-espeak-spelling">चुम्बक</phoneme></lexeme>
  <lexeme><grapheme>अपॉइंटमेंट</grapheme><phoneme alphabet="x-espeak-spelling">अपॉइन्ट्मेन्ट</phoneme></lexeme>
  <!-- the other way round: a nasal vowel, no n -->
  <lexeme><grapheme>मुँह</grapheme><phoneme alphabet="x-espeak-spelling">मुंह</phoneme></lexeme>
  <!-- a hyphen makes espeak-ng add a vowel or run the words together -->
  <lexeme><grapheme>अलग-अलग</grapheme><phoneme alphabet="x-espeak-spelling">अलग अलग</phoneme></lexeme>
  <lexeme><grapheme>नपी-तुली</grapheme><phoneme alphabet="x-espeak-spelling">नपी तुली</phoneme></lexeme>
  <lexeme><grapheme>हिलने-डुलने</grapheme><phoneme alphabet="x-espeak-spelling">हिलने डुलने</phoneme></lexeme>
  <!-- three letters, said one by one -->
  <lexeme><grapheme>एमआरआई</grapheme><alias>एम आर आई</alias></lexeme>
</lexicon>
