<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="zh-Hans">
  <!-- Mandarin, espeak-ng cmn. Every alias and spelling has the sound of the word that stands in the text. -->
  <!-- The first syllable loses its tone; it is bā, as in the number eight. -->
  <lexeme><grapheme>巴氯芬</grapheme><phoneme alphabet="x-espeak-spelling">八氯芬</phoneme></lexeme>
  <!-- The beep of the pump is dī, not dí. -->
  <lexeme><grapheme>嘀嘀</grapheme><alias>滴滴</alias></lexeme>
</lexicon>
