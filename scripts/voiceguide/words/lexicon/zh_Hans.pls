<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="zh-Hans">
  <!-- Mandarin, espeak-ng cmn. Every alias and spelling has the sound of the word that stands in the text. -->
  <!-- Two before a measure word is liǎng, not èr: two o'clock, two months. Never inside twelve (十二). -->
  <lexeme><grapheme>下午二点</grapheme><alias>下午两点</alias></lexeme>
  <lexeme><grapheme>到二个月</grapheme><alias>到两个月</alias></lexeme>
  <lexeme><grapheme>每二到</grapheme><alias>每两到</alias></lexeme>
  <lexeme><grapheme>凌晨二点</grapheme><alias>凌晨两点</alias></lexeme>
</lexicon>
