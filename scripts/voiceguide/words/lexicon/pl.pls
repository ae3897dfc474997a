<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="pl">
  <!-- the ending -cia is taken for a foreign word and said "-sija" -->
  <lexeme><grapheme>otwarcia</grapheme><alias>otwarća</alias></lexeme>
  <!-- hours are ordinal: the tool joins the counting word to godziny -->
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
  <!-- days of a range: shown as in a calendar, "poniedziałek – piątek", said with their endings -->
  <lexeme><grapheme>poniedziałek – wtorek</grapheme><alias>od poniedziałku do wtorku</alias></lexeme>
  <lexeme><grapheme>poniedziałek – środa</grapheme><alias>od poniedziałku do środy</alias></lexeme>
  <lexeme><grapheme>poniedziałek – czwartek</grapheme><alias>od poniedziałku do czwartku</alias></lexeme>
  <lexeme><grapheme>poniedziałek – piątek</grapheme><alias>od poniedziałku do piątku</alias></lexeme>
  <lexeme><grapheme>poniedziałek – sobota</grapheme><alias>od poniedziałku do soboty</alias></lexeme>
  <lexeme><grapheme>poniedziałek – niedziela</grapheme><alias>od poniedziałku do niedzieli</alias></lexeme>
  <lexeme><grapheme>wtorek – poniedziałek</grapheme><alias>od wtorku do poniedziałku</alias></lexeme>
  <lexeme><grapheme>wtorek – środa</grapheme><alias>od wtorku do środy</alias></lexeme>
  <lexeme><grapheme>wtorek – czwartek</grapheme><alias>od wtorku do czwartku</alias></lexeme>
  <lexeme><grapheme>wtorek – piątek</grapheme><alias>od wtorku do piątku</alias></lexeme>
  <lexeme><grapheme>wtorek – sobota</grapheme><alias>od wtorku do soboty</alias></lexeme>
  <lexeme><grapheme>wtorek – niedziela</grapheme><alias>od wtorku do niedzieli</alias></lexeme>
  <lexeme><grapheme>środa – poniedziałek</grapheme><alias>od środy do poniedziałku</alias></lexeme>
  <lexeme><grapheme>środa – wtorek</grapheme><alias>od środy do wtorku</alias></lexeme>
  <lexeme><grapheme>środa – czwartek</grapheme><alias>od środy do czwartku</alias></lexeme>
  <lexeme><grapheme>środa – piątek</grapheme><alias>od środy do piątku</alias></lexeme>
  <lexeme><grapheme>środa – sobota</grapheme><alias>od środy do soboty</alias></lexeme>
  <lexeme><grapheme>środa – niedziela</grapheme><alias>od środy do niedzieli</alias></lexeme>
  <lexeme><grapheme>czwartek – poniedziałek</grapheme><alias>od czwartku do poniedziałku</alias></lexeme>
  <lexeme><grapheme>czwartek – wtorek</grapheme><alias>od czwartku do wtorku</alias></lexeme>
  <lexeme><grapheme>czwartek – środa</grapheme><alias>od czwartku do środy</alias></lexeme>
  <lexeme><grapheme>czwartek – piątek</grapheme><alias>od czwartku do piątku</alias></lexeme>
  <lexeme><grapheme>czwartek – sobota</grapheme><alias>od czwartku do soboty</alias></lexeme>
  <lexeme><grapheme>czwartek – niedziela</grapheme><alias>od czwartku do niedzieli</alias></lexeme>
  <lexeme><grapheme>piątek – poniedziałek</grapheme><alias>od piątku do poniedziałku</alias></lexeme>
  <lexeme><grapheme>piątek – wtorek</grapheme><alias>od piątku do wtorku</alias></lexeme>
  <lexeme><grapheme>piątek – środa</grapheme><alias>od piątku do środy</alias></lexeme>
  <lexeme><grapheme>piątek – czwartek</grapheme><alias>od piątku do czwartku</alias></lexeme>
  <lexeme><grapheme>piątek – sobota</grapheme><alias>od piątku do soboty</alias></lexeme>
  <lexeme><grapheme>piątek – niedziela</grapheme><alias>od piątku do niedzieli</alias></lexeme>
  <lexeme><grapheme>sobota – poniedziałek</grapheme><alias>od soboty do poniedziałku</alias></lexeme>
  <lexeme><grapheme>sobota – wtorek</grapheme><alias>od soboty do wtorku</alias></lexeme>
  <lexeme><grapheme>sobota – środa</grapheme><alias>od soboty do środy</alias></lexeme>
  <lexeme><grapheme>sobota – czwartek</grapheme><alias>od soboty do czwartku</alias></lexeme>
  <lexeme><grapheme>sobota – piątek</grapheme><alias>od soboty do piątku</alias></lexeme>
  <lexeme><grapheme>sobota – niedziela</grapheme><alias>od soboty do niedzieli</alias></lexeme>
  <lexeme><grapheme>niedziela – poniedziałek</grapheme><alias>od niedzieli do poniedziałku</alias></lexeme>
  <lexeme><grapheme>niedziela – wtorek</grapheme><alias>od niedzieli do wtorku</alias></lexeme>
  <lexeme><grapheme>niedziela – środa</grapheme><alias>od niedzieli do środy</alias></lexeme>
  <lexeme><grapheme>niedziela – czwartek</grapheme><alias>od niedzieli do czwartku</alias></lexeme>
  <lexeme><grapheme>niedziela – piątek</grapheme><alias>od niedzieli do piątku</alias></lexeme>
  <lexeme><grapheme>niedziela – sobota</grapheme><alias>od niedzieli do soboty</alias></lexeme>
  <!-- months of a range, "co jeden do sześciu miesięcy": the genitive of the counting words after do -->
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
  <lexeme><grapheme>do trzynaście</grapheme><alias>do trzynastu</alias></lexeme>
  <lexeme><grapheme>do czternaście</grapheme><alias>do czternastu</alias></lexeme>
  <lexeme><grapheme>do piętnaście</grapheme><alias>do piętnastu</alias></lexeme>
  <lexeme><grapheme>do szesnaście</grapheme><alias>do szesnastu</alias></lexeme>
  <lexeme><grapheme>do siedemnaście</grapheme><alias>do siedemnastu</alias></lexeme>
  <lexeme><grapheme>do osiemnaście</grapheme><alias>do osiemnastu</alias></lexeme>
  <lexeme><grapheme>do dziewiętnaście</grapheme><alias>do dziewiętnastu</alias></lexeme>
  <lexeme><grapheme>do dwadzieścia</grapheme><alias>do dwudziestu</alias></lexeme>
  <lexeme><grapheme>do dwadzieścia jeden</grapheme><alias>do dwudziestu jeden</alias></lexeme>
  <lexeme><grapheme>do dwadzieścia dwa</grapheme><alias>do dwudziestu dwóch</alias></lexeme>
  <lexeme><grapheme>do dwadzieścia trzy</grapheme><alias>do dwudziestu trzech</alias></lexeme>
  <lexeme><grapheme>do dwadzieścia cztery</grapheme><alias>do dwudziestu czterech</alias></lexeme>
</lexicon>
