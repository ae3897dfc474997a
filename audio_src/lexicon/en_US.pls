<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en-US">
  <!-- Spelled out, so that no voice reads it as a word. -->
  <lexeme><grapheme>MRI</grapheme><alias>M R I</alias></lexeme>
  <!-- The embedded voice says these right; the IPA is for engines that take it. -->
  <lexeme><grapheme>baclofen</grapheme><phoneme>ˈbækləfɛn</phoneme></lexeme>
  <lexeme><grapheme>Baclofen</grapheme><phoneme>ˈbækləfɛn</phoneme></lexeme>
  <lexeme><grapheme>catheter</grapheme><phoneme>ˈkæθətɚ</phoneme></lexeme>
  <lexeme><grapheme>Catheter</grapheme><phoneme>ˈkæθətɚ</phoneme></lexeme>
  <lexeme><grapheme>intrathecal</grapheme><phoneme>ˌɪntɹəˈθiːkəl</phoneme></lexeme>
  <lexeme><grapheme>Intrathecal</grapheme><phoneme>ˌɪntɹəˈθiːkəl</phoneme></lexeme>
  <lexeme><grapheme>spasticity</grapheme><phoneme>spæsˈtɪsəti</phoneme></lexeme>
</lexicon>
