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
    let Some(area) = photo else {
        let seen = Seen::of(sheet, |_, _| false);
        let palette = seen.frequent(MOST);
        return write(&seen.indices(&palette), &palette);
    };
    let (left, right) = (area.x as usize, (area.x + area.width) as usize);
    let (top, bottom) = (area.y as usize, (area.y + area.height) as usize);
    let seen = Seen::of(sheet, |x, y| (left..right).contains(&x) && (top..bottom).contains(&y));
    let kept = seen.frequent(KEPT);
    let width = WIDTH as usize;
    let rows = sheet.data().chunks_exact(width * 4).skip(top).take(bottom - top);
    let cut: Vec<Rgb> =
        rows.flat_map(|row| row[left * 4..right * 4].chunks_exact(4).map(|p| [p[0], p[1], p[2]])).collect();
    let bins = Bins::of(&cut);
    let mut file = Vec::new();
    for step in STEPS {
        let mut palette = kept.clone();
        palette.extend(bins.colours(*step));
        let mut indices = seen.indices(&palette);
        let spread = spread(&cut, right - left, &palette);
        for (row, line) in spread.chunks_exact(right - left).enumerate() {
            let begin = (top + row) * width + left;
            indices[begin..begin + line.len()].copy_from_slice(line);
        }
        file = write(&indices, &palette);
        if file.len() <= HEAVIEST {
            break;
        }
    }
    file
}

/// The colours of a drawing: each pixel's number in a list of them.
struct Seen {
    numbers: Vec<u16>,
    colours: Vec<(Rgb, u32)>,
}

impl Seen {
    /// Looks at all pixels; those of a photo are passed over.
    fn of(sheet: &Pixmap, is_photo: impl Fn(usize, usize) -> bool) -> Self {
        let width = WIDTH as usize;
        let mut seen = Self { numbers: vec![0; width * HEIGHT as usize], colours: Vec::new() };
        let mut slots = vec![u16::MAX; SLOTS];
        let rows: Vec<&[u8]> = sheet.data().chunks_exact(width * 4).collect();
        for (y, row) in rows.iter().enumerate() {
            // Much of a card is empty: a row like the one above is known.
            if y > 0 && rows[y - 1] == *row && !is_photo(0, y) && !is_photo(width - 1, y) {
                seen.numbers.copy_within((y - 1) * width..y * width, y * width);
                continue;
            }
            let mut last = (u32::MAX, 0);
            for (x, pixel) in row.chunks_exact(4).enumerate() {
                if is_photo(x, y) {
                    continue;
                }
                let colour = [pixel[0], pixel[1], pixel[2]];
                let wanted = key(colour);
                if wanted != last.0 {
                    last = (wanted, seen.number(colour, &mut slots));
                }
                seen.numbers[y * width + x] = last.1;
                seen.colours[usize::from(last.1)].1 += 1;
            }
        }
        seen
    }

    fn number(&mut self, colour: Rgb, slots: &mut [u16]) -> u16 {
        let mut at = (key(colour).wrapping_mul(0x9e37_79b1) >> 18) as usize % SLOTS;
        while slots[at] != u16::MAX && self.colours[usize::from(slots[at])].0 != colour {
            at = (at + 1) % SLOTS;
        }
        if slots[at] == u16::MAX {
            // A drawing has a few hundred colours. Where there are more, the late ones are rare.
            if self.colours.len() > SLOTS / 2 {
                return 0;
            }
            slots[at] = self.colours.len() as u16;
            self.colours.push((colour, 0));
        }
        slots[at]
    }

    /// Returns the colours that are there most often, at most `most`, the most frequent first. A row
    /// counts once for all like it.
    fn frequent(&self, most: usize) -> Vec<Rgb> {
        let mut found = self.colours.clone();
        found.sort_unstable_by_key(|(colour, count)| (std::cmp::Reverse(*count), *colour));
        found.truncate(most);
        found.into_iter().map(|(colour, _)| colour).collect()
    }

    /// Returns each pixel's place in a palette.
    fn indices(&self, palette: &[Rgb]) -> Vec<u8> {
        let place = |(colour, _): &(Rgb, u32)| {
            let exact = palette.iter().position(|known| known == colour);
            exact.map_or_else(|| nearest(palette, *colour), |at| at as u8)
        };
        let places: Vec<u8> = self.colours.iter().map(place).collect();
        // Only photos have no colours of their own, and they are set over this.
        let place = |number: &u16| places.get(usize::from(*number)).copied().unwrap_or_default();
        self.numbers.iter().map(place).collect()
    }
}

fn nearest(palette: &[Rgb], [r, g, b]: Rgb) -> u8 {
    let distance = |colour: &Rgb| {
        let by = |a: u8, b: u8| (i32::from(a) - i32::from(b)).pow(2);
        // The eye sees green best and blue least.
        2 * by(colour[0], r) + 4 * by(colour[1], g) + by(colour[2], b)
    };
    let nearest = palette.iter().zip(0..=255).min_by_key(|(colour, _)| distance(colour));
    nearest.map_or(0, |(_, at)| at)
}

fn key([r, g, b]: Rgb) -> u32 {
    u32::from(r) << 16 | u32::from(g) << 8 | u32::from(b)
}

/// Sets a photo in a palette: what a pixel lacks is given to its neighbours.
fn spread(pixels: &[Rgb], width: usize, palette: &[Rgb]) -> Vec<u8> {
    // The nearest colour by the five upper bits of each channel, once it was asked for: what that
    // is off by, the neighbours mend.
    let mut known = vec![u16::MAX; 1 << 15];
    let mut indices = Vec::with_capacity(pixels.len());
    let mut here = vec![[0_i32; 3]; width + 2];
    let mut below = vec![[0_i32; 3]; width + 2];
    for row in pixels.chunks_exact(width) {
        for (x, pixel) in row.iter().enumerate() {
            // Sixteenths, of which three quarters are handed on: less noise, and a smaller file.
            let given = here[x + 1];
            let wanted = [0, 1, 2].map(|c| (i32::from(pixel[c]) + given[c] * 3 / 64).clamp(0, 255) as u8);
            let at = bin(wanted);
            if known[at] == u16::MAX {
                known[at] = u16::from(nearest(palette, wanted.map(|channel| channel & 0xf8 | 4)));
            }
            let index = known[at] as u8;
            indices.push(index);
            let chosen = palette[usize::from(index)];
            for c in 0..3 {
                let lack = i32::from(wanted[c]) - i32::from(chosen[c]);
                here[x + 2][c] += lack * 7;
                below[x][c] += lack * 3;
                below[x + 1][c] += lack * 5;
                below[x + 2][c] += lack;
            }
        }
        std::mem::swap(&mut here, &mut below);
        below.fill([0; 3]);
    }
    indices
}

fn bin([r, g, b]: Rgb) -> usize {
    usize::from(r >> 3) << 10 | usize::from(g >> 3) << 5 | usize::from(b >> 3)
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
            let bin = &mut bins[bin([*r, *g, *b])];
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
