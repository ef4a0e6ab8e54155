//! The files of the desk, which are in the program, and how a page is given them.

use include_dir::{Dir, include_dir};

static DESK: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/serve/desk");

/// The folder of everything that is the preview's own.
pub(super) const HOME: &str = "/_desk/";

/// Returns a file of the desk and its media type.
pub(super) fn file(name: &str) -> Option<(&'static [u8], &'static str)> {
    let file = DESK.get_file(name)?;
    let media_type = match name.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("html") => "text/html; charset=utf-8",
        _ => return None,
    };
    Some((file.contents(), media_type))
}

/// Puts the desk's script at the beginning of a page's head, where nothing that a writer leaves open can swallow it.
/// It runs when the page is whole.
pub(super) fn with_script(page: &[u8], etag: &str, ui: &str) -> Vec<u8> {
    let script =
        format!("<script type=\"module\" src=\"{HOME}desk.js\" data-etag=\"{etag}\" data-ui=\"{ui}\"></script>");
    let end = |tag: usize| tag + page[tag..].iter().position(|byte| *byte == b'>').map_or(0, |at| at + 1);
    let head = [&b"<head>"[..], b"<head ", b"<HEAD"].iter().find_map(|tag| memchr::memmem::find(page, tag)).map(end);
    let at = head.or_else(|| memchr::memmem::rfind(page, b"</body>")).unwrap_or(page.len());
    [&page[..at], script.as_bytes(), &page[at..]].concat()
}

/// Returns the page that stands where nothing can be shown yet. The desk lays what is wrong over it; without scripts
/// the words of the terminal are there. `text` is what the terminal says.
pub(super) fn nothing(text: &str, ui: &str) -> Vec<u8> {
    let (lang, title, words) = match ui {
        "ko" => ("ko", "아직 보여 드릴 화면이 없습니다", "아래를 고쳐 저장하면 화면이 저절로 나타납니다."),
        _ => (
            "en",
            "There is nothing to show yet",
            "Mend what is said below and save it: the page then comes by itself.",
        ),
    };
    let text = crate::body::escaped(text);
    let page = format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>body{{font:1rem/1.6 system-ui,sans-serif;margin:3rem auto;max-width:50rem;padding:0 1.5rem}}\
         pre{{overflow:auto;background:#14171a;color:#f3f5f4;padding:1rem;font:0.875rem/1.5 ui-monospace,monospace}}</style>\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n<p>{words}</p>\n<pre tabindex=\"0\">{text}</pre>\n</main>\n</body>\n</html>\n"
    );
    page.into_bytes()
}

/// Returns the page of the list of all stories.
pub(super) fn landing(ui: &str) -> Vec<u8> {
    let page = DESK.get_file("index.html").and_then(|file| file.contents_utf8()).unwrap_or_default();
    page.replace("{ui}", ui).into_bytes()
}
