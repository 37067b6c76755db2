//! Chance that gives the same picture for the same seed, everywhere.

use super::shape::Vec2;

/// A small generator (SplitMix64). Good enough for beans on a table, for nothing secret.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u32) -> Self {
        Self(u64::from(seed) << 8 | 0x5B)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number between `low` and `high`.
    pub(super) fn between(&mut self, low: f32, high: f32) -> f32 {
        let bits = u16::try_from(self.next() >> 48).unwrap_or(0);
        low + (high - low) * f32::from(bits) / f32::from(u16::MAX)
    }

    /// One of `choices`, which must not be empty.
    pub(super) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        let count = choices.len() as u64;
        choices[usize::try_from(self.next() % count).unwrap_or(0)]
    }

    /// About -1 to 1, most often near 0.
    pub(super) fn grain(&mut self) -> f32 {
        let [a, b, c, d, ..] = self.next().to_le_bytes();
        let sum = u16::from(a) + u16::from(b) + u16::from(c) + u16::from(d);
        f32::from(sum) / 510.0 - 1.0
    }
}

/// The next whole number below. The library's `floor` is a call on processors without SSE 4.1, and
/// this is asked several times for every pixel.
#[expect(clippy::cast_possible_truncation, reason = "a few thousand units at most")]
fn floor(x: f32) -> i32 {
    let whole = x as i32;
    whole - i32::from(x < 0.0)
}

/// How far `x` is through its period, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "a few thousand periods at most")]
pub(super) fn cycle(x: f32) -> f32 {
    x - floor(x) as f32
}

/// The number of the period in which `x` lies.
#[expect(clippy::cast_precision_loss, reason = "a few thousand periods at most")]
pub(super) fn period(x: f32) -> f32 {
    floor(x) as f32
}

/// Smooth noise from 0 to 1 whose hills are about one unit apart.
pub(super) fn hills(p: Vec2) -> f32 {
    let (x, y) = (floor(p.x), floor(p.y));
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (s, t) = (ease(cycle(p.x)), ease(cycle(p.y)));
    let top = height(x, y) + (height(x + 1, y) - height(x, y)) * s;
    let bottom = height(x, y + 1) + (height(x + 1, y + 1) - height(x, y + 1)) * s;
    top + (bottom - top) * t
}

/// A number from 0 to 1 for every whole point.
fn height(x: i32, y: i32) -> f32 {
    let mut h = x.wrapping_mul(0x1F12_3BB5) ^ y.wrapping_mul(0x5F35_6495);
    h = (h ^ ((h >> 15) & 0x1_FFFF)).wrapping_mul(0x2C1B_3C6D);
    h ^= (h >> 12) & 0xF_FFFF;
    let [low, high, ..] = h.to_le_bytes();
    f32::from(u16::from_le_bytes([low, high])) / f32::from(u16::MAX)
}
