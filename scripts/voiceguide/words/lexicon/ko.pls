<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="ko">
  <!-- Korean. The embedded voice (espeak-ng ko) reads most words as they are spelled; spoken Korean joins and hardens sounds.
       Where the phoneme stands, only the embedded voice uses it; the alias is the word itself, because online voices know it.
       Each comment at the end of a line is the word as it is said. -->
  <!-- medical and other words: hard sounds, n before r, h after s, k and p before n -->
  <lexeme><grapheme>우물정자</grapheme><alias>우물정자</alias><phoneme alphabet="x-espeak">,umuLtS;-'@NtS;-'a</phoneme></lexeme> <!-- 우물쩡짜 -->
  <lexeme><grapheme>진료</grapheme><alias>진료</alias><phoneme alphabet="x-espeak">tS;'iljo</phoneme></lexeme> <!-- 질료 -->
  <lexeme><grapheme>진짜가</grapheme><alias>진짜가</alias><phoneme alphabet="x-espeak">tS;intS;-'aqa</phoneme></lexeme> <!-- 진짜가 -->
  <!-- polite endings: m, not p, before n -->
  <lexeme><grapheme>감사합니다</grapheme><alias>감사합니다</alias><phoneme alphabet="x-espeak">g'amsah,amnid,a</phoneme></lexeme> <!-- 감사함니다 -->
  <lexeme><grapheme>괜찮습니다</grapheme><alias>괜찮습니다</alias><phoneme alphabet="x-espeak">gw'EntShans-,u-mnid,a</phoneme></lexeme> <!-- 괜찬씀니다 -->
  <lexeme><grapheme>됩니다</grapheme><alias>됩니다</alias><phoneme alphabet="x-espeak">dw'emnid,a</phoneme></lexeme> <!-- 됨니다 -->
  <lexeme><grapheme>드립니다</grapheme><alias>드립니다</alias><phoneme alphabet="x-espeak">du-*'imnid,a</phoneme></lexeme> <!-- 드림니다 -->
  <lexeme><grapheme>버튼입니다</grapheme><alias>버튼입니다</alias><phoneme alphabet="x-espeak">p'@thu-n,imnid,a</phoneme></lexeme> <!-- 버튼임니다 -->
  <lexeme><grapheme>아닙니다</grapheme><alias>아닙니다</alias><phoneme alphabet="x-espeak">'animn,ida</phoneme></lexeme> <!-- 아님니다 -->
  <lexeme><grapheme>않았습니다</grapheme><alias>않았습니다</alias><phoneme alphabet="x-espeak">an'at-s-u-mn,ida</phoneme></lexeme> <!-- 않았슴니다 -->
  <lexeme><grapheme>예시입니다</grapheme><alias>예시입니다</alias><phoneme alphabet="x-espeak">j'esi;,imnid,a</phoneme></lexeme> <!-- 예시임니다 -->
  <lexeme><grapheme>있습니다</grapheme><alias>있습니다</alias><phoneme alphabet="x-espeak">'it-s-u-mn,ida</phoneme></lexeme> <!-- 있슴니다 -->
  <lexeme><grapheme>합니다</grapheme><alias>합니다</alias><phoneme alphabet="x-espeak">h'amnid,a</phoneme></lexeme> <!-- 함니다 -->
  <lexeme><grapheme>환영합니다</grapheme><alias>환영합니다</alias><phoneme alphabet="x-espeak">hw'anj@Nh,amnid,a</phoneme></lexeme> <!-- 환영함니다 -->
  <!-- "can" and "may": a hard s after r -->
  <lexeme><grapheme>수 없는</grapheme><alias>수 없는</alias><phoneme alphabet="x-espeak">s-'u '@mnu-n</phoneme></lexeme> <!-- 쑤 엄는 -->
  <lexeme><grapheme>수 없었습니다</grapheme><alias>수 없었습니다</alias><phoneme alphabet="x-espeak">s-'u '@ps-@t-s-,u-mnid,a</phoneme></lexeme> <!-- 쑤 없었슴니다 -->
  <lexeme><grapheme>수 있습니다</grapheme><alias>수 있습니다</alias><phoneme alphabet="x-espeak">s-'u 'it-s-u-mn,ida</phoneme></lexeme> <!-- 쑤 있슴니다 -->
  <!-- sixteen, and twenty-six to fifty-six: said with m and ny -->
  <lexeme><grapheme>십육</grapheme><alias>십육</alias><phoneme alphabet="x-espeak">s'imnjuq</phoneme></lexeme> <!-- 심뉵 -->
  <lexeme><grapheme>이십육</grapheme><alias>이십육</alias><phoneme alphabet="x-espeak">is'imnjuq</phoneme></lexeme> <!-- 이심뉵 -->
  <lexeme><grapheme>삼십육</grapheme><alias>삼십육</alias><phoneme alphabet="x-espeak">s'amsimnj,uq</phoneme></lexeme> <!-- 삼심뉵 -->
  <lexeme><grapheme>사십육</grapheme><alias>사십육</alias><phoneme alphabet="x-espeak">sas'imnjuq</phoneme></lexeme> <!-- 사심뉵 -->
  <lexeme><grapheme>오십육</grapheme><alias>오십육</alias><phoneme alphabet="x-espeak">os'imnjuq</phoneme></lexeme> <!-- 오심뉵 -->
  <!-- Hours of the clock take the native numbers, for every voice: eight o'clock is "yeodeol si", not "pal si". -->
  <lexeme><grapheme>오전 육</grapheme><alias>오전 여섯</alias></lexeme>
  <lexeme><grapheme>오전 칠</grapheme><alias>오전 일곱</alias></lexeme>
  <lexeme><grapheme>오전 팔</grapheme><alias>오전 여덜</alias></lexeme>
  <lexeme><grapheme>오전 구</grapheme><alias>오전 아홉</alias></lexeme>
  <lexeme><grapheme>오전 십</grapheme><alias>오전 열</alias></lexeme>
  <lexeme><grapheme>오전 십일</grapheme><alias>오전 열한</alias></lexeme>
  <lexeme><grapheme>오후 일</grapheme><alias>오후 한</alias></lexeme>
  <lexeme><grapheme>오후 이</grapheme><alias>오후 두</alias></lexeme>
  <lexeme><grapheme>오후 삼</grapheme><alias>오후 세</alias></lexeme>
  <lexeme><grapheme>오후 사</grapheme><alias>오후 네</alias></lexeme>
  <lexeme><grapheme>오후 오</grapheme><alias>오후 다섯</alias></lexeme>
  <lexeme><grapheme>오후 육</grapheme><alias>오후 여섯</alias></lexeme>
  <lexeme><grapheme>오후 칠</grapheme><alias>오후 일곱</alias></lexeme>
  <lexeme><grapheme>오후 팔</grapheme><alias>오후 여덜</alias></lexeme>
  <lexeme><grapheme>오후 구</grapheme><alias>오후 아홉</alias></lexeme>
  <lexeme><grapheme>오후 십</grapheme><alias>오후 열</alias></lexeme>
  <lexeme><grapheme>오후 십일</grapheme><alias>오후 열한</alias></lexeme>
  <lexeme><grapheme>오후 십이</grapheme><alias>낮 열두</alias></lexeme>
  <lexeme><grapheme>저녁 육</grapheme><alias>저녁 여섯</alias></lexeme>
  <lexeme><grapheme>저녁 칠</grapheme><alias>저녁 일곱</alias></lexeme>
  <lexeme><grapheme>저녁 팔</grapheme><alias>저녁 여덜</alias></lexeme>
  <lexeme><grapheme>새벽 삼</grapheme><alias>새벽 세</alias></lexeme>
  <lexeme><grapheme>새벽 사</grapheme><alias>새벽 네</alias></lexeme>
  <lexeme><grapheme>새벽 오</grapheme><alias>새벽 다섯</alias></lexeme>
  <lexeme><grapheme>밤 일</grapheme><alias>밤 한</alias></lexeme>
  <lexeme><grapheme>밤 이</grapheme><alias>밤 두</alias></lexeme>
  <lexeme><grapheme>밤 구</grapheme><alias>밤 아홉</alias></lexeme>
  <lexeme><grapheme>밤 십</grapheme><alias>밤 열</alias></lexeme>
  <lexeme><grapheme>밤 십일</grapheme><alias>밤 열한</alias></lexeme>
  <lexeme><grapheme>밤 십이</grapheme><alias>밤 열두</alias></lexeme>
</lexicon>
