// Owns how a moment is said where there is little room: without the year that it is, and with a short weekday.

/** `text` as the server says it, such as 2026년 12월 2일 수요일 오전 9:00; `now`: the moment of the view. */
export function brief(text, now) {
  const year = /^(\d{4})년 /.exec(text)?.[1];
  const same = year && now?.startsWith(year);
  return (same ? text.slice(year.length + 2) : text).replace(/ ([월화수목금토일])요일/, "($1)");
}
