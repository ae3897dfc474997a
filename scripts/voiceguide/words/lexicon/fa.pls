<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="fa">
  <!-- Persian does not write short vowels; the text that is shown stays unmarked. Made from the marked text of the draft. -->
  <!-- short vowels that the embedded voice guesses wrong -->
  <lexeme><grapheme>باصلاحیت</grapheme><alias>با صَلاحیت</alias></lexeme>
  <!-- the linking e (ezafe) that is said but not written: words that always take it in these texts -->
  <lexeme><grapheme>بخش</grapheme><alias>بخشِ</alias></lexeme>
  <lexeme><grapheme>بدون</grapheme><alias>بدونِ</alias></lexeme>
  <lexeme><grapheme>تیم</grapheme><alias>تیمِ</alias></lexeme>
  <lexeme><grapheme>ساعت</grapheme><alias>ساعتِ</alias></lexeme>
  <lexeme><grapheme>شنیدن</grapheme><alias>شنیدنِ</alias></lexeme>
  <!-- the linking e, where only the phrase tells that it is there -->
  <lexeme><grapheme>افراد باصلاحیت</grapheme><alias>افرادِ با صَلاحیت</alias></lexeme>
  <lexeme><grapheme>بیشتر افراد</grapheme><alias>بیشترِ افراد</alias></lexeme>
  <lexeme><grapheme>تلفن آن</grapheme><alias>تلفنِ آن</alias></lexeme>
  <lexeme><grapheme>تماس شما</grapheme><alias>تماسِ شما</alias></lexeme>
  <lexeme><grapheme>خط بعد</grapheme><alias>خطِ بعد</alias></lexeme>
  <lexeme><grapheme>درمان خود</grapheme><alias>درمانِ خود</alias></lexeme>
  <lexeme><grapheme>درمان شما</grapheme><alias>درمانِ شما</alias></lexeme>
  <lexeme><grapheme>پیش شما</grapheme><alias>پیشِ شما</alias></lexeme>
  <!-- times of day: the linking e after the hour -->
  <lexeme><grapheme>چهار صبح</grapheme><alias>چهارِ صبح</alias></lexeme>
  <lexeme><grapheme>پنج صبح</grapheme><alias>پنجِ صبح</alias></lexeme>
  <lexeme><grapheme>شش صبح</grapheme><alias>ششِ صبح</alias></lexeme>
  <lexeme><grapheme>هفت صبح</grapheme><alias>هفتِ صبح</alias></lexeme>
  <lexeme><grapheme>هشت صبح</grapheme><alias>هشتِ صبح</alias></lexeme>
  <lexeme><grapheme>نُه صبح</grapheme><alias>نُهِ صبح</alias></lexeme>
  <lexeme><grapheme>ده صبح</grapheme><alias>دهِ صبح</alias></lexeme>
  <lexeme><grapheme>یازده صبح</grapheme><alias>یازدهِ صبح</alias></lexeme>
  <lexeme><grapheme>دقیقه صبح</grapheme><alias>دقیقه‌ی صبح</alias></lexeme>
  <lexeme><grapheme>یک بعدازظهر</grapheme><alias>یکِ بعدازظهر</alias></lexeme>
  <lexeme><grapheme>دو بعدازظهر</grapheme><alias>دوی بعدازظهر</alias></lexeme>
  <lexeme><grapheme>سه بعدازظهر</grapheme><alias>سه‌ی بعدازظهر</alias></lexeme>
  <lexeme><grapheme>چهار بعدازظهر</grapheme><alias>چهارِ بعدازظهر</alias></lexeme>
  <lexeme><grapheme>پنج بعدازظهر</grapheme><alias>پنجِ بعدازظهر</alias></lexeme>
  <lexeme><grapheme>دقیقه بعدازظهر</grapheme><alias>دقیقه‌ی بعدازظهر</alias></lexeme>
  <lexeme><grapheme>هفت شب</grapheme><alias>هفتِ شب</alias></lexeme>
  <lexeme><grapheme>هشت شب</grapheme><alias>هشتِ شب</alias></lexeme>
  <lexeme><grapheme>نُه شب</grapheme><alias>نُهِ شب</alias></lexeme>
  <lexeme><grapheme>ده شب</grapheme><alias>دهِ شب</alias></lexeme>
  <lexeme><grapheme>یازده شب</grapheme><alias>یازدهِ شب</alias></lexeme>
  <lexeme><grapheme>دقیقه شب</grapheme><alias>دقیقه‌ی شب</alias></lexeme>
  <!-- numbers above twenty: "o", not "va" -->
  <lexeme><grapheme>بیست و</grapheme><alias>بیستُ</alias></lexeme>
  <lexeme><grapheme>سی و</grapheme><alias>سی‌یُ</alias></lexeme>
  <lexeme><grapheme>چهل و</grapheme><alias>چهلُ</alias></lexeme>
  <lexeme><grapheme>پنجاه و</grapheme><alias>پنجاهُ</alias></lexeme>
  <!-- as they are: the entry for their first part must not touch them -->
  <lexeme><grapheme>ساعت‌ها</grapheme><alias>ساعت‌ها</alias></lexeme>
  <lexeme><grapheme>یک بامداد</grapheme><alias>یکِ بامداد</alias></lexeme>
  <lexeme><grapheme>دو بامداد</grapheme><alias>دوی بامداد</alias></lexeme>
  <lexeme><grapheme>سه بامداد</grapheme><alias>سه‌ی بامداد</alias></lexeme>
  <lexeme><grapheme>دقیقه بامداد</grapheme><alias>دقیقه‌ی بامداد</alias></lexeme>
  <lexeme><grapheme>دقیقه نیمه‌شب</grapheme><alias>دقیقه‌ی نیمه‌شب</alias></lexeme>
  <lexeme><grapheme>دقیقه ظهر</grapheme><alias>دقیقه‌ی ظهر</alias></lexeme>
  <lexeme><grapheme>شش بعدازظهر</grapheme><alias>ششِ بعدازظهر</alias></lexeme>
</lexicon>
