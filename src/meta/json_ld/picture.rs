//! Pictures: the one that others show for a page, and the one in it.

use super::node::{Node, object};
use crate::meta::{Page, Photo, Picture, Site};

/// Writes the pictures of a page, the shown one first. The first is the page's `#image`.
pub(super) fn of(node: &mut Node<'_>, key: &str, site: &Site, page: &Page<'_>) {
    let both = drawn(page).map(Either::Shown).into_iter().chain(page.cover.as_ref().map(Either::Photo));
    node.many(key, both.enumerate(), |out, (i, one)| {
        object(out, |node| {
            let id = if i == 0 { page.url.as_str() } else { "" };
            match one {
                Either::Shown(picture) => card(node, id, site, picture),
                Either::Photo(one) => {
                    begin(node, id);
                    rest(node, one);
                }
            }
        });
    });
}

/// Writes the picture that others show for a page, where it is not the one in it.
pub(super) fn drawn_alone(node: &mut Node<'_>, key: &str, site: &Site, page: &Page<'_>) {
    node.many(key, drawn(page), |out, picture| object(out, |node| card(node, &page.url, site, picture)));
}

fn drawn<'p>(page: &'p Page<'_>) -> Option<&'p Picture> {
    page.picture.as_ref().filter(|shown| page.cover.as_ref().is_none_or(|photo| photo.url != shown.url))
}

enum Either<'p> {
    Shown(&'p Picture),
    Photo(&'p Photo<'p>),
}

/// Tells whether a page has a picture.
pub(super) fn any(page: &Page<'_>) -> bool {
    page.picture.is_some() || page.cover.is_some()
}

/// Writes a picture that has no name of its own.
pub(super) fn photo(node: &mut Node<'_>, photo: &Photo<'_>) {
    begin(node, "");
    rest(node, photo);
}

fn begin(node: &mut Node<'_>, page: &str) {
    node.text("@type", "ImageObject");
    if !page.is_empty() {
        node.joined("@id", page, "#image");
    }
}

/// Writes a picture that was made for others to show: it is the company's own.
fn card(node: &mut Node<'_>, page: &str, site: &Site, picture: &Picture) {
    begin(node, page);
    place(node, &picture.url, picture.size);
    node.text("encodingFormat", picture.media_type.unwrap_or_default());
    node.text("creditText", &site.company);
    node.at("creator", &site.company_id, "");
}

fn rest(node: &mut Node<'_>, photo: &Photo<'_>) {
    place(node, &photo.url, photo.size);
    node.text("caption", photo.caption.unwrap_or_default());
    // Whose the rights of a photo are is not known, so that the site's licence is not claimed for it.
    node.text("creditText", photo.credit.unwrap_or_default());
}

fn place(node: &mut Node<'_>, url: &str, size: Option<(u32, u32)>) {
    node.text("url", url);
    node.text("contentUrl", url);
    if let Some((width, height)) = size {
        node.number("width", width as usize);
        node.number("height", height as usize);
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::lang::Lang;
    use crate::meta::{Facts, Matter, Page, Photo, Picture, Plain, Site};

    fn graph(picture: Option<&str>, cover: Option<&str>) -> String {
        let lang = Lang::new("en").expect("a language tag");
        let config = Config::bare(String::new(), lang.clone());
        let home = "https://news.example/".to_owned();
        let (root, feeds, icons) = (home.clone(), Vec::new(), Vec::new());
        let facts = Facts {
            config: &config,
            lang: &lang,
            home,
            root,
            hidden: false,
            feeds,
            icons,
            logo: None,
            principles: None,
        };
        let shown = |url: &str| Picture { url: url.into(), size: Some((1200, 630)), media_type: None, alt: "x".into() };
        let photo = |url: &str| Photo { url: url.into(), size: None, caption: None, credit: Some("Kim") };
        let page = Page {
            title: "About",
            number: None,
            description: "".into(),
            url: "https://news.example/about/".into(),
            versions: Vec::new(),
            feeds: Vec::new(),
            picture: picture.map(shown),
            cover: cover.map(photo),
            trail: Vec::new(),
            matter: Matter::Plain(Plain { schema: "AboutPage", date: None, updated: None }),
        };
        let head = Site::new(&facts).write(&page);
        let from = head.find("\"primaryImageOfPage\":").map(|at| &head[at..]).unwrap_or_default();
        from.split("},{\"@type\":\"Bread").next().unwrap_or_default().to_owned()
    }

    #[test]
    fn a_card_and_the_cover_on_it_are_two_pictures() {
        let both = graph(Some("https://news.example/card.png"), Some("https://news.example/a.jpg"));
        assert!(
            both.contains("\"@id\":\"https://news.example/about/#image\",\"url\":\"https://news.example/card.png\"")
        );
        assert!(both.contains("\"width\":1200,\"height\":630,\"creditText\":\"Newsroom\",\"creator\":{\"@id\":"));
        assert!(both.contains("{\"@type\":\"ImageObject\",\"url\":\"https://news.example/a.jpg\""), "{both}");
        assert_eq!(both.matches("#image").count(), 1);
    }

    #[test]
    fn a_cover_that_is_the_card_is_one_picture() {
        let one = graph(Some("https://news.example/a.jpg"), Some("https://news.example/a.jpg"));
        assert_eq!(one.matches("ImageObject").count(), 1);
        assert!(one.contains("\"creditText\":\"Kim\""), "{one}");
        assert_eq!(graph(None, None), "");
    }
}
