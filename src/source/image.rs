//! Reads the size of images from their first bytes. Nothing is decoded.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::diag::{Diag, Place};
use crate::path::RelPath;
use crate::world::World;

/// How much of a file is read before all of it is: cameras put a preview before the size.
const HEAD: u64 = 64 << 10;
/// More pixels than any camera makes: such a file is meant to exhaust a reader's memory.
const PIXELS: u64 = 200_000_000;

/// The size of an image, or nothing where a file has none.
type Measured = Result<Option<(u32, u32)>, Diag>;

/// Reads the sizes of all files in `paths` that are images, width and height in pixels.
pub fn sizes(world: &dyn World, paths: &BTreeSet<RelPath>) -> (BTreeMap<RelPath, (u32, u32)>, Vec<Diag>) {
    let measured: Vec<(&RelPath, Measured)> =
        paths.par_iter().filter(|path| is_image(path)).map(|path| (path, size(world, path))).collect();
    let mut sizes = BTreeMap::new();
    let mut diags = Vec::new();
    for (path, result) in measured {
        match result {
            Ok(Some(size)) => {
                sizes.insert(path.clone(), size);
            }
            Ok(None) => {}
            Err(diag) => diags.push(diag),
        }
    }
    (sizes, diags)
}

fn is_image(path: &RelPath) -> bool {
    matches!(
        path.extension().as_str(),
        "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "bmp" | "ico" | "tif" | "tiff" | "heic" | "jxl"
    )
}

fn size(world: &dyn World, path: &RelPath) -> Measured {
    let unreadable = |e: std::io::Error| {
        Diag::error("file-unreadable", format!("`{path}` cannot be read: {e}")).at(Place::file(path))
    };
    let head = world.head(path, HEAD).map_err(unreadable)?;
    let found = match imagesize::blob_size(&head) {
        Ok(found) => found,
        Err(_) if head.len() as u64 == HEAD => {
            let all = world.head(path, 64 << 20).map_err(unreadable)?;
            match imagesize::blob_size(&all) {
                Ok(found) => found,
                Err(_) => return Err(broken(path)),
            }
        }
        Err(_) => return Err(broken(path)),
    };
    if found.width as u64 * found.height as u64 > PIXELS {
        let message =
            format!("`{path}` says it has {} × {} pixels, more than any camera makes", found.width, found.height);
        return Err(Diag::error("image-size", message)
            .at(Place::file(path))
            .hint("save it again with at most 20,000 pixels on its longer side"));
    }
    Ok((found.width > 0 && found.height > 0).then_some((found.width as u32, found.height as u32)))
}

fn broken(path: &RelPath) -> Diag {
    Diag::warning("image-broken", format!("`{path}` is not the image its name says"))
        .at(Place::file(path))
        .hint("open it in an image program and save it again")
}
