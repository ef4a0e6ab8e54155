// Owns how the list of stories is searched: by words, by Hangul that is half typed, and by initial consonants (ㅈㄱㅊ).

const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
// The last consonant of a syllable, as the initials that it may turn into when typing goes on; two for a double one.
const FINALS = ["", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"];
const FIRST = 0xac00;
const LAST = 0xd7a3;
const PER_INITIAL = 588;
const PER_MEDIAL = 28;

const isSyllable = (code) => code >= FIRST && code <= LAST;
const initial = (code) => INITIALS[Math.floor((code - FIRST) / PER_INITIAL)];

/** A text made ready to be searched. */
export const fold = (text) => text.normalize("NFC").toLowerCase();

/** Whether the typed letter `q` can be the letter `t` of a text. */
function fits(q, t) {
  if (q === t) return true;
  const code = t.charCodeAt(0);
  if (!isSyllable(code)) return false;
  if (INITIALS.includes(q)) return initial(code) === q;
  const typed = q.charCodeAt(0);
  // A syllable without a last consonant may still get one.
  return isSyllable(typed) && (typed - FIRST) % PER_MEDIAL === 0 && code - typed > 0 && code - typed < PER_MEDIAL;
}

/** The last letter may carry a consonant that belongs to the next syllable: 곷 on the way to 고체. */
function fitsLast(q, text, at) {
  if (fits(q, text[at])) return true;
  const typed = q.charCodeAt(0);
  if (!isSyllable(typed)) return false;
  const end = FINALS[(typed - FIRST) % PER_MEDIAL];
  const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  if (!end || !isSyllable(next) || initial(next) !== end.at(-1)) return false;
  const without = typed - (typed - FIRST) % PER_MEDIAL + (end.length > 1 ? FINALS.indexOf(end[0]) : 0);
  return fits(String.fromCharCode(without), text[at]) || (end.length > 1 && text.charCodeAt(at) === without);
}

/** Where `word` begins in `text` and how many letters it covers, both folded; null if it is not there. */
export function place(text, word) {
  const last = word.length - 1;
  for (let start = 0; start + last < text.length; start++) {
    let n = 0;
    while (n < last && fits(word[n], text[start + n])) n++;
    if (n === last && fitsLast(word[last], text, start + last)) return { start, length: word.length };
  }
  return null;
}

/** The words of a query, folded. */
export const words = (query) => fold(query).split(/\s+/).filter(Boolean);

/** Whether every word of `query` (see `words`) is in one of the folded `texts`. Spaces in texts do not count for consonants. */
export function finds(texts, query) {
  return query.every((word) => texts.some((text) => place(text, word)));
}
