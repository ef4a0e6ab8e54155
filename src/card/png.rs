//! Writes pixels as a PNG with a palette: a card has few colours, or is made to have few.

use tiny_skia::Pixmap;

use super::{HEAVIEST, HEIGHT, WIDTH};
use crate::sort::Area;

/// Colours of a palette.
const MOST: usize = 256;
/// Colours that the words keep where a photo wants the others.
const KEPT: usize = 40;
/// Colours that a photo is given, fewer as long as the file is too heavy.
const STEPS: &[usize] = &[216, 120, 64, 36, 20, 10, 4];
/// Colours that are told apart before they are counted as many.
const SLOTS: usize = 1 << 14;

type Rgb = [u8; 3];

/// Writes a card; `photo` is where one was painted.
pub(super) fn encode(sheet: &Pixmap, photo: Option<Area>) -> Vec<u8> {
    let pixels: Vec<Rgb> = sheet.data().chunks_exact(4).map(|p| [p[0], p[1], p[2]]).collect();
    let Some(area) = photo else {
        let palette = frequent(&pixels, MOST);
        let mut finder = Finder::new(&palette);
        let indices: Vec<u8> = flat(&pixels, &mut finder);
        return write(&indices, &palette);
    };
    let (left, right) = (area.x as usize, (area.x + area.width) as usize);
    let (top, bottom) = (area.y as usize, (area.y + area.height) as usize);
    let inside = |i: usize| {
        let (x, y) = (i % WIDTH as usize, i / WIDTH as usize);
        (left..right).contains(&x) && (top..bottom).contains(&y)
    };
    let (mut words, mut cut) = (Vec::new(), Vec::new());
    for (i, pixel) in pixels.iter().enumerate() {
        if inside(i) { cut.push(*pixel) } else { words.push(*pixel) }
    }
    let kept = frequent(&words, KEPT);
    let bins = Bins::of(&cut);
    let mut file = Vec::new();
    for step in STEPS {
        let mut palette = kept.clone();
        palette.extend(bins.colours(*step));
        palette.dedup();
        let mut finder = Finder::new(&palette);
        let mut indices = flat(&pixels, &mut finder);
        spread(&pixels, &mut indices, &palette, (left, right, top, bottom), &mut finder);
        file = write(&indices, &palette);
        if file.len() <= HEAVIEST {
            break;
        }
    }
    file
}

/// Returns the colours that are there most often, at most `most`, the most frequent first.
fn frequent(pixels: &[Rgb], most: usize) -> Vec<Rgb> {
    let mut counts: Vec<(u32, u32)> = vec![(u32::MAX, 0); SLOTS];
    let mut known = 0;
    let mut last = (u32::MAX, 0);
    for pixel in pixels {
        let key = key(*pixel);
        if key == last.0 {
            counts[last.1].1 += 1;
            continue;
        }
        let mut at = (key.wrapping_mul(0x9e37_79b1) >> 18) as usize % SLOTS;
        while counts[at].0 != key && counts[at].0 != u32::MAX {
            at = (at + 1) % SLOTS;
        }
        if counts[at].0 == u32::MAX {
            // A drawing has a few hundred colours; where there are more, the late ones are rare.
            if known > SLOTS / 2 {
                continue;
            }
            known += 1;
            counts[at].0 = key;
        }
        counts[at].1 += 1;
        last = (key, at);
    }
    let mut found: Vec<(u32, u32)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    found.sort_unstable_by_key(|(key, count)| (std::cmp::Reverse(*count), *key));
    found.truncate(most);
    found.into_iter().map(|(key, _)| [(key >> 16) as u8, (key >> 8) as u8, key as u8]).collect()
}

fn key([r, g, b]: Rgb) -> u32 {
    u32::from(r) << 16 | u32::from(g) << 8 | u32::from(b)
}

/// Finds the nearest colour of a palette.
struct Finder<'p> {
    palette: &'p [Rgb],
    /// By the five upper bits of each channel, once they were asked for.
    coarse: Vec<u16>,
    last: Option<(Rgb, u8)>,
    exact: Vec<(u32, u8)>,
}

impl<'p> Finder<'p> {
    fn new(palette: &'p [Rgb]) -> Self {
        let mut exact: Vec<(u32, u8)> = palette.iter().zip(0..=255).map(|(colour, at)| (key(*colour), at)).collect();
        exact.sort_unstable();
        Self { palette, coarse: vec![u16::MAX; 1 << 15], last: None, exact }
    }

    fn nearest(&self, [r, g, b]: Rgb) -> u8 {
        let distance = |colour: &Rgb| {
            let by = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
            // The eye sees green best and blue least.
            2 * by(colour[0], r) + 4 * by(colour[1], g) + by(colour[2], b)
        };
        let nearest = self.palette.iter().zip(0..=255).min_by_key(|(colour, _)| distance(colour));
        nearest.map_or(0, |(_, at)| at)
    }

    /// Finds a colour as it is, else the nearest.
    fn exact(&mut self, colour: Rgb) -> u8 {
        if let Some((last, at)) = self.last
            && last == colour
        {
            return at;
        }
        let found = self.exact.binary_search_by_key(&key(colour), |(key, _)| *key);
        let at = found.map_or_else(|_| self.nearest(colour), |found| self.exact[found].1);
        self.last = Some((colour, at));
        at
    }

    /// Finds a colour that is near enough to be mended by its neighbours.
    fn coarse(&mut self, [r, g, b]: Rgb) -> u8 {
        let at = usize::from(r >> 3) << 10 | usize::from(g >> 3) << 5 | usize::from(b >> 3);
        if self.coarse[at] == u16::MAX {
            let middle = |channel: u8| channel & 0xf8 | 4;
            self.coarse[at] = u16::from(self.nearest([middle(r), middle(g), middle(b)]));
        }
        self.coarse[at] as u8
    }
}

fn flat(pixels: &[Rgb], finder: &mut Finder<'_>) -> Vec<u8> {
    pixels.iter().map(|pixel| finder.exact(*pixel)).collect()
}

/// Sets the photo in a palette: what a pixel lacks is given to its neighbours.
fn spread(
    pixels: &[Rgb],
    indices: &mut [u8],
    palette: &[Rgb],
    (left, right, top, bottom): (usize, usize, usize, usize),
    finder: &mut Finder<'_>,
) {
    let width = right - left;
    let mut here = vec![[0_i32; 3]; width + 2];
    let mut below = vec![[0_i32; 3]; width + 2];
    for y in top..bottom {
        for x in 0..width {
            let at = y * WIDTH as usize + left + x;
            let mut wanted = [0_u8; 3];
            for channel in 0..3 {
                // Sixteenths of which three quarters are handed on: less noise, and a smaller file.
                let given = here[x + 1][channel] * 3 / 64;
                wanted[channel] = (i32::from(pixels[at][channel]) + given).clamp(0, 255) as u8;
            }
            let index = finder.coarse(wanted);
            indices[at] = index;
            for channel in 0..3 {
                let lack = i32::from(wanted[channel]) - i32::from(palette[usize::from(index)][channel]);
                here[x + 2][channel] += lack * 7;
                below[x][channel] += lack * 3;
                below[x + 1][channel] += lack * 5;
                below[x + 2][channel] += lack;
            }
        }
        std::mem::swap(&mut here, &mut below);
        below.fill([0; 3]);
    }
}

/// The colours of a photo, counted by the five upper bits of each channel.
struct Bins(Vec<Bin>);

#[derive(Clone, Copy, Default)]
struct Bin {
    count: u64,
    sum: [u64; 3],
}

impl Bin {
    fn mean(&self, channel: usize) -> u64 {
        self.sum[channel] / self.count.max(1)
    }
}

impl Bins {
    fn of(pixels: &[Rgb]) -> Self {
        let mut bins = vec![Bin::default(); 1 << 15];
        for [r, g, b] in pixels {
            let bin = &mut bins[usize::from(r >> 3) << 10 | usize::from(g >> 3) << 5 | usize::from(b >> 3)];
            bin.count += 1;
            bin.sum[0] += u64::from(*r);
            bin.sum[1] += u64::from(*g);
            bin.sum[2] += u64::from(*b);
        }
        Self(bins.into_iter().filter(|bin| bin.count > 0).collect())
    }

    /// Cuts the colours into at most `most` boxes, always the one that is widest for its weight,
    /// and returns the mean of each.
    fn colours(&self, most: usize) -> Vec<Rgb> {
        let mut boxes: Vec<Vec<Bin>> = vec![self.0.clone()];
        let mut weights: Vec<(u64, usize)> = boxes.iter().map(|bins| weight(bins)).collect();
        while boxes.len() < most {
            let widest = weights.iter().enumerate().max_by_key(|(at, (weight, _))| (*weight, std::cmp::Reverse(*at)));
            let Some((at, (weight_of, channel))) = widest.map(|(at, found)| (at, *found)) else { break };
            if weight_of == 0 {
                break;
            }
            let mut bins = std::mem::take(&mut boxes[at]);
            bins.sort_by_key(|bin| bin.mean(channel));
            let half = bins.iter().map(|bin| bin.count).sum::<u64>() / 2;
            let mut sum = 0;
            let middle = bins.iter().position(|bin| {
                sum += bin.count;
                sum > half
            });
            let middle = middle.unwrap_or_default().clamp(1, bins.len() - 1);
            let upper = bins.split_off(middle);
            weights[at] = weight(&bins);
            weights.push(weight(&upper));
            boxes[at] = bins;
            boxes.push(upper);
        }
        let mean = |bins: &Vec<Bin>| {
            let count = bins.iter().map(|bin| bin.count).sum::<u64>().max(1);
            [0, 1, 2].map(|channel| ((bins.iter().map(|bin| bin.sum[channel]).sum::<u64>() + count / 2) / count) as u8)
        };
        boxes.iter().filter(|bins| !bins.is_empty()).map(mean).collect()
    }
}

/// How much a box wants to be cut, and along which channel.
fn weight(bins: &[Bin]) -> (u64, usize) {
    if bins.len() < 2 {
        return (0, 0);
    }
    let spread = |channel: usize| {
        let (mut low, mut high) = (u64::MAX, 0);
        for bin in bins {
            low = low.min(bin.mean(channel));
            high = high.max(bin.mean(channel));
        }
        (high - low) * [2, 3, 1][channel]
    };
    let (widest, channel) = (0..3).map(|channel| (spread(channel), channel)).max().unwrap_or_default();
    let count: u64 = bins.iter().map(|bin| bin.count).sum();
    ((widest * count.isqrt()).max(1), channel)
}

fn write(indices: &[u8], palette: &[Rgb]) -> Vec<u8> {
    let mut file = Vec::with_capacity(64 << 10);
    let mut encoder = ::png::Encoder::new(&mut file, WIDTH, HEIGHT);
    encoder.set_color(::png::ColorType::Indexed);
    encoder.set_depth(::png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(::png::Compression::Balanced);
    encoder.set_filter(::png::Filter::NoFilter);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(indices)?;
        writer.finish()
    });
    written.unwrap_or_else(|e| unreachable!("memory takes every byte: {e}"));
    file
}
