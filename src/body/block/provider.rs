//! Who is known to let others show their films, posts and maps, and at which address of theirs.
//!
//! A frame is given only where it works without a script of theirs. The addresses are public and
//! documented by those who offer them; everything else is a plain link.

use url::Url;

/// Whose it is, in the words of readers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Host {
    pub ko: &'static str,
    pub en: &'static str,
}

/// What it looks like, for the room that a theme leaves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    Video,
    Post,
    Map,
}

impl Shape {
    /// Returns the class of the frame.
    pub fn class(self) -> &'static str {
        match self {
            Self::Video => "embed-video",
            Self::Post => "embed-post",
            Self::Map => "embed-map",
        }
    }
}

/// Something that can be shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub host: Host,
    pub shape: Shape,
    /// The address of the frame; `None` where there is none without a script.
    pub frame: Option<String>,
}

const YOUTUBE: Host = Host { ko: "YouTube", en: "YouTube" };
const VIMEO: Host = Host { ko: "Vimeo", en: "Vimeo" };
const X: Host = Host { ko: "X", en: "X" };
const INSTAGRAM: Host = Host { ko: "Instagram", en: "Instagram" };
const OSM: Host = Host { ko: "OpenStreetMap", en: "OpenStreetMap" };
const GOOGLE: Host = Host { ko: "Google 지도", en: "Google Maps" };
const NAVER: Host = Host { ko: "네이버 지도", en: "Naver Map" };
const KAKAO: Host = Host { ko: "카카오맵", en: "KakaoMap" };

/// Finds what an address shows.
///
/// # Errors
/// Says what is wrong with the address, and what to write instead.
pub(super) fn find(text: &str) -> Result<Found, (String, String)> {
    let Some(url) = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "https" | "http")) else {
        let message = format!("`{text}` is no address of another host");
        return Err((message, "copy the whole address, with `https://`".to_owned()));
    };
    let address = Address::of(&url);
    let host = address.host.as_str();
    let found = |host, shape, frame: Option<String>| Ok(Found { host, shape, frame });
    let framed = |host, shape, frame: Option<String>, what: &str| match frame {
        Some(frame) => Ok(Found { host, shape, frame: Some(frame) }),
        None => Err((
            format!("`{text}` is an address of {}, and of no {what}", host.en),
            format!("open the {what} itself and copy its address, or write a link in the text"),
        )),
    };
    match host {
        "youtube.com" | "music.youtube.com" | "youtube-nocookie.com" | "youtu.be" => {
            framed(YOUTUBE, Shape::Video, youtube(&address), "film")
        }
        "vimeo.com" | "player.vimeo.com" => framed(VIMEO, Shape::Video, vimeo(&address), "film"),
        "x.com" | "twitter.com" => framed(X, Shape::Post, post(&address), "post"),
        "instagram.com" => framed(INSTAGRAM, Shape::Post, instagram(&address), "post"),
        "openstreetmap.org" => framed(OSM, Shape::Map, street_map(&address, &url), "map"),
        "maps.app.goo.gl" | "goo.gl" => found(GOOGLE, Shape::Map, None),
        "maps.google.com" => found(GOOGLE, Shape::Map, google(&address, &url)),
        "google.com" | "google.co.kr" if address.part(0) == "maps" => found(GOOGLE, Shape::Map, google(&address, &url)),
        "map.naver.com" | "naver.me" => found(NAVER, Shape::Map, None),
        "map.kakao.com" | "place.map.kakao.com" | "kko.to" | "kko.kakao.com" => found(KAKAO, Shape::Map, None),
        _ => Err((
            format!("nobody at `{}` is known to let others show what is there", url.host_str().unwrap_or(text)),
            format!("write a link in the text: `[words]({text})`"),
        )),
    }
}

/// An address in parts.
struct Address {
    host: String,
    parts: Vec<String>,
    query: Vec<(String, String)>,
    fragment: String,
}

impl Address {
    fn of(url: &Url) -> Self {
        let host = url.host_str().unwrap_or_default().to_lowercase();
        let host = ["www.", "m.", "mobile."].iter().find_map(|prefix| host.strip_prefix(prefix)).unwrap_or(&host);
        Self {
            host: host.to_owned(),
            parts: url.path_segments().into_iter().flatten().map(str::to_owned).collect(),
            query: url.query_pairs().map(|(key, value)| (key.into_owned(), value.into_owned())).collect(),
            fragment: url.fragment().unwrap_or_default().to_owned(),
        }
    }

    fn part(&self, at: usize) -> &str {
        self.parts.get(at).map_or("", String::as_str)
    }

    fn asked(&self, key: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }
}

/// Tells whether a text is an id: letters and digits that may stand in an address.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.len() <= 64 && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 20 && text.bytes().all(|b| b.is_ascii_digit())
}

/// Reads `90`, `90s` and `1m30s`.
fn seconds(text: &str) -> Option<u32> {
    if let Ok(seconds) = text.parse() {
        return Some(seconds);
    }
    let (mut total, mut number) = (0_u32, 0_u32);
    for c in text.chars() {
        let unit = match c {
            '0'..='9' => {
                number = number.checked_mul(10)?.checked_add(c.to_digit(10)?)?;
                continue;
            }
            'h' => 3600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        total = total.checked_add(number.checked_mul(unit)?)?;
        number = 0;
    }
    (number == 0 && !text.is_empty()).then_some(total)
}

fn youtube(address: &Address) -> Option<String> {
    let id = match (address.host.as_str(), address.part(0)) {
        ("youtu.be", id) => id,
        (_, "watch") => address.asked("v").unwrap_or_default(),
        (_, "embed" | "shorts" | "live" | "v") => address.part(1),
        _ => "",
    };
    let list = address.asked("list").filter(|list| is_id(list));
    let base = "https://www.youtube-nocookie.com/embed";
    if id.len() == 11 && is_id(id) {
        let fragment = address.fragment.strip_prefix("t=");
        let start = ["t", "start", "time_continue"].iter().find_map(|key| address.asked(key)).or(fragment);
        let start = start.and_then(seconds).filter(|start| *start > 0);
        return Some(start.map_or(format!("{base}/{id}"), |start| format!("{base}/{id}?start={start}")));
    }
    let whole_list = address.part(0) == "playlist" || id == "videoseries";
    list.filter(|_| whole_list).map(|list| format!("{base}/videoseries?list={list}"))
}

fn vimeo(address: &Address) -> Option<String> {
    let at = address.parts.iter().position(|part| is_number(part))?;
    let known =
        at == 0 || matches!(address.part(0), "video" | "channels" | "groups" | "album" | "showcase" | "ondemand");
    let hash = address.asked("h").unwrap_or(address.part(at + 1));
    let secret = if is_id(hash) { format!("&h={hash}") } else { String::new() };
    let start = address.fragment.strip_prefix("t=").and_then(seconds).filter(|start| *start > 0);
    let start = start.map(|start| format!("#t={start}s")).unwrap_or_default();
    known.then(|| format!("https://player.vimeo.com/video/{}?dnt=1{secret}{start}", address.part(at)))
}

fn post(address: &Address) -> Option<String> {
    let at = address.parts.iter().position(|part| matches!(part.as_str(), "status" | "statuses"))?;
    let id = address.part(at + 1);
    is_number(id).then(|| format!("https://platform.twitter.com/embed/Tweet.html?id={id}&dnt=true"))
}

fn instagram(address: &Address) -> Option<String> {
    let at = address.parts.iter().position(|part| matches!(part.as_str(), "p" | "reel" | "reels" | "tv"))?;
    let sort = if address.part(at) == "reels" { "reel" } else { address.part(at) };
    let id = address.part(at + 1);
    (at <= 1 && is_id(id)).then(|| format!("https://www.instagram.com/{sort}/{id}/embed/"))
}

/// A place on the globe.
struct Spot {
    zoom: f64,
    lat: f64,
    lon: f64,
}

impl Spot {
    fn new(zoom: &str, lat: &str, lon: &str) -> Option<Self> {
        let spot = Self { zoom: zoom.parse().ok()?, lat: lat.parse().ok()?, lon: lon.parse().ok()? };
        let there = (0.0..=22.0).contains(&spot.zoom) && spot.lat.abs() <= 85.0 && spot.lon.abs() <= 180.0;
        there.then_some(spot)
    }
}

fn street_map(address: &Address, url: &Url) -> Option<String> {
    if address.part(0) == "export" && address.part(1) == "embed.html" && address.asked("bbox").is_some() {
        return Some(format!("https://www.openstreetmap.org/export/embed.html?{}", url.query().unwrap_or_default()));
    }
    let map = address.fragment.split('&').find_map(|part| part.strip_prefix("map="));
    let mut parts = map.unwrap_or_default().split('/');
    let shown = Spot::new(parts.next()?, parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let marked = Spot::new("16", address.asked("mlat").unwrap_or_default(), address.asked("mlon").unwrap_or_default());
    let zoom = shown.as_ref().map_or(16.0, |spot| spot.zoom);
    let marker = marked.as_ref().map(|spot| format!("&marker={:.5}%2C{:.5}", spot.lat, spot.lon)).unwrap_or_default();
    let spot = shown.or(marked)?;
    // A tile of 256 points is 360 degrees wide at zoom 0; the frame has about 640 by 400 of them.
    let wide = 360.0 / zoom.exp2() * 640.0 / 256.0 / 2.0;
    let high = wide * 400.0 / 640.0 * spot.lat.to_radians().cos();
    let edges = [spot.lon - wide, spot.lat - high, spot.lon + wide, spot.lat + high];
    let bbox = edges.map(|edge| format!("{edge:.5}")).join("%2C");
    Some(format!("https://www.openstreetmap.org/export/embed.html?bbox={bbox}&layer=mapnik{marker}"))
}

fn google(address: &Address, url: &Url) -> Option<String> {
    if address.part(1) == "embed" && address.asked("pb").is_some() {
        return Some(format!("https://www.google.com/maps/embed?{}", url.query().unwrap_or_default()));
    }
    let at = address.parts.iter().find_map(|part| part.strip_prefix('@'))?;
    let mut parts = at.split(',');
    let (lat, lon) = (parts.next()?, parts.next()?);
    let zoom = parts.next().and_then(|zoom| zoom.strip_suffix('z')).unwrap_or("16");
    let spot = Spot::new(zoom, lat, lon)?;
    Some(format!("https://www.google.com/maps?q={:.5},{:.5}&z={:.0}&output=embed", spot.lat, spot.lon, spot.zoom))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(url: &str, frame: &str) {
        let found = find(url);
        match frame {
            "link" => assert_eq!(found.map(|found| found.frame), Ok(None), "{url}"),
            "error" => assert!(found.is_err(), "{url} {found:?}"),
            frame => assert_eq!(found.map(|found| found.frame), Ok(Some(frame.to_owned())), "{url}"),
        }
    }

    #[test]
    fn every_form_of_a_youtube_address_is_one_film() {
        let film = "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ";
        for url in [
            "https://youtu.be/aqz-KE-bpKQ",
            "https://youtu.be/aqz-KE-bpKQ?si=tracking",
            "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
            "http://m.youtube.com/watch?feature=share&v=aqz-KE-bpKQ",
            "https://www.youtube.com/embed/aqz-KE-bpKQ",
            "https://youtube.com/shorts/aqz-KE-bpKQ",
            "https://www.youtube.com/live/aqz-KE-bpKQ?feature=share",
            "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ",
        ] {
            check(url, film);
        }
        for url in ["https://youtu.be/aqz-KE-bpKQ?t=90", "https://www.youtube.com/watch?v=aqz-KE-bpKQ&t=1m30s"] {
            check(url, &format!("{film}?start=90"));
        }
        check("https://www.youtube.com/watch?v=aqz-KE-bpKQ#t=90s", &format!("{film}?start=90"));
        check(
            "https://www.youtube.com/playlist?list=PLx",
            "https://www.youtube-nocookie.com/embed/videoseries?list=PLx",
        );
        check("https://www.youtube.com/@haneul", "error");
        check("https://youtu.be/x\"onload=1", "error");
    }

    #[test]
    fn films_and_posts_of_others_have_frames() {
        check("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1");
        check("https://vimeo.com/76979871/abc123#t=1m", "https://player.vimeo.com/video/76979871?dnt=1&h=abc123#t=60s");
        check("https://vimeo.com/channels/staffpicks/76979871", "https://player.vimeo.com/video/76979871?dnt=1");
        check("https://player.vimeo.com/video/76979871?h=abc", "https://player.vimeo.com/video/76979871?dnt=1&h=abc");
        check("https://vimeo.com/blog", "error");
        let post = "https://platform.twitter.com/embed/Tweet.html?id=20&dnt=true";
        check("https://twitter.com/jack/status/20", post);
        check("https://x.com/jack/status/20?s=46", post);
        check("https://mobile.twitter.com/jack/statuses/20", post);
        check("https://x.com/jack", "error");
        check("https://www.instagram.com/p/CxYz_1-a/", "https://www.instagram.com/p/CxYz_1-a/embed/");
        check("https://www.instagram.com/haneul/reel/CxYz/?igsh=1", "https://www.instagram.com/reel/CxYz/embed/");
        check("https://www.instagram.com/haneul/", "error");
    }

    #[test]
    fn maps_have_frames_where_no_script_is_needed() {
        let osm = "https://www.openstreetmap.org/export/embed.html";
        check(
            "https://www.openstreetmap.org/#map=16/37.5665/126.9780",
            &format!("{osm}?bbox=126.97113%2C37.56310%2C126.98487%2C37.56990&layer=mapnik"),
        );
        check(
            "https://www.openstreetmap.org/?mlat=37.5&mlon=127.0#map=16/37.5/127.0",
            &format!("{osm}?bbox=126.99313%2C37.49660%2C127.00687%2C37.50340&layer=mapnik&marker=37.50000%2C127.00000"),
        );
        check(&format!("{osm}?bbox=1%2C2%2C3%2C4&layer=mapnik"), &format!("{osm}?bbox=1%2C2%2C3%2C4&layer=mapnik"));
        check("https://www.openstreetmap.org/about", "error");
        check("https://www.google.com/maps/embed?pb=!1m18", "https://www.google.com/maps/embed?pb=!1m18");
        check(
            "https://www.google.com/maps/place/Seoul/@37.5665,126.978,15z/data=x",
            "https://www.google.com/maps?q=37.56650,126.97800&z=15&output=embed",
        );
        for link in [
            "https://maps.app.goo.gl/abc",
            "https://map.naver.com/p/entry/place/11591513",
            "https://naver.me/abc",
            "https://place.map.kakao.com/8430129",
            "https://kko.to/abc",
        ] {
            check(link, "link");
        }
    }

    #[test]
    fn what_nobody_is_known_for_is_said() {
        for url in
            ["", "youtu.be/aqz-KE-bpKQ", "javascript:alert(1)", "https://example.com/film", "https://google.com/x"]
        {
            check(url, "error");
        }
    }
}
