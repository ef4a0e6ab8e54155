//! What becomes of a page's picture: how it is cut, whether it is shown, and if not, why.

use serde::{Serialize, Serializer};

use super::{Card, Facts, Said};

/// What a service does with pictures.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Width and height of the frame, as a ratio.
    pub ratio: (u32, u32),
    /// How the picture is put into it.
    pub fit: Fit,
    /// Whether it is always a small one beside the words.
    pub small: bool,
    /// The least width and height of a picture that is shown.
    pub least: (u32, u32),
    /// The least width and height of a picture that is shown large.
    pub large: (u32, u32),
    /// How many bytes it may have.
    pub bytes: Option<u64>,
    /// The media types that are shown.
    pub types: &'static [&'static str],
}

/// How a picture is put into a frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fit {
    /// It fills the frame; what stands over is cut off.
    Cover,
    /// All of it is seen.
    Contain,
}

impl Serialize for Fit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Self::Cover => "cover",
            Self::Contain => "contain",
        })
    }
}

/// What becomes of a picture.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Treatment {
    /// Width and height of the frame, as a ratio.
    pub ratio: (u32, u32),
    /// How the picture is put into it.
    pub fit: Fit,
    /// Whether there is a picture.
    pub shown: bool,
    /// Whether it is a small one beside the words.
    pub small: bool,
    /// Why it is not shown, or small where it could be large.
    pub why: Option<Said>,
}

/// What nearly every service shows.
pub const USUAL_TYPES: &[&str] = &["image/jpeg", "image/png", "image/webp", "image/gif"];

/// One megabyte, as limits are told.
pub const MB: u64 = 1024 * 1024;

impl Treatment {
    /// A service that shows no pictures.
    pub const NONE: Self = Self { ratio: (1, 1), fit: Fit::Cover, shown: false, small: false, why: None };
}

impl Frame {
    /// Tells what becomes of the picture of a page.
    pub fn treat(&self, facts: &Facts) -> Treatment {
        let treated = Treatment { ratio: self.ratio, fit: self.fit, shown: true, small: self.small, why: None };
        let Some(card) = &facts.card else {
            let why = Said::new("그림이 없음", "There is no picture");
            return Treatment { shown: false, why: Some(why), ..treated };
        };
        if let Some(why) = self.refused(card) {
            return Treatment { shown: false, why: Some(why), ..treated };
        }
        match size(card).filter(|size| !self.small && !reaches(*size, self.large)) {
            None => treated,
            Some((width, height)) => {
                let ko = format!("그림이 작게 보임: {width}×{height}, 크게는 {}부터", from(self.large).ko);
                let en = format!("The picture is shown small: {width}×{height}, large from {}", from(self.large).en);
                Treatment { ratio: (1, 1), small: true, why: Some(Said::made(ko, en)), ..treated }
            }
        }
    }

    fn refused(&self, card: &Card) -> Option<Said> {
        if let Some(other) = card.media_type.filter(|media_type| !self.types.contains(media_type)) {
            let (_, kind) = other.split_once('/').unwrap_or(("", other));
            let kind = kind.strip_suffix("+xml").unwrap_or(kind).to_uppercase();
            let (ko, en) = (format!("{kind} 그림은 보이지 않음"), format!("A picture in {kind} is not shown"));
            return Some(Said::made(ko, en));
        }
        if let Some((width, height)) = size(card).filter(|size| !reaches(*size, self.least)) {
            let ko = format!("그림이 너무 작아 보이지 않음: {width}×{height}, {}부터", from(self.least).ko);
            let en = format!("The picture is too small to be shown: {width}×{height}, from {}", from(self.least).en);
            return Some(Said::made(ko, en));
        }
        let (bytes, most) = (card.bytes?, self.bytes?);
        (bytes > most).then(|| {
            let (found, most) = (megabytes(bytes), megabytes(most));
            let ko = format!("그림이 너무 커서 보이지 않음: {found}, {most}까지");
            let en = format!("The picture has too many bytes to be shown: {found}, up to {most}");
            Said::made(ko, en)
        })
    }
}

fn size(card: &Card) -> Option<(u32, u32)> {
    card.width.zip(card.height)
}

fn reaches((width, height): (u32, u32), (least, tall): (u32, u32)) -> bool {
    width >= least && height >= tall
}

/// Writes the size from which on pictures are treated better; a height of 1 is none.
fn from((width, height): (u32, u32)) -> Said {
    match height {
        1 => Said::made(format!("너비 {width}"), format!("a width of {width}")),
        _ => Said::made(format!("{width}×{height}"), format!("{width}×{height}")),
    }
}

/// Writes `6.2MB`, never less than it is.
fn megabytes(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(MB);
    if tenths.is_multiple_of(10) { format!("{}MB", tenths / 10) } else { format!("{}.{}MB", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::super::service::tests::facts;
    use super::*;

    const FRAME: Frame = Frame {
        ratio: (2, 1),
        fit: Fit::Cover,
        small: false,
        least: (200, 200),
        large: (600, 315),
        bytes: Some(5 * MB),
        types: USUAL_TYPES,
    };

    #[track_caller]
    fn check(change: impl Fn(&mut Card), shown: bool, small: bool, why: &str) {
        let mut facts = facts("제목", "설명");
        facts.card.as_mut().into_iter().for_each(change);
        let found = FRAME.treat(&facts);
        let said = found.why.as_ref().map_or("", |why| &*why.ko);
        assert_eq!((found.shown, found.small, said), (shown, small, why));
    }

    #[test]
    fn a_picture_is_shown_or_told_why_not() {
        let size = |width, height| move |card: &mut Card| (card.width, card.height) = (Some(width), Some(height));
        check(|_| (), true, false, "");
        check(size(600, 315), true, false, "");
        check(size(599, 315), true, true, "그림이 작게 보임: 599×315, 크게는 600×315부터");
        check(size(200, 200), true, true, "그림이 작게 보임: 200×200, 크게는 600×315부터");
        check(size(200, 199), false, false, "그림이 너무 작아 보이지 않음: 200×199, 200×200부터");
        check(|card| card.media_type = Some("image/svg+xml"), false, false, "SVG 그림은 보이지 않음");
        check(|card| card.media_type = Some("image/avif"), false, false, "AVIF 그림은 보이지 않음");
        check(|card| card.media_type = None, true, false, "");
        check(|card| card.bytes = Some(5 * MB), true, false, "");
        check(|card| card.bytes = Some(5 * MB + 1), false, false, "그림이 너무 커서 보이지 않음: 5.1MB, 5MB까지");
        check(|card| (card.width, card.height) = (None, None), true, false, "");
    }

    #[test]
    fn no_picture_is_said() {
        let facts = Facts { card: None, ..facts("제목", "설명") };
        assert_eq!(FRAME.treat(&facts).why.map(|why| why.en.into_owned()).as_deref(), Some("There is no picture"));
    }
}
