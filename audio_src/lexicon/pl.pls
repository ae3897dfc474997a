<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="pl">
  <!-- the ending -cia is taken for a foreign word and said "-sija" -->
  <lexeme><grapheme>zaparcia</grapheme><alias>zaparća</alias></lexeme>
  <lexeme><grapheme>Zaparcia</grapheme><alias>Zaparća</alias></lexeme>
  <lexeme><grapheme>otwarcia</grapheme><alias>otwarća</alias></lexeme>
  <!-- stress on the first syllable; online voices know it -->
  <lexeme><grapheme>ryzyko</grapheme><grapheme>Ryzyko</grapheme><alias>ryzyko</alias><phoneme alphabet="x-espeak">R'yzykO</phoneme></lexeme>
  <!-- baklofen, pompa, cewnik, rurka and the other medical terms are said right and need no entry -->
  <!-- hours are ordinal: the guide joins the counting word to godziny -->
  <lexeme><grapheme>godziny jeden</grapheme><alias>godziny pierwszej</alias></lexeme>
  <lexeme><grapheme>godziny dwa</grapheme><alias>godziny drugiej</alias></lexeme>
  <lexeme><grapheme>godziny trzy</grapheme><alias>godziny trzeciej</alias></lexeme>
  <lexeme><grapheme>godziny cztery</grapheme><alias>godziny czwartej</alias></lexeme>
  <lexeme><grapheme>godziny pięć</grapheme><alias>godziny piątej</alias></lexeme>
  <lexeme><grapheme>godziny sześć</grapheme><alias>godziny szóstej</alias></lexeme>
  <lexeme><grapheme>godziny siedem</grapheme><alias>godziny siódmej</alias></lexeme>
  <lexeme><grapheme>godziny osiem</grapheme><alias>godziny ósmej</alias></lexeme>
  <lexeme><grapheme>godziny dziewięć</grapheme><alias>godziny dziewiątej</alias></lexeme>
  <lexeme><grapheme>godziny dziesięć</grapheme><alias>godziny dziesiątej</alias></lexeme>
  <lexeme><grapheme>godziny jedenaście</grapheme><alias>godziny jedenastej</alias></lexeme>
  <lexeme><grapheme>godziny dwanaście</grapheme><alias>godziny dwunastej</alias></lexeme>
  <lexeme><grapheme>godziny dwanaście po południu</grapheme><alias>godziny dwunastej w południe</alias></lexeme>
  <lexeme><grapheme>godziny dwanaście rano</grapheme><alias>północy</alias></lexeme>
  <lexeme><grapheme>godziny dwanaście wieczorem</grapheme><alias>północy</alias></lexeme>
  <!-- days of a range: the guide joins the calendar form to dnia -->
  <lexeme><grapheme>dnia poniedziałek</grapheme><alias>poniedziałku</alias></lexeme>
  <lexeme><grapheme>dnia wtorek</grapheme><alias>wtorku</alias></lexeme>
  <lexeme><grapheme>dnia środa</grapheme><alias>środy</alias></lexeme>
  <lexeme><grapheme>dnia czwartek</grapheme><alias>czwartku</alias></lexeme>
  <lexeme><grapheme>dnia piątek</grapheme><alias>piątku</alias></lexeme>
  <lexeme><grapheme>dnia sobota</grapheme><alias>soboty</alias></lexeme>
  <lexeme><grapheme>dnia niedziela</grapheme><alias>niedzieli</alias></lexeme>
  <!-- months of a range: the genitive of the counting words -->
  <lexeme><grapheme>od jeden</grapheme><alias>od jednego</alias></lexeme>
  <lexeme><grapheme>od dwa</grapheme><alias>od dwóch</alias></lexeme>
  <lexeme><grapheme>od trzy</grapheme><alias>od trzech</alias></lexeme>
  <lexeme><grapheme>od cztery</grapheme><alias>od czterech</alias></lexeme>
  <lexeme><grapheme>od pięć</grapheme><alias>od pięciu</alias></lexeme>
  <lexeme><grapheme>od sześć</grapheme><alias>od sześciu</alias></lexeme>
  <lexeme><grapheme>od siedem</grapheme><alias>od siedmiu</alias></lexeme>
  <lexeme><grapheme>od osiem</grapheme><alias>od ośmiu</alias></lexeme>
  <lexeme><grapheme>od dziewięć</grapheme><alias>od dziewięciu</alias></lexeme>
  <lexeme><grapheme>od dziesięć</grapheme><alias>od dziesięciu</alias></lexeme>
  <lexeme><grapheme>od jedenaście</grapheme><alias>od jedenastu</alias></lexeme>
  <lexeme><grapheme>od dwanaście</grapheme><alias>od dwunastu</alias></lexeme>
  <lexeme><grapheme>do jeden</grapheme><alias>do jednego</alias></lexeme>
  <lexeme><grapheme>do dwa</grapheme><alias>do dwóch</alias></lexeme>
  <lexeme><grapheme>do trzy</grapheme><alias>do trzech</alias></lexeme>
  <lexeme><grapheme>do cztery</grapheme><alias>do czterech</alias></lexeme>
  <lexeme><grapheme>do pięć</grapheme><alias>do pięciu</alias></lexeme>
  <lexeme><grapheme>do sześć</grapheme><alias>do sześciu</alias></lexeme>
  <lexeme><grapheme>do siedem</grapheme><alias>do siedmiu</alias></lexeme>
  <lexeme><grapheme>do osiem</grapheme><alias>do ośmiu</alias></lexeme>
  <lexeme><grapheme>do dziewięć</grapheme><alias>do dziewięciu</alias></lexeme>
  <lexeme><grapheme>do dziesięć</grapheme><alias>do dziesięciu</alias></lexeme>
  <lexeme><grapheme>do jedenaście</grapheme><alias>do jedenastu</alias></lexeme>
  <lexeme><grapheme>do dwanaście</grapheme><alias>do dwunastu</alias></lexeme>
</lexicon>
