<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="ur">
  <!-- homographs and short words that need their vowels: skin (not: soon), was (not: air), chosen (not: chickpea) -->
  <lexeme><grapheme>چھوئیں</grapheme><alias>چھُوئیں</alias></lexeme>
  <lexeme><grapheme>اس دن</grapheme><alias>اُس دن</alias></lexeme>
  <lexeme><grapheme>مسودہ</grapheme><alias>مَسَودہ</alias></lexeme>
  <!-- medical and other loan words -->
  <lexeme><grapheme>کلینک</grapheme><alias>کلینِک</alias></lexeme>
  <lexeme><grapheme>طبی</grapheme><alias>طِبّی</alias></lexeme>
  <lexeme><grapheme>گائیڈ</grapheme><alias>گائڈ</alias></lexeme>
  <lexeme><grapheme>اسکرین</grapheme><alias>اِسکرین</alias></lexeme>
  <lexeme><grapheme>ہیش</grapheme><alias>ہَیش</alias></lexeme>
  <!-- ai and au, which the voice says as e and o -->
  <lexeme><grapheme>فوراً</grapheme><alias>فَورَن</alias></lexeme>
  <lexeme><grapheme>اوقات</grapheme><alias>اَوقات</alias></lexeme>
  <lexeme><grapheme>کیسے</grapheme><alias>کَیسے</alias></lexeme>
  <!-- the voice says the letters suad and zoe too dark, near to sh and zh; in Urdu they are plain s and z -->
  <lexeme><grapheme>صبح</grapheme><alias>سُبح</alias></lexeme>
  <lexeme><grapheme>اصلی</grapheme><alias>اسلی</alias></lexeme>
  <lexeme><grapheme>صفر</grapheme><alias>سِفَر</alias></lexeme>
  <lexeme><grapheme>انتظار</grapheme><alias>انتزار</alias></lexeme>
  <lexeme><grapheme>الفاظ</grapheme><alias>الفاز</alias></lexeme>
  <lexeme><grapheme>حافظ</grapheme><alias>حافِز</alias></lexeme>
  <!-- number words and a weekday -->
  <lexeme><grapheme>نو</grapheme><alias>نَو</alias></lexeme>
  <lexeme><grapheme>چودہ</grapheme><alias>چَودہ</alias></lexeme>
  <lexeme><grapheme>بیس</grapheme><alias>بِیس</alias></lexeme>
  <lexeme><grapheme>اکیس</grapheme><alias>اِکیس</alias></lexeme>
  <lexeme><grapheme>چوبیس</grapheme><alias>چَوبیس</alias></lexeme>
  <lexeme><grapheme>اکتیس</grapheme><alias>اِکتیس</alias></lexeme>
  <lexeme><grapheme>تینتیس</grapheme><alias>تَینتیس</alias></lexeme>
  <lexeme><grapheme>چونتیس</grapheme><alias>چَونتیس</alias></lexeme>
  <lexeme><grapheme>پینتیس</grapheme><alias>پَینتیس</alias></lexeme>
  <lexeme><grapheme>سینتیس</grapheme><alias>سَینتیس</alias></lexeme>
  <lexeme><grapheme>تینتالیس</grapheme><alias>تَینتالیس</alias></lexeme>
  <lexeme><grapheme>پینتالیس</grapheme><alias>پَینتالیس</alias></lexeme>
  <lexeme><grapheme>سینتالیس</grapheme><alias>سَینتالیس</alias></lexeme>
  <lexeme><grapheme>اکیاون</grapheme><alias>اِکیاوَن</alias></lexeme>
  <lexeme><grapheme>ترپن</grapheme><alias>تِر پن</alias></lexeme>
  <lexeme><grapheme>چون</grapheme><alias>چَووَن</alias></lexeme>
  <lexeme><grapheme>پچپن</grapheme><alias>پچ پن</alias></lexeme>
  <lexeme><grapheme>پیر</grapheme><alias>پِیر</alias></lexeme>
</lexicon>
