//! Colours and small things that the scenes for "Northwind Coffee" share.

use std::f32::consts::FRAC_PI_4;

use super::noise::{cycle, hills, period};
use super::paint::{Canvas, Ink, Paint, down, ink, linear, texture};
use super::shape::{Vec2, curve, ellipse, star, stroke, v};

pub(super) const PETROL: Ink = ink(0x1F_4A4D);
pub(super) const CREAM: Ink = ink(0xF6_EBDB);
pub(super) const TERRACOTTA: Ink = ink(0xD0_7046);
pub(super) const MUSTARD: Ink = ink(0xE9_B44C);
pub(super) const ESPRESSO: Ink = ink(0x2C_1810);
pub(super) const ROAST: Ink = ink(0x5B_3420);
pub(super) const MILK: Ink = ink(0xFB_F3E4);

/// One roasted bean, about 60 units long.
pub(super) fn bean(c: &mut Canvas, at: Vec2, angle: f32, size: f32, roast: f32) {
    c.place(at.x, at.y, angle, size, |c| {
        let body = ellipse(30.0, 20.0);
        let skin = ROAST.mix(ESPRESSO, roast);
        c.shadow(&body, 7.0, 8.0, 0.45);
        c.fill(
            &body,
            linear(v(-10.0, -22.0), v(12.0, 20.0), skin.light(0.2), skin.dark(0.35)),
        );
        let mut groove = curve(v(-29.0, 2.0), v(-12.0, -9.0), v(0.0, 0.0), 7);
        groove.extend(curve(v(0.0, 0.0), v(12.0, 9.0), v(29.0, -2.0), 7));
        c.fill(&stroke(&groove, 4.5).and(&body), skin.dark(0.65));
        c.soft(
            &ellipse(13.0, 3.0).at(-4.0, -12.0),
            4.0,
            skin.light(0.5).fade(0.4),
        );
    });
}

/// The brand's compass star, `size` units from its middle to the north.
pub(super) fn compass(c: &mut Canvas, at: Vec2, size: f32, colour: Ink) {
    c.place(at.x, at.y, 0.0, size, |c| {
        c.fill(&star(4, 0.62, 0.16).turned(FRAC_PI_4), colour.fade(0.55));
        c.fill(&star(4, 1.0, 0.2), colour);
    });
}

/// A wisp that rises from `at` by `rise` units.
pub(super) fn steam(c: &mut Canvas, at: Vec2, rise: f32, sway: f32, colour: Ink) {
    let point = |i: u8| {
        let t = f32::from(i) / 20.0;
        at + v((t * 5.2 + sway).sin() * sway * 22.0 * t.sqrt(), -rise * t)
    };
    let line: Vec<_> = (0..=20).map(point).collect();
    c.soft(
        &stroke(&line, 44.0),
        26.0,
        down(at.y - rise, at.y, colour.fade(0.0), colour.fade(0.9)),
    );
}

/// Boards along the picture, about 190 units wide.
pub(super) fn boards(wood: Ink) -> Paint {
    let deep = wood.dark(0.3);
    texture(move |p| {
        let (board, across) = (period(p.x / 190.0), cycle(p.x / 190.0));
        let fibre = hills(v(p.x * 0.09, p.y * 0.006 + board * 7.3));
        let cloud = hills(v(board * 3.7 + p.x * 0.012, p.y * 0.004));
        let gap = (1.0 - across.min(1.0 - across) * 90.0).max(0.0);
        let grown = wood.mix(deep, 0.45 * fibre + 0.4 * cloud);
        if gap > 0.0 { grown.dark(0.55 * gap) } else { grown }
    })
}

/// Points on a circle around the origin, from one angle to the other.
pub(super) fn arc(radius: f32, from: f32, to: f32) -> Vec<Vec2> {
    let point = |i: u8| v(radius, 0.0).turned(from + (to - from) * f32::from(i) / 24.0);
    (0..=24).map(point).collect()
}
