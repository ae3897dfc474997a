<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="fr">
  <!-- false liaisons: "ditz à", "nerfz à", "problèmz une", "risqz et", "peuvt aider", "raidz et" -->
  <lexeme><grapheme>Dites</grapheme><phoneme alphabet="x-espeak-spelling">Dite</phoneme></lexeme>
  <lexeme><grapheme>dites</grapheme><phoneme alphabet="x-espeak-spelling">dite</phoneme></lexeme>
  <!-- the number one, said alone: no liaison before or after it -->
  <lexeme><grapheme>un un</grapheme><alias>un, un</alias></lexeme>
  <lexeme><grapheme>un à</grapheme><phoneme alphabet="x-espeak-spelling">hun à</phoneme></lexeme>
  <!-- one o'clock is feminine; the tool joins the number word to "heures" -->
  <lexeme><grapheme>un heures</grapheme><alias>une heure</alias></lexeme>
  <!-- noon and midnight have names of their own -->
  <lexeme><grapheme>douze heures quinze de l’après-midi</grapheme><alias>midi quinze</alias></lexeme>
  <lexeme><grapheme>douze heures trente de l’après-midi</grapheme><alias>midi trente</alias></lexeme>
  <lexeme><grapheme>douze heures quarante-cinq de l’après-midi</grapheme><alias>midi quarante-cinq</alias></lexeme>
  <lexeme><grapheme>douze heures quinze du matin</grapheme><alias>minuit quinze</alias></lexeme>
  <lexeme><grapheme>douze heures trente du matin</grapheme><alias>minuit trente</alias></lexeme>
  <lexeme><grapheme>douze heures quarante-cinq du matin</grapheme><alias>minuit quarante-cinq</alias></lexeme>
  <!-- Among digits, "un" is said without stress, and a neural voice swallows it: 0100 was heard as 0000. -->
  <lexeme><grapheme>zéro un</grapheme><phoneme alphabet="x-kokoro">zeʁˈo ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>zéro un un</grapheme><alias>zéro un, un</alias><phoneme alphabet="x-kokoro">zeʁˈo, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>zéro un un un</grapheme><alias>zéro un, un, un</alias><phoneme alphabet="x-kokoro">zeʁˈo, ˈœ̃, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>deux un</grapheme><phoneme alphabet="x-kokoro">dˈø ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>deux un un</grapheme><alias>deux un, un</alias><phoneme alphabet="x-kokoro">dˈø, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>deux un un un</grapheme><alias>deux un, un, un</alias><phoneme alphabet="x-kokoro">dˈø, ˈœ̃, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>trois un</grapheme><phoneme alphabet="x-kokoro">tʁwˈa ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>trois un un</grapheme><alias>trois un, un</alias><phoneme alphabet="x-kokoro">tʁwˈa, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>trois un un un</grapheme><alias>trois un, un, un</alias><phoneme alphabet="x-kokoro">tʁwˈa, ˈœ̃, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>quatre un</grapheme><phoneme alphabet="x-kokoro">kˈatʁ ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>quatre un un</grapheme><alias>quatre un, un</alias><phoneme alphabet="x-kokoro">kˈatʁ, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>quatre un un un</grapheme><alias>quatre un, un, un</alias><phoneme alphabet="x-kokoro">kˈatʁ, ˈœ̃, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>cinq un</grapheme><phoneme alphabet="x-kokoro">sˈɛ̃k ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>cinq un un</grapheme><alias>cinq un, un</alias><phoneme alphabet="x-kokoro">sˈɛ̃k, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>cinq un un un</grapheme><alias>cinq un, un, un</alias><phoneme alphabet="x-kokoro">sˈɛ̃k, ˈœ̃, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>six un</grapheme><phoneme alphabet="x-kokoro">sˈis ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>six un un</grapheme><alias>six un, un</alias><phoneme alphabet="x-kokoro">sˈis, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>six un un un</grapheme><alias>six un, un, un</alias><phoneme alphabet="x-kokoro">sˈis, ˈœ̃, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>sept un</grapheme><phoneme alphabet="x-kokoro">sˈɛt ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>sept un un</grapheme><alias>sept un, un</alias><phoneme alphabet="x-kokoro">sˈɛt, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>sept un un un</grapheme><alias>sept un, un, un</alias><phoneme alphabet="x-kokoro">sˈɛt, ˈœ̃, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>huit un</grapheme><phoneme alphabet="x-kokoro">yˈit ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>huit un un</grapheme><alias>huit un, un</alias><phoneme alphabet="x-kokoro">yˈit, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>huit un un un</grapheme><alias>huit un, un, un</alias><phoneme alphabet="x-kokoro">yˈit, ˈœ̃, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>neuf un</grapheme><phoneme alphabet="x-kokoro">nˈœf ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>neuf un un</grapheme><alias>neuf un, un</alias><phoneme alphabet="x-kokoro">nˈœf, ˈœ̃, ˈœ̃</phoneme></lexeme>
  <lexeme><grapheme>neuf un un un</grapheme><alias>neuf un, un, un</alias><phoneme alphabet="x-kokoro">nˈœf, ˈœ̃, ˈœ̃, ˈœ̃</phoneme></lexeme>
</lexicon>
