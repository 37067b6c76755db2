//! Draws every demo picture into a folder: `gallery FOLDER [SEED]`.

use std::{path::PathBuf, time::Instant};

use demo::art::{Scene, draw};

fn main() -> std::io::Result<()> {
    let mut words = std::env::args().skip(1);
    let folder = PathBuf::from(words.next().unwrap_or_else(|| "gallery".into()));
    let seed = words.next().and_then(|word| word.parse().ok()).unwrap_or(1);
    std::fs::create_dir_all(&folder)?;
    for &scene in Scene::ALL {
        for (width, height) in [(1080, 1350), (1200, 675)] {
            let start = Instant::now();
            let jpeg = draw(scene, seed, width, height);
            println!(
                "{scene:?} {width}x{height}: {} ms, {} bytes",
                start.elapsed().as_millis(),
                jpeg.len()
            );
            std::fs::write(
                folder.join(format!("{scene:?}-{width}x{height}-{seed}.jpg")),
                jpeg,
            )?;
        }
    }
    Ok(())
}
