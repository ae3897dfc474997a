<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="fil">
  <!-- There is no embedded voice for Filipino. Borrowed terms as Filipinos say them, in Filipino spelling; not yet heard with an online voice. -->
  <lexeme><grapheme>pump</grapheme><alias>pamp</alias></lexeme>
  <lexeme><grapheme>pump card</grapheme><alias>pamp kard</alias></lexeme>
  <lexeme><grapheme>baclofen</grapheme><grapheme>Baclofen</grapheme><alias>baklofen</alias></lexeme>
  <lexeme><grapheme>catheter</grapheme><alias>katheter</alias></lexeme>
  <lexeme><grapheme>refill</grapheme><alias>rifil</alias></lexeme>
  <lexeme><grapheme>spinal cord</grapheme><alias>spaynal kord</alias></lexeme>
  <lexeme><grapheme>spinal fluid</grapheme><alias>spaynal fluwid</alias></lexeme>
  <lexeme><grapheme>spasticity</grapheme><alias>spastisiti</alias></lexeme>
  <lexeme><grapheme>multiple sclerosis</grapheme><alias>multipol sklerosis</alias></lexeme>
  <lexeme><grapheme>cerebral palsy</grapheme><alias>serebral palsi</alias></lexeme>
  <lexeme><grapheme>side effect</grapheme><alias>sayd epekt</alias></lexeme>
  <lexeme><grapheme>MRI</grapheme><alias>em-ar-ay</alias></lexeme>
  <!-- Alone, pain reads as the Filipino word for bait. -->
  <lexeme><grapheme>Pain pump</grapheme><grapheme>pain pump</grapheme><alias>peyn pamp</alias></lexeme>
</lexicon>
