//! Suggests the name a writer most likely meant.

/// Returns the candidate nearest to `written`, if one is near enough to be a slip of the hand.
pub fn nearest<'c>(written: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let wanted = written.to_lowercase();
    let length = wanted.chars().count();
    candidates
        .into_iter()
        .map(|candidate| {
            let (near, count) =
                (strsim::damerau_levenshtein(&wanted, &candidate.to_lowercase()), candidate.chars().count());
            // Of two that are as near, the one as long: a letter is mistyped more often than left out.
            (near, count.abs_diff(length), candidate)
        })
        .filter(|(near, _, candidate)| *near <= allowed(length.max(candidate.chars().count())))
        .min()
        .map(|(_, _, candidate)| candidate)
}

/// Short names may be off by one, long ones by a third.
fn allowed(length: usize) -> usize {
    (length / 3).max(1)
}

/// Returns `did you mean …?` for the nearest candidate.
pub fn did_you_mean<'c>(written: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    nearest(written, candidates).map(|name| format!("did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        assert_eq!(nearest("draff", ["draft", "date"]), Some("draft"));
        assert_eq!(nearest("tagz", ["tag", "tags"]), Some("tags"));
        assert_eq!(nearest("김수만", ["김수민", "박지우"]), Some("김수민"));
        assert_eq!(nearest("weather", ["draft", "date"]), None);
    }
}
