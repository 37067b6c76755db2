//! More scenes for "Harbor Gym": out of doors, and the week's classes.

use std::f32::consts::{FRAC_PI_6, PI};

use super::gym::{CORAL, NAVY, SAND, SUN, TEAL, WHITE};
use super::noise::{Dice, cycle, hills};
use super::paint::{Canvas, Ink, down, ink, linear, radial, texture};
use super::shape::{capsule, circle, curve, ellipse, polygon, rect, ring, stroke, v};

pub(super) fn track(c: &mut Canvas, dice: &mut Dice) {
    let clay = dice.pick(&[ink(0xD9_5B43), ink(0x2D_7FA6), ink(0xC9_5A6B)]);
    c.backdrop(texture(move |p| {
        let speck = hills(p * 0.35) * 0.6 + hills(p * 0.004) * 0.8;
        clay.light(0.14).mix(clay.dark(0.16), speck * 0.75)
    }));
    let half = c.half();
    c.place(-half.x - 60.0, half.y + 120.0, 0.0, 1.0, |c| {
        let grass = circle(420.0);
        c.fill(
            &grass,
            texture(|p| {
                let mown = cycle((p.x - 0.5 * p.y) / 200.0) < 0.5;
                let blade = hills(p * 0.3) * 0.18;
                ink(0x5F_A463).dark(blade + if mown { 0.1 } else { 0.0 })
            }),
        );
        c.fill(&ring(432.0, 26.0), WHITE.fade(0.95));
        for lane in 1..12_u8 {
            let radius = 432.0 + f32::from(lane) * 150.0;
            if lane % 2 == 1 {
                c.fill(&ring(radius + 75.0, 150.0), WHITE.fade(0.05));
            }
            c.fill(&ring(radius, 9.0), WHITE.fade(0.92));
        }
        for lane in 0..11_u8 {
            let radius = 507.0 + f32::from(lane) * 150.0;
            let turn = -0.22 - f32::from(lane) * 0.028;
            let from = v(radius - 75.0, 0.0).turned(turn);
            c.fill(
                &capsule(from, v(radius + 75.0, 0.0).turned(turn), 13.0),
                WHITE.fade(0.92),
            );
        }
        let at = v(957.0, 0.0).turned(-0.79);
        c.place(at.x, at.y, -0.79, 1.6, |c| {
            runner(c, dice.pick(&[SUN, WHITE, TEAL]))
        });
    });
}

/// A runner from above who runs upwards, the low sun at the left.
fn runner(c: &mut Canvas, shirt: Ink) {
    let skin = ink(0x9A_5F3F);
    let long = capsule(v(0.0, 0.0), v(124.0, 120.0), 50.0).blend(&circle(20.0).at(150.0, 146.0), 14.0);
    let limbs = stroke(&[v(-4.0, 20.0), v(52.0, 96.0), v(30.0, 120.0)], 17.0);
    c.soft(&long.or(&limbs), 7.0, NAVY.fade(0.45));
    c.fill(&capsule(v(14.0, 4.0), v(17.0, -50.0), 19.0), skin);
    c.fill(&rect(18.0, 28.0, 9.0).at(17.0, -56.0), WHITE);
    c.fill(&capsule(v(-14.0, 6.0), v(-17.0, 52.0), 19.0), skin.dark(0.15));
    c.fill(&rect(18.0, 28.0, 9.0).at(-17.0, 60.0), WHITE.dark(0.1));
    c.fill(
        &stroke(&[v(-30.0, 0.0), v(-46.0, -22.0), v(-27.0, -48.0)], 15.0),
        skin,
    );
    c.fill(
        &stroke(&[v(30.0, 2.0), v(50.0, 24.0), v(40.0, 46.0)], 15.0),
        skin.dark(0.1),
    );
    let torso = ellipse(41.0, 24.0);
    c.shadow(&torso, 5.0, 5.0, 0.3);
    c.fill(
        &torso,
        linear(
            v(-36.0, -10.0),
            v(36.0, 14.0),
            shirt.light(0.25),
            shirt.dark(0.12),
        ),
    );
    c.shadow(&circle(21.0).at(0.0, -6.0), 5.0, 5.0, 0.35);
    c.fill(&circle(21.0).at(0.0, -6.0), ink(0x38_2018));
    c.soft(&circle(8.0).at(-6.0, -12.0), 6.0, WHITE.fade(0.25));
}

pub(super) fn sunrise(c: &mut Canvas, dice: &mut Dice) {
    let half = c.half();
    let high = dice.pick(&[ink(0x2E_4C86), ink(0x53_3A7B), ink(0x1F_6A8A)]);
    let low = ink(0xFF_B36B);
    c.backdrop(down(-half.y, 60.0, high, low));
    c.soft(
        &ellipse(half.x * 1.3, 260.0).at(0.0, 60.0),
        240.0,
        ink(0xFF_DC9A).fade(0.6),
    );
    for (y, x, w) in [
        (-330.0, -240.0, 300.0),
        (-270.0, 250.0, 380.0),
        (-190.0, -330.0, 240.0),
        (-150.0, 340.0, 200.0),
    ] {
        let cloud = capsule(v(x - w / 2.0, y), v(x + w / 2.0, y), 26.0).or(&capsule(
            v(x - w / 4.0, y - 22.0),
            v(x + w / 3.0, y - 20.0),
            24.0,
        ));
        c.soft(
            &cloud,
            12.0,
            down(y - 40.0, y + 20.0, ink(0xFF_C9A8).fade(0.55), CORAL.fade(0.35)),
        );
    }
    c.soft(&circle(130.0).at(0.0, -10.0), 100.0, ink(0xFF_F0C2).fade(0.7));
    c.fill(
        &circle(120.0).at(0.0, -10.0),
        down(-130.0, 80.0, ink(0xFF_F6D8), SUN),
    );
    for (x, w, h, tone) in [
        (-420.0, 420.0, 130.0, 0.3),
        (-640.0, 380.0, 190.0, 0.55),
        (520.0, 420.0, 120.0, 0.35),
        (780.0, 340.0, 180.0, 0.6),
    ] {
        c.fill(&ellipse(w, h).at(x, 70.0), low.mix(high, tone).mix(CORAL, 0.18));
    }
    let water = rect(half.x * 2.2, 1400.0, 0.0).at(0.0, 760.0);
    c.fill(&water, down(60.0, half.y, ink(0xF4_A56C), high.mix(NAVY, 0.55)));
    for i in 0..150_u8 {
        let t = f32::from(i) / 150.0;
        let y = 66.0 + (half.y - 60.0) * t * t;
        let spread = 60.0 + 210.0 * t;
        let x = (dice.between(-1.0, 1.0) + dice.between(-1.0, 1.0)) * spread;
        let wide = dice.between(16.0, 60.0) * (0.5 + 1.5 * t);
        let glint = rect(wide, 3.0 + 6.0 * t, 2.0 + 2.0 * t).at(x, y);
        c.fill(&glint, ink(0xFF_E9B0).fade(0.75 - 0.45 * t));
    }
    for (x, y, zoom) in [(-262.0, 92.0, 0.85), (-350.0, 76.0, 0.5), (210.0, 80.0, 0.6)] {
        c.place(x, y, 0.0, zoom, sailboat);
    }
    lighthouse(c, half.x.min(560.0) - 110.0);
    c.place(dice.between(-60.0, 20.0), 290.0, 0.0, 1.0, sculler);
    for (x, y, zoom) in [(-130.0, -250.0, 1.0), (-60.0, -290.0, 0.7), (150.0, -310.0, 0.8)] {
        c.place(x, y, 0.0, zoom, |c| {
            let wing = curve(v(0.0, 0.0), v(-16.0, -22.0), v(-38.0, -8.0), 8);
            let other: Vec<_> = wing.iter().map(|p| v(-p.x, p.y)).collect();
            c.fill(&stroke(&wing, 5.0).or(&stroke(&other, 5.0)), NAVY.fade(0.8));
        });
    }
}

fn sailboat(c: &mut Canvas) {
    c.soft(&ellipse(70.0, 7.0).at(0.0, 14.0), 8.0, NAVY.fade(0.4));
    c.fill(
        &polygon(&[v(4.0, -172.0), v(4.0, -22.0), v(74.0, -22.0)], 2.0),
        linear(v(0.0, -100.0), v(60.0, 0.0), WHITE, ink(0xFF_D9B8)),
    );
    c.fill(
        &polygon(&[v(-6.0, -146.0), v(-6.0, -22.0), v(-54.0, -22.0)], 2.0),
        CORAL,
    );
    c.fill(&capsule(v(-1.0, -180.0), v(-1.0, -4.0), 4.0), NAVY);
    c.fill(
        &polygon(
            &[v(-74.0, -14.0), v(82.0, -14.0), v(54.0, 10.0), v(-54.0, 10.0)],
            3.0,
        ),
        NAVY,
    );
}

fn lighthouse(c: &mut Canvas, x: f32) {
    c.place(x, 130.0, 0.0, 1.0, |c| {
        let rock = ellipse(190.0, 52.0)
            .at(40.0, 0.0)
            .blend(&ellipse(90.0, 40.0).at(-60.0, 12.0), 20.0);
        c.soft(&ellipse(240.0, 14.0).at(20.0, 44.0), 10.0, NAVY.fade(0.5));
        c.fill(
            &rock.minus(&rect(900.0, 100.0, 0.0).at(0.0, 88.0)),
            down(-50.0, 40.0, ink(0x4A_3F5C), ink(0x1F_2340)),
        );
        let tower = polygon(
            &[v(-24.0, -270.0), v(24.0, -270.0), v(40.0, -36.0), v(-40.0, -36.0)],
            3.0,
        );
        c.fill(&tower, linear(v(-40.0, 0.0), v(40.0, 0.0), WHITE, ink(0xD8_B8A8)));
        for y in [-228.0, -148.0, -68.0] {
            c.fill(
                &tower.and(&rect(120.0, 40.0, 0.0).at(0.0, y)),
                linear(v(-40.0, 0.0), v(40.0, 0.0), CORAL, CORAL.dark(0.25)),
            );
        }
        c.soft(&circle(40.0).at(0.0, -294.0), 60.0, ink(0xFF_F2B8).fade(0.8));
        c.fill(&rect(34.0, 38.0, 3.0).at(0.0, -292.0), ink(0xFF_F6D0));
        c.fill(&rect(62.0, 8.0, 3.0).at(0.0, -272.0), NAVY);
        c.fill(
            &polygon(&[v(-25.0, -311.0), v(25.0, -311.0), v(0.0, -344.0)], 3.0),
            NAVY,
        );
    });
}

/// A rower in a single scull, from the side.
fn sculler(c: &mut Canvas) {
    c.soft(&ellipse(260.0, 10.0).at(0.0, 26.0), 12.0, NAVY.fade(0.55));
    c.fill(&capsule(v(-6.0, -14.0), v(150.0, 30.0), 6.0), SAND);
    c.fill(&ellipse(32.0, 9.0).turned(0.28).at(168.0, 34.0), CORAL);
    let hull = polygon(
        &[v(-250.0, -4.0), v(250.0, -4.0), v(150.0, 16.0), v(-150.0, 16.0)],
        4.0,
    );
    c.fill(&hull, down(-6.0, 20.0, WHITE, ink(0xE0_9A70)));
    c.fill(
        &stroke(&[v(-58.0, -14.0), v(-8.0, -46.0), v(34.0, -8.0)], 22.0),
        NAVY,
    );
    c.fill(&capsule(v(-60.0, -20.0), v(-84.0, -92.0), 40.0), CORAL.dark(0.1));
    c.fill(
        &stroke(&[v(-80.0, -92.0), v(-46.0, -52.0), v(0.0, -32.0)], 15.0),
        ink(0x8A_5238),
    );
    c.fill(&circle(22.0).at(-92.0, -134.0), ink(0x8A_5238));
    c.fill(
        &circle(22.0)
            .at(-95.0, -138.0)
            .minus(&circle(24.0).at(-80.0, -124.0)),
        ink(0x2B_1A1E),
    );
}

pub(super) fn timetable(c: &mut Canvas, dice: &mut Dice) {
    let half = c.half();
    let wide = half.x > half.y * 1.2;
    c.backdrop(radial(
        v(-half.x * 0.4, -half.y * 0.5),
        half.length() * 1.4,
        ink(0x24_4A73),
        NAVY.dark(0.15),
    ));
    let (clock_at, board_at) = if wide {
        (v(-430.0, 0.0), v(330.0, 20.0))
    } else {
        (v(0.0, -250.0), v(0.0, 240.0))
    };
    let zoom = if wide { 1.15 } else { (half.y / 625.0).min(1.0) };
    c.place(clock_at.x, clock_at.y * zoom, 0.0, zoom, |c| {
        clock(c, dice.between(0.0, 12.0).floor())
    });
    c.place(board_at.x, board_at.y * zoom, 0.0, zoom, |c| {
        for day in 0..5_u8 {
            let x = (f32::from(day) - 2.0) * 160.0;
            c.fill(&rect(136.0, 520.0, 22.0).at(x, 0.0), WHITE.fade(0.07));
            c.fill(
                &circle(9.0).at(x, -230.0),
                WHITE.fade(if day == 2 { 1.0 } else { 0.45 }),
            );
            let mut y = -196.0;
            while y < 190.0 {
                let tall = dice.pick(&[52.0, 84.0, 116.0_f32]).min(244.0 - y);
                if dice.between(0.0, 1.0) < 0.74 {
                    let bar = rect(112.0, tall, 15.0).at(x, y + tall / 2.0);
                    let colour = dice.pick(&[CORAL, SUN, TEAL, ink(0x6F_A8DC), SAND]);
                    c.shadow(&bar, 6.0, 8.0, 0.35);
                    c.fill(
                        &bar,
                        linear(
                            v(x - 50.0, y),
                            v(x + 50.0, y + tall),
                            colour.light(0.14),
                            colour.dark(0.06),
                        ),
                    );
                    c.fill(&rect(62.0, 8.0, 4.0).at(x - 12.0, y + 22.0), NAVY.fade(0.65));
                    if tall > 60.0 {
                        c.fill(&rect(38.0, 7.0, 3.5).at(x - 24.0, y + 42.0), NAVY.fade(0.35));
                    }
                }
                y += tall + 12.0;
            }
        }
    });
}

/// A wall clock of 400 units across, at ten past `hour`.
fn clock(c: &mut Canvas, hour: f32) {
    let rim = circle(210.0);
    c.shadow(&rim, 26.0, 40.0, 0.5);
    c.fill(
        &rim,
        linear(
            v(-150.0, -150.0),
            v(150.0, 150.0),
            CORAL.light(0.2),
            CORAL.dark(0.15),
        ),
    );
    c.fill(
        &circle(184.0),
        linear(v(-130.0, -130.0), v(130.0, 130.0), ink(0xE9_DCC6), WHITE),
    );
    for i in 0..12_u8 {
        let long = if i % 3 == 0 { 30.0 } else { 14.0 };
        let tick = capsule(v(0.0, -162.0), v(0.0, -162.0 + long), 9.0).turned(f32::from(i) * FRAC_PI_6);
        c.fill(&tick, NAVY);
    }
    for (angle, long, width) in [
        ((hour + 1.0 / 6.0) * FRAC_PI_6, 84.0, 17.0),
        (PI / 3.0, 132.0, 12.0),
    ] {
        let hand = capsule(v(0.0, 18.0), v(0.0, -long), width).turned(angle);
        c.shadow(&hand, 6.0, 5.0, 0.25);
        c.fill(&hand, NAVY);
    }
    let second = capsule(v(0.0, 40.0), v(0.0, -140.0), 5.0).turned(3.9);
    c.fill(&second, CORAL);
    c.fill(&circle(14.0), CORAL);
}
