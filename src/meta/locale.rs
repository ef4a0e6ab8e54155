//! The locale that Open Graph wants: a language with a territory, `ko_KR`.

use std::borrow::Cow;

use crate::lang::Lang;

/// Territories of languages whose tag names none: where most of those live who read it.
const TERRITORIES: &[(&str, &str)] = &[
    ("ar", "ar_AR"),
    ("cs", "cs_CZ"),
    ("da", "da_DK"),
    ("de", "de_DE"),
    ("el", "el_GR"),
    ("en", "en_US"),
    ("es", "es_ES"),
    ("fi", "fi_FI"),
    ("fr", "fr_FR"),
    ("he", "he_IL"),
    ("hi", "hi_IN"),
    ("hu", "hu_HU"),
    ("id", "id_ID"),
    ("it", "it_IT"),
    ("ja", "ja_JP"),
    ("ko", "ko_KR"),
    ("ms", "ms_MY"),
    ("nl", "nl_NL"),
    ("no", "nb_NO"),
    ("pl", "pl_PL"),
    ("pt", "pt_BR"),
    ("ro", "ro_RO"),
    ("ru", "ru_RU"),
    ("sv", "sv_SE"),
    ("th", "th_TH"),
    ("tr", "tr_TR"),
    ("uk", "uk_UA"),
    ("vi", "vi_VN"),
];

/// Returns the locale, or nothing for a language whose territory nobody can know.
pub(super) fn locale(lang: &Lang) -> Option<Cow<'static, str>> {
    let primary = lang.primary();
    let mut rest = lang.as_str().split('-').skip(1).peekable();
    let script = rest.next_if(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    // Facebook's word for the Spanish of all Latin America.
    if (primary, rest.peek()) == ("es", Some(&"419")) {
        return Some("es_LA".into());
    }
    let region = rest.next().filter(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    if let Some(region) = region {
        return Some(format!("{primary}_{}", region.to_ascii_uppercase()).into());
    }
    if primary == "zh" {
        let traditional = script.is_some_and(|script| script.eq_ignore_ascii_case("Hant"));
        return Some(if traditional { "zh_TW" } else { "zh_CN" }.into());
    }
    TERRITORIES.iter().find(|(known, _)| *known == primary).map(|(_, locale)| (*locale).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_becomes_a_locale() {
        let cases = [
            ("ko", "ko_KR"),
            ("en", "en_US"),
            ("en-GB", "en_GB"),
            ("en-gb", "en_GB"),
            ("zh", "zh_CN"),
            ("zh-Hans", "zh_CN"),
            ("zh-Hant", "zh_TW"),
            ("zh-Hant-HK", "zh_HK"),
            ("es-419", "es_LA"),
            ("sr-Latn-RS", "sr_RS"),
        ];
        for (tag, wanted) in cases {
            assert_eq!(Lang::new(tag).and_then(|lang| locale(&lang)).as_deref(), Some(wanted), "{tag}");
        }
        assert_eq!(Lang::new("tlh").and_then(|lang| locale(&lang)), None);
    }
}
