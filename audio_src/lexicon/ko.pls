<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="ko">
  <!-- Korean. The embedded voice (espeak-ng ko) reads most words as they are spelled; spoken Korean joins and hardens sounds.
       Where the phoneme stands, only the embedded voice uses it; the alias is the word itself, because online voices know it.
       Each comment at the end of a line is the word as it is said. -->

  <!-- medical and other words: hard sounds, n before r, h after s, k and p before n -->
  <lexeme><grapheme>건가요</grapheme><alias>건가요</alias><phoneme alphabet="x-espeak">q-'@nqaj,o</phoneme></lexeme> <!-- 껀가요 -->
  <lexeme><grapheme>결정하세요</grapheme><alias>결정하세요</alias><phoneme alphabet="x-espeak">gj@LtS;-'@Nhas,ejo</phoneme></lexeme> <!-- 결쩡하세요 -->
  <lexeme><grapheme>결정할</grapheme><alias>결정할</alias><phoneme alphabet="x-espeak">gj@LtS;-'@NhaL</phoneme></lexeme> <!-- 결쩡할 -->
  <lexeme><grapheme>경화증</grapheme><alias>경화증</alias><phoneme alphabet="x-espeak">gj,@NhwatS;-'u-N</phoneme></lexeme> <!-- 경화쯩 -->
  <lexeme><grapheme>경화증이나</grapheme><alias>경화증이나</alias><phoneme alphabet="x-espeak">gj,@NhwatS;-'u-Nin,a</phoneme></lexeme> <!-- 경화쯩이나 -->
  <lexeme><grapheme>관리</grapheme><alias>관리</alias><phoneme alphabet="x-espeak">gw'ali</phoneme></lexeme> <!-- 괄리 -->
  <lexeme><grapheme>관리에</grapheme><alias>관리에</alias><phoneme alphabet="x-espeak">gw'ali;,e</phoneme></lexeme> <!-- 괄리에 -->
  <lexeme><grapheme>관리해야</grapheme><alias>관리해야</alias><phoneme alphabet="x-espeak">gw'alih,Eja</phoneme></lexeme> <!-- 괄리해야 -->
  <lexeme><grapheme>날짜를</grapheme><alias>날짜를</alias><phoneme alphabet="x-espeak">naLtS;-'a*u-L</phoneme></lexeme> <!-- 날짜를 -->
  <lexeme><grapheme>넣는</grapheme><alias>넣는</alias><phoneme alphabet="x-espeak">n'@nnu-n</phoneme></lexeme> <!-- 넌는 -->
  <lexeme><grapheme>넣을지</grapheme><alias>넣을지</alias><phoneme alphabet="x-espeak">n,@u-LtS;-'i</phoneme></lexeme> <!-- 넣을찌 -->
  <lexeme><grapheme>뇌졸중</grapheme><alias>뇌졸중</alias><phoneme alphabet="x-espeak">nw,edZ;oLtS;-'uN</phoneme></lexeme> <!-- 뇌졸쭝 -->
  <lexeme><grapheme>뇌졸중과</grapheme><alias>뇌졸중과</alias><phoneme alphabet="x-espeak">nw,edZ;oLtS;-'uNqwa</phoneme></lexeme> <!-- 뇌졸쭝과 -->
  <lexeme><grapheme>뇌졸중에</grapheme><alias>뇌졸중에</alias><phoneme alphabet="x-espeak">nw,edZ;oLtS;-'uNe</phoneme></lexeme> <!-- 뇌졸쭝에 -->
  <lexeme><grapheme>뇌졸중은</grapheme><alias>뇌졸중은</alias><phoneme alphabet="x-espeak">nw,edZ;oLtS;-'uNu-n</phoneme></lexeme> <!-- 뇌졸쭝은 -->
  <lexeme><grapheme>뇌졸중을</grapheme><alias>뇌졸중을</alias><phoneme alphabet="x-espeak">nw,edZ;oLtS;-'uNu-L</phoneme></lexeme> <!-- 뇌졸쭝을 -->
  <lexeme><grapheme>뇌졸중의</grapheme><alias>뇌졸중의</alias><phoneme alphabet="x-espeak">nw,edZ;oLtS;-'uNu-j</phoneme></lexeme> <!-- 뇌졸쭝의 -->
  <lexeme><grapheme>뇌졸중이</grapheme><alias>뇌졸중이</alias><phoneme alphabet="x-espeak">nw,edZ;oLtS;-'uNi</phoneme></lexeme> <!-- 뇌졸쭝이 -->
  <lexeme><grapheme>다발성</grapheme><alias>다발성</alias><phoneme alphabet="x-espeak">dab'aLs-@N</phoneme></lexeme> <!-- 다발썽 -->
  <lexeme><grapheme>담고</grapheme><alias>담고</alias><phoneme alphabet="x-espeak">d'amq-o</phoneme></lexeme> <!-- 담꼬 -->
  <lexeme><grapheme>또렷하게</grapheme><alias>또렷하게</alias><phoneme alphabet="x-espeak">t-'o*j@th,aqe</phoneme></lexeme> <!-- 또려타게 -->
  <lexeme><grapheme>먹는</grapheme><alias>먹는</alias><phoneme alphabet="x-espeak">m'@Nnu-n</phoneme></lexeme> <!-- 멍는 -->
  <lexeme><grapheme>몸속에서</grapheme><alias>몸속에서</alias><phoneme alphabet="x-espeak">m'oms-oq,es@</phoneme></lexeme> <!-- 몸쏙에서 -->
  <lexeme><grapheme>물속으로</grapheme><alias>물속으로</alias><phoneme alphabet="x-espeak">m'uLs-oq,u-*o</phoneme></lexeme> <!-- 물쏙으로 -->
  <lexeme><grapheme>발작</grapheme><alias>발작</alias><phoneme alphabet="x-espeak">paLtS;-'aq</phoneme></lexeme> <!-- 발짝 -->
  <lexeme><grapheme>발작과</grapheme><alias>발작과</alias><phoneme alphabet="x-espeak">paLtS;-'aqk-wa</phoneme></lexeme> <!-- 발짝과 -->
  <lexeme><grapheme>발작에</grapheme><alias>발작에</alias><phoneme alphabet="x-espeak">paLtS;-'aqe</phoneme></lexeme> <!-- 발짝에 -->
  <lexeme><grapheme>발작은</grapheme><alias>발작은</alias><phoneme alphabet="x-espeak">paLtS;-'aqu-n</phoneme></lexeme> <!-- 발짝은 -->
  <lexeme><grapheme>발작을</grapheme><alias>발작을</alias><phoneme alphabet="x-espeak">paLtS;-'aqu-L</phoneme></lexeme> <!-- 발짝을 -->
  <lexeme><grapheme>발작의</grapheme><alias>발작의</alias><phoneme alphabet="x-espeak">paLtS;-'aqu-j</phoneme></lexeme> <!-- 발짝의 -->
  <lexeme><grapheme>발작이</grapheme><alias>발작이</alias><phoneme alphabet="x-espeak">paLtS;-'aqi</phoneme></lexeme> <!-- 발짝이 -->
  <lexeme><grapheme>뻣뻣하거나</grapheme><alias>뻣뻣하거나</alias><phoneme alphabet="x-espeak">p-'@d-p-@th,aq@n,a</phoneme></lexeme> <!-- 뻗뻐타거나 -->
  <lexeme><grapheme>뻣뻣하고</grapheme><alias>뻣뻣하고</alias><phoneme alphabet="x-espeak">p-'@d-p-@th,aqo</phoneme></lexeme> <!-- 뻗뻐타고 -->
  <lexeme><grapheme>뻣뻣함에</grapheme><alias>뻣뻣함에</alias><phoneme alphabet="x-espeak">p-'@d-p-@th,ame</phoneme></lexeme> <!-- 뻗뻐탐에 -->
  <lexeme><grapheme>뻣뻣함을</grapheme><alias>뻣뻣함을</alias><phoneme alphabet="x-espeak">p-'@d-p-@th,amu-L</phoneme></lexeme> <!-- 뻗뻐탐을 -->
  <lexeme><grapheme>뻣뻣함이</grapheme><alias>뻣뻣함이</alias><phoneme alphabet="x-espeak">p-'@d-p-@th,ami</phoneme></lexeme> <!-- 뻗뻐탐이 -->
  <lexeme><grapheme>용량</grapheme><alias>용량</alias><phoneme alphabet="x-espeak">j'oNnjaN</phoneme></lexeme> <!-- 용냥 -->
  <lexeme><grapheme>용량과</grapheme><alias>용량과</alias><phoneme alphabet="x-espeak">j'oNnjaNqw,a</phoneme></lexeme> <!-- 용냥과 -->
  <lexeme><grapheme>용량보다</grapheme><alias>용량보다</alias><phoneme alphabet="x-espeak">j'oNnjaNb,oda</phoneme></lexeme> <!-- 용냥보다 -->
  <lexeme><grapheme>용량에</grapheme><alias>용량에</alias><phoneme alphabet="x-espeak">j'oNnjaN,e</phoneme></lexeme> <!-- 용냥에 -->
  <lexeme><grapheme>용량은</grapheme><alias>용량은</alias><phoneme alphabet="x-espeak">j'oNnjaN,u-n</phoneme></lexeme> <!-- 용냥은 -->
  <lexeme><grapheme>용량을</grapheme><alias>용량을</alias><phoneme alphabet="x-espeak">j'oNnjaN,u-L</phoneme></lexeme> <!-- 용냥을 -->
  <lexeme><grapheme>용량의</grapheme><alias>용량의</alias><phoneme alphabet="x-espeak">j'oNnjaN,u-j</phoneme></lexeme> <!-- 용냥의 -->
  <lexeme><grapheme>용량이</grapheme><alias>용량이</alias><phoneme alphabet="x-espeak">j'oNnjaN,i</phoneme></lexeme> <!-- 용냥이 -->
  <lexeme><grapheme>용량이면</grapheme><alias>용량이면</alias><phoneme alphabet="x-espeak">j'oNnjaN,imj@n</phoneme></lexeme> <!-- 용냥이면 -->
  <lexeme><grapheme>우물정자</grapheme><alias>우물정자</alias><phoneme alphabet="x-espeak">,umuLtS;-'@NtS;-'a</phoneme></lexeme> <!-- 우물쩡짜 -->
  <lexeme><grapheme>일상</grapheme><alias>일상</alias><phoneme alphabet="x-espeak">'iLs-aN</phoneme></lexeme> <!-- 일쌍 -->
  <lexeme><grapheme>일상생활에서</grapheme><alias>일상생활에서</alias><phoneme alphabet="x-espeak">'iLs-aNs,ENhwa*,es@</phoneme></lexeme> <!-- 일쌍생활에서 -->
  <lexeme><grapheme>일상생활이</grapheme><alias>일상생활이</alias><phoneme alphabet="x-espeak">'iLs-aNs,ENhwa*,i</phoneme></lexeme> <!-- 일쌍생활이 -->
  <lexeme><grapheme>있을지</grapheme><alias>있을지</alias><phoneme alphabet="x-espeak">,is-u-LtS;-'i</phoneme></lexeme> <!-- 있을찌 -->
  <lexeme><grapheme>절대로</grapheme><alias>절대로</alias><phoneme alphabet="x-espeak">tS;'@Lt-E*,o</phoneme></lexeme> <!-- 절때로 -->
  <lexeme><grapheme>진료</grapheme><alias>진료</alias><phoneme alphabet="x-espeak">tS;'iljo</phoneme></lexeme> <!-- 질료 -->
  <lexeme><grapheme>진료가</grapheme><alias>진료가</alias><phoneme alphabet="x-espeak">tS;'iljoq,a</phoneme></lexeme> <!-- 질료가 -->
  <lexeme><grapheme>진료는</grapheme><alias>진료는</alias><phoneme alphabet="x-espeak">tS;'iljon,u-n</phoneme></lexeme> <!-- 질료는 -->
  <lexeme><grapheme>진료를</grapheme><alias>진료를</alias><phoneme alphabet="x-espeak">tS;'iljo*,u-L</phoneme></lexeme> <!-- 질료를 -->
  <lexeme><grapheme>진료에</grapheme><alias>진료에</alias><phoneme alphabet="x-espeak">tS;'iljo,e</phoneme></lexeme> <!-- 질료에 -->
  <lexeme><grapheme>진료와</grapheme><alias>진료와</alias><phoneme alphabet="x-espeak">tS;'iljow,a</phoneme></lexeme> <!-- 질료와 -->
  <lexeme><grapheme>진짜가</grapheme><alias>진짜가</alias><phoneme alphabet="x-espeak">tS;intS;-'aqa</phoneme></lexeme> <!-- 진짜가 -->
  <lexeme><grapheme>찍는</grapheme><alias>찍는</alias><phoneme alphabet="x-espeak">tS;-'iNnu-n</phoneme></lexeme> <!-- 찡는 -->
  <lexeme><grapheme>통증</grapheme><alias>통증</alias><phoneme alphabet="x-espeak">thoNtS;-'u-N</phoneme></lexeme> <!-- 통쯩 -->
  <lexeme><grapheme>통증과</grapheme><alias>통증과</alias><phoneme alphabet="x-espeak">thoNtS;-'u-Nqwa</phoneme></lexeme> <!-- 통쯩과 -->
  <lexeme><grapheme>통증에</grapheme><alias>통증에</alias><phoneme alphabet="x-espeak">thoNtS;-'u-Ne</phoneme></lexeme> <!-- 통쯩에 -->
  <lexeme><grapheme>통증은</grapheme><alias>통증은</alias><phoneme alphabet="x-espeak">thoNtS;-'u-Nu-n</phoneme></lexeme> <!-- 통쯩은 -->
  <lexeme><grapheme>통증을</grapheme><alias>통증을</alias><phoneme alphabet="x-espeak">thoNtS;-'u-Nu-L</phoneme></lexeme> <!-- 통쯩을 -->
  <lexeme><grapheme>통증의</grapheme><alias>통증의</alias><phoneme alphabet="x-espeak">thoNtS;-'u-Nu-j</phoneme></lexeme> <!-- 통쯩의 -->
  <lexeme><grapheme>통증이</grapheme><alias>통증이</alias><phoneme alphabet="x-espeak">thoNtS;-'u-Ni</phoneme></lexeme> <!-- 통쯩이 -->
  <lexeme><grapheme>통증이나</grapheme><alias>통증이나</alias><phoneme alphabet="x-espeak">thoNtS;-'u-Nin,a</phoneme></lexeme> <!-- 통쯩이나 -->
  <lexeme><grapheme>통증일</grapheme><alias>통증일</alias><phoneme alphabet="x-espeak">thoNtS;-'u-NiL</phoneme></lexeme> <!-- 통쯩일 -->
  <lexeme><grapheme>통증처럼</grapheme><alias>통증처럼</alias><phoneme alphabet="x-espeak">thoNtS;-'u-NtSh@*,@m</phoneme></lexeme> <!-- 통쯩처럼 -->
  <lexeme><grapheme>할지</grapheme><alias>할지</alias><phoneme alphabet="x-espeak">haLtS;-'i</phoneme></lexeme> <!-- 할찌 -->
  <lexeme><grapheme>혼란</grapheme><alias>혼란</alias><phoneme alphabet="x-espeak">hol'an</phoneme></lexeme> <!-- 홀란 -->
  <lexeme><grapheme>혼란과</grapheme><alias>혼란과</alias><phoneme alphabet="x-espeak">hol'anqwa</phoneme></lexeme> <!-- 홀란과 -->
  <lexeme><grapheme>혼란스러우면</grapheme><alias>혼란스러우면</alias><phoneme alphabet="x-espeak">hol'ansu-*,@umj,@n</phoneme></lexeme> <!-- 홀란스러우면 -->
  <lexeme><grapheme>혼란에</grapheme><alias>혼란에</alias><phoneme alphabet="x-espeak">h'olan,e</phoneme></lexeme> <!-- 홀란에 -->
  <lexeme><grapheme>혼란은</grapheme><alias>혼란은</alias><phoneme alphabet="x-espeak">h'olan,u-n</phoneme></lexeme> <!-- 홀란은 -->
  <lexeme><grapheme>혼란을</grapheme><alias>혼란을</alias><phoneme alphabet="x-espeak">h'olan,u-L</phoneme></lexeme> <!-- 홀란을 -->
  <lexeme><grapheme>혼란의</grapheme><alias>혼란의</alias><phoneme alphabet="x-espeak">h'olan,u-j</phoneme></lexeme> <!-- 홀란의 -->
  <lexeme><grapheme>혼란이</grapheme><alias>혼란이</alias><phoneme alphabet="x-espeak">h'olan,i</phoneme></lexeme> <!-- 홀란이 -->

  <!-- polite endings: m, not p, before n -->
  <lexeme><grapheme>감사합니다</grapheme><alias>감사합니다</alias><phoneme alphabet="x-espeak">g'amsah,amnid,a</phoneme></lexeme> <!-- 감사함니다 -->
  <lexeme><grapheme>검사입니다</grapheme><alias>검사입니다</alias><phoneme alphabet="x-espeak">g'@msa,imnid,a</phoneme></lexeme> <!-- 검사임니다 -->
  <lexeme><grapheme>것입니다</grapheme><alias>것입니다</alias><phoneme alphabet="x-espeak">g@s'imnid,a</phoneme></lexeme> <!-- 것임니다 -->
  <lexeme><grapheme>괜찮습니다</grapheme><alias>괜찮습니다</alias><phoneme alphabet="x-espeak">gw'EntShans-,u-mnid,a</phoneme></lexeme> <!-- 괜찬씀니다 -->
  <lexeme><grapheme>나릅니다</grapheme><alias>나릅니다</alias><phoneme alphabet="x-espeak">na*'u-mnid,a</phoneme></lexeme> <!-- 나름니다 -->
  <lexeme><grapheme>나타납니다</grapheme><alias>나타납니다</alias><phoneme alphabet="x-espeak">n'athan,amnid,a</phoneme></lexeme> <!-- 나타남니다 -->
  <lexeme><grapheme>납니다</grapheme><alias>납니다</alias><phoneme alphabet="x-espeak">n'amnid,a</phoneme></lexeme> <!-- 남니다 -->
  <lexeme><grapheme>넣습니다</grapheme><alias>넣습니다</alias><phoneme alphabet="x-espeak">n@s-'u-mnid,a</phoneme></lexeme> <!-- 너씀니다 -->
  <lexeme><grapheme>놓습니다</grapheme><alias>놓습니다</alias><phoneme alphabet="x-espeak">nos-'u-mnid,a</phoneme></lexeme> <!-- 노씀니다 -->
  <lexeme><grapheme>놓쳤습니다</grapheme><alias>놓쳤습니다</alias><phoneme alphabet="x-espeak">n'ot-tShj@t-s-,u-mnid,a</phoneme></lexeme> <!-- 놓쳤슴니다 -->
  <lexeme><grapheme>다릅니다</grapheme><alias>다릅니다</alias><phoneme alphabet="x-espeak">da*'u-mnid,a</phoneme></lexeme> <!-- 다름니다 -->
  <lexeme><grapheme>다발입니다</grapheme><alias>다발입니다</alias><phoneme alphabet="x-espeak">d'aba*,imnid,a</phoneme></lexeme> <!-- 다발임니다 -->
  <lexeme><grapheme>답니다</grapheme><alias>답니다</alias><phoneme alphabet="x-espeak">d'amnid,a</phoneme></lexeme> <!-- 담니다 -->
  <lexeme><grapheme>됩니다</grapheme><alias>됩니다</alias><phoneme alphabet="x-espeak">dw'emnid,a</phoneme></lexeme> <!-- 됨니다 -->
  <lexeme><grapheme>드립니다</grapheme><alias>드립니다</alias><phoneme alphabet="x-espeak">du-*'imnid,a</phoneme></lexeme> <!-- 드림니다 -->
  <lexeme><grapheme>들어갑니다</grapheme><alias>들어갑니다</alias><phoneme alphabet="x-espeak">d'u-*@q,amnid,a</phoneme></lexeme> <!-- 들어감니다 -->
  <lexeme><grapheme>뜻입니다</grapheme><alias>뜻입니다</alias><phoneme alphabet="x-espeak">t-u-s'imnid,a</phoneme></lexeme> <!-- 뜻임니다 -->
  <lexeme><grapheme>뜻합니다</grapheme><alias>뜻합니다</alias><phoneme alphabet="x-espeak">t-'u-thamn,ida</phoneme></lexeme> <!-- 뜨탐니다 -->
  <lexeme><grapheme>문제입니다</grapheme><alias>문제입니다</alias><phoneme alphabet="x-espeak">m'undZ;e,imnid,a</phoneme></lexeme> <!-- 문제임니다 -->
  <lexeme><grapheme>바꿉니다</grapheme><alias>바꿉니다</alias><phoneme alphabet="x-espeak">paq-'umnid,a</phoneme></lexeme> <!-- 바꿈니다 -->
  <lexeme><grapheme>버튼입니다</grapheme><alias>버튼입니다</alias><phoneme alphabet="x-espeak">p'@thu-n,imnid,a</phoneme></lexeme> <!-- 버튼임니다 -->
  <lexeme><grapheme>보냅니다</grapheme><alias>보냅니다</alias><phoneme alphabet="x-espeak">p'onEmn,ida</phoneme></lexeme> <!-- 보냄니다 -->
  <lexeme><grapheme>봅니다</grapheme><alias>봅니다</alias><phoneme alphabet="x-espeak">p'omnid,a</phoneme></lexeme> <!-- 봄니다 -->
  <lexeme><grapheme>부분입니다</grapheme><alias>부분입니다</alias><phoneme alphabet="x-espeak">p'ubun,imnid,a</phoneme></lexeme> <!-- 부분임니다 -->
  <lexeme><grapheme>불립니다</grapheme><alias>불립니다</alias><phoneme alphabet="x-espeak">pul'imnid,a</phoneme></lexeme> <!-- 불림니다 -->
  <lexeme><grapheme>살핍니다</grapheme><alias>살핍니다</alias><phoneme alphabet="x-espeak">s'aLphimn,ida</phoneme></lexeme> <!-- 살핌니다 -->
  <lexeme><grapheme>선택합니다</grapheme><alias>선택합니다</alias><phoneme alphabet="x-espeak">s'@nthEkh,amnid,a</phoneme></lexeme> <!-- 선택함니다 -->
  <lexeme><grapheme>설정합니다</grapheme><alias>설정합니다</alias><phoneme alphabet="x-espeak">s@LtS;-'@Nhamn,ida</phoneme></lexeme> <!-- 설쩡함니다 -->
  <lexeme><grapheme>신호입니다</grapheme><alias>신호입니다</alias><phoneme alphabet="x-espeak">s'inho,imnid,a</phoneme></lexeme> <!-- 신호임니다 -->
  <lexeme><grapheme>아닙니다</grapheme><alias>아닙니다</alias><phoneme alphabet="x-espeak">'animn,ida</phoneme></lexeme> <!-- 아님니다 -->
  <lexeme><grapheme>않습니다</grapheme><alias>않습니다</alias><phoneme alphabet="x-espeak">'ans-u-mn,ida</phoneme></lexeme> <!-- 안씀니다 -->
  <lexeme><grapheme>않았습니다</grapheme><alias>않았습니다</alias><phoneme alphabet="x-espeak">an'at-s-u-mn,ida</phoneme></lexeme> <!-- 않았슴니다 -->
  <lexeme><grapheme>약입니다</grapheme><alias>약입니다</alias><phoneme alphabet="x-espeak">jaq'imnid,a</phoneme></lexeme> <!-- 약임니다 -->
  <lexeme><grapheme>양입니다</grapheme><alias>양입니다</alias><phoneme alphabet="x-espeak">jaN'imnid,a</phoneme></lexeme> <!-- 양임니다 -->
  <lexeme><grapheme>없습니다</grapheme><alias>없습니다</alias><phoneme alphabet="x-espeak">'@ps-u-mn,ida</phoneme></lexeme> <!-- 없슴니다 -->
  <lexeme><grapheme>예시입니다</grapheme><alias>예시입니다</alias><phoneme alphabet="x-espeak">j'esi;,imnid,a</phoneme></lexeme> <!-- 예시임니다 -->
  <lexeme><grapheme>이어집니다</grapheme><alias>이어집니다</alias><phoneme alphabet="x-espeak">'i;@dZ;,imnid,a</phoneme></lexeme> <!-- 이어짐니다 -->
  <lexeme><grapheme>일어납니다</grapheme><alias>일어납니다</alias><phoneme alphabet="x-espeak">i*'@namn,ida</phoneme></lexeme> <!-- 일어남니다 -->
  <lexeme><grapheme>일입니다</grapheme><alias>일입니다</alias><phoneme alphabet="x-espeak">i*'imnid,a</phoneme></lexeme> <!-- 일임니다 -->
  <lexeme><grapheme>있습니다</grapheme><alias>있습니다</alias><phoneme alphabet="x-espeak">'it-s-u-mn,ida</phoneme></lexeme> <!-- 있슴니다 -->
  <lexeme><grapheme>장치입니다</grapheme><alias>장치입니다</alias><phoneme alphabet="x-espeak">tS;'aNtShi;,imnid,a</phoneme></lexeme> <!-- 장치임니다 -->
  <lexeme><grapheme>적습니다</grapheme><alias>적습니다</alias><phoneme alphabet="x-espeak">tS;'@qs-u-mn,ida</phoneme></lexeme> <!-- 적슴니다 -->
  <lexeme><grapheme>점검합니다</grapheme><alias>점검합니다</alias><phoneme alphabet="x-espeak">tS;'@mq@mh,amnid,a</phoneme></lexeme> <!-- 점검함니다 -->
  <lexeme><grapheme>줍니다</grapheme><alias>줍니다</alias><phoneme alphabet="x-espeak">tS;'umnid,a</phoneme></lexeme> <!-- 줌니다 -->
  <lexeme><grapheme>진료입니다</grapheme><alias>진료입니다</alias><phoneme alphabet="x-espeak">tS;'iljo,imnid,a</phoneme></lexeme> <!-- 질료임니다 -->
  <lexeme><grapheme>충분합니다</grapheme><alias>충분합니다</alias><phoneme alphabet="x-espeak">tSh'uNbunh,amnid,a</phoneme></lexeme> <!-- 충분함니다 -->
  <lexeme><grapheme>필요합니다</grapheme><alias>필요합니다</alias><phoneme alphabet="x-espeak">ph'i*joh,amnid,a</phoneme></lexeme> <!-- 필요함니다 -->
  <lexeme><grapheme>합니다</grapheme><alias>합니다</alias><phoneme alphabet="x-espeak">h'amnid,a</phoneme></lexeme> <!-- 함니다 -->
  <lexeme><grapheme>혼란스럽습니다</grapheme><alias>혼란스럽습니다</alias><phoneme alphabet="x-espeak">hol'ansu-*,@ps-u-mn,ida</phoneme></lexeme> <!-- 홀란스럽슴니다 -->
  <lexeme><grapheme>환영합니다</grapheme><alias>환영합니다</alias><phoneme alphabet="x-espeak">hw'anj@Nh,amnid,a</phoneme></lexeme> <!-- 환영함니다 -->
  <lexeme><grapheme>흐릅니다</grapheme><alias>흐릅니다</alias><phoneme alphabet="x-espeak">hu-*'u-mnid,a</phoneme></lexeme> <!-- 흐름니다 -->
  <lexeme><grapheme>힘듭니다</grapheme><alias>힘듭니다</alias><phoneme alphabet="x-espeak">h'imdu-mn,ida</phoneme></lexeme> <!-- 힘듬니다 -->
  <lexeme><grapheme>공번입니다</grapheme><alias>공번입니다</alias><phoneme alphabet="x-espeak">g'oNb@n,imnid,a</phoneme></lexeme> <!-- 공번임니다 -->
  <lexeme><grapheme>일번입니다</grapheme><alias>일번입니다</alias><phoneme alphabet="x-espeak">'iLb@n,imnid,a</phoneme></lexeme> <!-- 일번임니다 -->
  <lexeme><grapheme>이번입니다</grapheme><alias>이번입니다</alias><phoneme alphabet="x-espeak">'ib@n,imnid,a</phoneme></lexeme> <!-- 이번임니다 -->
  <lexeme><grapheme>삼번입니다</grapheme><alias>삼번입니다</alias><phoneme alphabet="x-espeak">s'amb@n,imnid,a</phoneme></lexeme> <!-- 삼번임니다 -->
  <lexeme><grapheme>사번입니다</grapheme><alias>사번입니다</alias><phoneme alphabet="x-espeak">s'ab@n,imnid,a</phoneme></lexeme> <!-- 사번임니다 -->
  <lexeme><grapheme>오번입니다</grapheme><alias>오번입니다</alias><phoneme alphabet="x-espeak">'ob@n,imnid,a</phoneme></lexeme> <!-- 오번임니다 -->
  <lexeme><grapheme>육번입니다</grapheme><alias>육번입니다</alias><phoneme alphabet="x-espeak">j'uqp-@n,imnid,a</phoneme></lexeme> <!-- 육번임니다 -->
  <lexeme><grapheme>칠번입니다</grapheme><alias>칠번입니다</alias><phoneme alphabet="x-espeak">tSh'iLb@n,imnid,a</phoneme></lexeme> <!-- 칠번임니다 -->
  <lexeme><grapheme>팔번입니다</grapheme><alias>팔번입니다</alias><phoneme alphabet="x-espeak">ph'aLb@n,imnid,a</phoneme></lexeme> <!-- 팔번임니다 -->
  <lexeme><grapheme>구번입니다</grapheme><alias>구번입니다</alias><phoneme alphabet="x-espeak">g'ub@n,imnid,a</phoneme></lexeme> <!-- 구번임니다 -->
  <lexeme><grapheme>시까지입니다</grapheme><alias>시까지입니다</alias><phoneme alphabet="x-espeak">s'iq-adZ;,i;imn,ida</phoneme></lexeme> <!-- 시까지임니다 -->
  <lexeme><grapheme>분까지입니다</grapheme><alias>분까지입니다</alias><phoneme alphabet="x-espeak">p'unq-adZ;,i;imn,ida</phoneme></lexeme> <!-- 분까지임니다 -->

  <!-- "can" and "may": a hard s after r -->
  <lexeme><grapheme>수 없는</grapheme><alias>수 없는</alias><phoneme alphabet="x-espeak">s-'u '@mnu-n</phoneme></lexeme> <!-- 쑤 엄는 -->
  <lexeme><grapheme>수 없었습니다</grapheme><alias>수 없었습니다</alias><phoneme alphabet="x-espeak">s-'u '@ps-@t-s-,u-mnid,a</phoneme></lexeme> <!-- 쑤 없었슴니다 -->
  <lexeme><grapheme>수 있나요</grapheme><alias>수 있나요</alias><phoneme alphabet="x-espeak">s-'u 'innaj,o</phoneme></lexeme> <!-- 쑤 있나요 -->
  <lexeme><grapheme>수 있는</grapheme><alias>수 있는</alias><phoneme alphabet="x-espeak">s-'u 'innu-n</phoneme></lexeme> <!-- 쑤 있는 -->
  <lexeme><grapheme>수 있는지</grapheme><alias>수 있는지</alias><phoneme alphabet="x-espeak">s-'u 'innu-ndZ;,i</phoneme></lexeme> <!-- 쑤 있는지 -->
  <lexeme><grapheme>수 있는지도</grapheme><alias>수 있는지도</alias><phoneme alphabet="x-espeak">s-'u 'innu-ndZ;,ido</phoneme></lexeme> <!-- 쑤 있는지도 -->
  <lexeme><grapheme>수 있습니다</grapheme><alias>수 있습니다</alias><phoneme alphabet="x-espeak">s-'u 'it-s-u-mn,ida</phoneme></lexeme> <!-- 쑤 있슴니다 -->
  <lexeme><grapheme>수도 있습니다</grapheme><alias>수도 있습니다</alias><phoneme alphabet="x-espeak">s-'udo 'it-s-u-mn,ida</phoneme></lexeme> <!-- 쑤도 있슴니다 -->

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
