<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="bn">
  <!-- Three things that the embedded voice gets wrong, mended in the Bengali script itself, so that online voices read the same words.
       1. Split letters. After a yya or rra of two characters (as in NFC) it drops the vowel, so dewa becomes "deo": inside a word the alias
          has the one-character letter (x9DF, x9DC). At the end of a word the one-character yya gets an o too many: there the alias has two.
          Each such word stands in both spellings, so it does not matter which one the catalog holds.
       2. It never leaves out the vowel that is not written: a hasanta (with x200C, so that no joined letter arises) does.
       3. It says an open o where people say a closed one, as in kore, hobe, mone; and e for the ae of ek, dekha, keno. -->
  <!-- medical and borrowed words; the voice adds a vowel at the end or inside -->
  <lexeme><grapheme>হেডফোন</grapheme><phoneme alphabet="x-espeak-spelling">হেড্&#x200C;ফোন</phoneme></lexeme>
  <lexeme><grapheme>গাইডটি</grapheme><phoneme alphabet="x-espeak-spelling">গাইড্&#x200C;টি</phoneme></lexeme>
  <lexeme><grapheme>দলকে</grapheme><phoneme alphabet="x-espeak-spelling">দল্&#x200C;কে</phoneme></lexeme>
  <!-- number words -->
  <lexeme><grapheme>এক</grapheme><phoneme alphabet="x-espeak-spelling">অ্যাক</phoneme></lexeme>
  <lexeme><grapheme>একজনকে</grapheme><phoneme alphabet="x-espeak-spelling">অ্যাক্&#x200C;জন্&#x200C;কে</phoneme></lexeme>
  <lexeme><grapheme>সাত</grapheme><phoneme alphabet="x-espeak-spelling">সাৎ</phoneme></lexeme>
  <lexeme><grapheme>চৌদ্দ</grapheme><phoneme alphabet="x-espeak-spelling">চৌদ্দো</phoneme></lexeme>
  <lexeme><grapheme>ঊনত্রিশ</grapheme><phoneme alphabet="x-espeak-spelling">উনোত্রিশ</phoneme></lexeme>
  <lexeme><grapheme>একত্রিশ</grapheme><phoneme alphabet="x-espeak-spelling">একোত্রিশ</phoneme></lexeme>
  <lexeme><grapheme>পঁ&#x9AF;&#x9BC;ত্রিশ</grapheme><grapheme>পঁ&#x9DF;ত্রিশ</grapheme><phoneme alphabet="x-espeak-spelling">পঁএত্রিশ</phoneme></lexeme>
  <lexeme><grapheme>আটত্রিশ</grapheme><phoneme alphabet="x-espeak-spelling">আট্&#x200C;ত্রিশ</phoneme></lexeme>
  <lexeme><grapheme>ঊনচল্লিশ</grapheme><phoneme alphabet="x-espeak-spelling">উনোচোল্লিশ</phoneme></lexeme>
  <lexeme><grapheme>একচল্লিশ</grapheme><phoneme alphabet="x-espeak-spelling">এক্&#x200C;চোল্লিশ</phoneme></lexeme>
  <lexeme><grapheme>পঁ&#x9AF;&#x9BC;তাল্লিশ</grapheme><grapheme>পঁ&#x9DF;তাল্লিশ</grapheme><phoneme alphabet="x-espeak-spelling">পঁএতাল্লিশ</phoneme></lexeme>
  <lexeme><grapheme>ছেচল্লিশ</grapheme><phoneme alphabet="x-espeak-spelling">ছেচোল্লিশ</phoneme></lexeme>
  <lexeme><grapheme>সাতচল্লিশ</grapheme><phoneme alphabet="x-espeak-spelling">সাৎচোল্লিশ</phoneme></lexeme>
  <lexeme><grapheme>আটচল্লিশ</grapheme><phoneme alphabet="x-espeak-spelling">আট্&#x200C;চোল্লিশ</phoneme></lexeme>
  <lexeme><grapheme>ঊনপঞ্চাশ</grapheme><phoneme alphabet="x-espeak-spelling">উনোপন্চাশ</phoneme></lexeme>
  <lexeme><grapheme>একান্ন</grapheme><phoneme alphabet="x-espeak-spelling">একান্নো</phoneme></lexeme>
  <lexeme><grapheme>বা&#x9AF;&#x9BC;ান্ন</grapheme><grapheme>বা&#x9DF;ান্ন</grapheme><phoneme alphabet="x-espeak-spelling">বা&#x9DF;ান্নো</phoneme></lexeme>
  <lexeme><grapheme>তিপ্পান্ন</grapheme><phoneme alphabet="x-espeak-spelling">তিপ্পান্নো</phoneme></lexeme>
  <lexeme><grapheme>চু&#x9AF;&#x9BC;ান্ন</grapheme><grapheme>চু&#x9DF;ান্ন</grapheme><phoneme alphabet="x-espeak-spelling">চু&#x9DF;ান্নো</phoneme></lexeme>
  <lexeme><grapheme>পঞ্চান্ন</grapheme><phoneme alphabet="x-espeak-spelling">পন্চান্নো</phoneme></lexeme>
  <lexeme><grapheme>ছাপ্পান্ন</grapheme><phoneme alphabet="x-espeak-spelling">ছাপ্পান্নো</phoneme></lexeme>
  <lexeme><grapheme>সাতান্ন</grapheme><phoneme alphabet="x-espeak-spelling">সাতান্নো</phoneme></lexeme>
  <lexeme><grapheme>আটান্ন</grapheme><phoneme alphabet="x-espeak-spelling">আটান্নো</phoneme></lexeme>
  <lexeme><grapheme>ঊনষাট</grapheme><phoneme alphabet="x-espeak-spelling">উনোশাট</phoneme></lexeme>
  <lexeme><grapheme>পঁচিশ</grapheme><phoneme alphabet="x-espeak-spelling">পোঁচিশ</phoneme></lexeme>
  <lexeme><grapheme>শূন্য</grapheme><phoneme alphabet="x-espeak-spelling">শুন্নো</phoneme></lexeme>
  <!-- verbs and other words: no vowel where people say none, o where people say o -->
  <lexeme><grapheme>আপনাকে</grapheme><phoneme alphabet="x-espeak-spelling">আপ্&#x200C;নাকে</phoneme></lexeme>
  <lexeme><grapheme>আপনার</grapheme><phoneme alphabet="x-espeak-spelling">আপ্&#x200C;নার</phoneme></lexeme>
  <lexeme><grapheme>আপনি</grapheme><phoneme alphabet="x-espeak-spelling">আপ্&#x200C;নি</phoneme></lexeme>
  <lexeme><grapheme>আমরা</grapheme><phoneme alphabet="x-espeak-spelling">আম্&#x200C;রা</phoneme></lexeme>
  <lexeme><grapheme>আরও</grapheme><phoneme alphabet="x-espeak-spelling">আরো</phoneme></lexeme>
  <lexeme><grapheme>কারও</grapheme><phoneme alphabet="x-espeak-spelling">কারো</phoneme></lexeme>
  <lexeme><grapheme>আসতে</grapheme><phoneme alphabet="x-espeak-spelling">আস্&#x200C;তে</phoneme></lexeme>
  <lexeme><grapheme>উদাহরণ</grapheme><phoneme alphabet="x-espeak-spelling">উদাহরোন</phoneme></lexeme>
  <lexeme><grapheme>এখন</grapheme><phoneme alphabet="x-espeak-spelling">অ্যাখোন</phoneme></lexeme>
  <lexeme><grapheme>এখনও</grapheme><phoneme alphabet="x-espeak-spelling">অ্যাখোনো</phoneme></lexeme>
  <lexeme><grapheme>এমন</grapheme><phoneme alphabet="x-espeak-spelling">অ্যামোন</phoneme></lexeme>
  <lexeme><grapheme>করবেন</grapheme><phoneme alphabet="x-espeak-spelling">কোর্&#x200C;বেন</phoneme></lexeme>
  <lexeme><grapheme>করে</grapheme><phoneme alphabet="x-espeak-spelling">কোরে</phoneme></lexeme>
  <lexeme><grapheme>করেননি</grapheme><phoneme alphabet="x-espeak-spelling">কোরেন্&#x200C;নি</phoneme></lexeme>
  <lexeme><grapheme>পারেননি</grapheme><phoneme alphabet="x-espeak-spelling">পারেন্&#x200C;নি</phoneme></lexeme>
  <lexeme><grapheme>কেমন</grapheme><phoneme alphabet="x-espeak-spelling">ক্যামোন</phoneme></lexeme>
  <lexeme><grapheme>খরচে</grapheme><phoneme alphabet="x-espeak-spelling">খরোচে</phoneme></lexeme>
  <lexeme><grapheme>খসড়া</grapheme><grapheme>খস&#x9DC;া</grapheme><phoneme alphabet="x-espeak-spelling">খস্&#x200C;&#x9DC;া</phoneme></lexeme>
  <lexeme><grapheme>জন্য</grapheme><phoneme alphabet="x-espeak-spelling">জোন্নো</phoneme></lexeme>
  <lexeme><grapheme>অন্য</grapheme><phoneme alphabet="x-espeak-spelling">ওন্নো</phoneme></lexeme>
  <lexeme><grapheme>অধ্যা&#x9AF;&#x9BC;ের</grapheme><grapheme>অধ্যা&#x9DF;ের</grapheme><phoneme alphabet="x-espeak-spelling">ওদ্ধা&#x9DF;ের</phoneme></lexeme>
  <lexeme><grapheme>জা&#x9AF;&#x9BC;গা&#x9AF;&#x9BC;</grapheme><grapheme>জা&#x9DF;গা&#x9DF;</grapheme><phoneme alphabet="x-espeak-spelling">জাএগা&#x9AF;&#x9BC;</phoneme></lexeme>
  <lexeme><grapheme>ছোট</grapheme><phoneme alphabet="x-espeak-spelling">ছোটো</phoneme></lexeme>
  <lexeme><grapheme>চলবে</grapheme><phoneme alphabet="x-espeak-spelling">চোল্&#x200C;বে</phoneme></lexeme>
  <lexeme><grapheme>থাকবেন</grapheme><phoneme alphabet="x-espeak-spelling">থাক্&#x200C;বেন</phoneme></lexeme>
  <lexeme><grapheme>ধন্যবাদ</grapheme><phoneme alphabet="x-espeak-spelling">ধোন্নোবাদ</phoneme></lexeme>
  <lexeme><grapheme>ধরতে</grapheme><phoneme alphabet="x-espeak-spelling">ধোর্&#x200C;তে</phoneme></lexeme>
  <lexeme><grapheme>নম্বরগুলো</grapheme><phoneme alphabet="x-espeak-spelling">নম্বোর্&#x200C;গুলো</phoneme></lexeme>
  <lexeme><grapheme>নম্বরে</grapheme><phoneme alphabet="x-espeak-spelling">নম্বোরে</phoneme></lexeme>
  <lexeme><grapheme>পরেরটির</grapheme><phoneme alphabet="x-espeak-spelling">পরের্&#x200C;টির</phoneme></lexeme>
  <lexeme><grapheme>পর্যন্ত</grapheme><phoneme alphabet="x-espeak-spelling">পোর্&#x200C;জোন্তো</phoneme></lexeme>
  <lexeme><grapheme>প্রশ্ন</grapheme><phoneme alphabet="x-espeak-spelling">প্রোশ্নো</phoneme></lexeme>
  <lexeme><grapheme>প্রশ্নগুলো</grapheme><phoneme alphabet="x-espeak-spelling">প্রোশ্নোগুলো</phoneme></lexeme>
  <lexeme><grapheme>বন্ধ</grapheme><phoneme alphabet="x-espeak-spelling">বন্ধো</phoneme></lexeme>
  <lexeme><grapheme>বলতে</grapheme><phoneme alphabet="x-espeak-spelling">বোল্&#x200C;তে</phoneme></lexeme>
  <lexeme><grapheme>বৃহস্পতিবার</grapheme><phoneme alphabet="x-espeak-spelling">বৃহোশ্পোতিবার</phoneme></lexeme>
  <lexeme><grapheme>ভরসা</grapheme><phoneme alphabet="x-espeak-spelling">ভর্&#x200C;সা</phoneme></lexeme>
  <lexeme><grapheme>মনে</grapheme><phoneme alphabet="x-espeak-spelling">মোনে</phoneme></lexeme>
  <lexeme><grapheme>যোগ্য</grapheme><phoneme alphabet="x-espeak-spelling">জোগ্গো</phoneme></lexeme>
  <lexeme><grapheme>শুনতে</grapheme><phoneme alphabet="x-espeak-spelling">শুন্&#x200C;তে</phoneme></lexeme>
  <lexeme><grapheme>সঙ্গে</grapheme><phoneme alphabet="x-espeak-spelling">সোঙ্গে</phoneme></lexeme>
  <lexeme><grapheme>সন্ধ্যা</grapheme><phoneme alphabet="x-espeak-spelling">শোন্ধা</phoneme></lexeme>
  <lexeme><grapheme>সাহায্য</grapheme><phoneme alphabet="x-espeak-spelling">সাহাজ্জো</phoneme></lexeme>
  <lexeme><grapheme>স্পর্শ</grapheme><phoneme alphabet="x-espeak-spelling">স্পর্শো</phoneme></lexeme>
  <lexeme><grapheme>হ&#x9AF;&#x9BC;নি</grapheme><grapheme>হ&#x9DF;নি</grapheme><phoneme alphabet="x-espeak-spelling">হএনি</phoneme></lexeme>
  <lexeme><grapheme>হলে</grapheme><phoneme alphabet="x-espeak-spelling">হোলে</phoneme></lexeme>
  <lexeme><grapheme>ওপর</grapheme><phoneme alphabet="x-espeak-spelling">ওপোর</phoneme></lexeme>
  <lexeme><grapheme>আসল</grapheme><phoneme alphabet="x-espeak-spelling">আশোল</phoneme></lexeme>
  <lexeme><grapheme>শুক্রবার</grapheme><phoneme alphabet="x-espeak-spelling">শুক্রোবার</phoneme></lexeme>
  <!-- the letters of the words above and below as the voice needs them (see the top) -->
  <lexeme><grapheme>চু&#x9AF;&#x9BC;াল্লিশ</grapheme><grapheme>চু&#x9DF;াল্লিশ</grapheme><phoneme alphabet="x-espeak-spelling">চু&#x9DF;াল্লিশ</phoneme></lexeme>
  <lexeme><grapheme>ছ&#x9AF;&#x9BC;</grapheme><grapheme>ছ&#x9DF;</grapheme><phoneme alphabet="x-espeak-spelling">ছ&#x9AF;&#x9BC;</phoneme></lexeme>
  <lexeme><grapheme>দ&#x9AF;&#x9BC;া</grapheme><grapheme>দ&#x9DF;া</grapheme><phoneme alphabet="x-espeak-spelling">দ&#x9DF;া</phoneme></lexeme>
  <lexeme><grapheme>ন&#x9AF;&#x9BC;</grapheme><grapheme>ন&#x9DF;</grapheme><phoneme alphabet="x-espeak-spelling">ন&#x9AF;&#x9BC;</phoneme></lexeme>
  <lexeme><grapheme>নি&#x9AF;&#x9BC;ে</grapheme><grapheme>নি&#x9DF;ে</grapheme><phoneme alphabet="x-espeak-spelling">নি&#x9DF;ে</phoneme></lexeme>
  <lexeme><grapheme>বাংলা&#x9AF;&#x9BC;</grapheme><grapheme>বাংলা&#x9DF;</grapheme><phoneme alphabet="x-espeak-spelling">বাংলা&#x9AF;&#x9BC;</phoneme></lexeme>
  <lexeme><grapheme>বি&#x9AF;&#x9BC;াল্লিশ</grapheme><grapheme>বি&#x9DF;াল্লিশ</grapheme><phoneme alphabet="x-espeak-spelling">বি&#x9DF;াল্লিশ</phoneme></lexeme>
  <lexeme><grapheme>লাগি&#x9AF;&#x9BC;ে</grapheme><grapheme>লাগি&#x9DF;ে</grapheme><phoneme alphabet="x-espeak-spelling">লাগি&#x9DF;ে</phoneme></lexeme>
  <lexeme><grapheme>সম&#x9AF;&#x9BC;</grapheme><grapheme>সম&#x9DF;</grapheme><phoneme alphabet="x-espeak-spelling">সমো&#x9AF;&#x9BC;</phoneme></lexeme>
  <lexeme><grapheme>সম&#x9AF;&#x9BC;ের</grapheme><grapheme>সম&#x9DF;ের</grapheme><phoneme alphabet="x-espeak-spelling">সমো&#x9DF;ের</phoneme></lexeme>
</lexicon>
