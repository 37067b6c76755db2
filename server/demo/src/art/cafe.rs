//! More scenes for "Northwind Coffee": the shop, the product, the summer drink.

use std::f32::consts::{FRAC_PI_2, PI, TAU};

use super::noise::{Dice, cycle, hills};
use super::paint::{Canvas, Ink, down, glow, ink, linear, radial, texture};
use super::props::{CREAM, ESPRESSO, MILK, MUSTARD, PETROL, ROAST, TERRACOTTA, bean, compass};
use super::shape::{Vec2, any, capsule, circle, ellipse, polygon, rect, ring, v};

pub(super) fn dusk(c: &mut Canvas, dice: &mut Dice) {
    let half = c.half();
    c.backdrop(down(-half.y, -180.0, ink(0x1F_2250), ink(0xE0_7A5F)));
    for _ in 0..40 {
        let at = v(dice.between(-half.x, half.x), dice.between(-half.y, -430.0));
        c.soft(
            &circle(1.6).at(at.x, at.y),
            2.0,
            MILK.fade(dice.between(0.2, 0.9)),
        );
    }
    let front = rect(half.x * 2.2, 1400.0, 0.0).at(0.0, 330.0);
    c.fill(&front, down(-370.0, 480.0, ink(0x27_4A50), ink(0x14_262E)));
    c.fill(&rect(half.x * 2.2, 26.0, 0.0).at(0.0, -372.0), ink(0x16_2E34));
    compass(c, v(0.0, -318.0), 36.0, MUSTARD);

    let window = rect(800.0, 560.0, 12.0).at(0.0, 70.0);
    c.soft(&window.grown(30.0), 130.0, MUSTARD.fade(0.4));
    c.fill(&window.grown(20.0), ink(0x10_1E24));
    c.fill(
        &window,
        radial(v(0.0, -20.0), 560.0, ink(0xFF_DC94), ink(0xD9_7B3E)),
    );
    c.fill(
        &rect(800.0, 96.0, 0.0).at(0.0, 302.0),
        down(250.0, 350.0, ink(0xA8_5A30), ink(0x7A_3C22)),
    );
    for (row, y) in [(0.0_f32, 40.0), (1.0, 136.0)] {
        c.fill(&rect(330.0, 9.0, 3.0).at(190.0, y + 30.0), ROAST);
        for i in 0..8_u8 {
            let tall = dice.between(30.0, 62.0);
            let jar = rect(27.0, tall, 7.0).at(48.0 + f32::from(i) * 40.0, y + 26.0 - tall / 2.0);
            c.fill(
                &jar,
                dice.pick(&[TERRACOTTA, ink(0xB9_6B35), PETROL.light(0.2), ink(0x8F_4B28)])
                    .dark(row * 0.1),
            );
        }
    }
    guests(c);
    for (x, y) in [(-262.0, 10.0), (0.0, -36.0), (262.0, -16.0)] {
        c.fill(&capsule(v(x, -220.0), v(x, y), 3.5), ESPRESSO);
        c.soft(&circle(40.0).at(x, y + 30.0), 90.0, ink(0xFF_F3C9).fade(0.75));
        let shade = circle(46.0)
            .at(x, y + 24.0)
            .minus(&rect(120.0, 60.0, 0.0).at(x, y + 54.0));
        c.fill(&shade, PETROL.dark(0.3));
        c.fill(&circle(13.0).at(x, y + 27.0), ink(0xFF_FBE8));
    }
    for x in [-133.0, 133.0] {
        c.fill(&rect(11.0, 560.0, 0.0).at(x, 70.0), ink(0x10_1E24));
    }
    for (x, w) in [(-190.0, 70.0), (-90.0, 22.0), (220.0, 90.0)] {
        let glare = polygon(
            &[
                v(x, 360.0),
                v(x + w, 360.0),
                v(x + w + 260.0, -220.0),
                v(x + 260.0, -220.0),
            ],
            0.0,
        );
        c.fill(&glare.and(&window), MILK.fade(0.07));
    }
    awning(c);
    street(c);
    c.fill(&rect(850.0, 26.0, 6.0).at(0.0, 372.0), ink(0x0E_1A20));

    let pavement = rect(half.x * 2.2, 800.0, 0.0).at(0.0, 852.0);
    c.fill(
        &pavement,
        down(450.0, half.y.max(560.0), ink(0x3A_3346), ink(0x1B_1A2A)),
    );
    c.fill(
        &ellipse(640.0, 110.0).at(0.0, 470.0).and(&pavement),
        glow(v(0.0, 470.0), 640.0, 110.0, MUSTARD.fade(0.7)),
    );
}

/// Two people at a table and a plant, as silhouettes in the window.
fn guests(c: &mut Canvas) {
    let dark = ink(0x3B_1E1C);
    for side in [-1.0_f32, 1.0] {
        let x = -262.0 + side * 88.0;
        c.fill(&circle(31.0).at(x, 92.0), dark);
        let back = rect(84.0, 250.0, 40.0).at(x + side * 8.0, 258.0);
        c.fill(&back.and(&rect(200.0, 300.0, 0.0).at(x, 200.0)), dark);
        c.fill(
            &capsule(v(x - side * 8.0, 180.0), v(x - side * 46.0, 232.0), 24.0),
            dark,
        );
    }
    c.fill(&rect(170.0, 13.0, 6.0).at(-262.0, 250.0), ESPRESSO);
    c.fill(&rect(13.0, 110.0, 0.0).at(-262.0, 300.0), ESPRESSO);
    c.fill(&rect(28.0, 24.0, 6.0).at(-262.0, 232.0), CREAM);
    for i in -3_i8..=3 {
        let lean = f32::from(i) * 0.36;
        let leaf = ellipse(15.0, 58.0).at(0.0, -58.0).turned(lean).at(306.0, 262.0);
        c.fill(&leaf, ink(0x24_4A3A).light(0.06 * lean.abs()));
    }
    c.fill(
        &polygon(
            &[v(272.0, 252.0), v(340.0, 252.0), v(328.0, 334.0), v(284.0, 334.0)],
            6.0,
        ),
        TERRACOTTA.dark(0.2),
    );
}

/// What a wide picture shows beside the window: a door, a lantern and a tree in a pot.
fn street(c: &mut Canvas) {
    let door = rect(216.0, 640.0, 10.0).at(690.0, 130.0);
    c.fill(&door.grown(16.0), ink(0x10_1E24));
    c.fill(
        &door,
        down(-190.0, 450.0, TERRACOTTA.dark(0.15), TERRACOTTA.dark(0.45)),
    );
    let pane = rect(140.0, 330.0, 8.0).at(690.0, 20.0);
    c.soft(&pane, 60.0, MUSTARD.fade(0.25));
    c.fill(&pane, down(-150.0, 190.0, ink(0xFF_DC94), ink(0xD9_7B3E)));
    c.fill(&rect(8.0, 330.0, 0.0).at(690.0, 20.0), TERRACOTTA.dark(0.4));
    c.fill(&circle(9.0).at(612.0, 240.0), MUSTARD);
    for x in [528.0, -552.0] {
        c.soft(&circle(30.0).at(x, -60.0), 130.0, MUSTARD.fade(0.55));
        c.fill(&rect(30.0, 54.0, 8.0).at(x, -60.0), ink(0xFF_F3C9));
        c.fill(
            &rect(42.0, 9.0, 4.0)
                .at(x, -90.0)
                .or(&rect(42.0, 9.0, 4.0).at(x, -30.0)),
            ESPRESSO,
        );
    }
    c.pool(v(-670.0, 452.0), 130.0, 22.0, 0.8);
    c.fill(&rect(12.0, 200.0, 4.0).at(-670.0, 260.0), ROAST.dark(0.3));
    for (x, y, r) in [(-715.0, 130.0, 70.0), (-628.0, 120.0, 74.0), (-672.0, 50.0, 82.0)] {
        c.fill(
            &circle(r).at(x, y),
            linear(v(x - r, y), v(x + r, y), ink(0x1D_4438), ink(0x3F_6B4A)),
        );
    }
    c.fill(
        &polygon(
            &[
                v(-735.0, 340.0),
                v(-605.0, 340.0),
                v(-622.0, 446.0),
                v(-718.0, 446.0),
            ],
            6.0,
        ),
        TERRACOTTA.dark(0.3),
    );
}

/// The striped awning over the window.
fn awning(c: &mut Canvas) {
    let cloth = rect(900.0, 150.0, 8.0).at(0.0, -205.0);
    c.shadow(&cloth, 34.0, 30.0, 0.45);
    for i in -6_i8..=5 {
        let (x, tone) = (
            f32::from(i) * 75.0 + 37.5,
            if i % 2 == 0 { TERRACOTTA } else { CREAM },
        );
        let strip = rect(75.0, 140.0, 0.0)
            .at(x, -210.0)
            .or(&circle(37.5).at(x, -140.0));
        c.fill(&strip, down(-280.0, -100.0, tone.dark(0.3), tone.dark(0.08)));
    }
}

pub(super) fn bag(c: &mut Canvas, dice: &mut Dice) {
    let (wall, paper) = dice.pick(&[
        (ink(0xE6_B08C), PETROL),
        (ink(0xB5_CBBF), TERRACOTTA),
        (MUSTARD, PETROL),
    ]);
    let half = c.half();
    c.backdrop(wall);
    let arch = rect(700.0, 1200.0, 350.0).at(0.0, 160.0);
    c.fill(&arch, down(-440.0, 400.0, wall.light(0.45), wall.light(0.15)));
    let table = rect(half.x * 2.2, 800.0, 0.0).at(0.0, 720.0);
    c.fill(&table, down(320.0, half.y, CREAM, CREAM.dark(0.14)));
    c.pool(v(60.0, 392.0), 400.0, 52.0, 0.75);

    let sack = polygon(
        &[
            v(-205.0, -330.0),
            v(205.0, -330.0),
            v(222.0, 384.0),
            v(-222.0, 384.0),
        ],
        14.0,
    );
    c.fill(
        &sack,
        linear(
            v(-236.0, 0.0),
            v(236.0, 30.0),
            paper.light(0.12),
            paper.dark(0.28),
        ),
    );
    for side in [-1.0_f32, 1.0] {
        let fold = polygon(
            &[
                v(side * 150.0, -330.0),
                v(side * 220.0, -330.0),
                v(side * 238.0, 398.0),
                v(side * 196.0, 398.0),
            ],
            0.0,
        );
        c.soft(
            &fold.and(&sack),
            7.0,
            ESPRESSO.fade(if side > 0.0 { 0.28 } else { 0.1 }),
        );
    }
    let top = rect(446.0, 92.0, 10.0).at(0.0, -342.0);
    c.shadow(&top, 12.0, 12.0, 0.4);
    c.fill(
        &top,
        linear(v(-220.0, 0.0), v(220.0, 0.0), paper.light(0.18), paper.dark(0.2)),
    );
    c.fill(
        &rect(470.0, 20.0, 8.0).at(0.0, -352.0),
        linear(
            v(-220.0, 0.0),
            v(220.0, 0.0),
            MUSTARD.light(0.3),
            MUSTARD.dark(0.25),
        ),
    );
    c.fill(&circle(17.0).at(0.0, -238.0), paper.dark(0.3));
    c.fill(&ring(10.0, 3.0).at(0.0, -238.0), paper.light(0.2));

    let label = rect(290.0, 420.0, 14.0).at(0.0, 50.0);
    c.shadow(&label, 6.0, 8.0, 0.3);
    c.fill(
        &label,
        linear(
            v(-140.0, -150.0),
            v(140.0, 260.0),
            ink(0xFF_FAF0),
            CREAM.dark(0.06),
        ),
    );
    c.fill(&ring(92.0, 4.0).at(0.0, -30.0), paper);
    compass(c, v(0.0, -30.0), 74.0, paper);
    c.fill(&rect(196.0, 20.0, 4.0).at(0.0, 108.0), ESPRESSO);
    c.fill(&rect(132.0, 10.0, 3.0).at(0.0, 142.0), ESPRESSO.fade(0.55));
    let band = rect(290.0, 62.0, 14.0).at(0.0, 229.0);
    c.fill(&band, dice.pick(&[MUSTARD, TERRACOTTA, ink(0x7F_A99B)]));
    for i in -1_i8..=1 {
        c.fill(&circle(9.0).at(f32::from(i) * 36.0, 229.0), MILK);
    }
    let mut laid: Vec<Vec2> = Vec::new();
    for _ in 0..40 {
        let at = v(
            dice.between(-430.0, 460.0),
            dice.between(430.0, half.y.min(570.0) - 36.0),
        );
        if laid.len() > 12 || laid.iter().any(|&other| (other - at).length() < 66.0) {
            continue;
        }
        laid.push(at);
        bean(c, at, dice.between(0.0, TAU), 1.15, dice.between(0.0, 0.7));
    }
}

pub(super) fn iced(c: &mut Canvas, dice: &mut Dice) {
    let wall = dice.pick(&[MUSTARD, ink(0xE8_9A7A), ink(0x8F_BDB5)]);
    let half = c.half();
    c.backdrop(down(-half.y, half.y, wall.light(0.22), wall));
    fronds(c, v(-half.x, -half.y), wall.dark(0.42));
    let table = rect(half.x * 2.2, 800.0, 0.0).at(0.0, 730.0);
    c.fill(&table, down(330.0, half.y, wall.light(0.62), wall.light(0.3)));
    let long = polygon(
        &[
            v(-100.0, 378.0),
            v(110.0, 400.0),
            v(700.0, 640.0),
            v(470.0, 660.0),
        ],
        10.0,
    );
    c.soft(
        &long,
        16.0,
        linear(v(0.0, 380.0), v(560.0, 640.0), ROAST.fade(0.5), ROAST.fade(0.12)),
    );

    c.pool(v(16.0, 388.0), 190.0, 30.0, 0.7);
    let glass = polygon(
        &[
            v(-158.0, -262.0),
            v(158.0, -262.0),
            v(116.0, 376.0),
            v(-116.0, 376.0),
        ],
        20.0,
    );
    c.fill(&glass, MILK.fade(0.35));
    let straw = capsule(v(-20.0, 320.0), v(126.0, -440.0), 28.0);
    c.fill(
        &straw,
        texture(|p| {
            let stripe = (cycle((p.y - p.x) / 52.0) - 0.5).abs() * 52.0 - 13.0;
            CREAM.mix(TERRACOTTA, 0.5 + stripe / 2.0)
        }),
    );
    let drink = glass.grown(-12.0).and(&rect(500.0, 800.0, 0.0).at(0.0, 212.0));
    c.fill(
        &drink,
        texture(|p| {
            let swirl =
                hills(v(p.x * 0.011 + 9.0, p.y * 0.0065)) + 0.5 * hills(v(p.x * 0.026, p.y * 0.014 + 5.0));
            let t = (p.y + 40.0) / 300.0 + (swirl - 0.75) * 1.5;
            let tea = ink(0x3A_1C0F).mix(ink(0xA5_6A3C), t.clamp(0.0, 0.55) / 0.55);
            tea.mix(ink(0xF3_DFC3), ((t - 0.45) / 0.5).clamp(0.0, 1.0))
                .fade(0.96)
        }),
    );
    for (x, y, turn) in [
        (-70.0, -130.0, 0.35),
        (48.0, -160.0, -0.3),
        (-12.0, -40.0, 0.9),
        (76.0, -30.0, 0.2),
        (-82.0, 14.0, -0.2),
    ] {
        c.place(x, y, turn + dice.between(-0.15, 0.15), 1.0, |c| {
            let cube = rect(104.0, 104.0, 20.0);
            c.fill(
                &cube,
                linear(v(-50.0, -50.0), v(50.0, 50.0), MILK.fade(0.55), MILK.fade(0.12)),
            );
            c.fill(&cube.outline(4.0), MILK.fade(0.45));
            c.soft(&rect(46.0, 12.0, 6.0).at(-14.0, -30.0), 4.0, MILK.fade(0.7));
        });
    }
    c.fill(&ellipse(148.0, 9.0).at(0.0, -188.0), ink(0xC0_8450).fade(0.6));
    c.fill(&glass.outline(5.0), MILK.fade(0.55));
    c.soft(
        &capsule(v(-136.0, -220.0), v(-104.0, 330.0), 13.0),
        5.0,
        MILK.fade(0.6),
    );
    c.soft(
        &capsule(v(132.0, -210.0), v(112.0, 120.0), 6.0),
        3.0,
        MILK.fade(0.45),
    );
    for _ in 0..46 {
        let y = dice.between(-150.0, 350.0);
        let x = dice.between(-1.0, 1.0) * (148.0 - (y + 260.0) * 0.066);
        c.fill(&circle(dice.between(1.5, 4.5)).at(x, y), MILK.fade(0.5));
    }
}

/// The shadow of palm leaves that reach into the picture from a corner.
fn fronds(c: &mut Canvas, corner: Vec2, shade: Ink) {
    for (angle, reach) in [(0.35_f32, 760.0_f32), (0.95, 640.0)] {
        c.place(corner.x, corner.y, angle, 1.0, |c| {
            let mut leaf = vec![capsule(v(0.0, 0.0), v(reach, 0.0), 10.0)];
            for i in 1..13_u8 {
                let t = f32::from(i) / 13.0;
                for side in [-1.0_f32, 1.0] {
                    let long = 230.0 * (PI * (0.18 + 0.8 * t)).sin();
                    let blade = ellipse(long / 2.0, 13.0).at(long / 2.0, 0.0);
                    leaf.push(
                        blade
                            .turned(side * FRAC_PI_2 * (0.62 - 0.25 * t))
                            .at(reach * t, 0.0),
                    );
                }
            }
            c.soft(&any(leaf), 9.0, shade.fade(0.28));
        });
    }
}
