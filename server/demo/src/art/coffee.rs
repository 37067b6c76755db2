//! Scenes for "Northwind Coffee": warm paper colours, petrol, terracotta, espresso.

use std::f32::consts::TAU;

use super::noise::{Dice, cycle, hills};
use super::paint::{Canvas, Ink, down, ink, linear, radial, texture};
use super::props::{
    CREAM, ESPRESSO, MILK, MUSTARD, PETROL, ROAST, TERRACOTTA, arc, bean, boards, compass, steam,
};
use super::shape::{Vec2, capsule, circle, curve, ellipse, polygon, rect, ring, stroke, v};

pub(super) fn latte(c: &mut Canvas, dice: &mut Dice) {
    c.backdrop(boards(dice.pick(&[
        PETROL.light(0.12),
        ink(0x9C_6844),
        TERRACOTTA,
    ])));
    for _ in 0..9 {
        let turn = dice.between(0.0, TAU);
        let at = v(0.0, -dice.between(450.0, 610.0)).turned(turn);
        bean(c, at, turn * 3.0, 1.0, dice.between(0.0, 0.6));
    }
    c.place(0.0, 0.0, dice.between(-0.5, -0.2), 1.0, |c| {
        let saucer = circle(385.0);
        c.shadow(&saucer, 44.0, 60.0, 0.55);
        c.fill(
            &saucer,
            linear(
                v(-260.0, -260.0),
                v(260.0, 260.0),
                CREAM.light(0.5),
                CREAM.dark(0.14),
            ),
        );
        c.soft(&ring(372.0, 3.0), 3.0, ROAST.fade(0.25));
        c.soft(&circle(296.0), 16.0, ROAST.fade(0.2));

        let handle = capsule(v(200.0, 60.0), v(352.0, 106.0), 54.0);
        c.shadow(&handle, 18.0, 16.0, 0.4);
        c.fill(
            &handle,
            linear(v(270.0, 50.0), v(255.0, 118.0), MILK.light(0.4), CREAM.dark(0.2)),
        );
        let cup = circle(266.0);
        c.shadow(&cup, 30.0, 34.0, 0.5);
        c.fill(
            &cup,
            linear(
                v(-190.0, -190.0),
                v(190.0, 190.0),
                MILK.light(0.7),
                CREAM.dark(0.12),
            ),
        );
        c.fill(
            &circle(240.0),
            linear(v(-180.0, -180.0), v(180.0, 180.0), CREAM.dark(0.35), MILK),
        );
        let coffee = circle(232.0);
        c.fill(
            &coffee,
            radial(v(0.0, 0.0), 236.0, ink(0xB4_7338), ink(0x6E_3A1A)),
        );

        let leaf = circle(212.0).at(-52.0, 8.0).and(&circle(212.0).at(52.0, 8.0));
        c.fill(&leaf.grown(6.0), texture(rosette));
        let heart = circle(34.0)
            .at(-25.0, -150.0)
            .blend(&circle(34.0).at(25.0, -150.0), 8.0);
        let heart = heart.blend(
            &polygon(&[v(-46.0, -136.0), v(46.0, -136.0), v(0.0, -92.0)], 6.0),
            12.0,
        );
        c.fill(&heart.grown(10.0), ink(0xAC_6A33));
        c.fill(&heart, MILK);
        let shade = coffee.minus(&circle(236.0).at(10.0, 12.0));
        c.soft(&shade, 10.0, ESPRESSO.fade(0.4));
        c.soft(&stroke(&arc(218.0, 0.3, 1.3), 5.0), 5.0, MILK.fade(0.35));
    });
}

/// Layers of poured milk: bands that bend upwards from the stem.
fn rosette(p: Vec2) -> Ink {
    let x = p.x.abs();
    let phase = (p.y + 0.75 * x - 0.0016 * x * x) / 47.0;
    let band = (phase * TAU).sin() * 47.0 / TAU;
    let stem = x - 1.5 - (p.y + 190.0) * 0.008;
    let ends = (p.y + 140.0 - 0.3 * x).min(184.0 - p.y);
    let milk = (0.5 + (band + 2.4).min(stem).min(ends) / 1.8).clamp(0.0, 1.0);
    MILK.mix(ink(0xA8_6630), x / 900.0).fade(milk)
}

pub(super) fn beans(c: &mut Canvas, dice: &mut Dice) {
    let paper = dice.pick(&[MUSTARD, ink(0xE8_A27C), ink(0x9D_BFAF)]);
    c.backdrop(radial(
        v(-120.0, -160.0),
        1100.0,
        paper.light(0.32),
        paper.dark(0.06),
    ));

    let body = rect(430.0, 560.0, 200.0)
        .minus(&rect(600.0, 400.0, 0.0).at(0.0, -260.0))
        .at(-40.0, 10.0);
    let handle = ring(92.0, 58.0).at(190.0, 65.0).minus(&body.grown(-8.0));
    let cup = body.or(&handle);
    c.soft(&cup.grown(-20.0), 14.0, ESPRESSO.fade(0.5));
    let mut laid: Vec<Vec2> = Vec::new();
    for _ in 0..9000_u16 {
        let at = v(dice.between(-300.0, 300.0), dice.between(-70.0, 300.0));
        if (cup.distance)(at) < -15.0 && laid.iter().all(|&other| (other - at).length() > 24.0) {
            laid.push(at);
            bean(c, at, dice.between(0.0, TAU), 0.72, dice.between(0.0, 0.75));
        }
    }
    // The saucer and the steam are too thin for chance: they are laid bean by bean.
    for (y, count) in [(340.0, 17_u8), (376.0, 13)] {
        for i in 0..count {
            let x = (f32::from(i) - f32::from(count - 1) / 2.0) * 38.0 - 20.0;
            let lean = if i % 2 == 0 { 0.6 } else { -0.6 };
            bean(
                c,
                v(x, y),
                lean + dice.between(-0.2, 0.2),
                0.74,
                dice.between(0.0, 0.75),
            );
        }
    }
    for (x, count) in [(-150.0, 6_u8), (-40.0, 8), (70.0, 6)] {
        for i in 0..count {
            let t = f32::from(i) * 0.85;
            let at = v(x + 30.0 * t.sin(), -140.0 - 41.0 * f32::from(i));
            let along = (41.0_f32).atan2(-25.0 * t.cos()) + dice.between(-0.3, 0.3);
            bean(c, at, along, 0.9 - 0.05 * f32::from(i), dice.between(0.0, 0.75));
        }
    }
    for (x, y) in [
        (-330.0, -250.0),
        (250.0, -330.0),
        (320.0, 250.0),
        (-350.0, 180.0),
        (290.0, -120.0),
    ] {
        bean(
            c,
            v(x, y) + v(dice.between(-40.0, 40.0), dice.between(-40.0, 40.0)),
            dice.between(0.0, TAU),
            0.8,
            0.3,
        );
    }
}

pub(super) fn pour_over(c: &mut Canvas, dice: &mut Dice) {
    let wall = dice.pick(&[ink(0xE7_BE98), ink(0xA9_C4BB), ink(0xE9_C77B)]);
    let half = c.half();
    c.backdrop(down(-half.y, half.y, wall.light(0.25), wall));
    c.fill(
        &circle(370.0).at(0.0, -40.0),
        down(-400.0, 300.0, CREAM.fade(0.9), CREAM.fade(0.25)),
    );
    let table = rect(half.x * 2.2, 800.0, 0.0).at(0.0, 740.0);
    c.fill(&table, down(340.0, half.y, PETROL.light(0.1), PETROL.dark(0.25)));

    let glass = polygon(
        &[v(-78.0, 100.0), v(78.0, 100.0), v(158.0, 370.0), v(-158.0, 370.0)],
        26.0,
    );
    c.pool(v(40.0, 398.0), 330.0, 48.0, 0.75);
    c.fill(
        &glass,
        linear(v(-180.0, 0.0), v(180.0, 0.0), MILK.fade(0.75), MILK.fade(0.35)),
    );
    let coffee = glass.grown(-9.0).and(&rect(600.0, 300.0, 0.0).at(0.0, 395.0));
    c.fill(&coffee, down(245.0, 390.0, ink(0x6B_371A), ESPRESSO));
    c.fill(&rect(262.0, 7.0, 3.0).at(0.0, 247.0), ink(0xB8_7440));
    c.soft(
        &capsule(v(-84.0, 140.0), v(-140.0, 350.0), 9.0),
        4.0,
        MILK.fade(0.65),
    );
    c.fill(
        &rect(168.0, 56.0, 12.0).at(0.0, 118.0),
        linear(v(-84.0, 0.0), v(84.0, 0.0), ink(0xC4_8A57), ROAST),
    );

    let grip = ring(62.0, 24.0).at(178.0, -44.0);
    c.fill(&grip, down(-110.0, 20.0, MILK, CREAM.dark(0.25)));
    let filter = polygon(
        &[
            v(-214.0, -212.0),
            v(214.0, -212.0),
            v(186.0, -150.0),
            v(-186.0, -150.0),
        ],
        4.0,
    );
    c.fill(
        &filter,
        linear(v(-210.0, 0.0), v(210.0, 0.0), ink(0xFF_FBF2), CREAM.dark(0.12)),
    );
    let cone = polygon(
        &[v(-196.0, -168.0), v(196.0, -168.0), v(62.0, 56.0), v(-62.0, 56.0)],
        12.0,
    );
    c.fill(
        &cone,
        linear(v(-190.0, 0.0), v(190.0, 20.0), MILK.light(0.8), CREAM.dark(0.24)),
    );
    for i in -3_i8..=3 {
        let x = f32::from(i);
        let rib = capsule(v(x * 52.0, -150.0), v(x * 17.0, 50.0), 5.0);
        c.soft(&rib, 3.0, ROAST.fade(0.14));
    }
    c.fill(
        &rect(300.0, 28.0, 14.0).at(0.0, 76.0),
        linear(v(-150.0, 0.0), v(150.0, 0.0), MILK, CREAM.dark(0.3)),
    );
    compass(c, v(0.0, -62.0), 54.0, TERRACOTTA);

    c.fill(
        &capsule(v(6.0, -352.0), v(0.0, -206.0), 11.0),
        ink(0xF4_FBFC).fade(0.9),
    );
    kettle(c);
    for (x, sway) in [(-110.0, 1.3), (64.0, 0.8), (130.0, 1.8)] {
        steam(c, v(x, -205.0), dice.between(190.0, 280.0), sway, MILK);
    }
}

/// A gooseneck kettle at the upper right, its spout over the middle.
fn kettle(c: &mut Canvas) {
    let mut neck = curve(v(330.0, -190.0), v(190.0, -190.0), v(170.0, -310.0), 12);
    neck.extend(curve(v(170.0, -310.0), v(150.0, -450.0), v(52.0, -415.0), 12));
    neck.extend(curve(v(52.0, -415.0), v(14.0, -400.0), v(6.0, -362.0), 6));
    let steel = |a: f32, b: f32| linear(v(a, 0.0), v(b, 0.0), ink(0x3E_4A50), ink(0x15_1C20));
    c.fill(
        &stroke(&neck, 26.0),
        down(-430.0, -180.0, ink(0x4B_585E), ink(0x1C_2428)),
    );
    let body = polygon(
        &[
            v(350.0, -380.0),
            v(620.0, -380.0),
            v(680.0, -140.0),
            v(300.0, -140.0),
        ],
        22.0,
    );
    c.shadow(&body, 16.0, 20.0, 0.25);
    c.fill(&body, steel(300.0, 640.0));
    c.soft(
        &capsule(v(352.0, -350.0), v(318.0, -170.0), 14.0),
        8.0,
        MILK.fade(0.3),
    );
    c.fill(&rect(230.0, 20.0, 10.0).at(485.0, -408.0), steel(380.0, 590.0));
    c.fill(&circle(20.0).at(485.0, -432.0), ink(0xC4_8A57));
}

pub(super) fn croissant(c: &mut Canvas, dice: &mut Dice) {
    let yarn = dice.pick(&[PETROL.light(0.25), TERRACOTTA, ink(0x6E_86A8)]);
    let turn = v(1.0, 0.0).turned(0.4);
    c.backdrop(texture(move |p| {
        let q = p.by(turn);
        let stripe = |x: f32| (cycle(x / 150.0) - 0.5).abs() * 150.0 - 37.5;
        let cover = |x: f32| 0.42 * (0.5 - stripe(x) / 1.5).clamp(0.0, 1.0);
        let weave = hills(v(q.x * 0.3, q.y * 0.04)) + hills(v(q.x * 0.04, q.y * 0.3));
        CREAM
            .mix(yarn, cover(q.x))
            .mix(yarn, cover(q.y))
            .dark(0.05 * weave)
    }));
    c.place(-40.0, 60.0, 0.0, 1.0, |c| {
        let plate = circle(372.0);
        c.shadow(&plate, 36.0, 46.0, 0.45);
        c.fill(
            &plate,
            linear(
                v(-260.0, -260.0),
                v(260.0, 260.0),
                ink(0xFF_FDF8),
                CREAM.dark(0.1),
            ),
        );
        c.fill(&ring(352.0, 12.0), yarn.dark(0.2));
        c.soft(&ring(270.0, 10.0), 9.0, ROAST.fade(0.16));
        for _ in 0..26 {
            let at = v(dice.between(60.0, 300.0), 0.0).turned(dice.between(0.2, 2.9));
            let crumb = ellipse(dice.between(4.0, 10.0), 4.0).turned(at.x).at(at.x, at.y);
            c.shadow(&crumb, 3.0, 3.0, 0.3);
            c.fill(&crumb, ink(0xC9_8238));
        }
        c.place(10.0, 96.0, -0.35, 1.14, pastry);
    });
    c.place(330.0, -330.0, 0.6, 1.0, |c| {
        let saucer = circle(150.0);
        c.shadow(&saucer, 24.0, 30.0, 0.4);
        c.fill(
            &saucer,
            linear(
                v(-100.0, -100.0),
                v(100.0, 100.0),
                yarn.light(0.2),
                yarn.dark(0.15),
            ),
        );
        let handle = capsule(v(60.0, 0.0), v(128.0, 0.0), 26.0);
        c.fill(&handle, yarn.light(0.12));
        c.shadow(&circle(92.0), 14.0, 14.0, 0.4);
        c.fill(
            &circle(92.0),
            linear(v(-60.0, -60.0), v(60.0, 60.0), yarn.light(0.35), yarn),
        );
        c.fill(
            &circle(78.0),
            radial(v(-10.0, -10.0), 82.0, ink(0x9A_5B2A), ESPRESSO),
        );
        c.soft(&stroke(&arc(62.0, 3.2, 4.6), 7.0), 5.0, ink(0xE0_A868).fade(0.7));
    });
}

/// A croissant, its horns downwards: lobes along an arc, the middle one on top.
fn pastry(c: &mut Canvas) {
    for i in [-4_i8, 4, -3, 3, -2, 2, -1, 1, 0] {
        let t = f32::from(i) / 4.0;
        let thick = 110.0 * (1.0 - 0.62 * t.abs().powf(1.4));
        let angle = t * 1.5;
        let at = v(0.0, -175.0).turned(angle);
        c.place(at.x, at.y, angle, 1.0, |c| {
            let lobe = ellipse(54.0 - 14.0 * t.abs(), thick).turned(t * -0.25);
            c.shadow(&lobe, 14.0, 16.0, 0.38);
            c.fill(&lobe, down(-thick, thick, ink(0xF0_B45C), ink(0xA8_5A1C)));
            for k in [-1.0_f32, 0.0, 1.0] {
                let line = curve(
                    v(k * 24.0, -thick),
                    v(k * 44.0 + 12.0, 0.0),
                    v(k * 24.0, thick),
                    9,
                );
                c.soft(&stroke(&line, 5.0).and(&lobe), 5.0, ink(0x8A_4514).fade(0.4));
            }
            let shine = ellipse(17.0, thick * 0.34).at(-10.0, -thick * 0.42);
            c.soft(&shine, 14.0, ink(0xFF_E3A6).fade(0.6));
        });
    }
}
