//! Where a text is cut: after so many letters, or where the last line of a box ends.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use serde::Serialize;

use super::face::{ELLIPSIS, Face};
use super::letters::{count, letters};

/// A text and the place where it is cut.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Cut {
    /// What is seen of it, without the mark of the cut.
    pub shown: String,
    /// What is not; empty if all of it is seen. Both together are the text.
    pub rest: String,
    /// How many lines it takes, as far as that can be told: 1 where only letters are counted.
    pub lines: usize,
}

/// How much of a text a service shows.
#[derive(Clone, Copy, Debug)]
pub enum Room {
    /// So many letters.
    Letters(usize),
    /// So many lines of a box.
    Lines {
        /// How many.
        lines: usize,
        /// How wide the box is, in pixels.
        width: f32,
        /// How large the letters are, in pixels.
        size: f32,
        /// The letters.
        face: Face,
        /// Where the last line is cut.
        last: Last,
    },
}

/// Where the last line is cut.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Last {
    /// After the last letter that leaves room for the mark.
    Letter,
    /// Where a line may end: after a word, or between two syllables.
    Break,
}

impl Cut {
    /// Keeps a text whole.
    fn whole(text: &str, lines: usize) -> Self {
        Self { shown: text.to_owned(), rest: String::new(), lines }
    }

    /// Cuts a text at a byte; the space before the cut goes with the rest.
    fn at(text: &str, at: usize, lines: usize) -> Self {
        let (shown, _) = text.split_at(at);
        let shown = shown.trim_end();
        Self { shown: shown.to_owned(), rest: text[shown.len()..].to_owned(), lines }
    }

    /// Counts the letters that are not seen.
    pub fn lost(&self) -> usize {
        count(self.rest.trim())
    }
}

impl Room {
    /// Cuts a text to the room. `before` is what the service writes in front of it, such as a date, and
    /// takes a part of the room.
    pub fn cut(&self, text: &str, before: &str) -> Cut {
        match *self {
            Self::Letters(most) => {
                let most = most.saturating_sub(count(before));
                let end = letters(text).take(most).map(str::len).sum();
                if end == text.len() { Cut::whole(text, 1) } else { Cut::at(text, end, 1) }
            }
            Self::Lines { lines, width, size, face, last } => {
                let em = width / size;
                let begun: f32 = letters(before).map(|letter| face.width(letter)).sum();
                let starts = starts(text, em, begun, face);
                if starts.len() <= lines {
                    return Cut::whole(text, starts.len());
                }
                let from = starts[lines - 1];
                let begun = if lines == 1 { begun } else { 0.0 };
                let room = em - begun - face.width(ELLIPSIS);
                let end = from + fitting(&text[from..], room, face, last);
                Cut::at(text, end, lines)
            }
        }
    }
}

/// Returns where each line begins, as browsers and telephones break them: UAX #14, in which a line may end
/// between two Hangul syllables; a word longer than a line is broken anywhere.
fn starts(text: &str, em: f32, begun: f32, face: Face) -> Vec<usize> {
    let mut starts = vec![0];
    let mut used = begun;
    for (at, atom) in atoms(text) {
        let word = atom.trim_end();
        let wide: f32 = letters(word).map(|letter| face.width(letter)).sum();
        if used + wide > em && used > 0.0 {
            starts.push(at);
            used = 0.0;
        }
        if wide > em {
            let mut from = at;
            for letter in letters(word) {
                let width = face.width(letter);
                if used + width > em && used > 0.0 {
                    starts.push(from);
                    used = 0.0;
                }
                used += width;
                from += letter.len();
            }
        } else {
            used += wide;
        }
        used += letters(&atom[word.len()..]).map(|letter| face.width(letter)).sum::<f32>();
    }
    starts.dedup();
    starts
}

/// Returns how many bytes of a text fit into `room`.
fn fitting(text: &str, room: f32, face: Face, last: Last) -> usize {
    let filled = |text: &str, room: f32| {
        let mut left = room;
        let fits = |letter: &&str| {
            left -= face.width(letter);
            left >= 0.0
        };
        letters(text).take_while(fits).map(str::len).sum::<usize>()
    };
    let end = filled(text, room);
    if last == Last::Letter || end == text.len() {
        return end;
    }
    let ends = atoms(text).map(|(at, atom)| at + atom.trim_end().len());
    match ends.take_while(|at| *at <= end).last() {
        Some(at) if at > 0 => at,
        _ => end,
    }
}

/// Splits a text where a line may end; spaces stay with the word before them.
fn atoms(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default()).segment_str(text).filter_map(move |at| {
        let atom = (from, &text[from..at]);
        from = at;
        (!atom.1.is_empty()).then_some(atom)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten em wide: ten syllables of 0.92 and no eleventh.
    const BOX: Room = Room::Lines { lines: 2, width: 100.0, size: 10.0, face: Face::System, last: Last::Letter };
    const LINE: Room = Room::Lines { lines: 1, width: 100.0, size: 10.0, face: Face::System, last: Last::Break };

    #[track_caller]
    fn check(room: Room, text: &str, before: &str, expected: &str) {
        let cut = room.cut(text, before);
        assert_eq!(format!("{}|{}", cut.shown, cut.rest), expected, "in {} lines", cut.lines);
        assert_eq!(format!("{}{}", cut.shown, cut.rest), text);
    }

    #[test]
    fn a_line_holds_what_fits_and_the_mark_takes_its_room() {
        let twenty = "가".repeat(20);
        check(BOX, &twenty, "", &format!("{twenty}|"));
        check(BOX, &format!("{twenty}나"), "", &format!("{}|{}나", "가".repeat(19), "가"));
        assert_eq!(BOX.cut(&twenty, "").lines, 2);
        assert_eq!(BOX.cut("가나다", "").lines, 1);
        assert_eq!(BOX.cut("", "").lines, 1);
    }

    #[test]
    fn words_stay_together_and_syllables_need_not() {
        check(BOX, "newsroom newsroom ABCDEFGHIJ KLMNOP", "", "newsroom newsroom ABCDEFGHIJ KLM|NOP");
        check(
            BOX,
            "전고체 배터리를 가장 먼저 만든 사람들의 이야기",
            "",
            "전고체 배터리를 가장 먼저 만든 사람들의| 이야기",
        );
        check(BOX, &"W".repeat(40), "", &format!("{}|{}", "W".repeat(19), "W".repeat(21)));
    }

    #[test]
    fn a_search_result_ends_between_words() {
        check(LINE, "battery factory opens soon", "", "battery factory| opens soon");
        check(LINE, "배터리 공장을 새로 짓습니다", "", "배터리 공장을 새로| 짓습니다");
    }

    #[test]
    fn a_date_in_front_takes_room() {
        check(LINE, "가나다라마바사", "", "가나다라마바사|");
        check(LINE, "가나다라마바사", "2026. 9. 4. ", "가나다라|마바사");
        check(Room::Letters(10), "가나다라마바사", "2026. ", "가나다라|마바사");
    }

    #[test]
    fn letters_are_counted_whole() {
        check(Room::Letters(3), "가나다", "", "가나다|");
        check(Room::Letters(3), "가나다라", "", "가나다|라");
        check(Room::Letters(3), "가 나 다", "", "가 나| 다");
        check(Room::Letters(2), "👩‍🔧👩‍🔧👩‍🔧", "", "👩‍🔧👩‍🔧|👩‍🔧");
        assert_eq!(Room::Letters(3).cut("가나 다 라", "").lost(), 3);
    }
}
