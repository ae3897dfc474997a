<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="fil">
  <!-- There is no embedded voice for Filipino. Borrowed terms as Filipinos say them, in Filipino spelling; not yet heard with an online voice. -->
  <lexeme><grapheme>pound</grapheme><alias>pawnd</alias></lexeme>
  <!-- A number before a noun takes the linker ng after a vowel: tatlong buwan, never tatlo na buwan. -->
  <lexeme><grapheme>isa na buwan</grapheme><alias>isang buwan</alias></lexeme>
  <lexeme><grapheme>dalawa na buwan</grapheme><alias>dalawang buwan</alias></lexeme>
  <lexeme><grapheme>tatlo na buwan</grapheme><alias>tatlong buwan</alias></lexeme>
  <lexeme><grapheme>lima na buwan</grapheme><alias>limang buwan</alias></lexeme>
  <lexeme><grapheme>pito na buwan</grapheme><alias>pitong buwan</alias></lexeme>
  <lexeme><grapheme>walo na buwan</grapheme><alias>walong buwan</alias></lexeme>
  <lexeme><grapheme>sampu na buwan</grapheme><alias>sampung buwan</alias></lexeme>
  <lexeme><grapheme>labing-isa na buwan</grapheme><alias>labing-isang buwan</alias></lexeme>
  <lexeme><grapheme>labindalawa na buwan</grapheme><alias>labindalawang buwan</alias></lexeme>
  <lexeme><grapheme>labintatlo na buwan</grapheme><alias>labintatlong buwan</alias></lexeme>
  <lexeme><grapheme>labinlima na buwan</grapheme><alias>labinlimang buwan</alias></lexeme>
  <lexeme><grapheme>labimpito na buwan</grapheme><alias>labimpitong buwan</alias></lexeme>
  <lexeme><grapheme>labingwalo na buwan</grapheme><alias>labingwalong buwan</alias></lexeme>
  <lexeme><grapheme>dalawampu na buwan</grapheme><alias>dalawampung buwan</alias></lexeme>
  <lexeme><grapheme>isa na minuto</grapheme><alias>isang minuto</alias></lexeme>
  <lexeme><grapheme>dalawa na minuto</grapheme><alias>dalawang minuto</alias></lexeme>
  <lexeme><grapheme>tatlo na minuto</grapheme><alias>tatlong minuto</alias></lexeme>
  <lexeme><grapheme>lima na minuto</grapheme><alias>limang minuto</alias></lexeme>
  <lexeme><grapheme>pito na minuto</grapheme><alias>pitong minuto</alias></lexeme>
  <lexeme><grapheme>walo na minuto</grapheme><alias>walong minuto</alias></lexeme>
  <lexeme><grapheme>sampu na minuto</grapheme><alias>sampung minuto</alias></lexeme>
  <lexeme><grapheme>labing-isa na minuto</grapheme><alias>labing-isang minuto</alias></lexeme>
  <lexeme><grapheme>labindalawa na minuto</grapheme><alias>labindalawang minuto</alias></lexeme>
  <lexeme><grapheme>labintatlo na minuto</grapheme><alias>labintatlong minuto</alias></lexeme>
  <lexeme><grapheme>labinlima na minuto</grapheme><alias>labinlimang minuto</alias></lexeme>
  <lexeme><grapheme>labimpito na minuto</grapheme><alias>labimpitong minuto</alias></lexeme>
  <lexeme><grapheme>labingwalo na minuto</grapheme><alias>labingwalong minuto</alias></lexeme>
  <lexeme><grapheme>dalawampu na minuto</grapheme><alias>dalawampung minuto</alias></lexeme>
  <lexeme><grapheme>tatlumpu na minuto</grapheme><alias>tatlumpung minuto</alias></lexeme>
  <lexeme><grapheme>apatnapu na minuto</grapheme><alias>apatnapung minuto</alias></lexeme>
  <lexeme><grapheme>limampu na minuto</grapheme><alias>limampung minuto</alias></lexeme>
  <!-- The clock is told with Spanish numbers. -->
  <lexeme><grapheme>at labinlima na minuto</grapheme><alias>kinse</alias></lexeme>
  <lexeme><grapheme>at tatlumpu na minuto</grapheme><alias>y medya</alias></lexeme>
  <lexeme><grapheme>at apatnapu at lima na minuto</grapheme><alias>kuwarenta y singko</alias></lexeme>
  <lexeme><grapheme>alas isa</grapheme><alias>ala-una</alias></lexeme>
  <lexeme><grapheme>alas dalawa</grapheme><alias>alas dos</alias></lexeme>
  <lexeme><grapheme>alas tatlo</grapheme><alias>alas tres</alias></lexeme>
  <lexeme><grapheme>alas apat</grapheme><alias>alas kuwatro</alias></lexeme>
  <lexeme><grapheme>alas lima</grapheme><alias>alas singko</alias></lexeme>
  <lexeme><grapheme>alas anim</grapheme><alias>alas sais</alias></lexeme>
  <lexeme><grapheme>alas pito</grapheme><alias>alas siyete</alias></lexeme>
  <lexeme><grapheme>alas walo</grapheme><alias>alas otso</alias></lexeme>
  <lexeme><grapheme>alas siyam</grapheme><alias>alas nuwebe</alias></lexeme>
  <lexeme><grapheme>alas sampu</grapheme><alias>alas diyes</alias></lexeme>
  <lexeme><grapheme>alas labing-isa</grapheme><alias>alas onse</alias></lexeme>
  <lexeme><grapheme>alas labindalawa</grapheme><alias>alas dose</alias></lexeme>
</lexicon>
