//! A canvas: shapes are painted one over the other, anti-aliased by their distance.
//!
//! Scenes work in units: the origin is the middle of the picture, and its short side is 1000
//! units, so that one scene fills a square, a portrait and a wide picture.

use std::rc::Rc;

use image::{RgbImage, codecs::jpeg::JpegEncoder};

use super::noise;
use super::shape::{Reach, Shape, Vec2, ellipse, rect, v};

/// A colour: red, green, blue and opacity, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ink(pub [f32; 4]);

/// The opaque colour of `0xRRGGBB`.
pub(super) const fn ink(hex: u32) -> Ink {
    let [_, r, g, b] = hex.to_be_bytes();
    Ink([r as f32 / 255.0, g as f32 / 255.0, b as f32 / 255.0, 1.0])
}

impl Ink {
    /// With this opacity.
    pub(super) const fn fade(self, alpha: f32) -> Self {
        let [r, g, b, _] = self.0;
        Self([r, g, b, alpha])
    }

    /// This colour at `t` = 0, the other at 1.
    pub(super) fn mix(self, other: Self, t: f32) -> Self {
        let t = t.clamp(0.0, 1.0);
        Self(std::array::from_fn(|i| self.0[i] + (other.0[i] - self.0[i]) * t))
    }

    /// Nearer to white.
    pub(super) fn light(self, t: f32) -> Self {
        self.mix(ink(0xFF_FFFF).fade(self.0[3]), t)
    }

    /// Nearer to black.
    pub(super) fn dark(self, t: f32) -> Self {
        self.mix(ink(0).fade(self.0[3]), t)
    }
}

/// What a shape is filled with.
#[derive(Clone)]
pub(super) enum Paint {
    /// One colour.
    Plain(Ink),
    /// From the first point and colour to the second.
    Linear(Vec2, Vec2, Ink, Ink),
    /// From the middle to the radius.
    Radial(Vec2, f32, Ink, Ink),
    /// A colour for every point.
    Texture(Rc<dyn Fn(Vec2) -> Ink>),
}

impl From<Ink> for Paint {
    fn from(ink: Ink) -> Self {
        Self::Plain(ink)
    }
}

/// A gradient downwards from `top` to `bottom`.
pub(super) fn down(top: f32, bottom: f32, from: Ink, to: Ink) -> Paint {
    Paint::Linear(v(0.0, top), v(0.0, bottom), from, to)
}

/// A gradient between two points.
pub(super) fn linear(from: Vec2, to: Vec2, a: Ink, b: Ink) -> Paint {
    Paint::Linear(from, to, a, b)
}

/// A gradient from the middle outwards.
pub(super) fn radial(middle: Vec2, radius: f32, a: Ink, b: Ink) -> Paint {
    Paint::Radial(middle, radius, a, b)
}

/// A colour for every point.
pub(super) fn texture(colour: impl Fn(Vec2) -> Ink + 'static) -> Paint {
    Paint::Texture(Rc::new(colour))
}

/// A patch of colour that fades towards the edge of an ellipse.
pub(super) fn glow(middle: Vec2, rx: f32, ry: f32, colour: Ink) -> Paint {
    texture(move |p| {
        let t = 1.0 - v((p.x - middle.x) / rx, (p.y - middle.y) / ry).length().min(1.0);
        colour.fade(colour.0[3] * t * t * (3.0 - 2.0 * t))
    })
}

impl Paint {
    fn at(&self, p: Vec2) -> Ink {
        match self {
            Self::Plain(ink) => *ink,
            Self::Linear(from, to, a, b) => {
                let whole = *to - *from;
                a.mix(*b, (p - *from).dot(whole) / whole.dot(whole))
            }
            Self::Radial(middle, radius, a, b) => a.mix(*b, (p - *middle).length() / radius),
            Self::Texture(colour) => colour(p),
        }
    }
}

/// Where the units of the moment lie among those of the scene.
#[derive(Clone, Copy)]
struct Frame {
    origin: Vec2,
    angle: f32,
    zoom: f32,
}

/// The picture in the making.
pub(super) struct Canvas {
    width: u16,
    height: u16,
    /// Pixels per unit of the scene.
    scale: f32,
    frame: Frame,
    pixels: Vec<[f32; 3]>,
}

impl Canvas {
    /// A black picture of this many pixels.
    pub(super) fn new(width: u16, height: u16) -> Self {
        Self {
            width,
            height,
            scale: f32::from(width.min(height)) / 1000.0,
            frame: Frame {
                origin: v(0.0, 0.0),
                angle: 0.0,
                zoom: 1.0,
            },
            pixels: vec![[0.0; 3]; usize::from(width) * usize::from(height)],
        }
    }

    /// From the middle to the right and to the lower edge, in units.
    pub(super) fn half(&self) -> Vec2 {
        v(f32::from(self.width), f32::from(self.height)) * (0.5 / self.scale)
    }

    /// Paints all of the picture.
    pub(super) fn backdrop(&mut self, paint: impl Into<Paint>) {
        let half = self.half();
        self.fill(&rect(half.x * 2.0 + 20.0, half.y * 2.0 + 20.0, 0.0), paint);
    }

    /// Paints `things` with their origin at `x`, `y`, turned by `angle` and magnified by `zoom`.
    pub(super) fn place(&mut self, x: f32, y: f32, angle: f32, zoom: f32, things: impl FnOnce(&mut Self)) {
        let outer = self.frame;
        self.frame = Frame {
            origin: outer.origin + v(x, y).turned(outer.angle) * outer.zoom,
            angle: outer.angle + angle,
            zoom: outer.zoom * zoom,
        };
        things(self);
        self.frame = outer;
    }

    /// Paints a shape.
    pub(super) fn fill(&mut self, shape: &Shape, paint: impl Into<Paint>) {
        self.soft(shape, 0.0, paint);
    }

    /// Paints a shape that fades over `blur` units on both sides of its edge.
    pub(super) fn soft(&mut self, shape: &Shape, blur: f32, paint: impl Into<Paint>) {
        let edge = (blur * self.scale * self.frame.zoom).max(0.5);
        self.raster(shape, edge, blur > 0.0, &paint.into());
    }

    /// The soft shadow that a shape throws, `away` units to the lower right.
    pub(super) fn shadow(&mut self, shape: &Shape, away: f32, blur: f32, alpha: f32) {
        let to = v(away * 0.5, away).turned(-self.frame.angle);
        self.soft(&shape.at(to.x, to.y), blur, ink(0x1A_0F14).fade(alpha));
    }

    /// The shadow under a thing that stands on the ground at `at`.
    pub(super) fn pool(&mut self, at: Vec2, rx: f32, ry: f32, alpha: f32) {
        self.fill(
            &ellipse(rx, ry).at(at.x, at.y),
            glow(at, rx, ry, ink(0x1A_0F14).fade(alpha)),
        );
    }

    /// `edge` is half the width of the fade, in pixels.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "pixels of a picture that is a few thousand wide; casts to unsigned stop at zero"
    )]
    fn raster(&mut self, shape: &Shape, edge: f32, smooth: bool, paint: &Paint) {
        let Frame { origin, angle, zoom } = self.frame;
        let (scale, half) = (self.scale * zoom, self.half());
        let corners = shape
            .reach
            .corners()
            .map(|corner| (corner.turned(angle) * zoom + origin + half) * self.scale);
        let Reach { min, max } = Reach::around(&corners, edge + 1.0);
        let columns = min.x.max(0.0) as usize..(max.x.max(0.0) as usize).min(usize::from(self.width));
        let rows = min.y.max(0.0) as usize..(max.y.max(0.0) as usize).min(usize::from(self.height));

        let right = v(1.0 / scale, 0.0).turned(-angle);
        for row in rows {
            let start = v(0.5, row as f32 + 0.5) * (1.0 / self.scale) - half - origin;
            let start = start.turned(-angle) * (1.0 / zoom);
            let line = row * usize::from(self.width);
            let mut column = columns.start;
            while column < columns.end {
                let distance = (shape.distance)(start + right * column as f32) * scale;
                // A distance says how far nothing changes; half of it, as some are estimates.
                let run = 1 + ((distance.abs() - edge) * 0.5).max(0.0) as usize;
                let end = (column + run).min(columns.end);
                if distance < edge {
                    let t = (0.5 - 0.5 * distance / edge).clamp(0.0, 1.0);
                    let cover = if smooth { t * t * (3.0 - 2.0 * t) } else { t };
                    for x in column..end {
                        let Ink([r, g, b, a]) = paint.at(start + right * x as f32);
                        let under = &mut self.pixels[line + x];
                        let a = a * cover;
                        under[0] += (r - under[0]) * a;
                        under[1] += (g - under[1]) * a;
                        under[2] += (b - under[2]) * a;
                    }
                }
                column = end;
            }
        }
    }

    /// Darkens the corners a little, adds film grain, and encodes as JPEG.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range of a byte"
    )]
    pub(super) fn finish(self, seed: u32) -> Vec<u8> {
        let (half, width) = (self.half(), usize::from(self.width));
        let (corner, step) = (half.dot(half), 1.0 / self.scale);
        let mut bytes = Vec::with_capacity(self.pixels.len() * 3);
        let mut noise = noise::Dice::new(seed);
        for (y, row) in (0_u16..).zip(self.pixels.chunks_exact(width)) {
            for (x, pixel) in (0_u16..).zip(row) {
                let p = v(f32::from(x), f32::from(y)) * step - half;
                let away = p.dot(p) / corner;
                let (light, grain) = (1.0 - 0.2 * away * away, noise.grain() * 0.022);
                bytes.extend(pixel.map(|c| ((c * light + grain).clamp(0.0, 1.0) * 255.0 + 0.5) as u8));
            }
        }
        let mut jpeg = Vec::new();
        let picture = RgbImage::from_raw(self.width.into(), self.height.into(), bytes);
        let picture = picture.unwrap_or_default();
        // Writing to memory fails for an empty picture only.
        if let Err(error) = JpegEncoder::new_with_quality(&mut jpeg, 90).encode_image(&picture) {
            tracing::error!(%error, "a demo picture could not be encoded");
        }
        jpeg
    }
}
