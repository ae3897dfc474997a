<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="ur">
  <!-- homographs and short words that need their vowels: skin (not: soon), was (not: air), chosen (not: chickpea) -->
  <lexeme><grapheme>جلد کے نیچے</grapheme><alias>جِلْد کے نیچے</alias></lexeme>
  <lexeme><grapheme>جلد سے پانی</grapheme><alias>جِلْد سے پانی</alias></lexeme>
  <lexeme><grapheme>جلد کی دیکھ</grapheme><alias>جِلْد کی دیکھ</alias></lexeme>
  <lexeme><grapheme>نہ ہوا ہو</grapheme><alias>نہ ہُوا ہو</alias></lexeme>
  <lexeme><grapheme>چنا</grapheme><alias>چُنا</alias></lexeme>
  <lexeme><grapheme>جلنے</grapheme><alias>جُلنے</alias></lexeme>
  <lexeme><grapheme>علاجوں</grapheme><alias>عِلاجوں</alias></lexeme>
  <lexeme><grapheme>سوئی</grapheme><alias>سُوئی</alias></lexeme>
  <lexeme><grapheme>سوجن</grapheme><alias>سُوجن</alias></lexeme>
  <lexeme><grapheme>رسنا</grapheme><alias>رِسنا</alias></lexeme>
  <lexeme><grapheme>رس سکتی</grapheme><alias>رِس سکتی</alias></lexeme>
  <lexeme><grapheme>بہتا</grapheme><alias>بِہتا</alias></lexeme>
  <lexeme><grapheme>ان چاہی</grapheme><alias>اَن چاہی</alias></lexeme>
  <lexeme><grapheme>خوراک</grapheme><alias>خُوراک</alias></lexeme>
  <lexeme><grapheme>غنودگی</grapheme><alias>غُنُودگی</alias></lexeme>
  <lexeme><grapheme>اکڑن</grapheme><alias>اَکْڑَن</alias></lexeme>
  <!-- medical and other loan words -->
  <lexeme><grapheme>ری فل</grapheme><alias>ری فِل</alias></lexeme>
  <lexeme><grapheme>بیپ</grapheme><alias>بِیپ</alias></lexeme>
  <lexeme><grapheme>سائیڈ ایفیکٹ</grapheme><alias>سائڈ اِفیکٹ</alias></lexeme>
  <lexeme><grapheme>انفیکشن</grapheme><alias>اِنفیکشن</alias></lexeme>
  <lexeme><grapheme>ٹینکی</grapheme><alias>ٹَینکی</alias></lexeme>
  <lexeme><grapheme>کینسر</grapheme><alias>کَینسر</alias></lexeme>
  <lexeme><grapheme>اسپاسٹیسٹی</grapheme><alias>اسپاسٹی سِٹی</alias></lexeme>
  <lexeme><grapheme>اسکلیروسس</grapheme><alias>اِسکلیروسِس</alias></lexeme>
  <lexeme><grapheme>اپائنٹمنٹ</grapheme><alias>اپائنٹ مَنٹ</alias></lexeme>
  <lexeme><grapheme>الارم</grapheme><alias>اَلارم</alias></lexeme>
  <!-- ai and au, which the voice says as e and o -->
  <lexeme><grapheme>پیدا</grapheme><alias>پَیدا</alias></lexeme>
  <lexeme><grapheme>دورہ</grapheme><alias>دَورہ</alias></lexeme>
  <lexeme><grapheme>دوران</grapheme><alias>دَوران</alias></lexeme>
  <lexeme><grapheme>کون</grapheme><alias>کَون</alias></lexeme>
  <lexeme><grapheme>کیسی</grapheme><alias>کَیسی</alias></lexeme>
  <lexeme><grapheme>جیسے</grapheme><alias>جَیسے</alias></lexeme>
  <lexeme><grapheme>جیسا</grapheme><alias>جَیسا</alias></lexeme>
  <lexeme><grapheme>طے</grapheme><alias>طَے</alias></lexeme>
  <!-- the voice says the letters suad and zoe too dark, near to sh and zh; in Urdu they are plain s and z -->
  <lexeme><grapheme>اعصاب</grapheme><alias>اعساب</alias></lexeme>
  <lexeme><grapheme>حصہ</grapheme><alias>حِسہ</alias></lexeme>
  <lexeme><grapheme>صاف</grapheme><alias>ساف</alias></lexeme>
  <lexeme><grapheme>صحیح</grapheme><alias>سہی</alias></lexeme>
  <lexeme><grapheme>عرصے</grapheme><alias>عرسے</alias></lexeme>
  <lexeme><grapheme>فیصلہ</grapheme><alias>فَیسلہ</alias></lexeme>
  <lexeme><grapheme>تصویریں</grapheme><alias>تسویریں</alias></lexeme>
  <lexeme><grapheme>نظر</grapheme><alias>نزر</alias></lexeme>
</lexicon>
