//! Shapes as signed distances: negative inside, in units, exact enough near the edge.

use std::ops::{Add, Mul, Sub};
use std::rc::Rc;

/// A point or an offset, in units; `y` grows downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Vec2 {
    pub x: f32,
    pub y: f32,
}

/// The point at `x`, `y`.
pub(super) const fn v(x: f32, y: f32) -> Vec2 {
    Vec2 { x, y }
}

impl Vec2 {
    pub(super) fn length(self) -> f32 {
        self.dot(self).sqrt()
    }

    pub(super) fn dot(self, other: Self) -> f32 {
        self.x * other.x + self.y * other.y
    }

    /// Turned clockwise (as seen) around the origin, in radians.
    pub(super) fn turned(self, angle: f32) -> Self {
        let (sin, cos) = angle.sin_cos();
        self.by(v(cos, sin))
    }

    /// Turned as `direction`, of length 1, is turned from pointing right: cheaper for many points.
    pub(super) fn by(self, direction: Self) -> Self {
        let Self { x: cos, y: sin } = direction;
        v(self.x * cos - self.y * sin, self.x * sin + self.y * cos)
    }
}

impl Add for Vec2 {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        v(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Vec2 {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        v(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f32> for Vec2 {
    type Output = Self;
    fn mul(self, by: f32) -> Self {
        v(self.x * by, self.y * by)
    }
}

/// A box around a shape, outside of which it is not painted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    pub min: Vec2,
    pub max: Vec2,
}

impl Reach {
    /// Around all `points`, and `by` units further.
    pub(super) fn around(points: &[Vec2], by: f32) -> Self {
        let fold = |start: f32, pick: fn(f32, f32) -> f32, axis: fn(&Vec2) -> f32| {
            points.iter().map(axis).fold(start, pick)
        };
        let min = v(
            fold(f32::MAX, f32::min, |p| p.x),
            fold(f32::MAX, f32::min, |p| p.y),
        );
        let max = v(
            fold(f32::MIN, f32::max, |p| p.x),
            fold(f32::MIN, f32::max, |p| p.y),
        );
        Self {
            min: min - v(by, by),
            max: max + v(by, by),
        }
    }

    pub(super) fn corners(self) -> [Vec2; 4] {
        [
            self.min,
            v(self.max.x, self.min.y),
            self.max,
            v(self.min.x, self.max.y),
        ]
    }
}

/// A shape: combine, move and turn it, then hand it to a canvas.
#[derive(Clone)]
pub(super) struct Shape {
    pub reach: Reach,
    pub distance: Rc<dyn Fn(Vec2) -> f32>,
}

fn shape(reach: Reach, distance: impl Fn(Vec2) -> f32 + 'static) -> Shape {
    Shape {
        reach,
        distance: Rc::new(distance),
    }
}

/// A disc around the origin.
pub(super) fn circle(radius: f32) -> Shape {
    shape(Reach::around(&[v(0.0, 0.0)], radius), move |p| {
        p.length() - radius
    })
}

/// An ellipse around the origin with these half axes.
pub(super) fn ellipse(rx: f32, ry: f32) -> Shape {
    let corner = v(rx, ry);
    shape(Reach::around(&[corner, corner * -1.0], 0.0), move |p| {
        let near = v(p.x / rx, p.y / ry).length();
        let slope = v(p.x / (rx * rx), p.y / (ry * ry)).length();
        if near < 0.1 {
            -rx.min(ry) * (1.0 - near)
        } else {
            near * (near - 1.0) / slope
        }
    })
}

/// A box around the origin, `round` being the radius of its corners.
pub(super) fn rect(width: f32, height: f32, round: f32) -> Shape {
    let half = v(width / 2.0, height / 2.0);
    shape(Reach::around(&[half, half * -1.0], 0.0), move |p| {
        let q = v(p.x.abs() - half.x + round, p.y.abs() - half.y + round);
        v(q.x.max(0.0), q.y.max(0.0)).length() + q.x.max(q.y).min(0.0) - round
    })
}

/// A circle's line around the origin, `width` thick.
pub(super) fn ring(radius: f32, width: f32) -> Shape {
    circle(radius).outline(width)
}

/// A straight brush stroke, round at its ends.
pub(super) fn capsule(from: Vec2, to: Vec2, width: f32) -> Shape {
    stroke(&[from, to], width)
}

/// A brush stroke along `points`, round at its ends.
pub(super) fn stroke(points: &[Vec2], width: f32) -> Shape {
    let reach = Reach::around(points, width / 2.0);
    let points = points.to_vec();
    shape(reach, move |p| {
        let legs = points.windows(2).map(|leg| to_leg(p, leg[0], leg[1]).length());
        legs.fold(f32::MAX, f32::min) - width / 2.0
    })
}

/// From the nearest point of the line between `a` and `b` to `p`.
fn to_leg(p: Vec2, a: Vec2, b: Vec2) -> Vec2 {
    let (along, whole) = (p - a, b - a);
    let t = (along.dot(whole) / whole.dot(whole).max(1e-6)).clamp(0.0, 1.0);
    along - whole * t
}

/// A polygon through `points`, its corners rounded outwards by `round`.
pub(super) fn polygon(points: &[Vec2], round: f32) -> Shape {
    let reach = Reach::around(points, round);
    let points = points.to_vec();
    shape(reach, move |p| {
        let mut nearest = f32::MAX;
        let mut inside = false;
        for (i, &a) in points.iter().enumerate() {
            let b = points[(i + 1) % points.len()];
            nearest = nearest.min(to_leg(p, a, b).length());
            if (a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
                inside = !inside;
            }
        }
        (if inside { -nearest } else { nearest }) - round
    })
}

/// A star with `rays` points, the first one upwards.
pub(super) fn star(rays: u8, outer: f32, inner: f32) -> Shape {
    let step = std::f32::consts::PI / f32::from(rays);
    let corner =
        |i: u8| v(0.0, if i.is_multiple_of(2) { -outer } else { -inner }).turned(f32::from(i) * step);
    polygon(&(0..2 * rays).map(corner).collect::<Vec<_>>(), 0.0)
}

/// All of these shapes. Cheaper than a chain of [`Shape::or`]: what is farther than the nearest so
/// far is not asked.
pub(super) fn any(shapes: Vec<Shape>) -> Shape {
    let corners: Vec<_> = shapes.iter().flat_map(|s| [s.reach.min, s.reach.max]).collect();
    shape(Reach::around(&corners, 0.0), move |p| {
        shapes.iter().fold(f32::MAX, |best, s| {
            let beyond = v(
                (s.reach.min.x - p.x).max(p.x - s.reach.max.x).max(0.0),
                (s.reach.min.y - p.y).max(p.y - s.reach.max.y).max(0.0),
            );
            if beyond.length() < best {
                best.min((s.distance)(p))
            } else {
                best
            }
        })
    })
}

/// `count` points along a curve that begins at `from`, leans towards `pull` and ends at `to`.
pub(super) fn curve(from: Vec2, pull: Vec2, to: Vec2, count: u8) -> Vec<Vec2> {
    let point = |i: u8| {
        let t = f32::from(i) / f32::from(count.max(2) - 1);
        let (a, b) = (from + (pull - from) * t, pull + (to - pull) * t);
        a + (b - a) * t
    };
    (0..count.max(2)).map(point).collect()
}

impl Shape {
    /// Moved by these units.
    pub(super) fn at(&self, x: f32, y: f32) -> Self {
        let (by, distance) = (v(x, y), Rc::clone(&self.distance));
        let reach = Reach {
            min: self.reach.min + by,
            max: self.reach.max + by,
        };
        shape(reach, move |p| distance(p - by))
    }

    /// Turned clockwise around the origin, in radians.
    pub(super) fn turned(&self, angle: f32) -> Self {
        let distance = Rc::clone(&self.distance);
        let (sin, cos) = angle.sin_cos();
        let reach = Reach::around(&self.reach.corners().map(|corner| corner.turned(angle)), 0.0);
        shape(reach, move |p| {
            distance(v(p.x * cos + p.y * sin, p.y * cos - p.x * sin))
        })
    }

    /// Only its line, `width` thick.
    pub(super) fn outline(&self, width: f32) -> Self {
        let distance = Rc::clone(&self.distance);
        let reach = Reach::around(&self.reach.corners(), width / 2.0);
        shape(reach, move |p| distance(p).abs() - width / 2.0)
    }

    /// Larger by `by` units all around; smaller when it is negative.
    pub(super) fn grown(&self, by: f32) -> Self {
        let distance = Rc::clone(&self.distance);
        shape(Reach::around(&self.reach.corners(), by), move |p| {
            distance(p) - by
        })
    }

    /// Both shapes.
    pub(super) fn or(&self, other: &Self) -> Self {
        self.blend(other, 0.0)
    }

    /// Both shapes, flowing into each other over about `k` units.
    pub(super) fn blend(&self, other: &Self, k: f32) -> Self {
        let (a, b) = (Rc::clone(&self.distance), Rc::clone(&other.distance));
        let ends = [self.reach.min, self.reach.max, other.reach.min, other.reach.max];
        shape(Reach::around(&ends, k), move |p| {
            let (a, b) = (a(p), b(p));
            let h = (k - (a - b).abs()).max(0.0);
            a.min(b) - if k > 0.0 { h * h / (4.0 * k) } else { 0.0 }
        })
    }

    /// Where both shapes are.
    pub(super) fn and(&self, other: &Self) -> Self {
        let (a, b) = (Rc::clone(&self.distance), Rc::clone(&other.distance));
        let (r, s) = (self.reach, other.reach);
        let min = v(r.min.x.max(s.min.x), r.min.y.max(s.min.y));
        let max = v(r.max.x.min(s.max.x), r.max.y.min(s.max.y));
        shape(Reach { min, max }, move |p| a(p).max(b(p)))
    }

    /// Without the other shape.
    pub(super) fn minus(&self, other: &Self) -> Self {
        let (a, b) = (Rc::clone(&self.distance), Rc::clone(&other.distance));
        shape(self.reach, move |p| a(p).max(-b(p)))
    }
}
