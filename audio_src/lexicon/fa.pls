<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="fa">
  <!-- Persian does not write short vowels; the text that is shown stays unmarked. Made from the marked text of the draft. -->
  <!-- medical words: vowels, and e at the start instead of a -->
  <lexeme><grapheme>اسپاستیسیته</grapheme><alias>ئسپاستی‌سیتِ</alias></lexeme>
  <lexeme><grapheme>ام‌آرآی</grapheme><alias>اِم آر آی</alias></lexeme>
  <lexeme><grapheme>ام‌اس</grapheme><alias>اِم اِس</alias></lexeme>
  <lexeme><grapheme>باکلوفن</grapheme><alias>باکْلُفِن</alias></lexeme>
  <lexeme><grapheme>دوز</grapheme><alias>دُز</alias></lexeme>
  <lexeme><grapheme>دوزها</grapheme><alias>دُزها</alias></lexeme>
  <lexeme><grapheme>دوزهای</grapheme><alias>دُزهای</alias></lexeme>
  <lexeme><grapheme>دوزی</grapheme><alias>دُزی</alias></lexeme>
  <lexeme><grapheme>کاتتر</grapheme><alias>کاتِتِر</alias></lexeme>
  <!-- short vowels that the embedded voice guesses wrong -->
  <lexeme><grapheme>بخورد</grapheme><alias>بُخُرَد</alias></lexeme>
  <lexeme><grapheme>بلرزاند</grapheme><alias>بِلَرزانَد</alias></lexeme>
  <lexeme><grapheme>می‌برد</grapheme><alias>می‌بَرَد</alias></lexeme>
  <!-- the linking e (ezafe) that is said but not written: words that always take it in this guide -->
  <lexeme><grapheme>کوچک</grapheme><alias>کوچکِ</alias></lexeme>
  <lexeme><grapheme>نوبت</grapheme><alias>نوبتِ</alias></lexeme>
  <lexeme><grapheme>آسیب</grapheme><alias>آسیبِ</alias></lexeme>
  <lexeme><grapheme>امکان</grapheme><alias>امکانِ</alias></lexeme>
  <lexeme><grapheme>بیماری</grapheme><alias>بیماریِ</alias></lexeme>
  <lexeme><grapheme>تاریخ</grapheme><alias>تاریخِ</alias></lexeme>
  <lexeme><grapheme>دادن</grapheme><alias>دادنِ</alias></lexeme>
  <lexeme><grapheme>درون</grapheme><alias>درونِ</alias></lexeme>
  <lexeme><grapheme>دور</grapheme><alias>دورِ</alias></lexeme>
  <lexeme><grapheme>دوستان</grapheme><alias>دوستانِ</alias></lexeme>
  <lexeme><grapheme>راه</grapheme><alias>راهِ</alias></lexeme>
  <lexeme><grapheme>زندگی</grapheme><alias>زندگیِ</alias></lexeme>
  <lexeme><grapheme>زنگ</grapheme><alias>زنگِ</alias></lexeme>
  <lexeme><grapheme>زیر</grapheme><alias>زیرِ</alias></lexeme>
  <lexeme><grapheme>ستون</grapheme><alias>ستونِ</alias></lexeme>
  <lexeme><grapheme>سفتی</grapheme><alias>سفتیِ</alias></lexeme>
  <lexeme><grapheme>عوارض</grapheme><alias>عوارضِ</alias></lexeme>
  <lexeme><grapheme>فلج</grapheme><alias>فلجِ</alias></lexeme>
  <lexeme><grapheme>قدم</grapheme><alias>قدمِ</alias></lexeme>
  <lexeme><grapheme>مایع</grapheme><alias>مایعِ</alias></lexeme>
  <lexeme><grapheme>مثل</grapheme><alias>مثلِ</alias></lexeme>
  <lexeme><grapheme>مشکلات</grapheme><alias>مشکلاتِ</alias></lexeme>
  <lexeme><grapheme>مقدار</grapheme><alias>مقدارِ</alias></lexeme>
  <lexeme><grapheme>نزدیک</grapheme><alias>نزدیکِ</alias></lexeme>
  <lexeme><grapheme>هشدار</grapheme><alias>هشدارِ</alias></lexeme>
  <lexeme><grapheme>کارت</grapheme><alias>کارتِ</alias></lexeme>
  <!-- the linking e, where only the phrase tells that it is there -->
  <lexeme><grapheme>انجام ام‌آرآی</grapheme><alias>انجامِ اِم آر آی</alias></lexeme>
  <lexeme><grapheme>بدن شما</grapheme><alias>بدنِ شما</alias></lexeme>
  <lexeme><grapheme>بعدی پر</grapheme><alias>بَعدیِ پر</alias></lexeme>
  <lexeme><grapheme>بیرون بدن شما</grapheme><alias>بیرونِ بدنِ شما</alias></lexeme>
  <lexeme><grapheme>تب بالا</grapheme><alias>تبِ بالا</alias></lexeme>
  <lexeme><grapheme>تزریق آزمایشی</grapheme><alias>تزریقِ آزمایشی</alias></lexeme>
  <lexeme><grapheme>درد شدیدی</grapheme><alias>دردِ شدیدی</alias></lexeme>
  <lexeme><grapheme>درد طولانی</grapheme><alias>دردِ طولانی</alias></lexeme>
  <lexeme><grapheme>دستگاه کوچک</grapheme><alias>دستگاهِ کوچکِ</alias></lexeme>
  <lexeme><grapheme>دستگاه کوچکی</grapheme><alias>دستگاهِ کوچکی</alias></lexeme>
  <lexeme><grapheme>جراحی دوباره</grapheme><alias>جراحیِ دوباره</alias></lexeme>
  <lexeme><grapheme>با دوز کمتر</grapheme><alias>با دُزِ کمتر</alias></lexeme>
  <lexeme><grapheme>دوز کمتری</grapheme><alias>دُزِ کمتری</alias></lexeme>
  <lexeme><grapheme>دوز خوراکی</grapheme><alias>دُزِ خوراکی</alias></lexeme>
  <lexeme><grapheme>دوز شما</grapheme><alias>دُزِ شما</alias></lexeme>
  <lexeme><grapheme>دوز یعنی</grapheme><alias>دُز یعنی</alias></lexeme>
  <lexeme><grapheme>روز جراحی</grapheme><alias>روزِ جراحی</alias></lexeme>
  <lexeme><grapheme>شدن پمپ</grapheme><alias>شدنِ پمپ</alias></lexeme>
  <lexeme><grapheme>مراقبت روزانه</grapheme><alias>مراقبتِ روزانه</alias></lexeme>
  <lexeme><grapheme>مراقبت شما</grapheme><alias>مراقبتِ شما</alias></lexeme>
  <lexeme><grapheme>همراه تیم</grapheme><alias>همراهِ تیمِ</alias></lexeme>
  <lexeme><grapheme>همراه شما</grapheme><alias>همراهِ شما</alias></lexeme>
  <lexeme><grapheme>ویزیت منظم</grapheme><alias>ویزیتِ منظم</alias></lexeme>
  <lexeme><grapheme>پشت این</grapheme><alias>پشتِ این</alias></lexeme>
  <lexeme><grapheme>پشت خط</grapheme><alias>پشتِ خط</alias></lexeme>
  <lexeme><grapheme>پمپ باکلوفن</grapheme><alias>پمپِ باکْلُفِن</alias></lexeme>
  <lexeme><grapheme>پمپ خود</grapheme><alias>پمپِ خود</alias></lexeme>
  <lexeme><grapheme>پمپ درد</grapheme><alias>پمپِ درد</alias></lexeme>
  <lexeme><grapheme>پمپ شما</grapheme><alias>پمپِ شما</alias></lexeme>
  <lexeme><grapheme>پوست شکم</grapheme><alias>پوستِ شکم</alias></lexeme>
  <lexeme><grapheme>کردن پمپ</grapheme><alias>کردنِ پمپ</alias></lexeme>
  <lexeme><grapheme>کمر شماست</grapheme><alias>کمرِ شماست</alias></lexeme>
  <lexeme><grapheme>کمک کافی</grapheme><alias>کمکِ کافی</alias></lexeme>
  <lexeme><grapheme>گیجی کمتری</grapheme><alias>گیجیِ کمتری</alias></lexeme>
  <lexeme><grapheme>یبوست کمتری</grapheme><alias>یبوستِ کمتری</alias></lexeme>
  <!-- as they are: the entry for their first part must not touch them -->
  <lexeme><grapheme>بخش‌ها</grapheme><alias>بخش‌ها</alias></lexeme>
</lexicon>
