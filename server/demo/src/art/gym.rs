//! Scenes for "Harbor Gym": navy, coral, teal, sand and a sunny yellow.

use std::f32::consts::{FRAC_PI_2, FRAC_PI_4, PI, TAU};

use super::noise::{Dice, cycle, hills, period};
use super::paint::{Canvas, Ink, down, ink, linear, texture};
use super::shape::{Vec2, capsule, circle, curve, ellipse, polygon, rect, ring, stroke, v};

pub(super) const NAVY: Ink = ink(0x14_2A45);
pub(super) const CORAL: Ink = ink(0xFF_6F52);
pub(super) const TEAL: Ink = ink(0x1E_9C9A);
pub(super) const SAND: Ink = ink(0xF4_E6CE);
pub(super) const SUN: Ink = ink(0xFF_C24B);
pub(super) const WHITE: Ink = ink(0xFF_FFFF);
const STEEL: Ink = ink(0xC9_D2DA);

/// The brand's mark: two waves under a rising sun, about 100 units wide.
fn harbor(c: &mut Canvas, at: Vec2, zoom: f32, colour: Ink) {
    c.place(at.x, at.y, 0.0, zoom, |c| {
        c.fill(&circle(22.0).minus(&rect(100.0, 40.0, 0.0).at(0.0, 24.0)), colour);
        for y in [16.0, 34.0] {
            let crest = |i: u8| {
                v(
                    f32::from(i) * 4.0 - 48.0,
                    y + 6.0 * (f32::from(i) * TAU / 12.0).sin(),
                )
            };
            c.fill(&stroke(&(0..=24).map(crest).collect::<Vec<_>>(), 7.0), colour);
        }
    });
}

/// A rubber floor with coloured specks, from `top` downwards.
fn rubber(c: &mut Canvas, dice: &mut Dice, top: f32, tone: Ink) {
    let half = c.half();
    let floor = rect(half.x * 2.2, 1000.0, 0.0).at(0.0, top + 500.0);
    c.fill(&floor, down(top, half.y, tone.light(0.14), tone.dark(0.2)));
    for _ in 0..220 {
        let at = v(dice.between(-half.x, half.x), dice.between(top + 4.0, half.y));
        let near = ((at.y - top) / 300.0).clamp(0.15, 1.0);
        let speck = ellipse(5.0 * near, 2.6 * near).at(at.x, at.y);
        c.fill(&speck, dice.pick(&[CORAL, SUN, TEAL, WHITE]).fade(0.4));
    }
}

pub(super) fn kettlebell(c: &mut Canvas, dice: &mut Dice) {
    let sand = ink(0xEC_D9BC);
    let (wall, spot, floor) = dice.pick(&[
        (CORAL, SUN, sand),
        (TEAL, SAND, ink(0xE9_9B6C)),
        (SUN, CORAL, TEAL),
    ]);
    let half = c.half();
    c.backdrop(down(-half.y, half.y, wall.light(0.1), wall.dark(0.08)));
    c.fill(
        &circle(400.0).at(0.0, -60.0),
        linear(
            v(-280.0, -340.0),
            v(280.0, 220.0),
            spot.fade(0.95),
            spot.fade(0.45),
        ),
    );
    rubber(c, dice, 300.0, floor);
    c.pool(v(40.0, 402.0), 400.0, 56.0, 0.85);

    let bell = circle(262.0).at(0.0, 150.0);
    let handle = polygon(
        &[v(-96.0, -262.0), v(96.0, -262.0), v(112.0, 30.0), v(-112.0, 30.0)],
        66.0,
    );
    let iron = bell
        .blend(&handle.outline(66.0), 60.0)
        .minus(&rect(800.0, 200.0, 0.0).at(0.0, 500.0));
    c.fill(
        &iron,
        linear(v(-240.0, -260.0), v(220.0, 400.0), ink(0x3C_5B84), ink(0x0B_1626)),
    );
    c.soft(
        &ellipse(70.0, 110.0).turned(0.7).at(-120.0, 60.0).and(&iron),
        60.0,
        WHITE.fade(0.22),
    );
    let grip = curve(v(-172.0, -180.0), v(-160.0, -338.0), v(0.0, -341.0), 16);
    c.soft(&stroke(&grip, 12.0).and(&iron), 9.0, WHITE.fade(0.45));
    c.fill(&ring(126.0, 16.0).at(0.0, 160.0), spot);
    harbor(c, v(0.0, 156.0), 1.55, WHITE);
    for _ in 0..26 {
        let at = v(dice.between(-330.0, 330.0), dice.between(180.0, 420.0));
        c.soft(
            &circle(dice.between(2.0, 9.0)).at(at.x, at.y),
            10.0,
            WHITE.fade(dice.between(0.1, 0.5)),
        );
    }
}

pub(super) fn plates(c: &mut Canvas, dice: &mut Dice) {
    let wall = dice.pick(&[SAND, ink(0xBF_DDE3), ink(0xF7_CDB8)]);
    let half = c.half();
    c.backdrop(down(-half.y, half.y, wall.light(0.3), wall.dark(0.04)));
    for i in -6_i8..=6 {
        let x = f32::from(i) * 170.0;
        c.soft(&rect(4.0, half.y * 2.2, 0.0).at(x, 0.0), 2.0, NAVY.fade(0.06));
    }
    rubber(c, dice, 330.0, NAVY);
    for (x, y, r, colour) in [
        (-235.0, 128.0, 276.0, CORAL),
        (262.0, 166.0, 238.0, TEAL),
        (20.0, 214.0, 204.0, SUN),
    ] {
        c.pool(v(x + 30.0, y + r), r * 1.15, 40.0, 0.8);
        c.place(x, y, dice.between(-0.5, 0.5), r / 250.0, |c| plate(c, colour));
    }
}

/// A bumper plate of 500 units across.
fn plate(c: &mut Canvas, colour: Ink) {
    let rim = circle(250.0);
    c.shadow(&rim, 22.0, 36.0, 0.4);
    c.fill(
        &rim,
        linear(
            v(-170.0, -170.0),
            v(170.0, 170.0),
            colour.light(0.28),
            colour.dark(0.22),
        ),
    );
    c.soft(&ring(236.0, 4.0), 3.0, WHITE.fade(0.35));
    c.fill(
        &circle(206.0),
        linear(
            v(-150.0, -150.0),
            v(150.0, 150.0),
            colour.dark(0.24),
            colour.light(0.06),
        ),
    );
    c.fill(
        &circle(198.0),
        linear(
            v(-140.0, -140.0),
            v(140.0, 140.0),
            colour.light(0.08),
            colour.dark(0.1),
        ),
    );
    for i in 0..3_u8 {
        let turn = f32::from(i) * TAU / 3.0;
        let along = |k: u8| v(148.0, 0.0).turned(turn - 0.36 + f32::from(k) * 0.06);
        let slot = stroke(&(0..=12).map(along).collect::<Vec<_>>(), 42.0);
        c.fill(&slot, colour.dark(0.62));
        c.soft(&slot.minus(&slot.at(5.0, 7.0)), 4.0, ink(0).fade(0.35));
        let mark = v(148.0, 0.0).turned(turn + PI / 3.0);
        c.place(mark.x, mark.y, turn + PI / 3.0 + FRAC_PI_2, 0.82, |c| {
            harbor(c, v(0.0, -6.0), 1.0, WHITE.fade(0.92))
        });
    }
    c.shadow(&circle(88.0), 6.0, 8.0, 0.35);
    c.fill(
        &circle(88.0),
        linear(v(-60.0, -60.0), v(60.0, 60.0), WHITE, STEEL.dark(0.25)),
    );
    c.fill(
        &circle(62.0),
        linear(v(-40.0, -40.0), v(40.0, 40.0), STEEL.dark(0.2), STEEL.light(0.4)),
    );
    c.fill(&circle(40.0), NAVY.dark(0.45));
}

pub(super) fn mat(c: &mut Canvas, dice: &mut Dice) {
    let colours = dice.pick(&[
        [TEAL, SAND, CORAL],
        [CORAL, SAND, NAVY],
        [ink(0x7B_6FB0), SAND, SUN],
    ]);
    let turn = v(1.0, 0.0).turned(0.42);
    c.backdrop(texture(move |p| {
        let q = p.by(turn);
        let (board, across) = (period(q.x / 130.0), cycle(q.x / 130.0));
        let fibre = hills(v(q.x * 0.08, q.y * 0.007 + board * 5.1));
        let gap = (1.0 - across.min(1.0 - across) * 70.0).max(0.0);
        ink(0xEB_CDA4).dark(0.1 * fibre + 0.07 * hills(v(board * 3.3, board)) + 0.25 * gap)
    }));
    let half = c.half();
    for k in [-1.0_f32, 0.0, 1.0] {
        let x = k * 330.0 - 120.0;
        let pane = polygon(
            &[
                v(x, -half.y),
                v(x + 240.0, -half.y),
                v(x + 560.0, half.y),
                v(x + 320.0, half.y),
            ],
            0.0,
        );
        c.soft(&pane, 18.0, ink(0xFF_F4D6).fade(0.26));
    }
    c.place(-40.0, 40.0, 0.2, 1.0, |c| {
        let sheet = rect(390.0, 1300.0, 10.0).at(0.0, 330.0);
        c.shadow(&sheet, 12.0, 14.0, 0.4);
        let [base, pale, bold] = colours;
        c.fill(
            &sheet,
            texture(move |p| {
                let edge = |at: f32, half: f32| (0.5 + (half - (p.y - at).abs()) / 1.5).clamp(0.0, 1.0);
                let striped = base
                    .mix(pale, edge(-90.0, 46.0))
                    .mix(bold, edge(20.0, 30.0))
                    .mix(pale, edge(96.0, 14.0));
                striped.mix(pale, edge(140.0, 6.0)).dark(0.07 * hills(p * 0.5))
            }),
        );
        let roll = rect(410.0, 122.0, 26.0).at(0.0, -290.0);
        c.shadow(&roll, 30.0, 30.0, 0.5);
        c.fill(
            &roll,
            texture(move |p| {
                let t = (p.y + 351.0) / 122.0;
                let lit = base.dark(0.4 * (t - 0.35).abs() * 1.6);
                lit.light(0.22 * (1.0 - ((t - 0.32) / 0.2).abs()).max(0.0))
            }),
        );
        for x in [-110.0, 110.0] {
            c.fill(
                &rect(26.0, 128.0, 6.0).at(x, -290.0),
                down(-354.0, -226.0, bold.light(0.15), bold.dark(0.3)),
            );
        }
    });
    c.place(318.0, -150.0, -0.25, 1.0, |c| {
        let block = rect(160.0, 250.0, 20.0);
        c.shadow(&block, 30.0, 22.0, 0.5);
        c.fill(
            &block,
            linear(
                v(-80.0, -120.0),
                v(80.0, 120.0),
                colours[2].light(0.2),
                colours[2].dark(0.12),
            ),
        );
        harbor(c, v(0.0, -8.0), 0.9, WHITE.fade(0.85));
    });
    c.place(330.0, 230.0, 0.45, 1.0, |c| {
        let body = rect(104.0, 270.0, 40.0);
        c.shadow(&body, 26.0, 20.0, 0.45);
        c.fill(&body, linear(v(-52.0, 0.0), v(52.0, 0.0), WHITE, ink(0xB9_CBD3)));
        c.fill(
            &rect(104.0, 66.0, 0.0).at(0.0, 30.0),
            linear(
                v(-52.0, 0.0),
                v(52.0, 0.0),
                colours[0].light(0.2),
                colours[0].dark(0.25),
            ),
        );
        c.fill(
            &rect(64.0, 66.0, 12.0).at(0.0, -160.0),
            linear(v(-32.0, 0.0), v(32.0, 0.0), NAVY.light(0.25), NAVY.dark(0.3)),
        );
        c.soft(
            &capsule(v(-28.0, -90.0), v(-28.0, 100.0), 10.0),
            5.0,
            WHITE.fade(0.8),
        );
    });
}

pub(super) fn rope(c: &mut Canvas, dice: &mut Dice) {
    let (floor, bead) = dice.pick(&[(ink(0x4F_B3BF), CORAL), (SUN, NAVY), (CORAL, NAVY)]);
    let half = c.half();
    c.backdrop(linear(
        v(-half.x, -half.y),
        v(half.x, half.y),
        floor.light(0.22),
        floor.dark(0.1),
    ));
    c.fill(&circle(430.0).at(60.0, -30.0), floor.light(0.35).fade(0.5));
    c.place(0.0, -20.0, dice.between(-0.1, 0.1), 1.0, |c| {
        // Three loops, the same from the left and from the right.
        let along = |t: f32| {
            let turn = t * 3.0 * TAU;
            v(540.0 * t + 178.0 * turn.sin(), -110.0 - 215.0 * turn.cos())
        };
        let (first, last) = (along(-0.5), along(0.5));
        let mut path = curve(v(-74.0, 240.0), v(-74.0, first.y), first, 40);
        path.extend((1..=250_u8).map(|i| along(f32::from(i) / 250.0 - 0.5)));
        path.extend(curve(last, v(74.0, last.y), v(74.0, 240.0), 40));
        beads(c, &path, bead);
        for (x, turn) in [(-76.0, FRAC_PI_2 + 0.06), (76.0, FRAC_PI_2 - 0.06)] {
            c.place(x, 326.0, turn, 1.0, |c| handle(c, bead));
        }
    });
}

/// Threads beads of 30 units on `path`, every third one white.
fn beads(c: &mut Canvas, path: &[Vec2], colour: Ink) {
    let (mut from, mut length, mut count) = (0, 0.0, 0_u32);
    for i in 1..path.len() {
        length += (path[i] - path[i - 1]).length();
        if length >= 30.0 {
            let (a, b) = (path[from], path[i]);
            let trim = (b - a) * (3.0 / (b - a).length().max(1.0));
            let bead = capsule(a + trim, b - trim, 22.0);
            c.shadow(&bead, 12.0, 9.0, 0.3);
            let tone = if count.is_multiple_of(3) { WHITE } else { colour };
            c.fill(&bead, tone);
            c.soft(
                &capsule(a + trim * 2.0 - v(3.0, 4.0), b - trim * 2.0 - v(3.0, 4.0), 5.0),
                4.0,
                WHITE.fade(0.5),
            );
            (from, length, count) = (i, 0.0, count + 1);
        }
    }
}

/// A handle of the rope, lying along the picture's width.
fn handle(c: &mut Canvas, colour: Ink) {
    let grip = rect(190.0, 50.0, 25.0);
    c.shadow(&grip, 18.0, 14.0, 0.45);
    c.fill(&grip, down(-25.0, 25.0, colour.light(0.35), colour.dark(0.3)));
    for i in -3_i8..=3 {
        c.fill(
            &rect(6.0, 50.0, 3.0).at(f32::from(i) * 18.0, 0.0),
            colour.dark(0.45).fade(0.6),
        );
    }
    c.soft(
        &capsule(v(-72.0, -12.0), v(72.0, -12.0), 6.0),
        4.0,
        WHITE.fade(0.5),
    );
}

pub(super) fn dumbbells(c: &mut Canvas, dice: &mut Dice) {
    let (floor, iron, odd) = dice.pick(&[
        (SUN, NAVY, CORAL),
        (ink(0xF7_B8A0), NAVY, TEAL),
        (ink(0x8F_D0CB), NAVY, CORAL),
    ]);
    let half = c.half();
    c.backdrop(linear(
        v(-half.x, -half.y),
        v(half.x, half.y),
        floor.light(0.2),
        floor,
    ));
    for row in -6_i8..=6 {
        for column in -6_i8..=6 {
            let shift = if row % 2 == 0 { 0.0 } else { 155.0 };
            let at = v(f32::from(column) * 310.0 + shift, f32::from(row) * 178.0);
            let at = at.turned(-FRAC_PI_4 * 0.6);
            if at.x.abs() < half.x + 160.0 && at.y.abs() < half.y + 160.0 {
                let colour = if (row, column) == (0, 0) { odd } else { iron };
                c.place(at.x, at.y, -FRAC_PI_4 * 0.6, 1.0, |c| dumbbell(c, colour));
            }
        }
    }
}

/// A hexagonal dumbbell of 250 units, from above.
fn dumbbell(c: &mut Canvas, colour: Ink) {
    let head = rect(78.0, 120.0, 16.0);
    let both = head.at(-86.0, 0.0).or(&head.at(86.0, 0.0));
    let bar = rect(150.0, 34.0, 10.0);
    c.shadow(&both.or(&bar), 26.0, 18.0, 0.42);
    c.fill(&bar, down(-17.0, 17.0, WHITE, STEEL.dark(0.35)));
    for i in -2_i8..=2 {
        c.fill(
            &rect(3.0, 34.0, 0.0).at(f32::from(i) * 12.0, 0.0),
            NAVY.fade(0.25),
        );
    }
    for x in [-86.0, 86.0] {
        c.fill(
            &head.at(x, 0.0),
            down(-60.0, 60.0, colour.light(0.28), colour.dark(0.25)),
        );
        c.fill(&rect(78.0, 52.0, 0.0).at(x, 0.0), colour.light(0.1));
        c.soft(&rect(62.0, 5.0, 2.0).at(x, -46.0), 3.0, WHITE.fade(0.4));
        c.fill(&circle(13.0).at(x, 0.0), WHITE.fade(0.85));
    }
}
